//! This module decides what the house says of an agreement's file that somebody holds: everything in it is taken again, and
//! the first step and field that differ are named. The same check runs offline: `tongguan contract recompute`.

use std::collections::BTreeMap;

use contracts::{Bundle, Contract, NotABundle, Verdict};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use crate::{Denial, Office, OfficeError};

/// A file that somebody holds.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = AgreementFileBody)]
pub struct NewCheck {
    /// The file, as `GET /api/agreements/{agreement}/file` gave it.
    pub file: String,
}

/// What taking everything again found.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = AgreementChecked)]
pub struct CheckedView {
    /// `same`, `differs`, `refused` (a fact cannot be taken) or `missing` (a fact or a record).
    pub verdict: String,
    /// The hash of the agreement that the file holds.
    pub agreement: String,
    /// Steps of the file.
    pub steps: usize,
    /// The hash of the last record when all is the same.
    pub last: Option<String>,
    /// The first step that is not so.
    pub step: Option<usize>,
    /// The first field that differs, as a JSON pointer.
    pub field: Option<String>,
    /// What the file shows there, as JSON.
    pub shown: Option<String>,
    /// What was found, as JSON.
    pub found: Option<String>,
    /// The verdict in words, by language.
    pub text: BTreeMap<String, String>,
}

impl Office {
    /// Takes everything in a file again.
    ///
    /// # Errors
    /// It cannot be read, its agreement cannot be run, or not all parties accepted it.
    pub async fn check_agreement(&self, new: &NewCheck) -> Result<CheckedView, OfficeError> {
        let unreadable = |_| OfficeError::from(Denial::Invalid { field: "file", reason: "not_an_agreement" });
        let bundle = Bundle::read(&new.file).map_err(unreadable)?;
        let contract = Contract::compile(bundle.agreement.clone()).map_err(Self::cannot_be_run)?;
        let (agreement, steps) = (contract.hash().to_string(), bundle.records.len());
        let law = self.law_of(&contract).await?;
        // A contract may calculate duty for each of its facts.
        let checked = tokio::task::spawn_blocking(move || bundle.check(law)).await.map_err(|_| OfficeError::Contended)?;
        let verdict = checked.map_err(|error| match error {
            NotABundle::Agreement(problems) => Self::cannot_be_run(problems),
            NotABundle::NotInForce(refusal) => Denial::Contract(refusal).into(),
            other => unreadable(other),
        })?;
        Ok(checked_view(&verdict, agreement, steps))
    }
}

fn checked_view(verdict: &Verdict, agreement: String, steps: usize) -> CheckedView {
    let empty = CheckedView {
        verdict: String::new(),
        agreement,
        steps,
        last: None,
        step: None,
        field: None,
        shown: None,
        found: None,
        text: verdict.text().0,
    };
    let json = |value: &Value| Some(value.to_string());
    match verdict {
        Verdict::Same { last, .. } => CheckedView { verdict: "same".to_owned(), last: Some(last.clone()), ..empty },
        Verdict::Refused { step, .. } => CheckedView { verdict: "refused".to_owned(), step: Some(*step), ..empty },
        Verdict::Missing { step, .. } => CheckedView { verdict: "missing".to_owned(), step: Some(*step), ..empty },
        Verdict::Differs { step, field, shown, found } => CheckedView {
            verdict: "differs".to_owned(),
            step: Some(*step),
            field: Some(field.clone()),
            shown: json(shown),
            found: json(found),
            ..empty
        },
    }
}
