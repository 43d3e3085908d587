//! Agreements in a running house: accepted by all, fed by parties and by cases, told, recomputed; and a contract lets
//! nothing go that customs would not.

use std::sync::Arc;

use axum::http::StatusCode;
use contracts::{Agreement, Bundle, Contract, Fact, Form, Party, Verdict};
use ledger::Signer;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::town::{Browser, NO_LUCK, RED, Town, YELLOW};

const FORM: &str = include_str!("../../../../contracts/release-on-clean-scan.toml");
const DUTY: &str = include_str!("../../../../contracts/duty.toml");
const CONTAINER: &str = "CSQU3054383";
const SEAL: &str = "CN0042118";

fn key(role: &str) -> Signer {
    Signer::new(&format!("{role}.example"), [role.len() as u8; 32]).unwrap()
}

/// Three firms, two officers, and what they agree on with customs about a case.
struct Agreed {
    town: Town,
    trader: Browser,
    carrier: Browser,
    bank: Browser,
    lin: Browser,
    wu: Browser,
    agreement: Uuid,
    contract: Contract,
    case: String,
}

/// The movement reference number of a case.
async fn mrn(town: &Town, who: &Browser, case: &str) -> String {
    who.get(town, &format!("/api/cases/{case}")).await.body["summary"]["mrn"].as_str().unwrap().to_owned()
}

fn agreement(town: &Town, form: &str, terms: &[(&str, &str)]) -> Agreement {
    let form = Form::read(form).unwrap();
    let house = town.office.signer.as_ref().unwrap().key().to_string();
    let party = |role: &str| {
        let key = if role == "customs" { house.clone() } else { key(role).key().to_string() };
        (role.to_owned(), Party { name: role.to_owned(), key })
    };
    Agreement {
        salt: "5a".repeat(16),
        valid_from: "2026-01-01T00:00:00Z".parse().unwrap(),
        valid_to: "2027-12-31T00:00:00Z".parse().unwrap(),
        terms: terms.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect(),
        parties: form.party.iter().map(|role| party(&role.role)).collect(),
        form,
    }
}

impl Agreed {
    /// An agreement in force about a case that a draw sent to a lane.
    async fn on(draw: u64, has_account: bool) -> Self {
        let town = Town::new().await;
        let trader = town.user("trader", town.firm, &["trader"]).await;
        if has_account {
            let cashier = town.user("cashier", town.customs, &["cashier"]).await;
            let says = json!({ "firm": town.firm, "kind": "cash", "number": "900001", "currency": "GBP", "limit": "0" });
            let account = cashier.post(&town, "/api/payment-accounts", says).await;
            assert_eq!(account.status, StatusCode::CREATED, "{}", account.body);
        }
        let case = town.declare(&trader, draw).await;
        let mrn = mrn(&town, &trader, &case).await;
        let terms = [("container", CONTAINER), ("seal", SEAL), ("mrn", mrn.as_str())];
        let agreement = agreement(&town, FORM, &terms);
        let contract = Contract::compile(agreement.clone()).unwrap();
        let shipping = town.organisation("firm", "Fast Ships", "快船公司").await;
        let banking = town.organisation("firm", "Good Bank", "好银行").await;
        let carrier = town.user("carrier", shipping, &["carrier"]).await;
        let bank = town.user("bank", banking, &["trader"]).await;
        let lin = town.user("lin", town.customs, &["officer"]).await;
        let wu = town.user("wu", town.customs, &["officer"]).await;
        let text = serde_json::to_string(&agreement).unwrap();
        let seats = json!({ "carrier": shipping, "bank": banking });
        let proposed = carrier.post(&town, "/api/agreements", json!({ "agreement": text, "seats": seats })).await;
        assert_eq!(proposed.status, StatusCode::CREATED, "{}", proposed.body);
        assert_eq!(proposed.body["hash"], contract.hash().to_string());
        Self { agreement: proposed.id(), town, trader, carrier, bank, lin, wu, contract, case }
    }

    fn path(&self, below: &str) -> String {
        format!("/api/agreements/{}{below}", self.agreement)
    }

    async fn accept(&self, role: &str) -> bool {
        let note = key(role).note(&self.contract.acceptance(role).unwrap());
        let reply = self.carrier.post(&self.town, &self.path("/acceptances"), json!({ "note": note })).await;
        assert_eq!(reply.status, StatusCode::OK, "{}", reply.body);
        reply.body["in_force"].as_bool().unwrap()
    }

    async fn accept_all(&self) {
        for role in ["carrier", "port", "bank"] {
            assert!(!self.accept(role).await);
        }
        let proposed = self.lin.post(&self.town, &self.path("/house-acceptance"), json!({})).await;
        assert_eq!(proposed.status, StatusCode::CREATED, "{}", proposed.body);
        let path = format!("/api/house-acceptances/{}", proposed.id());
        let own = self.lin.call(&self.town, "PUT", &path, json!({})).await;
        assert_eq!((own.status, own.code()), (StatusCode::CONFLICT, "second_person"));
        let confirmed = self.wu.call(&self.town, "PUT", &path, json!({})).await;
        assert_eq!((confirmed.status, &confirmed.body["in_force"]), (StatusCode::OK, &json!(true)), "{}", confirmed.body);
    }

    fn fact(&self, role: &str, number: u64, fact: &str, members: &[(&str, &str)]) -> Value {
        let at = self.town.office.environment.now();
        let fact = Fact {
            agreement: self.contract.hash().to_string(),
            party: role.to_owned(),
            number,
            at,
            fact: fact.to_owned(),
            members: members.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect(),
        };
        json!({ "note": key(role).note(&fact.text()) })
    }

    fn sealed(&self) -> Value {
        self.fact("carrier", 1, "sealed", &[("container", CONTAINER), ("seal", SEAL)])
    }

    async fn state(&self, fact: Value) -> Value {
        let reply = self.carrier.post(&self.town, &self.path("/facts"), fact).await;
        assert_eq!(reply.status, StatusCode::CREATED, "{}", reply.body);
        reply.body["acts"].clone()
    }

    async fn seal_and_scan(&self) -> Value {
        assert_eq!(self.state(self.sealed()).await, json!([]));
        self.state(self.fact("port", 1, "scanned", &[("container", CONTAINER), ("result", "clean")])).await
    }

    async fn status(&self) -> String {
        let seen = self.lin.get(&self.town, &format!("/api/cases/{}", self.case)).await.body;
        seen["summary"]["status"].as_str().unwrap().to_owned()
    }

    /// Follows until nothing new is written.
    async fn follow(&self) {
        while self.town.office.follow_agreements().await.unwrap() > 0 {}
    }

    async fn view(&self) -> Value {
        let reply = self.bank.get(&self.town, &self.path("")).await;
        assert_eq!(reply.status, StatusCode::OK, "{}", reply.body);
        reply.body
    }

    fn acts(view: &Value) -> Vec<&str> {
        let history = view["history"].as_array().unwrap().iter();
        history.flat_map(|step| step["acts"].as_array().unwrap()).map(|act| act.as_str().unwrap()).collect()
    }
}

#[tokio::test]
async fn a_case_feeds_the_contract_and_the_bank_is_told() {
    let agreed = Agreed::on(NO_LUCK, false).await;
    let early = agreed.carrier.post(&agreed.town, &agreed.path("/facts"), agreed.sealed()).await;
    assert_eq!(early.body["details"]["refusal"]["code"], "not_in_force", "{}", early.body);
    agreed.accept_all().await;
    assert_eq!(agreed.seal_and_scan().await, json!([]));
    // The case was cleared before anybody agreed; the next message about the house's cases brings it in.
    agreed.follow().await;
    let view = agreed.view().await;
    let mrn = agreed.contract.term("mrn").unwrap().to_string();
    let release = format!("release {mrn}");
    assert_eq!(Agreed::acts(&view), [release.as_str(), "notify bank", "notify bank", "notify carrier"], "{view}");
    assert_eq!((&view["steps"], view["in_force_at"].is_i64()), (&json!(4), true));
    let lines = view["text"]["zh"].to_string();
    assert!(lines.contains("请求海关放行") && lines.contains(SEAL), "{lines}");
    assert_eq!(view["history"][2]["members"]["mrn"], mrn);
    let told = agreed.bank.get(&agreed.town, "/api/messages").await.body["messages"].clone();
    let codes: Vec<&Value> = told.as_array().unwrap().iter().map(|message| &message["code"]).collect();
    assert_eq!(codes, [&json!("contract"); 3], "in force, release, released: {told}");
    // Nothing happens twice, whatever is looked at again.
    agreed.town.declare(&agreed.trader, NO_LUCK).await;
    agreed.follow().await;
    assert_eq!(agreed.view().await["steps"], 4);
}

#[tokio::test]
async fn an_agreement_about_a_case_that_is_over_is_told_what_the_case_came_to() {
    let agreed = Agreed::on(NO_LUCK, false).await;
    // Whatever was said of the case has been looked at long before the parties sign.
    agreed.follow().await;
    agreed.accept_all().await;
    agreed.follow().await;
    let known: Vec<Value> = agreed.view().await["known"].as_array().unwrap().iter().map(|fact| fact["name"].clone()).collect();
    assert_eq!(known, [json!("covered"), json!("released")]);
}

#[tokio::test]
async fn strangers_replays_and_other_keys_are_refused() {
    let agreed = Agreed::on(NO_LUCK, false).await;
    // The trader of the case has no seat: for it there is no agreement.
    for path in ["", "/file"] {
        assert_eq!(agreed.trader.get(&agreed.town, &agreed.path(path)).await.status, StatusCode::NOT_FOUND);
    }
    let stranger = agreed.trader.post(&agreed.town, &agreed.path("/facts"), agreed.sealed()).await;
    assert_eq!(stranger.status, StatusCode::NOT_FOUND);
    assert_eq!(agreed.trader.get(&agreed.town, "/api/agreements").await.body["agreements"], json!([]));
    // Whoever has the house's key still needs a second person.
    let house = agreed.town.office.signer.as_ref().unwrap();
    let note = house.note(&agreed.contract.acceptance("customs").unwrap());
    let alone = agreed.lin.post(&agreed.town, &agreed.path("/acceptances"), json!({ "note": note })).await;
    assert_eq!(alone.code(), "second_person");
    let trader = agreed.trader.post(&agreed.town, &agreed.path("/house-acceptance"), json!({})).await;
    assert_eq!(trader.status, StatusCode::FORBIDDEN);
    agreed.accept_all().await;
    let tried = agreed.carrier.post(&agreed.town, &agreed.path("/facts/try"), agreed.sealed()).await;
    assert_eq!((tried.status, &tried.body["number"]), (StatusCode::OK, &json!(1)));
    agreed.state(agreed.sealed()).await;
    let now = agreed.town.office.environment.now();
    let ahead = agreed.fact("port", 1, "scanned", &[("container", CONTAINER), ("result", "clean")])["note"]
        .as_str()
        .unwrap()
        .replace(&now.to_string(), "2027-01-01T00:00:00Z");
    for (fact, code) in [
        (agreed.sealed(), "replayed"),
        (agreed.fact("carrier", 3, "sealed", &[("container", CONTAINER), ("seal", SEAL)]), "out_of_order"),
        (agreed.fact("bank", 1, "sealed", &[("container", CONTAINER), ("seal", SEAL)]), "may_not_state"),
        (agreed.fact("port", 1, "scanned", &[("container", "TEMU6079348"), ("result", "clean")]), "not_about"),
        (json!({ "note": ahead }), "not_signed"),
        (json!({ "note": "nothing" }), "not_a_fact"),
    ] {
        let reply = agreed.carrier.post(&agreed.town, &agreed.path("/facts"), fact).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", reply.body);
        assert_eq!(reply.body["details"]["refusal"]["code"], code, "{}", reply.body);
    }
    let broken = FORM.replace("scanned.result == 'clean'", "scaned.result == 'clean'");
    let terms = [("container", CONTAINER), ("seal", SEAL), ("mrn", "26GB00000000000018")];
    let text = serde_json::to_string(&agreement(&agreed.town, &broken, &terms)).unwrap();
    let reply = agreed.carrier.post(&agreed.town, "/api/agreements", json!({ "agreement": text, "seats": {} })).await;
    assert_eq!(reply.body["details"]["problems"][0]["mend"], "did you mean `scanned.result`?", "{}", reply.body);
}

#[tokio::test]
async fn a_contract_lets_go_only_what_nothing_holds() {
    // Documents are waited for, and the money is not there.
    let agreed = Agreed::on(YELLOW, true).await;
    agreed.accept_all().await;
    assert_eq!(agreed.seal_and_scan().await, json!([]));
    agreed.follow().await;
    assert_eq!((agreed.status().await.as_str(), Agreed::acts(&agreed.view().await).len()), ("accepted", 0));
    // The money comes: the contract asks for release, and is told on the case that documents are still waited for.
    let town = &agreed.town;
    let case: Uuid = agreed.case.parse().unwrap();
    let statement = town.office.settle(case).await.unwrap().unwrap();
    let cashier = town.user("cashier2", town.customs, &["cashier"]).await;
    let paid = json!({ "kind": "payment", "reference": "B1", "amount": statement.due().to_string() });
    let reply = cashier.post(town, &format!("/api/cases/{case}/payments"), paid).await;
    assert_eq!(reply.status, StatusCode::OK, "{}", reply.body);
    agreed.follow().await;
    let view = agreed.view().await;
    assert_eq!(Agreed::acts(&view).len(), 2, "{view}");
    assert_eq!(agreed.status().await, "accepted");
    let notes = agreed.lin.get(town, &format!("/api/cases/{case}/notes")).await.body.to_string();
    assert!(notes.contains("asks for release") && notes.contains("something still holds the goods"), "{notes}");
}

#[tokio::test]
async fn a_contract_never_lets_a_red_case_go() {
    let agreed = Agreed::on(RED, false).await;
    agreed.accept_all().await;
    agreed.seal_and_scan().await;
    let town = &agreed.town;
    let version = agreed.lin.version(town, &agreed.case).await;
    let found =
        agreed.lin.act(town, &agreed.case, "examination-result", version, json!({ "result": "conform", "text": "ok" })).await;
    assert!(found.status.is_success(), "{}", found.body);
    agreed.follow().await;
    assert_eq!(agreed.status().await, "accepted", "two officers let it go, nobody else");
}

#[tokio::test]
async fn any_party_takes_the_file_and_recomputes() {
    let agreed = Agreed::on(NO_LUCK, false).await;
    agreed.accept_all().await;
    agreed.seal_and_scan().await;
    agreed.follow().await;
    let file = agreed.bank.get(&agreed.town, &agreed.path("/file")).await;
    assert_eq!(file.status, StatusCode::OK);
    let read = |value: &Value| Bundle::read(&value.to_string()).unwrap().check(None).unwrap();
    let verdict = read(&file.body);
    assert!(matches!(verdict, Verdict::Same { steps: 4, .. }), "{verdict:?}");
    let mut forged = file.body.clone();
    forged["records"][2]["acts"] = json!([]);
    assert!(matches!(read(&forged), Verdict::Differs { step: 3, field, .. } if field == "/acts"));
    // Each step is a leaf of the evidence log, and opens only by its salt.
    let view = agreed.view().await;
    for step in view["history"].as_array().unwrap() {
        let salt = step["salt"].as_str().unwrap();
        let salt: Vec<u8> = (0..16).map(|at| u8::from_str_radix(&salt[2 * at..2 * at + 2], 16).unwrap()).collect();
        let opened = contracts::commitment(&salt.try_into().unwrap(), step["event"].as_str().unwrap().as_bytes());
        assert_eq!(step["leaf"], opened.to_string());
        assert!(step["event"].as_str().unwrap().contains(step["record"].as_str().unwrap()));
    }
}

#[tokio::test]
async fn a_form_is_filled_in_and_tried_before_anybody_signs() {
    let town = Town::new().await;
    let shipping = town.organisation("firm", "Fast Ships", "快船公司").await;
    let carrier = town.user("carrier", shipping, &["carrier"]).await;
    let forms = carrier.get(&town, "/api/agreement-forms").await.body;
    let form = &forms["forms"][0];
    assert_eq!((&form["name"], &form["listens"][1]["by"]), (&json!("release-on-clean-scan"), &json!(["port", "customs"])));
    assert_eq!(forms["house_key"], town.office.signer.as_ref().unwrap().key().to_string());
    // What the page makes of it: the same form, filled in.
    let terms = [("container", CONTAINER), ("seal", SEAL), ("mrn", "26GB00000000000018")];
    let mut filled = serde_json::to_value(agreement(&town, FORM, &terms)).unwrap();
    filled["form"] = form["form"].clone();
    let fact = |party: &str, fact: &str, members: Value| json!({ "party": party, "at": "2026-11-20T09:00:00Z", "fact": fact, "members": members });
    let facts = [
        fact("carrier", "sealed", json!({ "container": CONTAINER, "seal": SEAL })),
        fact("customs", "covered", json!({ "mrn": "26GB00000000000018", "amount": "12.00 GBP" })),
        fact("bank", "covered", json!({ "mrn": "26GB00000000000018", "amount": "12.00 GBP" })),
        fact("port", "scanned", json!({ "container": CONTAINER, "result": "clean" })),
    ];
    let tried = carrier.post(&town, "/api/agreements/try", json!({ "agreement": filled.to_string(), "facts": facts })).await;
    assert_eq!(tried.status, StatusCode::OK, "{}", tried.body);
    let steps = &tried.body["steps"];
    assert_eq!(steps[3]["told"]["zh"], json!(["请求海关放行 26GB00000000000018", "通知银行"]));
    assert_eq!(steps[3]["told"]["en"][0], "customs is asked to release 26GB00000000000018");
    assert!(steps[2]["refused"]["en"].as_str().unwrap().contains("bank may not state covered"), "{steps}");
    assert!(tried.body["text"]["en"].to_string().contains(SEAL));
    let list = carrier.get(&town, "/api/agreements").await.body;
    assert_eq!(list["agreements"], json!([]), "nothing is kept");
    filled["terms"]["seal"] = Value::Null;
    let broken = carrier.post(&town, "/api/agreements/try", json!({ "agreement": filled.to_string() })).await;
    assert_eq!((broken.status, broken.code()), (StatusCode::UNPROCESSABLE_ENTITY, "agreement"));
}

#[tokio::test]
async fn what_an_agreement_waits_for_is_told_and_its_file_is_checked() {
    let agreed = Agreed::on(NO_LUCK, false).await;
    let proposed = agreed.lin.post(&agreed.town, &agreed.path("/house-acceptance"), json!({})).await.id();
    let seen = agreed.wu.get(&agreed.town, &agreed.path("")).await.body;
    assert_eq!((&seen["house_acceptance"]["id"], &seen["house_acceptance"]["proposed_by"]), (&json!(proposed), &json!("lin")));
    assert_eq!(agreed.view().await["house_acceptance"], Value::Null, "which officer it was is for officers");
    for role in ["carrier", "port", "bank"] {
        agreed.accept(role).await;
    }
    let path = format!("/api/house-acceptances/{proposed}");
    assert_eq!(agreed.wu.call(&agreed.town, "PUT", &path, json!({})).await.status, StatusCode::OK);
    assert_eq!(agreed.wu.get(&agreed.town, &agreed.path("")).await.body["house_acceptance"], Value::Null);
    agreed.state(agreed.sealed()).await;
    let view = agreed.view().await;
    let seat = view["seats"].as_array().unwrap().iter().find(|seat| seat["role"] == "carrier").unwrap();
    assert_eq!((&seat["stated"], &seat["called"]["zh"]), (&json!(1), &json!("承运人")));
    assert_eq!((&view["known"][0]["name"], &view["known"][0]["count"]), (&json!("sealed"), &json!(1)));
    assert!(view["clauses"].as_array().unwrap().iter().all(|clause| clause["done_at"].is_null()));
    let step = &view["history"][0];
    assert_eq!((&step["previous"], &step["clauses"]), (&view["hash"], &json!([])));
    assert!(step["note"].as_str().unwrap().starts_with("tongguan-fact/v1\n"));

    let file = agreed.bank.get(&agreed.town, &agreed.path("/file")).await.body;
    let check =
        async |file: &Value| agreed.bank.post(&agreed.town, "/api/agreements/check", json!({ "file": file.to_string() })).await;
    let same = check(&file).await.body;
    assert_eq!((&same["verdict"], &same["last"], &same["steps"]), (&json!("same"), &step["record"], &json!(1)), "{same}");
    let mut forged = file.clone();
    forged["records"][0]["state"] = json!("00");
    let differs = check(&forged).await.body;
    assert_eq!((&differs["verdict"], &differs["step"], &differs["field"]), (&json!("differs"), &json!(1), &json!("/state")));
    assert_eq!((&differs["shown"], differs["text"]["zh"].is_string()), (&json!("\"00\""), true));
    let mut unsigned = file.clone();
    unsigned["acceptances"] = json!([]);
    assert_eq!(check(&unsigned).await.body["details"]["refusal"]["code"], "not_in_force");
    assert_eq!(check(&json!(7)).await.body["details"]["reason"], "not_an_agreement");
}

#[tokio::test]
async fn duty_is_calculated_under_the_edition_that_the_house_has() {
    let town = Town::new().await;
    let trader = town.user("trader", town.firm, &["trader"]).await;
    let case = town.declare(&trader, NO_LUCK).await;
    let declaration = trader.get(&town, &format!("/api/cases/{case}/declaration")).await.body;
    let declaration: declaration::Declaration = serde_json::from_value(declaration).unwrap();
    let facts = clearance::Facts::dry_run("2026-07-15T12:00:00Z".parse().unwrap(), "2026-07-15".parse().unwrap());
    let law = Arc::clone(town.office.schedule.first());
    let edition = law.id().hash.clone();
    let documents = [clearance::canonical(&declaration).unwrap(), clearance::canonical(&facts).unwrap()];
    let documents = documents.map(|bytes| String::from_utf8(bytes).unwrap());
    let hashes = documents.clone().map(|text| reference::Hash::of(text.as_bytes()).to_string());
    let contract = Contract::compile(agreement(&town, DUTY, &[("edition", &edition), ("mrn", "26GB00000000000018")])).unwrap();
    let text = serde_json::to_string(contract.agreement()).unwrap();
    let seats = json!({ "importer": town.firm });
    let proposed = trader.post(&town, "/api/agreements", json!({ "agreement": text, "seats": seats })).await.id();
    let note = key("importer").note(&contract.acceptance("importer").unwrap());
    trader.post(&town, &format!("/api/agreements/{proposed}/acceptances"), json!({ "note": note })).await;
    let (lin, wu) = (town.user("lin", town.customs, &["officer"]).await, town.user("wu", town.customs, &["officer"]).await);
    let acceptance = lin.post(&town, &format!("/api/agreements/{proposed}/house-acceptance"), json!({})).await.id();
    let confirmed = wu.call(&town, "PUT", &format!("/api/house-acceptances/{acceptance}"), json!({})).await;
    assert_eq!(confirmed.body["in_force"], true);
    let fact = Fact {
        agreement: contract.hash().to_string(),
        party: "importer".to_owned(),
        number: 1,
        at: town.office.environment.now(),
        fact: "lodged".to_owned(),
        members: ["declaration", "facts"].map(str::to_owned).into_iter().zip(hashes).collect(),
    };
    let note = key("importer").note(&fact.text());
    let path = format!("/api/agreements/{proposed}/facts");
    let without = trader.post(&town, &path, json!({ "note": note })).await;
    assert_eq!(without.body["details"]["refusal"]["code"], "no_document", "{}", without.body);
    let taken = trader.post(&town, &path, json!({ "note": note, "documents": documents })).await;
    assert_eq!(taken.status, StatusCode::CREATED, "{}", taken.body);
    // The party recomputes from the file, with its own copy of the law.
    let file = trader.get(&town, &format!("/api/agreements/{proposed}/file")).await.body;
    let bundle = Bundle::read(&file.to_string()).unwrap();
    assert!(matches!(bundle.check(Some(law)).unwrap(), Verdict::Same { steps: 1, .. }));
}
