//! This module decides what people are told of forms, so that they can fill one in: its roles, its terms, and the facts that
//! it listens to.

use contracts::{Form, Kind, Listen, Member, shipped};
use declaration::LanguageMap;
use rules::Sort;
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;
use utoipa::ToSchema;

use crate::{Office, OfficeError};

/// A name of a form with what people call it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = AgreementName)]
pub struct NamedView {
    /// Its name.
    pub name: String,
    /// What it is called, by language.
    pub called: BTreeMap<String, String>,
}

/// Something that is filled in.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = AgreementMember)]
pub struct MemberView {
    /// Its name.
    pub name: String,
    /// What it is called, by language.
    pub called: BTreeMap<String, String>,
    /// `text`, `number` (12.5) or `amount` (500.00 GBP).
    pub sort: String,
}

/// A fact that counts.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = AgreementListens)]
pub struct ListenView {
    /// The name under which it is stated.
    pub name: String,
    /// What it is called, by language.
    pub called: BTreeMap<String, String>,
    /// The roles that may state it.
    pub by: Vec<String>,
    /// What it says.
    pub members: Vec<MemberView>,
}

/// A form that ships.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = AgreementForm)]
pub struct FormView {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// What it is called, by language.
    pub title: BTreeMap<String, String>,
    /// Who takes part.
    pub roles: Vec<NamedView>,
    /// What each agreement fills in.
    pub terms: Vec<MemberView>,
    /// The facts that count.
    pub listens: Vec<ListenView>,
    /// It as agreements hold it.
    #[schema(value_type = Object)]
    pub form: Value,
}

/// The forms that ship, and what the house itself signs with.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = AgreementForms)]
pub struct FormsView {
    /// The forms.
    pub forms: Vec<FormView>,
    /// The house's public key, for the role that it plays.
    pub house_key: Option<String>,
    /// The hash of the edition of the law that counts today, for forms that pin one.
    pub edition: String,
}

impl Office {
    /// The forms that ship.
    ///
    /// # Errors
    /// A form cannot be written, which means a defect.
    pub fn agreement_forms(&self) -> Result<FormsView, OfficeError> {
        let forms = shipped().iter().map(form_view).collect::<Result<_, _>>().map_err(OfficeError::Kept)?;
        let house_key = self.signer.as_ref().map(|signer| signer.key().to_string());
        Ok(FormsView { forms, house_key, edition: self.law().id().hash.clone() })
    }
}

fn form_view(form: &Form) -> Result<FormView, serde_json::Error> {
    let named = |name: &str, called: &LanguageMap| NamedView { name: name.to_owned(), called: called.0.clone() };
    Ok(FormView {
        name: form.name.clone(),
        version: form.version.clone(),
        title: form.title.0.clone(),
        roles: form.party.iter().map(|role| named(&role.role, &role.text)).collect(),
        terms: form.term.iter().map(|term| member(&term.name, term.text.0.clone(), term.sort)).collect(),
        listens: listens(&form.listen),
        form: serde_json::to_value(form)?,
    })
}

/// The facts that a form listens to.
pub(super) fn listens(all: &[Listen]) -> Vec<ListenView> {
    let view = |listen: &Listen| {
        let kind = Kind::find(&listen.fact)?;
        let members = kind.members.iter().map(|one: &Member| member(one.name, both(one.called), one.sort)).collect();
        Some(ListenView { name: listen.name.clone(), called: both(kind.called), by: listen.by.clone(), members })
    };
    all.iter().filter_map(view).collect()
}

fn member(name: &str, called: BTreeMap<String, String>, sort: Sort) -> MemberView {
    let sort = match sort {
        Sort::Text => "text",
        Sort::Number => "number",
        Sort::Amount => "amount",
    };
    MemberView { name: name.to_owned(), called, sort: sort.to_owned() }
}

fn both((en, zh): (&str, &str)) -> BTreeMap<String, String> {
    [("en", en), ("zh", zh)].into_iter().map(|(tag, text)| (tag.to_owned(), text.to_owned())).collect()
}
