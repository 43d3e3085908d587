//! An officer's day over HTTP.

use axum::body::Body;
use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::town::{Browser, HOUR, NO_LUCK, RED, Town, YELLOW};

#[tokio::test]
async fn an_officer_asks_the_trader_answers_hands_papers_in_and_the_goods_go() {
    a_day(&Town::new().await).await;
}

#[tokio::test]
async fn the_day_is_the_same_on_postgres() {
    let Some(server) = store::testing::Postgres::start() else { return };
    let town = Town::on(&server.database(), None).await;
    a_day(&town).await;
    town.office.store.close().await;
}

async fn a_day(town: &Town) {
    let (wang, trader) = (town.user("wang", town.customs, &["officer"]).await, town.user("trader", town.firm, &["trader"]).await);
    let case = town.declare(&trader, YELLOW).await;
    let queue = wang.get(town, "/api/queue?lane=yellow").await;
    assert_eq!(queue.body["cases"][0]["case"], json!(case), "{}", queue.body);
    let tag = queue.headers["etag"].to_str().unwrap().to_owned();
    let same = wang.send(town, "GET", "/api/queue?lane=yellow", &[("if-none-match", &tag)], Body::empty()).await;
    assert_eq!(same.status, StatusCode::NOT_MODIFIED);
    assert_eq!(wang.get(town, "/api/queue?lane=red").await.body["cases"], json!([]));
    assert_eq!(wang.get(town, "/api/queue?older_than_hours=1").await.body["cases"], json!([]));
    for nothing in ["?lane=green", "?stage=examine", "?place=ZZ", "?older_than_hours=9"] {
        let next = wang.post(town, &format!("/api/queue/next{nothing}"), json!({})).await;
        assert_eq!(next.status, StatusCode::NO_CONTENT, "{nothing}: the next is one of those asked for");
    }
    assert_eq!(wang.post(town, "/api/queue/next?order=new", json!({})).await.status, StatusCode::BAD_REQUEST);
    assert_eq!(wang.post(town, "/api/queue/next", json!({})).await.body["case"], json!(case));
    assert_eq!(wang.post(town, "/api/queue/next", json!({})).await.body["case"], json!(case), "one has it already");

    let mut version = wang.version(town, &case).await;
    let blind = wang.post(town, &format!("/api/cases/{case}/query"), json!({ "question": "?" })).await;
    assert_eq!((blind.status, blind.code()), (StatusCode::PRECONDITION_REQUIRED, "no_version"));
    let asked = wang.act(town, &case, "query", version, json!({ "question": "发票上的卖方是谁？" })).await;
    assert_eq!((asked.status, &asked.body["next_step"]), (StatusCode::OK, &json!("answer_query")), "{}", asked.body);
    assert_eq!(wang.get(town, "/api/queue").await.body["cases"], json!([]), "it waits for the trader");
    version = asked.body["version"].as_u64().unwrap();
    let view = trader.get(town, &format!("/api/cases/{case}")).await.body;
    let said: Vec<&Value> = view["events"].as_array().unwrap().iter().filter_map(|event| event.get("said")).collect();
    assert_eq!(said, [&json!({ "question": "发票上的卖方是谁？" })]);
    let answered = trader.act(town, &case, "answer", version, json!({ "answer": "Example Farms" })).await;
    assert_eq!(answered.body["next_step"], "read_answer", "{}", answered.body);
    version = answered.body["version"].as_u64().unwrap();
    let wanted = wang.act(town, &case, "request-documents", version, json!({ "documents": ["invoice"] })).await;
    assert_eq!(wanted.status, StatusCode::OK, "{}", wanted.body);
    let pdf = Body::from("%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n");
    let path = format!("/api/cases/{case}/documents?name=%E5%8F%91%E7%A5%A8.pdf");
    let paper = trader.send(town, "POST", &path, &[], pdf).await;
    assert_eq!((paper.status, &paper.body["media_type"]), (StatusCode::CREATED, &json!("application/pdf")), "{}", paper.body);
    let read = wang.get(town, &format!("/api/cases/{case}/documents/{}", paper.id())).await;
    assert_eq!(read.headers["x-content-type-options"], "nosniff");
    let disposition = read.headers["content-disposition"].to_str().unwrap();
    assert!(disposition.starts_with("attachment") && disposition.contains("%E5%8F%91%E7%A5%A8.pdf"), "{disposition}");
    let noted = wang.post(town, &format!("/api/cases/{case}/notes"), json!({ "text": "Seller checked 已核" })).await;
    assert_eq!(noted.status, StatusCode::CREATED);

    let dossier = wang.dossier(town, &case).await;
    assert_eq!(dossier["documents"][0]["name"], "发票.pdf");
    assert_eq!(dossier["notes"][0]["text"], "Seller checked 已核");
    assert_eq!(dossier["assignment"]["user"], json!(wang.id));
    assert_eq!(dossier["people"][wang.id.to_string()], "wang");
    assert!(dossier["declaration"].is_object() && dossier["decision"]["assessment"]["lines"][0]["steps"].is_array());
    let codes: Vec<&str> = dossier["messages"].as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap()).collect();
    assert!(codes.contains(&"51") && codes.contains(&"06"), "{codes:?}");
    version = dossier["version"].as_u64().unwrap();
    let released = wang.act(town, &case, "release", version, json!({})).await;
    assert_eq!(released.status, StatusCode::OK, "{}", released.body);
    assert!(["released", "cleared"].contains(&released.body["status"].as_str().unwrap()));
    let again = wang.act(town, &case, "release", released.body["version"].as_u64().unwrap(), json!({})).await;
    assert_eq!((again.status, again.code()), (StatusCode::CONFLICT, "not_now"), "{}", again.body);
    assert_eq!(wang.post(town, "/api/queue/next", json!({})).await.status, StatusCode::NO_CONTENT);
    assert_eq!(wang.get(town, "/api/search?text=town00").await.body["cases"][0]["case"], json!(case));
    // What officers tell each other the trader never sees.
    let shown = trader.get(town, &format!("/api/cases/{case}")).await.body.to_string();
    assert!(!shown.contains("Seller checked"));
}

/// An officer's picture of the goods, which says when and where it was taken; its hash.
async fn photographed(town: &Town, officer: &Browser, case: &str) -> String {
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89\0\0\0\rIDATx\x9cc\xfc\xcf\xf0\xbf\x1e\0\x06\x83\x02\x7f\x94\xad\xd0\xeb\0\0\0\0IEND\xaeB`\x82";
    let hash = reference::Hash::of(png).to_string();
    let send = async |more: &str| {
        let path = format!("/api/cases/{case}/photos?name=quay.png{more}");
        officer.send(town, "POST", &path, &[("content-type", "image/png")], Body::from(png.to_vec())).await
    };
    for (more, field) in [
        (format!("&sha256={}", "0".repeat(64)), "sha256"),
        ("&latitude=91&longitude=0".to_owned(), "latitude"),
        ("&longitude=1".to_owned(), "latitude"),
    ] {
        let refused = send(&more).await;
        assert_eq!(
            (refused.status, &refused.body["details"]["field"]),
            (StatusCode::UNPROCESSABLE_ENTITY, &json!(field)),
            "{more}"
        );
    }
    let taken = format!(
        "&taken_at=1764000000000000&latitude=51.12708&longitude=-1.300&accuracy_metres=12&sha256={}",
        hash.to_uppercase()
    );
    let kept = send(&taken).await;
    assert_eq!(kept.status, StatusCode::CREATED, "{}", kept.body);
    assert_eq!(send("").await.body["id"], kept.body["id"], "sent again it is the same one");
    let listed = officer.get(town, &format!("/api/cases/{case}/documents")).await.body;
    let taken = json!({ "at": 1_764_000_000_000_000_i64, "latitude": "51.12708", "longitude": "-1.3", "accuracy_metres": 12 });
    assert_eq!((&listed[0]["taken"], &listed[0]["sha256"]), (&taken, &json!(hash)));
    hash
}

#[tokio::test]
async fn a_red_case_needs_an_examination_and_two_people_whatever_its_lane_is_called() {
    let town = Town::new().await;
    let (wang, li) = (town.user("wang", town.customs, &["officer"]).await, town.user("li", town.customs, &["officer"]).await);
    let trader = town.user("trader", town.firm, &["trader"]).await;
    let case = town.declare(&trader, RED).await;
    let mut version = wang.version(&town, &case).await;
    let early = wang.act(&town, &case, "release", version, json!({})).await;
    assert_eq!(early.code(), "not_now", "nobody has looked at the goods: {}", early.body);
    let bare = wang.act(&town, &case, "reroute", version, json!({ "lane": "green", "reason": " " })).await;
    assert_eq!(bare.status, StatusCode::UNPROCESSABLE_ENTITY);
    let routed = wang.act(&town, &case, "reroute", version, json!({ "lane": "green", "reason": "known firm" })).await;
    assert_eq!(routed.status, StatusCode::OK, "{}", routed.body);
    version = routed.body["version"].as_u64().unwrap();
    assert_eq!(wang.act(&town, &case, "release", version, json!({})).await.code(), "not_now", "a lane lifts no hold");
    let hash = photographed(&town, &wang, &case).await;
    let found = |photo: &str| json!({ "result": "conform", "remark": "as declared", "containers": ["TGHU1234567"], "seals": ["S1"], "has_sample": true, "photos": [photo] });
    let unknown = wang.act(&town, &case, "examination-result", version, found(&"0".repeat(64))).await;
    assert_eq!((unknown.status, &unknown.body["details"]["field"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!("photos")));
    let found = found(&hash);
    let examined = wang.act(&town, &case, "examination-result", version, found).await;
    assert_eq!(examined.status, StatusCode::OK, "{}", examined.body);
    version = examined.body["version"].as_u64().unwrap();
    let proposed = wang.act(&town, &case, "release", version, json!({})).await;
    assert_eq!((proposed.status, &proposed.body["awaits_second"]), (StatusCode::ACCEPTED, &json!(true)), "{}", proposed.body);
    assert_eq!(wang.act(&town, &case, "release", version, json!({})).await.code(), "second_person");
    assert_eq!(li.dossier(&town, &case).await["proposals"][0]["by"], json!(wang.id));
    let confirmed = li.act(&town, &case, "release", version, json!({})).await;
    assert_eq!(confirmed.status, StatusCode::OK, "{}", confirmed.body);

    // Writing off needs two people and no more than is owed.
    let version = confirmed.body["version"].as_u64().unwrap();
    let much = json!({ "amount": "99999999", "reason": "x" });
    assert_eq!(wang.act(&town, &case, "write-off", version, much).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let little = |amount: &str| json!({ "amount": amount, "reason": "small debt 小额" });
    assert_eq!(wang.act(&town, &case, "write-off", version, little("1.50")).await.status, StatusCode::ACCEPTED);
    let other = li.act(&town, &case, "write-off", version, little("2.50")).await;
    assert_eq!(other.status, StatusCode::UNPROCESSABLE_ENTITY, "one confirms what was proposed: {}", other.body);
    assert_eq!(li.act(&town, &case, "write-off", version, little("1.50")).await.status, StatusCode::OK);

    let control = town.user("control", town.customs, &["auditor"]).await;
    let trail = control.get(&town, "/api/audit?control=true").await.body;
    let kinds: Vec<&str> = trail["entries"].as_array().unwrap().iter().map(|entry| entry["kind"].as_str().unwrap()).collect();
    assert!(["case.rerouted", "case.self_assigned", "case.written_off"].iter().all(|kind| kinds.contains(kind)), "{kinds:?}");
    assert!(!kinds.contains(&"case.off_hours"), "it is Monday morning");
}

#[tokio::test]
async fn of_two_officers_on_one_case_the_second_is_told_what_changed() {
    let town = Town::new().await;
    let (wang, boss) =
        (town.user("wang", town.customs, &["officer"]).await, town.user("boss", town.customs, &["supervisor"]).await);
    let li = town.user("li", town.customs, &["officer"]).await;
    let trader = town.user("trader", town.firm, &["trader"]).await;
    let case = town.declare(&trader, YELLOW).await;
    let version = wang.version(&town, &case).await;
    let question = json!({ "question": "Who sold it?" });
    let detain = json!({ "reason": "doubtful origin" });
    let (left, right) =
        tokio::join!(wang.act(&town, &case, "query", version, question), boss.act(&town, &case, "detain", version, detain));
    let (won, lost) = if left.status == StatusCode::OK { (left, right) } else { (right, left) };
    assert_eq!((won.status, lost.status), (StatusCode::OK, StatusCode::CONFLICT), "{} {}", won.body, lost.body);
    if lost.code() == "moved" {
        let since = lost.body["details"]["since"].as_array().unwrap();
        let kind = since[0]["kind"].as_str().unwrap();
        assert!(["case.queried.v1", "case.detained.v1"].contains(&kind), "{}", lost.body);
    } else {
        assert_eq!(lost.code(), "claimed");
    }
    // Of two who take the next case, each gets another one.
    let (one, two) = (town.declare(&trader, YELLOW).await, town.declare(&trader, YELLOW).await);
    let stale = li.act(&town, &one, "query", 1, json!({ "question": "?" })).await;
    assert_eq!((stale.status, stale.code()), (StatusCode::CONFLICT, "moved"));
    assert!(!stale.body["details"]["since"].as_array().unwrap().is_empty());
    let _ = two;
    let zhao = town.user("zhao", town.customs, &["officer"]).await;
    let (first, second) =
        tokio::join!(zhao.post(&town, "/api/queue/next", json!({})), li.post(&town, "/api/queue/next", json!({})));
    assert_ne!(first.body["case"], second.body["case"], "{} {}", first.body, second.body);
    // Work is handed over by who has it, to who may handle it.
    let mine = second.body["case"].as_str().unwrap();
    let path = format!("/api/cases/{mine}/hand-over");
    let give = |to: uuid::Uuid| json!({ "to": to, "reason": "holiday 休假" });
    assert_eq!(zhao.post(&town, &path, give(zhao.id)).await.status, StatusCode::FORBIDDEN);
    assert_eq!(li.post(&town, &path, give(trader.id)).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(li.post(&town, &path, give(wang.id)).await.status, StatusCode::NO_CONTENT);
    let load = boss.get(&town, "/api/workload").await.body;
    assert!(load.as_array().unwrap().iter().any(|one| one["user"] == json!(wang.id)), "{load}");
}

#[tokio::test]
async fn kin_competence_and_office_hours_count() {
    let town = Town::new().await;
    let meat = town.organisation("section", "Meat", "肉类科").await;
    let tea = town.organisation("section", "Tea", "茶叶科").await;
    for (section, goods) in [(meat, "02"), (tea, "0902")] {
        let path = format!("/api/organisations/{section}/competences");
        assert_eq!(town.administrator.post(&town, &path, json!({ "goods": goods })).await.status, StatusCode::CREATED);
    }
    let (butcher, taster) = (town.user("butcher", meat, &["officer"]).await, town.user("taster", tea, &["officer"]).await);
    let cousin = town.user("cousin", meat, &["officer"]).await;
    let relation = json!({ "firm": town.firm, "reason": "brother 兄弟" });
    let path = format!("/api/users/{}/relations", cousin.id);
    assert_eq!(town.administrator.post(&town, &path, relation).await.status, StatusCode::CREATED);
    let trader = town.user("trader", town.firm, &["trader"]).await;
    let case = town.declare(&trader, YELLOW).await;
    let lies_with = async |who: &crate::town::Browser| who.get(&town, "/api/queue").await.body["cases"].as_array().unwrap().len();
    assert_eq!((lies_with(&butcher).await, lies_with(&taster).await, lies_with(&cousin).await), (1, 0, 0));
    let version = butcher.version(&town, &case).await;
    let foreign = taster.act(&town, &case, "release", version, json!({})).await;
    assert_eq!((foreign.status, &foreign.body["details"]["reason"]), (StatusCode::FORBIDDEN, &json!("not_competent")));
    assert_eq!(taster.get(&town, &format!("/api/cases/{case}")).await.status, StatusCode::OK);
    for path in ["", "/dossier", "/record", "/original"] {
        assert_eq!(cousin.get(&town, &format!("/api/cases/{case}{path}")).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    assert_eq!(cousin.get(&town, "/api/cases").await.body["cases"], json!([]));
    assert_eq!(cousin.get(&town, "/api/messages").await.body["messages"], json!([]));
    assert_eq!(cousin.get(&town, "/api/search?text=TOWN0000").await.body["cases"], json!([]));
    // In the evening the act stands, and internal control reads of it.
    let control = town.user("control", town.customs, &["auditor"]).await;
    town.pass(10 * HOUR);
    let late = town.enter("butcher", &butcher.password).await;
    let released = late.act(&town, &case, "release", version, json!({ "remark": "ok" })).await;
    assert_eq!(released.status, StatusCode::OK, "{}", released.body);
    let control = town.enter("control", &control.password).await;
    let trail = control.get(&town, "/api/audit?kind=case.off_hours").await.body;
    assert_eq!(trail["entries"][0]["by"], json!(butcher.id), "{trail}");
}

#[tokio::test]
async fn many_cases_are_looked_over_and_each_stands_or_fails_for_itself() {
    let town = Town::new().await;
    let wang = town.user("wang", town.customs, &["officer"]).await;
    let trader = town.user("trader", town.firm, &["trader"]).await;
    let (yellow, red) = (town.declare(&trader, YELLOW).await, town.declare(&trader, RED).await);
    let (a, b) = (wang.version(&town, &yellow).await, wang.version(&town, &red).await);
    let cases = json!([{ "case": yellow, "version": a }, { "case": red, "version": b }, { "case": yellow, "version": a + 7 }]);
    let body = json!({ "act": "release", "cases": cases });
    let preview = wang.post(&town, "/api/bulk/preview", body.clone()).await.body;
    let possible: Vec<bool> = preview.as_array().unwrap().iter().map(|one| one["possible"].as_bool().unwrap()).collect();
    assert_eq!(possible, [true, false, false], "{preview}");
    assert!(preview[1]["needs_second"].as_bool().unwrap() && preview[0]["payable"].is_string());
    assert_eq!(wang.version(&town, &yellow).await, a, "a preview changes nothing");
    let done = wang.post(&town, "/api/bulk", body).await.body;
    let did: Vec<bool> = done.as_array().unwrap().iter().map(|one| one["done"].as_bool().unwrap()).collect();
    assert_eq!(did, [true, false, false], "{done}");
    let none = wang.post(&town, "/api/bulk", json!({ "act": "release", "cases": [] })).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    let theirs = trader.post(&town, "/api/bulk", json!({ "act": "release", "cases": [] })).await;
    assert_eq!(theirs.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn goods_are_detained_restored_and_seized_and_another_agency_is_asked() {
    let town = Town::new().await;
    let agency = town.organisation("agency", "Plant health", "植物检疫").await;
    let path = format!("/api/organisations/{agency}/competences");
    town.administrator.post(&town, &path, json!({ "goods": "02" })).await;
    let (wang, vet) = (town.user("wang", town.customs, &["officer"]).await, town.user("vet", agency, &["agency_officer"]).await);
    let trader = town.user("trader", town.firm, &["trader"]).await;
    let case = town.declare(&trader, YELLOW).await;
    let mut version = wang.version(&town, &case).await;
    let why = || json!({ "reason": "doubt 存疑" });
    for (act, status) in [("detain", "detained"), ("restore", "accepted"), ("hold-for-agency", "accepted")] {
        let acted = wang.act(&town, &case, act, version, why()).await;
        assert_eq!(acted.body["status"], status, "{act}: {}", acted.body);
        version = acted.body["version"].as_u64().unwrap();
    }
    assert_eq!(wang.act(&town, &case, "release", version, json!({})).await.code(), "not_now", "the agency has not agreed");
    assert_eq!(wang.act(&town, &case, "agency-agreement", version, why()).await.status, StatusCode::FORBIDDEN);
    assert_eq!(vet.get(&town, "/api/queue").await.body["cases"][0]["case"], json!(case), "it lies on the agency's desk");
    // The agency may say no: the case comes back to customs, who may ask once more.
    for (who, act, step) in [(&vet, "agency-refusal", "agency_refused"), (&wang, "hold-for-agency", "agency_decision")] {
        let acted = who.act(&town, &case, act, version, why()).await;
        assert_eq!((acted.status, &acted.body["next_step"]), (StatusCode::OK, &json!(step)), "{}", acted.body);
        version = acted.body["version"].as_u64().unwrap();
    }
    let agreed = vet.act(&town, &case, "agency-agreement", version, why()).await;
    assert_eq!(agreed.status, StatusCode::OK, "{}", agreed.body);
    version = agreed.body["version"].as_u64().unwrap();
    for (act, status) in [("detain", "detained"), ("seize", "seized")] {
        let acted = wang.act(&town, &case, act, version, why()).await;
        assert_eq!(acted.body["status"], status, "{act}: {}", acted.body);
        version = acted.body["version"].as_u64().unwrap();
    }
    assert_eq!(wang.act(&town, &case, "restore", version, why()).await.code(), "not_now", "seized is final");
}

#[tokio::test]
async fn texts_that_try_something_are_kept_as_texts_or_refused() {
    let town = Town::new().await;
    let wang = town.user("wang", town.customs, &["officer"]).await;
    let trader = town.user("trader", town.firm, &["trader"]).await;
    let case = town.declare(&trader, NO_LUCK).await;
    let kept =
        ["'; DROP TABLE cases; --", "<script>alert(1)</script>", "{{7*7}} ${7*7}", "%00%0d%0a", "=cmd|' /C calc'!A0", "𝓊𝓃𝒾"];
    let notes = format!("/api/cases/{case}/notes");
    for text in kept {
        let noted = wang.post(&town, &notes, json!({ "text": text })).await;
        assert_eq!((noted.status, &noted.body["text"]), (StatusCode::CREATED, &json!(text)), "{}", noted.body);
        let encoded: String = text.bytes().map(|byte| format!("%{byte:02X}")).collect();
        for path in ["search?text=", "queue?place=", "queue?lane=", "cases?text=", "cases?status="] {
            let found = wang.get(&town, &format!("/api/{path}{encoded}")).await;
            assert!(
                found.status == StatusCode::OK || found.status == StatusCode::UNPROCESSABLE_ENTITY,
                "{path}{text}: {}",
                found.body
            );
        }
    }
    for text in ["", "  ", "a\0b", "a\u{202E}b", "\u{1b}[2J", &"x".repeat(4_001)] {
        let refused = wang.post(&town, &notes, json!({ "text": text })).await;
        assert_eq!((refused.status, refused.code()), (StatusCode::UNPROCESSABLE_ENTITY, "invalid"), "{text:?}");
    }
    for name in ["q%22%0d%0aSet-Cookie:%20x=1", "..%2F..%2Fetc%2Fpasswd", "a;b.pdf"] {
        let path = format!("/api/cases/{case}/documents?name={name}");
        let paper = trader.send(&town, "POST", &path, &[], Body::from("%PDF-1.7\n%%EOF\n")).await;
        if paper.status == StatusCode::CREATED {
            let read = wang.get(&town, &format!("/api/cases/{case}/documents/{}", paper.id())).await;
            assert!(read.headers.get("set-cookie").is_none());
            assert!(!paper.body["name"].as_str().unwrap().contains(['/', '"', ';', '\r', '\n']), "{}", paper.body);
        } else {
            assert_eq!(paper.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", paper.body);
        }
    }
    let bad = format!("/api/cases/{case}/documents?name=a.svg");
    let svg = trader.send(&town, "POST", &bad, &[], Body::from("<svg onload=\"alert(1)\"/>")).await;
    assert_eq!((svg.status, &svg.body["details"]["reason"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!("svg")));
    let large = trader.send(&town, "POST", &bad, &[], Body::from(vec![0; (10 << 20) + 1])).await;
    assert_eq!(large.status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn a_search_finds_chinese_and_references_of_what_one_may_see() {
    let town = Town::new().await;
    let wang = town.user("wang", town.customs, &["officer"]).await;
    let trader = town.user("trader", town.firm, &["trader"]).await;
    let elsewhere = town.organisation("firm", "Other", "他人").await;
    let stranger = town.user("stranger", elsewhere, &["trader"]).await;
    let case = town.declare(&trader, NO_LUCK).await;
    for text in ["TOWN0000", "town00", "0201300010"] {
        let found = wang.get(&town, &format!("/api/search?text={text}")).await.body;
        let count = found["cases"].as_array().unwrap().len();
        assert!(count == 1 || text.starts_with("02"), "{text}: {found}");
        assert_eq!(stranger.get(&town, &format!("/api/search?text={text}")).await.body["cases"], json!([]));
    }
    // A page at a time: none is shown twice, none is left out.
    let mut all = vec![case.clone()];
    for _ in 0..2 {
        all.push(town.declare(&trader, NO_LUCK).await);
    }
    let (mut found, mut after) = (Vec::new(), String::new());
    loop {
        let page = wang.get(&town, &format!("/api/search?text=town00&limit=2{after}")).await.body;
        found.extend(page["cases"].as_array().unwrap().iter().map(|one| one["case"].as_str().unwrap().to_owned()));
        let Some(next) = page["next"].as_str() else { break };
        after = format!("&after={next}");
    }
    // They came in one instant.
    found.sort();
    all.sort();
    assert_eq!(found, all);
    assert_eq!(wang.get(&town, "/api/search?text=town00&after=x").await.status, StatusCode::BAD_REQUEST);
    let firms = town.administrator.get(&town, "/api/organisations?text=other&limit=1").await;
    assert_eq!((firms.body[0]["name_en"].as_str(), firms.headers["link"].to_str().unwrap()), (Some("Other"), ""));
    let users = town.administrator.get(&town, "/api/users?limit=1").await;
    assert!(users.headers["link"].to_str().unwrap().contains("rel=\"next\""), "{:?}", users.headers);
    let own = trader.get(&town, "/api/search?text=TOWN0000").await.body;
    assert_eq!(own["cases"][0]["case"], json!(case));
    assert_eq!(wang.get(&town, "/api/search?text=%21%21").await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_service_clock_runs_on_each_step_in_the_hours_of_the_office() {
    let town = Town::new().await;
    let (wang, trader) = (town.user("wang", town.customs, &["officer"]).await, town.user("trader", town.firm, &["trader"]).await);
    let boss = town.user("boss", town.customs, &["supervisor"]).await;
    let agency = town.organisation("agency", "Plant Health", "植物检疫局").await;
    let agent = town.user("agent", agency, &["agency_officer"]).await;
    let case = town.declare(&trader, YELLOW).await;
    let rows = async |query: &str| wang.get(&town, &format!("/api/queue?{query}")).await.body["cases"].clone();
    let received = rows("").await[0]["received_at"].as_i64().unwrap();
    let due = rows("order=due").await[0]["step_due_at"].as_i64().unwrap();
    // Eight working hours of an office that is open for eight hours a day end on the next working day, or at its close.
    assert!(due > received + 7 * HOUR && due < received + 100 * HOUR, "{received} {due}");
    assert_eq!(rows("order=worth").await[0]["case"], json!(case));
    assert_eq!(rows("due_within_hours=0").await, json!([]));
    let unknown = wang.get(&town, "/api/queue?order=size").await;
    assert_eq!((unknown.status, unknown.code()), (StatusCode::BAD_REQUEST, "parameter"));
    let told = agent.get(&town, "/api/queue?order=worth").await;
    assert_eq!(
        (told.status, told.code()),
        (StatusCode::UNPROCESSABLE_ENTITY, "invalid"),
        "an agency learns nothing of targeting"
    );

    town.pass(due - received + HOUR);
    // Nobody is signed in for so long.
    let (wang, trader) = (town.enter("wang", &wang.password).await, town.enter("trader", &trader.password).await);
    let boss = town.enter("boss", &boss.password).await;
    let late = wang.get(&town, "/api/queue?due_within_hours=0").await.body;
    assert_eq!(late["cases"][0]["case"], json!(case), "{late}");
    let waiting = boss.get(&town, "/api/cockpit").await.body["waiting"].clone();
    assert_eq!((&waiting[0]["stage"], &waiting[0]["late"]), (&json!("check_documents"), &json!(1)), "{waiting}");
    let version = wang.version(&town, &case).await;
    let asked = wang.act(&town, &case, "query", version, json!({ "question": "Who sold it?" })).await;
    assert_eq!(asked.status, StatusCode::OK, "{}", asked.body);
    let stays = trader.get(&town, &format!("/api/cases/{case}")).await.body["stays"].clone();
    assert_eq!((&stays[0]["stage"], &stays[0]["due_at"]), (&json!("check_documents"), &json!(due)), "{stays}");
    assert!(stays[0]["to"].as_i64().unwrap() > due);
    assert_eq!(
        (&stays[1]["stage"], &stays[1]["waits_for"], &stays[1]["to"]),
        (&json!("answer_query"), &json!("trader"), &Value::Null)
    );
    assert!(stays[1]["due_at"].as_i64().unwrap() > stays[1]["from"].as_i64().unwrap() + 240 * HOUR, "ten days for the trader");
}

#[tokio::test]
async fn a_carrier_asks_whether_goods_may_go_and_learns_nothing_else() {
    let town = Town::new().await;
    let (trader, wang) = (town.user("trader", town.firm, &["trader"]).await, town.user("wang", town.customs, &["officer"]).await);
    let line = town.organisation("firm", "Blue Line", "蓝线航运").await;
    let carrier = town.user("carrier", line, &["carrier"]).await;
    let (held, free) = (town.declare(&trader, YELLOW).await, town.declare(&trader, NO_LUCK).await);
    let mrn = async |case: &str| {
        trader.get(&town, &format!("/api/cases/{case}")).await.body["summary"]["mrn"].as_str().unwrap().to_owned()
    };
    let (held_mrn, free_mrn) = (mrn(&held).await, mrn(&free).await);
    let ask =
        async |who: &crate::town::Browser, references: &str| who.get(&town, &format!("/api/goods?references={references}")).await;
    let told = ask(&carrier, &format!("{held_mrn},%20{},MSKU0000001", free_mrn.to_lowercase())).await;
    let goods: Vec<&Value> = told.body.as_array().unwrap().iter().map(|one| &one["goods"]).collect();
    assert_eq!(goods, [&json!("wait"), &json!("may_go"), &json!("unknown")], "{}", told.body);
    let members: Vec<&String> = told.body[0].as_object().unwrap().keys().collect();
    assert_eq!(members, ["reference", "goods", "mrn", "declaration_type", "since"]);
    assert_eq!(
        carrier.get(&town, &format!("/api/cases/{held}")).await.status,
        StatusCode::NOT_FOUND,
        "the case stays the trader's"
    );
    let version = wang.version(&town, &held).await;
    wang.act(&town, &held, "detain", version, json!({ "reason": "doubt" })).await;
    assert_eq!(ask(&wang, &held_mrn).await.body[0]["goods"], "detained");
    assert_eq!(ask(&trader, &held_mrn).await.status, StatusCode::FORBIDDEN);
    for references in ["", ",,", &"A,".repeat(101)] {
        assert_eq!(ask(&carrier, references).await.status, StatusCode::UNPROCESSABLE_ENTITY, "{references}");
    }
}

#[tokio::test]
async fn what_is_written_off_stands_in_the_book_and_falls_away_with_the_charge() {
    let town = Town::new().await;
    let (wang, li) = (town.user("wang", town.customs, &["officer"]).await, town.user("li", town.customs, &["officer"]).await);
    let (trader, cashier) =
        (town.user("trader", town.firm, &["trader"]).await, town.user("cashier", town.customs, &["cashier"]).await);
    let account = json!({ "firm": town.firm, "kind": "cash", "number": "900001", "currency": "GBP", "limit": "0" });
    assert_eq!(cashier.post(&town, "/api/payment-accounts", account).await.status, StatusCode::CREATED);
    let case = town.declare(&trader, NO_LUCK).await;
    let path = format!("/api/cases/{case}/payments");
    let due = trader.get(&town, "/api/payments").await.body["debts"][0]["due"].as_str().unwrap().to_owned();
    let paid = cashier.post(&town, &path, json!({ "kind": "payment", "reference": "B1", "amount": due })).await;
    assert!(paid.status.is_success(), "{}", paid.body);
    let manner = ["immediate", "deferred"].into_iter().find(|manner| paid.body[manner]["charged"] != json!("0.00")).unwrap();

    let version = wang.version(&town, &case).await;
    let little = || json!({ "amount": "1.50", "reason": "remission 减免" });
    assert_eq!(wang.act(&town, &case, "write-off", version, little()).await.status, StatusCode::ACCEPTED);
    let confirmed = li.act(&town, &case, "write-off", version, little()).await;
    assert_eq!(confirmed.status, StatusCode::OK, "{}", confirmed.body);
    let book = trader.get(&town, &path).await.body;
    assert_eq!((&book[manner]["written_off"], &book[manner]["due"]), (&json!("1.50"), &json!("-1.50")), "{book}");
    let line = book["lines"].as_array().unwrap().iter().find(|line| line["kind"] == "write_off").unwrap();
    assert_eq!(line["amount"], "-1.50");
    let payable = wang.dossier(&town, &case).await["decision"]["assessment"]["payable"].clone();
    let all = json!({ "amount": payable.as_str().unwrap_or(&due), "reason": "again" });
    let version = wang.version(&town, &case).await;
    let too_much = wang.act(&town, &case, "write-off", version, all).await;
    assert_eq!(too_much.status, StatusCode::UNPROCESSABLE_ENTITY, "no more than what is left: {}", too_much.body);
    let balances = town.office.store.ledger_balances(town.office.administration).await.unwrap();
    assert_eq!(balances.iter().map(|one| one.2).sum::<i64>(), 0, "{balances:?}");
}

#[tokio::test]
async fn what_is_doubtful_lies_on_the_desk_of_the_department_that_is_competent_and_says_why() {
    let town = Town::new().await;
    let section = town.organisation("section", "Valuation", "估价科").await;
    let (wang, vera) = (town.user("wang", town.customs, &["officer"]).await, town.user("vera", section, &["officer"]).await);
    let trader = town.user("trader", town.firm, &["trader"]).await;
    // No rate of exchange: somebody has to value the goods.
    let foreign = crate::sample("import-tea-sets.xml").replace("currencyID=\"USD\"", "currencyID=\"AED\"");
    let sent = trader.send(&town, "POST", "/api/declarations", &[("content-type", "application/xml")], Body::from(foreign)).await;
    assert_eq!(sent.status, StatusCode::CREATED, "{}", sent.body);
    assert_eq!(sent.body["outcome"], "held", "{}", sent.body);
    let case = sent.body["case"].as_str().unwrap().to_owned();
    town.office.keep_desks().await.unwrap();
    let seen = async |who: &crate::town::Browser| who.get(&town, "/api/queue").await.body["cases"].clone();
    assert_eq!(seen(&wang).await[0]["subject"], "valuation", "{}", seen(&wang).await);
    let matter = wang.dossier(&town, &case).await["subject"].clone();
    assert_eq!(
        (&matter["code"], &matter["because"], &matter["names"]["zh"]),
        (&json!("valuation"), &json!("TG1003"), &json!("估价")),
        "{matter}"
    );
    assert!(matter["pointer"].as_str().unwrap().starts_with("42A/67A/68A["), "{matter}");

    // From now on a department is competent for it: it leaves the general desk.
    let path = format!("/api/organisations/{section}/competences");
    let unknown = town.administrator.post(&town, &path, json!({ "subject": "astrology" })).await;
    assert_eq!((unknown.status, unknown.code()), (StatusCode::UNPROCESSABLE_ENTITY, "invalid"));
    assert_eq!(town.administrator.post(&town, &path, json!({ "subject": "valuation" })).await.status, StatusCode::CREATED);
    assert_eq!(seen(&wang).await, json!([]));
    assert_eq!(seen(&vera).await[0]["case"], json!(case));
    assert_eq!(vera.post(&town, "/api/queue/next", json!({})).await.body["case"], json!(case));
    // What is no matter of hers she does not handle.
    let other = town.declare(&trader, YELLOW).await;
    assert_eq!(seen(&vera).await.as_array().unwrap().len(), 1);
    let version = wang.version(&town, &other).await;
    let refused = vera.act(&town, &other, "query", version, json!({ "question": "?" })).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN, "{}", refused.body);
}
