//! This module decides what people are shown of one request: what was asked on which basis, and both sides beside each other,
//! field by field. Our side is taken from the declaration as it is now.

use ::exchange::{Answer, Content, Difference, Disclosed, Request, Row, beside};
use serde::Serialize;
use store::Exchange;
use utoipa::ToSchema;
use uuid::Uuid;

use super::ExchangeView;
use crate::{Denial, Office, OfficeError};

/// A request with both sides. Instants are UTC microseconds.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ExchangeDetail {
    /// What stands in the list.
    #[serde(flatten)]
    pub view: ExchangeView,
    /// Our case: about which we asked, or whose declaration was asked for.
    pub case: Option<Uuid>,
    /// The legal basis.
    pub law: String,
    /// What was asked for.
    pub fields: Vec<String>,
    /// Until when it could be answered.
    pub until: Option<i64>,
    /// Both sides; of what we answered, our side alone. Nothing while there is no answer.
    pub sides: Vec<SideView>,
}

/// A field of both sides.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = ExchangeSide)]
pub struct SideView {
    /// What: `commodity`, `container`, `gross_mass`, `net_mass`, `party`, `quantity` or `value`.
    pub what: String,
    /// Of which commodity, container, currency or party.
    pub of: String,
    /// What we say.
    pub ours: Option<String>,
    /// What the other administration says.
    pub theirs: Option<String>,
    /// Whether they differ by more than was agreed.
    pub differs: bool,
    /// The difference in per cent, or the likeness of names in hundredths; none where one is missing.
    pub figure: Option<String>,
    /// What was agreed on; none where they agree.
    pub allowed: Option<String>,
}

impl From<Row> for SideView {
    fn from(row: Row) -> Self {
        let Row { what, of, left, right, differs } = row;
        let figure = differs.and_then(|(figure, _)| figure).map(|figure| figure.to_string());
        let allowed = differs.map(|(_, allowed)| allowed.to_string());
        Self { what, of, ours: left, theirs: right, differs: differs.is_some(), figure, allowed }
    }
}

impl Office {
    /// A request with both sides.
    ///
    /// # Errors
    /// There is none, or the store failed.
    pub async fn exchange_detail(&self, id: Uuid) -> Result<ExchangeDetail, OfficeError> {
        let kept = self.store.exchange(self.administration, id).await.map_err(OfficeError::Read)?;
        self.detail(kept.ok_or(Denial::NotFound)?).await
    }

    /// What other administrations were asked about a case, the newest first.
    ///
    /// # Errors
    /// The store failed.
    pub async fn exchanges_of(&self, case: Uuid) -> Result<Vec<ExchangeDetail>, OfficeError> {
        let all = self.store.exchanges_of(self.administration, case).await.map_err(OfficeError::Read)?;
        let mut details = Vec::with_capacity(all.len());
        for one in all {
            details.push(self.detail(one).await?);
        }
        Ok(details)
    }

    async fn detail(&self, kept: Exchange) -> Result<ExchangeDetail, OfficeError> {
        // A list of trusted traders that was fetched has no request of this kind.
        let request = Request::read(&kept.request).ok();
        let case = match (kept.case_id, kept.direction.as_str()) {
            (None, "answered") => {
                let found = self.store.case_by_mrn(&self.itself(), &kept.reference).await.map_err(OfficeError::Read)?;
                found.map(|case| case.case_id)
            }
            (case, _) => case,
        };
        let told = kept.answer.as_deref().and_then(|answer| self.answered(&kept.request, answer, &kept.direction));
        let rows = match (&request, told) {
            (_, None) | (None, _) => Vec::new(),
            (Some(_), Some(told)) if kept.direction == "answered" => beside(Some(&told), None, &[]),
            (Some(request), Some(theirs)) => self.against(case, request, &theirs).await?,
        };
        let fields = request.iter().flat_map(|one| &one.fields).map(|field| field.as_str().to_owned()).collect();
        Ok(ExchangeDetail {
            case,
            law: request.as_ref().map(|one| one.law.clone()).unwrap_or_default(),
            fields,
            until: request.as_ref().map(|one| one.until.as_microsecond()),
            sides: rows.into_iter().map(SideView::from).collect(),
            view: kept.into(),
        })
    }

    async fn against(&self, case: Option<Uuid>, request: &Request, theirs: &Disclosed) -> Result<Vec<Row>, OfficeError> {
        let held = match case {
            Some(case) => self.held_against(case, request, theirs).await?,
            None => None,
        };
        let (ours, differences): (Option<Disclosed>, Vec<Difference>) = match held {
            Some((ours, differences)) => (Some(ours), differences),
            None => (None, Vec::new()),
        };
        Ok(beside(ours.as_ref(), Some(theirs), &differences))
    }

    /// What an answer tells. Ours was made here; that of the other side is admitted again.
    fn answered(&self, request: &str, answer: &str, direction: &str) -> Option<Disclosed> {
        let (arrangement, ..) = self.abroad().ok()?;
        let content = match direction {
            "answered" => Answer::read(answer).ok()?.content,
            _ => Answer::admit(arrangement, request, answer).ok()?.content,
        };
        match content {
            Content::Told(told) => Some(*told),
            Content::Refused(_) => None,
        }
    }
}
