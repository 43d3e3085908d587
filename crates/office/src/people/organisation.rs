//! This module decides what the house is made of: regions, offices, sections, other agencies and firms, and what each
//! handles.

use jiff::civil::Date;
use store::{COMPETENCES_MAX, Competence, Organisation};
use uuid::Uuid;

use crate::denial::{NAME_CHARACTERS_MAX, text};
use crate::environment::id;
use crate::{Caller, Denial, Office, OfficeError};

const KINDS: [&str; 5] = ["region", "office", "section", "agency", "firm"];
/// Characters of a prefix of a code.
const PREFIX_CHARACTERS_MAX: usize = 17;
/// Characters of the number of a firm.
const NUMBER_CHARACTERS_MAX: usize = 17;

/// An organisation to be.
#[derive(Debug, Clone)]
pub struct NewOrganisation {
    /// What it is part of; the administration when not given.
    pub owner: Option<Uuid>,
    /// `region`, `office`, `section`, `agency` or `firm`.
    pub kind: String,
    /// English name.
    pub name_en: String,
    /// Chinese name.
    pub name_zh: String,
    /// Of a firm, what it declares as.
    pub firm: FirmCard,
}

/// What is known of a firm.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FirmCard {
    /// The number under which it declares.
    pub number: Option<String>,
    /// The day on which it was founded.
    pub founded: Option<Date>,
}

/// What an organisation is to handle: prefixes of codes and a matter, each empty for any.
#[derive(Debug, Clone, Default)]
pub struct Handles {
    /// Of the procedure.
    pub procedure: String,
    /// Of the goods code.
    pub goods: String,
    /// Of the place.
    pub place: String,
    /// The matter, as the law in force has it.
    pub subject: String,
}

impl Office {
    /// A matter of the law in force, or none.
    fn known_subject(&self, subject: &str) -> Result<String, Denial> {
        let law = self.law();
        let mut known = law.edition().subjects(self.today());
        let is_known = subject.is_empty() || known.any(|row| law.edition().text(row.code) == subject);
        if is_known { Ok(subject.to_owned()) } else { Err(Denial::Invalid { field: "subject", reason: "unknown" }) }
    }

    /// Adds an organisation.
    ///
    /// # Errors
    /// A field cannot be taken, or the store failed.
    pub async fn create_organisation(&self, caller: &Caller, new: &NewOrganisation) -> Result<Organisation, OfficeError> {
        if !KINDS.contains(&new.kind.as_str()) {
            return Err(Denial::Invalid { field: "kind", reason: "unknown" }.into());
        }
        let organisations = self.store.organisations(&caller.actor).await.map_err(OfficeError::Read)?;
        let owner = new.owner.unwrap_or(self.administration);
        if !organisations.iter().any(|one| one.id == owner && one.kind != "firm") {
            return Err(Denial::Invalid { field: "owner", reason: "unknown" }.into());
        }
        let card = self.tidied_firm(&new.firm, &organisations, None)?;
        if card != FirmCard::default() && new.kind != "firm" {
            return Err(Denial::Invalid { field: "number", reason: "not_a_firm" }.into());
        }
        let now = self.environment.now();
        let made = Organisation {
            id: id(self.environment.as_ref(), now),
            owner,
            kind: new.kind.clone(),
            name_en: text("name_en", &new.name_en, NAME_CHARACTERS_MAX)?,
            name_zh: text("name_zh", &new.name_zh, NAME_CHARACTERS_MAX)?,
            created_at: now.as_microsecond(),
            number: card.number,
            founded: card.founded.map(|day| day.to_string()),
        };
        self.store.insert_organisation(&caller.actor, &made).await.map_err(OfficeError::Read)?;
        self.refresh_firms().await?;
        self.audit(caller.id, "organisation.created", "done", &made.id.to_string(), &made.kind, false).await;
        Ok(made)
    }

    /// Says the number under which a firm declares and when it was founded.
    ///
    /// # Errors
    /// A field cannot be taken, another has the number, there is no such firm, or the store failed.
    pub async fn put_firm(&self, caller: &Caller, firm: Uuid, card: &FirmCard) -> Result<(), OfficeError> {
        let organisations = self.store.organisations(&caller.actor).await.map_err(OfficeError::Read)?;
        let card = self.tidied_firm(card, &organisations, Some(firm))?;
        let founded = card.founded.map(|day| day.to_string());
        let put = self.store.put_firm(&caller.actor, firm, &card.number, &founded).await;
        if !put.map_err(OfficeError::Read)? {
            return Err(Denial::NotFound.into());
        }
        self.refresh_firms().await?;
        let what = format!("{} {}", card.number.unwrap_or_default(), founded.unwrap_or_default());
        self.audit(caller.id, "firm.described", "done", &firm.to_string(), &what, false).await;
        Ok(())
    }

    fn tidied_firm(&self, card: &FirmCard, all: &[Organisation], own: Option<Uuid>) -> Result<FirmCard, Denial> {
        let refused = |field, reason| Err(Denial::Invalid { field, reason });
        let number = card.number.as_deref().map(str::trim).filter(|number| !number.is_empty()).map(str::to_ascii_uppercase);
        if let Some(number) = &number {
            if number.len() > NUMBER_CHARACTERS_MAX || !number.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
                return refused("number", "form");
            }
            if all.iter().any(|one| Some(one.id) != own && one.number.as_ref() == Some(number)) {
                return refused("number", "in_use");
            }
        }
        if card.founded.is_some_and(|day| day > self.today()) {
            return refused("founded", "in_the_future");
        }
        Ok(FirmCard { number, founded: card.founded })
    }

    /// Gives an organisation something to handle.
    ///
    /// # Errors
    /// A field cannot be taken, or the store failed.
    pub async fn give_competence(&self, caller: &Caller, organisation: Uuid, given: &Handles) -> Result<Competence, OfficeError> {
        let organisations = self.store.organisations(&caller.actor).await.map_err(OfficeError::Read)?;
        let found = organisations.iter().find(|one| one.id == organisation).ok_or(Denial::NotFound)?;
        if found.kind == "firm" {
            return Err(Denial::Invalid { field: "organisation", reason: "a_firm_handles_nothing" }.into());
        }
        let all = self.store.competences(&caller.actor).await.map_err(OfficeError::Read)?;
        if all.iter().filter(|one| one.owner == organisation).count() >= COMPETENCES_MAX {
            return Err(Denial::Invalid { field: "organisation", reason: "too_many" }.into());
        }
        let prefix = |field: &'static str, value: &str| {
            let is_code = value.len() <= PREFIX_CHARACTERS_MAX && value.bytes().all(|byte| byte.is_ascii_alphanumeric());
            if is_code { Ok(value.to_ascii_uppercase()) } else { Err(Denial::Invalid { field, reason: "form" }) }
        };
        let made = Competence {
            id: id(self.environment.as_ref(), self.environment.now()),
            owner: organisation,
            procedure: prefix("procedure", &given.procedure)?,
            goods: prefix("goods", &given.goods)?,
            place: prefix("place", &given.place)?,
            subject: self.known_subject(&given.subject)?,
        };
        self.store.insert_competence(&caller.actor, &made).await.map_err(OfficeError::Read)?;
        let what = format!("{}/{}/{}/{}", made.procedure, made.goods, made.place, made.subject);
        self.audit(caller.id, "competence.given", "done", &organisation.to_string(), &what, true).await;
        Ok(made)
    }

    /// Takes a competence away.
    ///
    /// # Errors
    /// There is none, or the store failed.
    pub async fn take_competence(&self, caller: &Caller, competence: Uuid) -> Result<(), OfficeError> {
        if !self.store.delete_competence(&caller.actor, competence).await.map_err(OfficeError::Read)? {
            return Err(Denial::NotFound.into());
        }
        self.audit(caller.id, "competence.taken", "done", &competence.to_string(), "", true).await;
        Ok(())
    }
}
