//! This module decides who works in the demonstration: an office that handles everything, an agency beside it, a firm that
//! declares, its broker with a mandate, a carrier; a person for each role, with generated passwords that are said once, and a register of authorisations.

use identity::{ExposeSecret, SecretString};
use jiff::civil::date;
use office::authorisations::{NewAuthorisation, NewRegister};
use office::people::FirstUser;
use office::people::mandates::NewMandate;
use office::people::organisation::{Handles, NewOrganisation};
use office::people::sign_in::Attempt;
use office::people::users::NewUser;
use office::{Caller, Office};
use uuid::Uuid;

use super::Failure;
use crate::clear::print;
use crate::traffic::{FIRMS, HELD, authorisation};

/// Login, name, language and role of everybody.
const PEOPLE: [(&str, &str, &str, &str); 12] = [
    ("wei", "Wei Lan 魏岚", "zh", "officer"),
    ("harris", "Jo Harris", "en", "officer"),
    ("osei", "Ama Osei", "en", "supervisor"),
    ("zhou", "Zhou Min 周敏", "zh", "supervisor"),
    ("lin", "Lin Tao 林涛", "zh", "analyst"),
    ("price", "Morgan Price", "en", "auditor"),
    ("okoro", "Ada Okoro", "en", "cashier"),
    ("reid", "Kirsty Reid", "en", "agency_officer"),
    ("chen", "Chen Yu 陈羽", "zh", "trader"),
    ("adams", "Sam Adams", "en", "trader"),
    ("patel", "Asha Patel", "en", "broker"),
    ("lind", "Erik Lind", "en", "carrier"),
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
    /// Who answers for the other agency.
    pub agency: Person,
    /// Who answers for the firm.
    pub trader: Person,
}

/// Makes them.
pub async fn populate(office: &Office, first: FirstUser) -> Result<People, Failure> {
    let administrator = sign_in(office, Person { login: first.login, password: first.password }).await?;
    let organisation = |kind: &str, name_en: &str, name_zh: &str| NewOrganisation {
        owner: None,
        kind: kind.to_owned(),
        name_en: name_en.to_owned(),
        name_zh: name_zh.to_owned(),
    };
    let customs =
        office.create_organisation(&administrator, &organisation("office", "Estuary Customs House", "河口海关")).await?;
    office.give_competence(&administrator, customs.id, &Handles::default()).await?;
    let agency =
        office.create_organisation(&administrator, &organisation("agency", "Port Health Authority", "口岸卫生局")).await?;
    office.give_competence(&administrator, agency.id, &Handles::default()).await?;
    let firm = office
        .create_organisation(&administrator, &organisation("firm", "Albion Tea & Grocery Ltd", "阿尔比恩茶业杂货公司"))
        .await?;
    let broker =
        office.create_organisation(&administrator, &organisation("firm", "Seaway Customs Brokers Ltd", "海路报关行")).await?;
    let carrier = office.create_organisation(&administrator, &organisation("firm", "Estuary Lines plc", "河口航运公司")).await?;
    let mandate = NewMandate { trader: Some(firm.id), broker: broker.id, valid_from: None, valid_to: None };
    office.give_mandate(&administrator, mandate).await?;
    print("People of the demonstration; each password is said this once:");
    let (mut officers, mut agencies, mut traders, mut supervisors) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (login, name, language, role) in PEOPLE {
        let house = match role {
            "trader" => firm.id,
            "broker" => broker.id,
            "carrier" => carrier.id,
            "agency_officer" => agency.id,
            _ => customs.id,
        };
        let new = NewUser {
            login: login.to_owned(),
            name: name.to_owned(),
            language: language.to_owned(),
            organisation: house,
            roles: vec![role.to_owned()],
        };
        let (_, password) = office.create_user(&administrator, &new).await?;
        print(&format!("  {role:<14} {login:<8} {}", password.expose_secret()));
        let person = Person { login: login.to_owned(), password };
        match role {
            "officer" => officers.push(person),
            "supervisor" => supervisors.push(sign_in(office, person).await?),
            "agency_officer" => agencies.push(person),
            "trader" => traders.push(person),
            _ => {}
        }
    }
    if let [one, another] = supervisors.as_slice() {
        register(office, [one, another], firm.id).await?;
    }
    let (_, key) = office.make_key(&administrator, "made-up traffic", "trader", Some(firm.id)).await?;
    let trader = traders.pop().ok_or("nobody answers for the firm")?;
    let agency = agencies.pop().ok_or("nobody answers for the agency")?;
    Ok(People { firm: firm.id, key: key.expose_secret().to_owned(), officers, agency, trader })
}

async fn sign_in(office: &Office, Person { login, password }: Person) -> Result<Caller, Failure> {
    let attempt = Attempt { login, password, code: None, passkey: None, agent: "demonstration".to_owned() };
    let session = office.sign_in(attempt).await?;
    Ok(office.caller_of_session(session.token.expose_secret()).await?)
}

/// Lays down what the firms of the made-up traffic hold; one entry more waits for the second supervisor.
async fn register(office: &Office, [one, another]: [&Caller; 2], firm: Uuid) -> Result<(), Failure> {
    let entry = |kind: &str, (holder, name): (&str, &str)| NewAuthorisation {
        conditions: String::new(),
        firm: (holder == FIRMS[0].0).then_some(firm),
        holder: holder.to_owned(),
        kind: kind.to_owned(),
        name: name.to_owned(),
        number: authorisation(kind, holder),
        valid_from: date(2024, 1, 1),
        valid_to: None,
    };
    for kind in HELD {
        for held in FIRMS {
            let id = office.propose_authorisation(one, entry(kind, held)).await?;
            office.confirm_authorisation(another, id).await?;
        }
        let kept = NewRegister { from: office.today(), kind: kind.to_owned() };
        let id = office.propose_register(one, &kept).await?;
        office.confirm_register(another, id).await?;
    }
    // The samples that ship name these.
    let in_northern_ireland = ("XI100000000004", FIRMS[3].1);
    let named = [
        NewAuthorisation { number: "XIDPO1000001".to_owned(), ..entry("DPO", in_northern_ireland) },
        NewAuthorisation { number: "XICGU10000000000420240101000001".to_owned(), ..entry("CGU", in_northern_ireland) },
        NewAuthorisation { number: "GBDPO1000001".to_owned(), ..entry("DPO", FIRMS[3]) },
        NewAuthorisation { number: "GBCGU10000000000120260101000001".to_owned(), ..entry("CGU", FIRMS[3]) },
    ];
    for named in named {
        let id = office.propose_authorisation(one, named).await?;
        office.confirm_authorisation(another, id).await?;
    }
    office.propose_authorisation(one, entry("AEOF", FIRMS[0])).await?;
    Ok(())
}
