//! This module decides what a carrier or a terminal is told of goods that it has before it: whether they may go, and nothing
//! else. Whoever asks must know the movement reference number or the container.

use serde::Serialize;
use store::Case;
use utoipa::ToSchema;

use crate::desk::tie;
use crate::{Caller, Denial, Office, OfficeError};

/// References in one question: a lorry has few, a feeder's bay plan a hundred.
pub const REFERENCES_MAX: usize = 100;
/// Cases of one container that are looked through; the newest counts.
const CASES_OF_CONTAINER: u32 = 1;

/// Whether goods may go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Goods {
    /// Customs let them go.
    MayGo,
    /// They wait for customs, another agency or the trader.
    Wait,
    /// They are detained or seized: nobody moves them.
    Detained,
    /// The declaration came to nothing: refused, withdrawn or expired.
    Void,
    /// No declaration of this number, or none that names this container, is known.
    Unknown,
}

/// What is told of one reference.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct GoodsView {
    /// The reference as it was asked for.
    pub reference: String,
    /// Whether they may go.
    pub goods: Goods,
    /// The movement reference number of the declaration.
    pub mrn: Option<String>,
    /// The type of the declaration (`IMA`).
    pub declaration_type: Option<String>,
    /// When the declaration last changed, UTC microseconds.
    pub since: Option<i64>,
}

impl Office {
    /// Whether goods may go, by movement reference numbers and containers, in the order of the question. A container that
    /// several declarations name is told by the newest.
    ///
    /// # Errors
    /// There is no reference or more than [`REFERENCES_MAX`], or the store failed.
    pub async fn goods(&self, caller: &Caller, references: &[String]) -> Result<Vec<GoodsView>, OfficeError> {
        let asked: Vec<String> = references.iter().map(|one| one.trim().to_uppercase()).filter(|one| !one.is_empty()).collect();
        if asked.is_empty() || asked.len() > REFERENCES_MAX {
            return Err(Denial::Invalid { field: "references", reason: "one_to_a_hundred" }.into());
        }
        // The whole house is looked through, and no more is told than whether goods may go.
        let actor = self.itself();
        let mut told = Vec::with_capacity(asked.len());
        for reference in asked {
            let found = match self.store.case_by_mrn(&actor, &reference).await.map_err(OfficeError::Read)? {
                Some(case) => Some(case),
                None => self.case_of_container(&reference).await?,
            };
            let known = found.filter(|case| !caller.is_related(case.row.owner));
            told.push(view(reference, known.as_ref()));
        }
        Ok(told)
    }

    async fn case_of_container(&self, container: &str) -> Result<Option<Case>, OfficeError> {
        let Some(tie) = tie("container", container) else { return Ok(None) };
        let actor = self.itself();
        let newest = self.store.tied_cases(&actor, &tie, 0, CASES_OF_CONTAINER).await.map_err(OfficeError::Read)?;
        let Some(case) = newest.first() else { return Ok(None) };
        self.store.case(&actor, case.case_id).await.map_err(OfficeError::Read)
    }
}

/// Whether goods of a case in this status may go.
fn goods(status: Option<&str>) -> Goods {
    match status {
        Some("released" | "cleared" | "exited") => Goods::MayGo,
        Some("detained" | "seized") => Goods::Detained,
        Some("rejected" | "expired" | "invalidated") => Goods::Void,
        Some(_) => Goods::Wait,
        None => Goods::Unknown,
    }
}

fn view(reference: String, case: Option<&Case>) -> GoodsView {
    GoodsView {
        reference,
        goods: goods(case.map(|case| case.row.status.as_str())),
        mrn: case.and_then(|case| case.row.mrn.clone()),
        declaration_type: case.map(|case| case.row.declaration_type.clone()),
        since: case.map(|case| case.updated_at),
    }
}

#[cfg(test)]
mod tests {
    use clearance::case::Status;

    use super::*;

    #[test]
    fn goods_go_only_when_customs_let_them_go() {
        use Status::{Accepted, Cleared, Detained, Exited, Expired, Received, Registered, Rejected, Released, Seized};
        let told = |status: Status| goods(Some(status.as_str()));
        for status in [Released, Cleared, Exited] {
            assert_eq!(told(status), Goods::MayGo);
        }
        for status in [Received, Registered, Accepted, Status::HandledExternally] {
            assert_eq!(told(status), Goods::Wait);
        }
        assert_eq!([Detained, Seized].map(told), [Goods::Detained; 2]);
        assert_eq!([Rejected, Expired, Status::Invalidated].map(told), [Goods::Void; 3]);
        assert_eq!(goods(None), Goods::Unknown);
    }
}
