//! This module decides who works in the demonstration: an office that handles everything, a firm that declares, and a
//! person for each role, with generated passwords that are said once.

use identity::{ExposeSecret, SecretString};
use office::Office;
use office::people::FirstUser;
use office::people::organisation::{Handles, NewOrganisation};
use office::people::sign_in::Attempt;
use office::people::users::NewUser;
use uuid::Uuid;

use super::Failure;
use crate::clear::print;

/// Login, name, language and role of everybody; those of the firm come last.
const PEOPLE: [(&str, &str, &str, &str); 9] = [
    ("wei", "Wei Lan 魏岚", "zh", "officer"),
    ("harris", "Jo Harris", "en", "officer"),
    ("osei", "Ama Osei", "en", "supervisor"),
    ("lin", "Lin Tao 林涛", "zh", "analyst"),
    ("price", "Morgan Price", "en", "auditor"),
    ("okoro", "Ada Okoro", "en", "cashier"),
    ("chen", "Chen Yu 陈羽", "zh", "trader"),
    ("adams", "Sam Adams", "en", "trader"),
    ("patel", "Asha Patel", "en", "broker"),
];

/// Somebody who can sign in.
pub struct Person {
    pub login: String,
    pub password: SecretString,
}

/// Who works in the demonstration.
pub struct People {
    /// The firm that declares.
    pub firm: Uuid,
    /// Its key, with which the made-up traffic is handed in.
    pub key: String,
    /// Those who work the queue.
    pub officers: Vec<Person>,
    /// Who answers for the firm.
    pub trader: Person,
}

/// Makes them.
pub async fn populate(office: &Office, first: FirstUser) -> Result<People, Failure> {
    let attempt =
        Attempt { login: first.login, password: first.password, code: None, passkey: None, agent: "demonstration".to_owned() };
    let session = office.sign_in(attempt).await?;
    let administrator = office.caller_of_session(session.token.expose_secret()).await?;
    let organisation = |kind: &str, name_en: &str, name_zh: &str| NewOrganisation {
        owner: None,
        kind: kind.to_owned(),
        name_en: name_en.to_owned(),
        name_zh: name_zh.to_owned(),
    };
    let customs =
        office.create_organisation(&administrator, &organisation("office", "Estuary Customs House", "河口海关")).await?;
    office.give_competence(&administrator, customs.id, &Handles::default()).await?;
    let firm = office
        .create_organisation(&administrator, &organisation("firm", "Albion Tea & Grocery Ltd", "阿尔比恩茶业杂货公司"))
        .await?;
    print("People of the demonstration; each password is said this once:");
    let (mut officers, mut traders) = (Vec::new(), Vec::new());
    for (login, name, language, role) in PEOPLE {
        let is_firm = matches!(role, "trader" | "broker");
        let new = NewUser {
            login: login.to_owned(),
            name: name.to_owned(),
            language: language.to_owned(),
            organisation: if is_firm { firm.id } else { customs.id },
            roles: vec![role.to_owned()],
        };
        let (_, password) = office.create_user(&administrator, &new).await?;
        print(&format!("  {role:<12} {login:<8} {}", password.expose_secret()));
        let person = Person { login: login.to_owned(), password };
        match role {
            "officer" => officers.push(person),
            "trader" => traders.push(person),
            _ => {}
        }
    }
    let (_, key) = office.make_key(&administrator, "made-up traffic", "trader", Some(firm.id)).await?;
    let trader = traders.pop().ok_or("nobody answers for the firm")?;
    Ok(People { firm: firm.id, key: key.expose_secret().to_owned(), officers, trader })
}
