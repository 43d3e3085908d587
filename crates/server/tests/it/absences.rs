//! Officers who are away, and cases sent to other departments, over HTTP.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::town::{Browser, HOUR, Town, YELLOW};

const DAY: i64 = 24 * HOUR;

#[tokio::test]
async fn who_is_away_keeps_no_case_waiting() {
    days_off(&Town::new().await).await;
}

#[tokio::test]
async fn both_are_the_same_on_postgres() {
    let Some(server) = store::testing::Postgres::start() else { return };
    let town = Town::on(&server.database(), None).await;
    days_off(&town).await;
    town.office.store.close().await;
    let town = Town::on(&server.database(), None).await;
    sent_elsewhere(&town).await;
    town.office.store.close().await;
}

async fn holder(town: &Town, reader: &Browser, case: &str) -> Value {
    reader.dossier(town, case).await["assignment"]["user"].clone()
}

async fn days_off(town: &Town) {
    let (wang, li) = (town.user("wang", town.customs, &["officer"]).await, town.user("li", town.customs, &["officer"]).await);
    let boss = town.user("boss", town.customs, &["supervisor"]).await;
    let far = town.organisation("office", "Harwich", "哈里奇海关").await;
    let zhao = town.user("zhao", far, &["officer"]).await;
    let trader = town.user("trader", town.firm, &["trader"]).await;
    let today = town.office.environment.now().to_zoned(town.office.law().time_zone()).date();
    let tomorrow = today.tomorrow().unwrap();
    let (first, second) = (town.declare(&trader, YELLOW).await, town.declare(&trader, YELLOW).await);
    for case in [&first, &second] {
        assert_eq!(wang.post(town, &format!("/api/cases/{case}/claim"), json!({})).await.status, StatusCode::NO_CONTENT);
    }

    // What cannot be noted is refused with its reason.
    let note = |from: Value, until: Value, substitute: Value| json!({ "from": from, "until": until, "substitute": substitute });
    for (body, reason) in [
        (note(json!(tomorrow), json!(today), Value::Null), "too_early"),
        (note(json!(today), json!("2099-01-01"), Value::Null), "too_late"),
        (note(json!(today), json!(today), json!(wang.id)), "absent"),
        (note(json!(today), json!(today), json!(trader.id)), "works_no_queue"),
    ] {
        let refused = wang.post(town, "/api/absences", body).await;
        assert_eq!((refused.status, &refused.body["details"]["reason"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!(reason)));
    }
    let for_li = json!({ "user": li.id, "from": today, "until": today });
    assert_eq!(
        wang.post(town, "/api/absences", for_li).await.status,
        StatusCode::NOT_FOUND,
        "a colleague is not one's own to note"
    );

    // From tomorrow on Li stands in; until then nothing moves.
    let noted = wang.post(town, "/api/absences", note(json!(tomorrow), json!(tomorrow), json!(li.id))).await;
    assert_eq!(noted.status, StatusCode::CREATED, "{}", noted.body);
    let twice = wang.post(town, "/api/absences", note(json!(tomorrow), json!(tomorrow), Value::Null)).await;
    assert_eq!(twice.body["details"]["reason"], "overlaps");
    let seen = li.get(town, "/api/absences").await.body;
    assert_eq!(
        (&seen[0]["name"], &seen[0]["substitute_name"], &seen[0]["is_now"]),
        (&json!("wang"), &json!("li"), &json!(false))
    );
    assert_eq!((&seen[0]["from"], &seen[0]["may_end"]), (&json!(tomorrow), &json!(false)), "Li reads it and cannot end it");
    assert_eq!(zhao.get(town, "/api/absences").await.body, json!([]), "another office's absences are its own");
    assert_eq!(trader.get(town, "/api/absences").await.status, StatusCode::FORBIDDEN);
    assert_eq!((town.office.pass_on_work().await.unwrap(), holder(town, &li, &first).await), (0, json!(wang.id)));

    // One case waits for the trader meanwhile: it stays with Wang until it is answered.
    let version = wang.version(town, &second).await;
    let asked = wang.act(town, &second, "query", version, json!({ "question": "Who sold it?" })).await;
    town.pass(DAY);
    // Sessions end over night.
    let again = |login: &'static str, who: Browser| async move { town.enter(login, &who.password).await };
    let (wang, li, boss) = (again("wang", wang).await, again("li", li).await, again("boss", boss).await);
    let trader = again("trader", trader).await;
    assert_eq!(town.office.pass_on_work().await.unwrap(), 1);
    assert_eq!((holder(town, &li, &first).await, holder(town, &li, &second).await), (json!(li.id), json!(wang.id)));
    let note = li.dossier(town, &first).await["notes"].as_array().unwrap().last().cloned().unwrap();
    assert_eq!((&note["kind"], &note["text"], &note["by"]), (&json!("passed_on"), &json!("li"), &json!(wang.id)));
    let version = asked.body["version"].as_u64().unwrap();
    let answered = trader.act(town, &second, "answer", version, json!({ "answer": "Example Farms" })).await;
    assert_eq!(answered.status, StatusCode::OK, "{}", answered.body);
    town.office.keep_desks().await.unwrap();
    assert_eq!((town.office.pass_on_work().await.unwrap(), holder(town, &li, &second).await), (1, json!(li.id)));

    // Away, one is given nothing and takes nothing.
    let next = wang.post(town, "/api/queue/next", json!({})).await;
    assert_eq!((next.status, &next.body["details"]["reason"]), (StatusCode::FORBIDDEN, &json!("away")));
    let to_wang = json!({ "to": wang.id, "reason": "yours" });
    let given = li.post(town, &format!("/api/cases/{first}/hand-over"), to_wang.clone()).await;
    assert_eq!((given.status, &given.body["details"]["reason"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!("absent")));
    let loads = li.get(town, "/api/workload").await.body;
    let away: Vec<&Value> = loads.as_array().unwrap().iter().filter(|one| !one["away_until"].is_null()).collect();
    assert_eq!((away.len(), &away[0]["name"]), (1, &json!("wang")), "{loads}");

    // Back early: what was passed on stays, and one is given work again.
    let ended = wang.send(town, "DELETE", &format!("/api/absences/{}", noted.id()), &[], axum::body::Body::empty()).await;
    assert_eq!(ended.status, StatusCode::NO_CONTENT);
    assert_eq!(holder(town, &li, &first).await, json!(li.id));
    assert_eq!(li.post(town, &format!("/api/cases/{first}/hand-over"), to_wang).await.status, StatusCode::NO_CONTENT);

    // A supervisor notes it of who could not; where the substitute may not handle the case, it goes back into the queue.
    let related = json!({ "firm": town.firm, "reason": "brother" });
    assert_eq!(boss.post(town, &format!("/api/users/{}/relations", li.id), related).await.status, StatusCode::CREATED);
    let today = town.office.environment.now().to_zoned(town.office.law().time_zone()).date();
    let sick = json!({ "user": wang.id, "from": today, "until": today, "substitute": li.id });
    let noted = boss.post(town, "/api/absences", sick).await;
    assert_eq!((noted.status, holder(town, &boss, &first).await), (StatusCode::CREATED, Value::Null), "{}", noted.body);
    let end = boss.send(town, "DELETE", &format!("/api/absences/{}", noted.id()), &[], axum::body::Body::empty()).await;
    assert_eq!(end.status, StatusCode::NO_CONTENT);
}

#[tokio::test]
async fn a_case_is_sent_to_another_department_and_back() {
    sent_elsewhere(&Town::new().await).await;
}

async fn sent_elsewhere(town: &Town) {
    let origin = town.organisation("section", "Origin section", "原产地科").await;
    let path = format!("/api/organisations/{origin}/competences");
    let competent = json!({ "procedure": "", "goods": "", "place": "", "subject": "origin" });
    assert_eq!(town.administrator.clone().post(town, &path, competent).await.status, StatusCode::CREATED);
    let (sun, qian) = (town.user("sun", town.customs, &["officer"]).await, town.user("qian", origin, &["officer"]).await);
    let trader = town.user("exporter", town.firm, &["trader"]).await;
    let case = town.declare(&trader, YELLOW).await;
    let queued = |page: Value| page["cases"].as_array().unwrap().iter().any(|one| one["case"] == json!(case));
    assert!(queued(sun.get(town, "/api/queue").await.body) && !queued(qian.get(town, "/api/queue").await.body));
    assert_eq!(sun.dossier(town, &case).await["matters"][0]["names"]["zh"], "原产地与优惠");

    let refer = format!("/api/cases/{case}/refer");
    let to = |subject: &str| json!({ "subject": subject, "reason": "Certificate doubtful 证书可疑" });
    let nobody = sun.post(town, &refer, to("valuation")).await;
    assert_eq!((nobody.status, &nobody.body["details"]["reason"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!("no_department")));
    assert_eq!(qian.post(town, &refer, to("origin")).await.status, StatusCode::FORBIDDEN, "it is not theirs yet");
    assert_eq!(sun.post(town, &refer, to("origin")).await.status, StatusCode::NO_CONTENT);
    assert!(!queued(sun.get(town, "/api/queue").await.body) && queued(qian.get(town, "/api/queue").await.body));
    let dossier = qian.dossier(town, &case).await;
    assert_eq!((&dossier["subject"]["code"], &dossier["subject"]["because"]), (&json!("origin"), &json!("referred")));
    assert_eq!(dossier["notes"][0]["text"], "Certificate doubtful 证书可疑");

    // Another agency that is asked has it in its own queue, whatever the matter; then it is the department's again.
    let plants = town.organisation("agency", "Plant Health", "植物检疫局").await;
    let path = format!("/api/organisations/{plants}/competences");
    let any = json!({ "procedure": "", "goods": "", "place": "", "subject": "" });
    assert_eq!(town.administrator.clone().post(town, &path, any).await.status, StatusCode::CREATED);
    let vet = town.user("vet", plants, &["agency_officer"]).await;
    let version = qian.version(town, &case).await;
    let held = qian.act(town, &case, "hold-for-agency", version, json!({ "reason": "plants" })).await;
    assert_eq!(held.status, StatusCode::OK, "{}", held.body);
    assert!(queued(vet.get(town, "/api/queue").await.body) && !queued(qian.get(town, "/api/queue").await.body));
    let version = held.body["version"].as_u64().unwrap();
    let agreed = vet.act(town, &case, "agency-agreement", version, json!({ "reason": "seen" })).await;
    assert_eq!(agreed.status, StatusCode::OK, "{}", agreed.body);
    assert!(queued(qian.get(town, "/api/queue").await.body) && !queued(sun.get(town, "/api/queue").await.body));

    // What happens to the case does not bring it back; the department does.
    let version = qian.version(town, &case).await;
    let asked = qian.act(town, &case, "query", version, json!({ "question": "Who grew it?" })).await;
    let version = asked.body["version"].as_u64().unwrap();
    let answered = trader.act(town, &case, "answer", version, json!({ "answer": "Example Farms" })).await;
    assert_eq!(answered.status, StatusCode::OK, "{}", answered.body);
    town.office.keep_desks().await.unwrap();
    assert!(queued(qian.get(town, "/api/queue").await.body), "it still waits for the department");
    assert_eq!(qian.post(town, &refer, to("")).await.status, StatusCode::NO_CONTENT);
    assert!(queued(sun.get(town, "/api/queue").await.body) && !queued(qian.get(town, "/api/queue").await.body));
    assert_eq!(sun.dossier(town, &case).await["subject"], Value::Null);
}
