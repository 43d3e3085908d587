//! This module decides how the house asks other administrations and answers them: each request and each answer is signed,
//! kept, sealed in the evidence log as a commitment, and in the audit trail.

mod arranged;
mod ask;
mod look;
mod recognised;

use ::exchange::{Answer, Arrangement, Content, Refusal, Request, disclose};
use jiff::Timestamp;
use ledger::Signer;
use reference::Hash;
use serde::Serialize;
use serde_json::json;
use store::{Exchange, NewEvent};
use utoipa::ToSchema;
use uuid::Uuid;

pub use arranged::{AdministrationView, ArrangementView, PurposeView, ToleranceView};
pub use ask::{Asked, Asking, DifferenceView, NewRequest};
pub use look::{ExchangeDetail, SideView};
pub use recognised::{NewRecognised, RecognisedTraders, RecognisedVersion, RecognisedView, TheirsView, TrustedTrader};

use crate::environment::{id, random};
use crate::{Caller, Denial, Office, OfficeError};

/// What was asked or answered. Instants are UTC microseconds.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ExchangeView {
    /// Its id.
    pub id: Uuid,
    /// `asked` by us or `answered` by us.
    pub direction: String,
    /// The other administration.
    pub peer: String,
    /// What for.
    pub purpose: String,
    /// Which declaration.
    pub reference: String,
    /// `answered`, `waiting`, or why not, as a stable code.
    pub outcome: String,
    /// The request, as it was signed.
    pub request: String,
    /// The answer, as it was signed.
    pub answer: Option<String>,
    /// When.
    pub at: i64,
}

impl Office {
    /// What is agreed, who we are in it, and our key.
    pub(crate) fn abroad(&self) -> Result<(&Arrangement, String, &Signer), OfficeError> {
        let signer = self.signer.as_deref().ok_or(Denial::NotFound)?;
        let arrangement = self.arrangement.as_deref().ok_or(Denial::NotFound)?;
        let ours = |name: &&String| arrangement.key(name).as_ref() == Some(signer.key());
        let us = arrangement.administration.keys().find(ours).ok_or(Denial::NotFound)?;
        Ok((arrangement, us.clone(), signer))
    }

    /// Answers a request of another administration. What it signed and we do not answer is refused by a signed answer too.
    ///
    /// # Errors
    /// Nobody who takes part in the arrangement signed it, there is no arrangement, or the store failed.
    pub async fn answer_exchange(&self, note: &str) -> Result<String, OfficeError> {
        let now = self.environment.now();
        let (arrangement, us, _) = self.abroad()?;
        let admitted = Request::admit(arrangement, &us, note, now);
        let request = match (&admitted, Request::read(note)) {
            // Whoever did not sign gets no signature of ours.
            (Err(refusal @ (Refusal::NotAMessage | Refusal::UnknownAdministration | Refusal::NotSigned)), _)
            | (Err(refusal @ Refusal::OtherArrangement), _) => {
                self.audit(Uuid::nil(), "exchange.refused", "refused", refusal.code(), "", true).await;
                return Err(Denial::Exchange(*refusal).into());
            }
            (_, Ok(request)) => request,
            (_, Err(refusal)) => return Err(Denial::Exchange(refusal).into()),
        };
        let content = match admitted {
            Ok(request) => self.content_for(&request).await?,
            Err(refusal) => Content::Refused(refusal),
        };
        self.keep_answer(&request, note, content, now).await
    }

    /// What is told of a declaration, or that there is none.
    async fn content_for(&self, request: &Request) -> Result<Content, OfficeError> {
        let actor = self.itself();
        let case = self.store.case_by_mrn(&actor, &request.declaration).await.map_err(OfficeError::Read)?;
        let declaration = match case {
            Some(case) => self.declaration(&actor, case.case_id).await?,
            None => None,
        };
        Ok(match declaration {
            Some(declaration) => Content::Told(Box::new(disclose(&request.declaration, &declaration, &request.fields))),
            None => Content::Refused(Refusal::NotFound),
        })
    }

    async fn keep_answer(&self, request: &Request, note: &str, content: Content, now: Timestamp) -> Result<String, OfficeError> {
        let signed = |content: Content| self.sign_answer(note, content, now);
        let outcome = match &content {
            Content::Told(_) => "answered",
            Content::Refused(refusal) => refusal.code(),
        };
        let answer = signed(content)?;
        let kept = Exchange {
            id: id(self.environment.as_ref(), now),
            direction: "answered".to_owned(),
            peer: request.from.clone(),
            nonce: request.nonce.clone(),
            purpose: request.purpose.clone(),
            reference: request.declaration.clone(),
            outcome: outcome.to_owned(),
            request: note.to_owned(),
            answer: Some(answer.clone()),
            at: now.as_microsecond(),
            case_id: None,
        };
        let event = self.exchange_event("exchange.answered.v1", note, &answer, now)?;
        let is_new = self.store.put_exchange(self.administration, &kept, &event).await.map_err(OfficeError::Read)?;
        let (outcome, answer) =
            if is_new { (outcome, answer) } else { ("replayed", signed(Content::Refused(Refusal::Replayed))?) };
        let done = if outcome == "answered" { "done" } else { "refused" };
        let subject = format!("{} {} {outcome}", request.from, request.purpose);
        self.audit(Uuid::nil(), "exchange.answered", done, &subject, &request.declaration, true).await;
        Ok(answer)
    }

    fn sign_answer(&self, note: &str, content: Content, now: Timestamp) -> Result<String, OfficeError> {
        let (_, us, signer) = self.abroad()?;
        let answer = Answer { request: Request::hash(note).to_string(), from: us, at: now, content };
        Ok(signer.note(&answer.text().map_err(OfficeError::Record)?))
    }

    /// The event by which a request and its answer go into the evidence log: their hashes, nothing of what they say.
    pub(crate) fn exchange_event(
        &self,
        kind: &str,
        request: &str,
        answer: &str,
        now: Timestamp,
    ) -> Result<NewEvent, OfficeError> {
        let hash = |text: &str| Hash::of(text.as_bytes()).to_string();
        let said = json!({ "answer": hash(answer), "at": now, "kind": kind, "request": hash(request) });
        let bytes = clearance::canonical(&said).map_err(OfficeError::Record)?;
        Ok(NewEvent { kind: kind.to_owned(), bytes, salt: random(self.environment.as_ref()) })
    }

    /// What was asked and answered, the newest first, at most 500.
    ///
    /// # Errors
    /// The store failed.
    pub async fn exchanges(&self, _caller: &Caller) -> Result<Vec<ExchangeView>, OfficeError> {
        let all = self.store.exchanges(self.administration).await.map_err(OfficeError::Read)?;
        Ok(all.into_iter().map(ExchangeView::from).collect())
    }
}

impl From<Exchange> for ExchangeView {
    fn from(one: Exchange) -> Self {
        let Exchange { id, direction, peer, purpose, reference, outcome, request, answer, at, .. } = one;
        Self { id, direction, peer, purpose, reference, outcome, request, answer, at }
    }
}
