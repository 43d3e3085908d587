//! This module decides what people of the house are told of the arrangement with other administrations: who takes part, what
//! may be asked for what, and how far both sides may differ.

use std::collections::BTreeMap;

use ::exchange::{Administration, Arrangement, Purpose};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{Denial, Office, OfficeError};

/// What administrations have agreed on. Instants are UTC microseconds.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ArrangementView {
    /// Its name.
    pub name: String,
    /// Its hash, which every request names.
    pub hash: String,
    /// Who this house is in it.
    pub us: String,
    /// From when on it counts.
    pub valid_from: i64,
    /// Until when.
    pub valid_to: i64,
    /// Whether trusted traders of the one are trusted by the other.
    pub recognises_trusted_traders: bool,
    /// How far both sides may differ.
    pub tolerance: ToleranceView,
    /// Who takes part.
    pub administrations: Vec<AdministrationView>,
    /// What may be asked for.
    pub purposes: Vec<PurposeView>,
}

/// How far both sides may differ.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = ArrangementTolerance)]
pub struct ToleranceView {
    /// Of values, per cent of the larger.
    pub value_percent: String,
    /// Of masses, per cent of the larger.
    pub mass_percent: String,
    /// Of quantities, per cent of the larger.
    pub quantity_percent: String,
    /// From which likeness on two names are the same, in hundredths.
    pub name_hundredths: u32,
}

/// An administration that takes part.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = ArrangementAdministration)]
pub struct AdministrationView {
    /// Its name in the arrangement.
    pub name: String,
    /// What it is called, by language.
    pub called: BTreeMap<String, String>,
    /// Its public key.
    pub key: String,
    /// Where it is asked.
    pub url: String,
}

/// What one may ask for, and what for.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = ArrangementPurpose)]
pub struct PurposeView {
    /// Its name.
    pub name: String,
    /// What it is called, by language.
    pub called: BTreeMap<String, String>,
    /// The legal basis.
    pub law: String,
    /// The fields that may be asked for.
    pub fields: Vec<String>,
    /// Who may ask; all when empty.
    pub by: Vec<String>,
}

impl Office {
    /// The arrangement in which the house takes part; none when it takes part in none.
    ///
    /// # Errors
    /// It cannot be written, which means a defect.
    pub fn arrangement_view(&self) -> Result<Option<ArrangementView>, OfficeError> {
        let Ok((arrangement, us, _)) = self.abroad() else { return Ok(None) };
        let Arrangement { name, valid_from, valid_to, administration, purpose, tolerance, recognises_trusted_traders } =
            arrangement;
        let administration_view = |(name, one): (&String, &Administration)| AdministrationView {
            name: name.clone(),
            called: one.text.0.clone(),
            key: one.key.clone(),
            url: one.url.clone(),
        };
        let purpose_view = |(name, one): (&String, &Purpose)| PurposeView {
            name: name.clone(),
            called: one.text.0.clone(),
            law: one.law.clone(),
            fields: one.fields.iter().map(|field| field.as_str().to_owned()).collect(),
            by: one.by.clone(),
        };
        Ok(Some(ArrangementView {
            name: name.clone(),
            hash: arrangement.hash().map_err(|_| Denial::NotFound)?.to_string(),
            us,
            valid_from: valid_from.as_microsecond(),
            valid_to: valid_to.as_microsecond(),
            recognises_trusted_traders: *recognises_trusted_traders,
            tolerance: ToleranceView {
                value_percent: tolerance.value_percent.to_string(),
                mass_percent: tolerance.mass_percent.to_string(),
                quantity_percent: tolerance.quantity_percent.to_string(),
                name_hundredths: tolerance.name_hundredths,
            },
            administrations: administration.iter().map(administration_view).collect(),
            purposes: purpose.iter().map(purpose_view).collect(),
        }))
    }
}
