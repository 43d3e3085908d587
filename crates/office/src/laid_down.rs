//! This module decides what the evidence log is told of what people laid down for the house (profiles, lists, models,
//! agreements, authorisations, editions of the law): who did what to which version, and the hash of what it says. What it says stays with
//! those whom it concerns.

use jiff::Timestamp;
use reference::Hash;
use serde::Serialize;
use store::{Activation, Authorisation, Directive, NewEvent, Step};
use uuid::Uuid;

use crate::environment::random;
use crate::{Office, OfficeError};

/// What an event of the log says of a step. Members are in the order of their names.
#[derive(Serialize)]
struct Told<'a> {
    at: Timestamp,
    by: Uuid,
    #[serde(skip_serializing_if = "Option::is_none")]
    counts_from: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    directive: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    edition: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ending: Option<String>,
    kind: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<u32>,
    subject: Uuid,
}

impl Office {
    /// The event of a step of a directive: its subject is the thing, the same in all versions.
    pub(crate) fn directive_event(&self, one: &Directive, step: Step, by: Uuid, at: Timestamp) -> Result<NewEvent, OfficeError> {
        let directive = Some(Hash(one.hash).to_string());
        let kind = format!("{}.{}.v1", one.kind, step.as_str());
        self.laid_down(Told {
            at,
            by,
            counts_from: None,
            directive,
            edition: None,
            ending: None,
            kind,
            number: Some(one.number),
            subject: one.subject,
        })
    }

    /// The event of a step of an activation.
    pub(crate) fn activation_event(
        &self,
        one: &Activation,
        step: Step,
        by: Uuid,
        at: Timestamp,
    ) -> Result<NewEvent, OfficeError> {
        let edition = Some(Hash(one.edition).to_string());
        let kind = format!("edition.{}.v1", step.as_str());
        let counts_from = Some(one.counts_from.as_str());
        self.laid_down(Told { at, by, counts_from, directive: None, edition, ending: None, kind, number: None, subject: one.id })
    }

    /// The event of a step of an entry of the register of authorisations; of its end with the hash of what was said of that.
    pub(crate) fn authorisation_event(
        &self,
        one: &Authorisation,
        (step, ending): (Step, Option<[u8; 32]>),
        by: Uuid,
        at: Timestamp,
    ) -> Result<NewEvent, OfficeError> {
        let directive = Some(Hash(one.hash).to_string());
        let ending = ending.map(|hash| Hash(hash).to_string());
        let kind = format!("authorisation.{}.v1", step.as_str());
        self.laid_down(Told { at, by, counts_from: None, directive, edition: None, ending, kind, number: None, subject: one.id })
    }

    fn laid_down(&self, told: Told<'_>) -> Result<NewEvent, OfficeError> {
        let bytes = clearance::canonical(&told).map_err(OfficeError::Record)?;
        Ok(NewEvent { kind: told.kind, bytes, salt: random(self.environment.as_ref()) })
    }
}
