//! This module decides what of a case can be shown field by field, and signs it: the declaration as it is now, and of its
//! decision what the trader may know. Why a lane was chosen is not in it.

use clearance::Record;
use disclosure::{Issuer, LogPlace, NotPresented, Preview, SALT_BYTES, Terms, issue, present, preview, purposes, read_holder};
use serde_json::{Value, json};
use store::{Actor, Log};
use uuid::Uuid;

use super::{EvidenceError, proof, seconds};
use crate::dossier::Dossier;
use crate::environment::random;
use crate::{Office, OfficeError};

/// Days for which something is good that is to be shown, when none are said.
const DAYS: u32 = 30;
/// Days at most.
const DAYS_MAX: u32 = 366;
/// Fields that are chosen at once.
const FIELDS_MAX: usize = 1_000;
/// Characters of a field's path, an audience or a number.
const CHARACTERS_MAX: usize = 512;

/// All that a case can show.
const EVERYTHING: [&str; 2] = ["/declaration", "/decision"];

/// The fields that are chosen, and whether all of them must be there; none for everything.
type Chosen = Option<(Vec<String>, bool)>;

/// What is to be shown, to whom.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wish {
    /// A named set of fields.
    pub purpose: Option<String>,
    /// Paths of further fields. Without purpose and fields everything is issued, for the holder to choose from later.
    pub fields: Vec<String>,
    /// Who alone it is for.
    pub audience: Option<String>,
    /// The number that they gave.
    pub nonce: Option<String>,
    /// For how many days it is good.
    pub days: Option<u32>,
    /// The holder's public key in base64url: whoever shows it must sign as well.
    pub holder: Option<String>,
}

/// What can be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The file (SD-JWT, RFC 9901).
    pub file: String,
    /// Until when it is good, in seconds since 1970.
    pub until: u64,
}

/// Why nothing can be shown.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoDisclosure {
    /// There is no such case for this reader.
    #[error("there is no such case")]
    NoCase,
    /// The decision is not in the signed log yet.
    #[error("the decision is not sealed yet; ask again in a second")]
    NotSealed,
    /// This node has no keys.
    #[error("this node has no keys of the evidence log, so it signs nothing")]
    NoKeys,
    /// Something of the wish cannot be fulfilled.
    #[error("{name} cannot be taken: {value}")]
    Wish {
        /// Which part of it.
        name: &'static str,
        /// What was wished.
        value: String,
    },
}

impl Office {
    /// Signs what a case shows: all of it for its holder, or the fields of a wish.
    ///
    /// # Errors
    /// The store failed, or the log is damaged. A case that shows nothing is no error.
    pub async fn disclose(&self, actor: &Actor, case: Uuid, wish: &Wish) -> Result<Result<Shown, NoDisclosure>, EvidenceError> {
        let Some(dossier) = self.dossier(actor, case).await? else { return Ok(Err(NoDisclosure::NoCase)) };
        let (fields, terms) = match self.terms(wish) {
            Ok(terms) => terms,
            Err(refused) => return Ok(Err(refused)),
        };
        let Some(keys) = &self.issuer else { return Ok(Err(NoDisclosure::NoKeys)) };
        let Some((place, _)) = self.decided(actor, case).await? else { return Ok(Err(NoDisclosure::NotSealed)) };
        let key = keys.token_key();
        // A token's text always has the form that the keys sign.
        let sign = |text: &str| keys.sign_token(text).unwrap_or([0; 64]);
        let issuer = Issuer { origin: keys.origin(), key: &key, sign: &sign };
        let mut salt = || random::<SALT_BYTES>(self.environment.as_ref());
        let whole = issue(&document(&dossier).map_err(OfficeError::Kept)?, &terms, &place, &issuer, &mut salt);
        let until = terms.until.unwrap_or_default();
        let file = match fields {
            None => Ok(whole),
            Some((fields, is_strict)) => {
                let fields: Vec<&str> = fields.iter().map(String::as_str).collect();
                present(&whole, &fields, is_strict, None)
            }
        };
        Ok(match file {
            Ok(file) => Ok(Shown { file, until }),
            Err(NotPresented::NoField(value)) => Err(NoDisclosure::Wish { name: "fields", value }),
            Err(NotPresented::NotIssued) => Err(NoDisclosure::Wish { name: "fields", value: String::new() }),
        })
    }

    /// What a wish would show of a case, and what not. Nothing is signed.
    ///
    /// # Errors
    /// The store failed. A wish that cannot be fulfilled is no error.
    pub async fn preview_disclosure(
        &self,
        actor: &Actor,
        case: Uuid,
        wish: &Wish,
    ) -> Result<Result<Preview, NoDisclosure>, EvidenceError> {
        let Some(dossier) = self.dossier(actor, case).await? else { return Ok(Err(NoDisclosure::NoCase)) };
        let fields = match self.terms(wish) {
            Ok((fields, _)) => fields,
            Err(refused) => return Ok(Err(refused)),
        };
        let document = document(&dossier).map_err(OfficeError::Kept)?;
        // Whatever is issued for the holder to choose from is shown to the holder.
        let (fields, is_strict) = fields.unwrap_or_else(|| (EVERYTHING.map(str::to_owned).to_vec(), true));
        let wished: Vec<&str> = fields.iter().map(String::as_str).collect();
        let found = preview(&document, &wished);
        Ok(match found.nowhere.first().and_then(|place| fields.get(*place)).filter(|_| is_strict) {
            Some(field) => Err(NoDisclosure::Wish { name: "fields", value: field.clone() }),
            None => Ok(found),
        })
    }

    /// Where in the signed log the decision in force stands, and the bytes of its event; none before it is sealed.
    pub(super) async fn decided(&self, actor: &Actor, case: Uuid) -> Result<Option<(LogPlace, Vec<u8>)>, EvidenceError> {
        let head = self.store.log_head(self.administration, Log::C2sp).await?;
        let events = self.store.events(actor, case).await?;
        let (Some(head), Some((course, record))) = (head, proof::course(&events)?) else { return Ok(None) };
        let note = verifier::note::Note::read(&head.checkpoint);
        let origin = note.and_then(|note| verifier::checkpoint::Checkpoint::read(note.text).map(|read| read.origin.to_owned()));
        let origin = origin.ok_or(EvidenceError::Kept("the checkpoint"))?;
        let Some(first) = course.first() else { return Ok(None) };
        let index = proof::index(first, head.size);
        Ok(index.map(|index| (LogPlace { origin, index, record }, first.bytes.clone())))
    }

    /// The fields of a wish, whether all of them must be there, and the terms.
    fn terms(&self, wish: &Wish) -> Result<(Chosen, Terms), NoDisclosure> {
        let refuse = |name, value: &str| Err(NoDisclosure::Wish { name, value: value.chars().take(CHARACTERS_MAX).collect() });
        let is_long = |text: &&String| text.chars().count() > CHARACTERS_MAX || text.is_empty();
        for (name, text) in [("audience", &wish.audience), ("nonce", &wish.nonce)] {
            if let Some(text) = text.as_ref().filter(is_long) {
                return refuse(name, text);
            }
        }
        let days = wish.days.unwrap_or(DAYS);
        if days == 0 || days > DAYS_MAX {
            return refuse("days", &days.to_string());
        }
        if wish.fields.len() > FIELDS_MAX {
            return refuse("fields", &wish.fields.len().to_string());
        }
        if let Some(field) = wish.fields.iter().find(is_long) {
            return refuse("fields", field);
        }
        let holder = match &wish.holder {
            None => None,
            Some(text) => match read_holder(text) {
                Some(holder) => Some(holder),
                None => return refuse("holder", text),
            },
        };
        let mut fields = wish.fields.clone();
        let is_strict = wish.purpose.is_none();
        if let Some(name) = &wish.purpose {
            let Some(purpose) = purposes::purpose(name) else { return refuse("purpose", name) };
            fields.extend(purpose.fields.iter().cloned());
        }
        let at = seconds(self.environment.now());
        let until = Some(at + u64::from(days) * 24 * 60 * 60);
        let terms = Terms { at, until, audience: wish.audience.clone(), nonce: wish.nonce.clone(), holder };
        Ok(((!fields.is_empty()).then_some((fields, is_strict)), terms))
    }
}

/// What a case can show.
fn document(dossier: &Dossier) -> Result<Value, serde_json::Error> {
    let Record { decision, facts, .. } = &dossier.record;
    let assessment = &decision.assessment;
    let values = assessment.values.iter().map(|value| {
        json!({
            "item": value.item,
            "customs_value": value.customs_value.amount.to_string(),
            "currency": value.customs_value.currency.to_string(),
        })
    });
    let taxes = assessment.lines.iter().map(|line| {
        json!({
            "item": line.item,
            "type": line.tax_type,
            "rate": line.rate,
            "base": line.base.to_string(),
            "amount": line.amount.to_string(),
            "payable": line.payable.to_string(),
        })
    });
    let totals = assessment.totals.iter().map(|total| json!({ "type": total.tax_type, "payable": total.payable.to_string() }));
    Ok(json!({
        "declaration": serde_json::to_value(&dossier.declaration)?,
        "decision": {
            "mrn": dossier.row.mrn,
            "outcome": decision.outcome.as_str(),
            "status": dossier.life.case.status.as_str(),
            "legal_date": facts.legal_date.to_string(),
            "edition": { "pack": decision.edition.pack, "version": decision.edition.version, "hash": decision.edition.hash.to_string() },
            "currency": assessment.currency.to_string(),
            "payable": assessment.payable().to_string(),
            "values": values.collect::<Vec<_>>(),
            "taxes": taxes.collect::<Vec<_>>(),
            "totals": totals.collect::<Vec<_>>(),
        },
    }))
}
