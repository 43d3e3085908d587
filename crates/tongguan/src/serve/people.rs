//! This module decides who works in the demonstration: an office that handles everything, an agency beside it, the firms
//! that declare, a broker with mandates of two of them, a carrier; a person for each role, with generated passwords that are said once, and a register of authorisations.

use identity::{ExposeSecret, SecretString};
use jiff::civil::{Date, date};
use office::authorisations::{NewAuthorisation, NewRegister};
use office::people::FirstUser;
use office::people::mandates::NewMandate;
use office::people::organisation::{FirmCard, Handles, NewOrganisation};
use office::people::sign_in::Attempt;
use office::people::users::NewUser;
use office::{Caller, Office};
use uuid::Uuid;

use super::Failure;
use crate::clear::print;
use crate::traffic::{FIRMS, HELD, authorisation};

/// Login, name, language and role of everybody who works for no firm that declares.
const PEOPLE: [(&str, &str, &str, &str); 10] = [
    ("wei", "Wei Lan 魏岚", "zh", "officer"),
    ("harris", "Jo Harris", "en", "officer"),
    ("osei", "Ama Osei", "en", "supervisor"),
    ("zhou", "Zhou Min 周敏", "zh", "supervisor"),
    ("lin", "Lin Tao 林涛", "zh", "analyst"),
    ("price", "Morgan Price", "en", "auditor"),
    ("okoro", "Ada Okoro", "en", "cashier"),
    ("reid", "Kirsty Reid", "en", "agency_officer"),
    ("patel", "Asha Patel", "en", "broker"),
    ("lind", "Erik Lind", "en", "carrier"),
];

/// Login, name and language of who answers for each of the firms, in their order.
const TRADERS: [(&str, &str, &str); FIRMS.len()] = [
    ("chen", "Chen Yu 陈羽", "zh"),
    ("brown", "Ivy Brown", "en"),
    ("murray", "Iain Murray", "en"),
    ("adams", "Sam Adams", "en"),
    ("liu", "Liu Qing 刘青", "zh"),
    ("dean", "Ruth Dean", "en"),
    ("khan", "Omar Khan", "en"),
    ("grant", "Ella Grant", "en"),
];
/// When each of the firms was founded, in their order; made up as they are.
const FOUNDED: [Date; FIRMS.len()] = [
    date(2009, 3, 2),
    date(1998, 9, 14),
    date(2015, 6, 1),
    date(2003, 11, 20),
    date(2018, 4, 9),
    date(2011, 1, 17),
    date(2026, 5, 4),
    date(2007, 8, 27),
];
/// Firms that the broker acts for: the first so many.
const MANDATES: usize = 2;

/// Somebody who can sign in.
pub struct Person {
    pub login: String,
    pub password: SecretString,
}

/// Who works in the demonstration.
pub struct People {
    /// The firms that declare, in the order of [`FIRMS`].
    pub firms: Vec<Firm>,
    /// Those who work the queue.
    pub officers: Vec<Person>,
    /// Who answers for the other agency.
    pub agency: Person,
}

/// A firm that declares.
pub struct Firm {
    /// The number under which it declares.
    pub number: &'static str,
    /// The firm.
    pub id: Uuid,
    /// Its key, with which the made-up traffic is handed in.
    pub key: String,
    /// Who answers for it.
    pub trader: Person,
}

impl People {
    /// The firm of a number; what no firm declares is the first one's.
    pub fn firm(&self, number: &str) -> Option<&Firm> {
        self.firms.iter().find(|firm| firm.number == number).or(self.firms.first())
    }
}

/// Makes them.
pub async fn populate(office: &Office, first: FirstUser) -> Result<People, Failure> {
    let administrator = sign_in(office, Person { login: first.login, password: first.password }).await?;
    let organisation = |kind: &str, name_en: &str, name_zh: &str| NewOrganisation {
        owner: None,
        kind: kind.to_owned(),
        name_en: name_en.to_owned(),
        name_zh: name_zh.to_owned(),
        firm: FirmCard::default(),
    };
    let customs =
        office.create_organisation(&administrator, &organisation("office", "Estuary Customs House", "河口海关")).await?;
    office.give_competence(&administrator, customs.id, &Handles::default()).await?;
    let agency =
        office.create_organisation(&administrator, &organisation("agency", "Port Health Authority", "口岸卫生局")).await?;
    office.give_competence(&administrator, agency.id, &Handles::default()).await?;
    let broker =
        office.create_organisation(&administrator, &organisation("firm", "Seaway Customs Brokers Ltd", "海路报关行")).await?;
    let carrier = office.create_organisation(&administrator, &organisation("firm", "Estuary Lines plc", "河口航运公司")).await?;
    print("People of the demonstration; each password is said this once:");
    let (mut officers, mut agencies, mut supervisors) = (Vec::new(), Vec::new(), Vec::new());
    for (login, name, language, role) in PEOPLE {
        let house = match role {
            "broker" => broker.id,
            "carrier" => carrier.id,
            "agency_officer" => agency.id,
            _ => customs.id,
        };
        let person = person(office, &administrator, house, (login, name, language), role).await?;
        match role {
            "officer" => officers.push(person),
            "supervisor" => supervisors.push(sign_in(office, person).await?),
            "agency_officer" => agencies.push(person),
            _ => {}
        }
    }
    let mut firms = Vec::with_capacity(FIRMS.len());
    for (((number, name), who), founded) in FIRMS.into_iter().zip(TRADERS).zip(FOUNDED) {
        let firm = FirmCard { number: Some(number.to_owned()), founded: Some(founded) };
        let new = NewOrganisation { firm, ..organisation("firm", name, name) };
        let id = office.create_organisation(&administrator, &new).await?.id;
        let trader = person(office, &administrator, id, who, "trader").await?;
        let (_, key) = office.make_key(&administrator, "made-up traffic", "trader", Some(id)).await?;
        firms.push(Firm { number, id, key: key.expose_secret().to_owned(), trader });
    }
    for firm in firms.iter().take(MANDATES) {
        let mandate = NewMandate { trader: Some(firm.id), broker: broker.id, valid_from: None, valid_to: None };
        office.give_mandate(&administrator, mandate).await?;
    }
    if let [one, another] = supervisors.as_slice() {
        register(office, [one, another], &firms).await?;
    }
    let agency = agencies.pop().ok_or("nobody answers for the agency")?;
    Ok(People { firms, officers, agency })
}

/// Makes somebody, and says the password.
async fn person(
    office: &Office,
    administrator: &Caller,
    organisation: Uuid,
    (login, name, language): (&str, &str, &str),
    role: &str,
) -> Result<Person, Failure> {
    let (login, name, language) = (login.to_owned(), name.to_owned(), language.to_owned());
    let new = NewUser { login, name, language, organisation, roles: vec![role.to_owned()] };
    let (_, password) = office.create_user(administrator, &new).await?;
    print(&format!("  {role:<14} {:<8} {}", new.login, password.expose_secret()));
    Ok(Person { login: new.login, password })
}

async fn sign_in(office: &Office, Person { login, password }: Person) -> Result<Caller, Failure> {
    let attempt = Attempt { login, password, code: None, passkey: None, agent: "demonstration".to_owned() };
    let session = office.sign_in(attempt).await?;
    Ok(office.caller_of_session(session.token.expose_secret()).await?)
}

/// Lays down what the firms of the made-up traffic hold; one entry more waits for the second supervisor.
async fn register(office: &Office, [one, another]: [&Caller; 2], firms: &[Firm]) -> Result<(), Failure> {
    let entry = |kind: &str, (holder, name): (&str, &str)| NewAuthorisation {
        conditions: String::new(),
        firm: firms.iter().find(|firm| firm.number == holder).map(|firm| firm.id),
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
