//! This module decides how an officer asks another administration for its side of a movement of goods, and what differs
//! from ours.

use ::exchange::{Answer, Content, Difference, Disclosed, Field, Request, compare, disclose};
use jiff::SignedDuration;
use serde::{Deserialize, Serialize};
use store::Exchange;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::environment::{id, random};
use crate::{Caller, Denial, Office, OfficeError};

/// How long a request of ours may be answered.
const GOOD_FOR: SignedDuration = SignedDuration::from_mins(10);

/// What is asked for about a case.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = NewExchangeRequest)]
pub struct NewRequest {
    /// Who is asked, by its name in the arrangement.
    pub to: String,
    /// What for, by its name in the arrangement.
    pub purpose: String,
    /// The movement reference number of the declaration there.
    pub declaration: String,
    /// What is asked for (`values`, `masses`, `quantities`, `commodities`, `parties`, `containers`).
    pub fields: Vec<String>,
}

/// A request on its way.
#[derive(Debug, Clone)]
pub struct Asking {
    /// Its id.
    pub id: Uuid,
    /// Where to.
    pub url: String,
    /// The signed note.
    pub note: String,
    case: Uuid,
}

/// Something in which both sides differ by more than was agreed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = ExchangeDifference)]
pub struct DifferenceView {
    /// What: `commodity`, `container`, `gross_mass`, `net_mass`, `party`, `quantity` or `value`.
    pub what: String,
    /// Of which commodity, container, currency or pair of parties.
    pub of: String,
    /// What the country of export says.
    pub exported: Option<String>,
    /// What the country of import says.
    pub imported: Option<String>,
    /// The difference in per cent, or the likeness of names in hundredths.
    pub figure: Option<String>,
    /// What was agreed on.
    pub allowed: String,
}

impl From<Difference> for DifferenceView {
    fn from(one: Difference) -> Self {
        let Difference { what, of, exported, imported, figure, allowed } = one;
        Self { what, of, exported, imported, figure: figure.map(|figure| figure.to_string()), allowed: allowed.to_string() }
    }
}

/// What came of a request.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = ExchangeAsked)]
pub struct Asked {
    /// Its id.
    pub id: Uuid,
    /// `answered`, or why not, as a stable code.
    pub outcome: String,
    /// In what the two sides differ; nothing when they agree.
    pub differences: Vec<DifferenceView>,
}

impl Office {
    /// Makes and keeps a request of ours about a case; the caller sends it and concludes it.
    ///
    /// # Errors
    /// The arrangement has no such administration, purpose or field, or the store failed.
    pub async fn ask_exchange(&self, caller: &Caller, case: Uuid, new: &NewRequest) -> Result<Asking, OfficeError> {
        let now = self.environment.now();
        let (arrangement, us, signer) = self.abroad()?;
        let unknown = |field| Denial::Invalid { field, reason: "not_agreed" };
        let to = arrangement.administration.get(&new.to).filter(|_| new.to != us).ok_or(unknown("to"))?;
        let purpose = arrangement.purpose.get(&new.purpose).ok_or(unknown("purpose"))?;
        let fields: Option<Vec<Field>> = new.fields.iter().map(|field| Field::parse(field)).collect();
        let fields = fields.filter(|fields| !fields.is_empty()).ok_or(unknown("fields"))?;
        let request = Request {
            arrangement: arrangement.hash().map_err(|_| unknown("to"))?.to_string(),
            from: us,
            to: new.to.clone(),
            purpose: new.purpose.clone(),
            law: purpose.law.clone(),
            declaration: new.declaration.trim().to_owned(),
            fields,
            until: now.saturating_add(GOOD_FOR).unwrap_or(now),
            nonce: verifier::hash::hex(&random::<16>(self.environment.as_ref())),
        };
        let note = signer.note(&request.text());
        if Request::read(&note).is_err() {
            return Err(Denial::Invalid { field: "declaration", reason: "form" }.into());
        }
        let kept = Exchange {
            id: id(self.environment.as_ref(), now),
            direction: "asked".to_owned(),
            peer: request.to,
            nonce: request.nonce,
            purpose: request.purpose,
            reference: request.declaration,
            outcome: "waiting".to_owned(),
            request: note.clone(),
            answer: None,
            at: now.as_microsecond(),
            case_id: Some(case),
        };
        let event = self.exchange_event("exchange.asked.v1", &note, "", now)?;
        if !self.store.put_exchange(self.administration, &kept, &event).await.map_err(OfficeError::Read)? {
            return Err(OfficeError::Contended);
        }
        let subject = format!("{} {}", kept.peer, kept.purpose);
        self.audit(caller.id, "exchange.asked", "done", &subject, &kept.reference, true).await;
        Ok(Asking { id: kept.id, url: to.url.clone(), note, case })
    }

    /// Takes the answer to a request of ours, holds it against our declaration, and notes on the case what differs.
    ///
    /// # Errors
    /// The answer is not to this request, was not signed by whom we asked, says what was not asked for, or the store failed.
    pub async fn conclude_exchange(&self, caller: &Caller, asking: &Asking, answer: &str) -> Result<Asked, OfficeError> {
        let now = self.environment.now();
        let (arrangement, ..) = self.abroad()?;
        let admitted = Answer::admit(arrangement, &asking.note, answer).map_err(Denial::Exchange)?;
        let (outcome, differences) = match &admitted.content {
            Content::Refused(refusal) => (refusal.code(), Vec::new()),
            Content::Told(theirs) => ("answered", self.differences(asking, theirs).await?),
        };
        let event = self.exchange_event("exchange.concluded.v1", &asking.note, answer, now)?;
        let keep = self.store.conclude_exchange(self.administration, asking.id, (outcome, answer), &event, now.as_microsecond());
        if !keep.await.map_err(OfficeError::Read)? {
            return Err(Denial::Taken.into());
        }
        if !differences.is_empty() {
            let of = differences.iter().map(|one| format!("{} {}", one.what, one.of)).collect::<Vec<_>>().join(", ");
            let text = format!("{} says otherwise (对方申报不符): {of}", admitted.from);
            self.note(caller, asking.case, "note", &text.chars().take(crate::denial::TEXT_CHARACTERS_MAX).collect::<String>())
                .await?;
        }
        Ok(Asked { id: asking.id, outcome: outcome.to_owned(), differences: differences.into_iter().map(Into::into).collect() })
    }

    async fn differences(&self, asking: &Asking, theirs: &Disclosed) -> Result<Vec<Difference>, OfficeError> {
        let request = Request::read(&asking.note).map_err(Denial::Exchange)?;
        let (_, differences) = self.held_against(asking.case, &request, theirs).await?.ok_or(Denial::NotFound)?;
        Ok(differences)
    }

    /// What of a case of ours was told for a request, and in what the other side differs; none when there is no such case.
    pub(super) async fn held_against(
        &self,
        case: Uuid,
        request: &Request,
        theirs: &Disclosed,
    ) -> Result<Option<(Disclosed, Vec<Difference>)>, OfficeError> {
        let (arrangement, ..) = self.abroad()?;
        let Some(declaration) = self.declaration(&self.itself(), case).await? else { return Ok(None) };
        let ours = disclose(&request.declaration, &declaration, &request.fields);
        // Whoever asks about an export has the import, and the other way round.
        let (exported, imported) = if declaration.movement().0 == "EX" { (&ours, theirs) } else { (theirs, &ours) };
        let differences = compare(exported, imported, &arrangement.tolerance);
        Ok(Some((ours, differences)))
    }
}
