//! Getting in, staying in, and being kept out.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use identity::OneTimeSecret;
use serde_json::json;

use crate::town::{HOUR, RED, SECOND, Town};

#[tokio::test]
async fn wrong_passwords_are_refused_alike_and_make_one_wait_longer_each_time() {
    let town = Town::new().await;
    let wei = town.user("wei", town.customs, &["officer"]).await;
    let unknown = town.try_enter("nobody", "correct horse battery", None).await;
    let wrong = town.try_enter("wei", "correct horse battery", None).await;
    assert_eq!((unknown.status, unknown.code()), (StatusCode::UNAUTHORIZED, "sign_in"));
    assert_eq!(unknown.body, wrong.body, "nobody learns who has an account");
    for _ in 0..4 {
        assert_eq!(town.try_enter("wei", "wrong", None).await.status, StatusCode::UNAUTHORIZED);
    }
    let locked = town.try_enter("wei", &wei.password, None).await;
    assert_eq!((locked.status, locked.code()), (StatusCode::TOO_MANY_REQUESTS, "locked"));
    for _ in 0..4 {
        assert_eq!(town.try_enter("nobody", "wrong", None).await.code(), "sign_in");
    }
    let nobody = town.try_enter("nobody", "wrong", None).await;
    assert_eq!(nobody.body, locked.body, "waiting does not tell which names there are");
    let wait: i64 = locked.headers["retry-after"].to_str().unwrap().parse().unwrap();
    assert!((30..=31).contains(&wait), "{wait}");
    town.pass(wait * SECOND);
    assert_eq!(town.try_enter("wei", "wrong", None).await.code(), "sign_in");
    let locked = town.try_enter("wei", &wei.password, None).await;
    let longer: i64 = locked.headers["retry-after"].to_str().unwrap().parse().unwrap();
    assert!((60..=61).contains(&longer), "{longer}");
    town.pass(longer * SECOND);
    assert_eq!(town.try_enter("wei", &wei.password, None).await.status, StatusCode::OK);
    // However it is written, a name has only so many attempts.
    let mut last = StatusCode::OK;
    for _ in 0..20 {
        last = town.try_enter("NoBody", "wrong", None).await.status;
    }
    assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
    let trail = town.user("control", town.customs, &["auditor"]).await.get(&town, "/api/audit?kind=session.refused").await;
    assert!(trail.body["entries"].as_array().unwrap().len() > 5, "{}", trail.body);
}

#[tokio::test]
async fn a_session_ends_by_time_by_its_user_and_with_its_user() {
    let town = Town::new().await;
    let wei = town.user("wei", town.customs, &["officer"]).await;
    town.pass(29 * 60 * SECOND);
    assert_eq!(wei.get(&town, "/api/account").await.status, StatusCode::OK);
    town.pass(29 * 60 * SECOND);
    assert_eq!(wei.get(&town, "/api/account").await.status, StatusCode::OK, "whoever works stays in");
    town.pass(31 * 60 * SECOND);
    let expired = wei.get(&town, "/api/account").await;
    assert_eq!((expired.status, expired.code()), (StatusCode::UNAUTHORIZED, "session_expired"));
    let again = town.enter("wei", &wei.password).await;
    for _ in 0..23 {
        town.pass(29 * 60 * SECOND);
        again.get(&town, "/api/account").await;
    }
    town.pass(HOUR);
    assert_eq!(again.get(&town, "/api/account").await.status, StatusCode::UNAUTHORIZED, "a day at the desk ends");

    let administrator = town.enter("administrator", &town.administrator.password).await;
    let (one, two) = (town.enter("wei", &wei.password).await, town.enter("wei", &wei.password).await);
    let sessions = one.get(&town, "/api/account/sessions").await;
    let other = sessions.body.as_array().unwrap().iter().find(|session| session["is_this"] == false).unwrap();
    let path = format!("/api/account/sessions/{}", other["id"].as_str().unwrap());
    assert_eq!(one.call(&town, "DELETE", &path, json!({})).await.status, StatusCode::NO_CONTENT);
    assert_eq!(two.get(&town, "/api/account").await.status, StatusCode::UNAUTHORIZED, "a token that was ended proves nothing");
    let out = one.post(&town, "/api/sign-out", json!({})).await;
    assert!(out.headers["set-cookie"].to_str().unwrap().contains("Max-Age=0"));
    assert_eq!(one.get(&town, "/api/account").await.status, StatusCode::UNAUTHORIZED, "a replayed cookie proves nothing");
    let three = town.enter("wei", &wei.password).await;
    let gone = administrator.call(&town, "DELETE", &format!("/api/users/{}", wei.id), json!({})).await;
    assert_eq!(gone.status, StatusCode::NO_CONTENT);
    assert_eq!(three.get(&town, "/api/account").await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(town.try_enter("wei", &wei.password, None).await.code(), "sign_in");
}

#[tokio::test]
async fn a_one_time_code_counts_once_and_a_recovery_code_replaces_the_app_once() {
    let town = Town::new().await;
    let wei = town.user("wei", town.customs, &["officer"]).await;
    let wrong = wei.post(&town, "/api/account/one-time", json!({ "password": "wrong" })).await;
    assert_eq!(wrong.status, StatusCode::UNAUTHORIZED, "a stolen session does not change how one signs in");
    let begun = wei.post(&town, "/api/account/one-time", json!({ "password": wei.password })).await;
    let app = OneTimeSecret::kept(begun.body["secret"].as_str().unwrap().to_owned());
    let code = || app.code(town.office.environment.now().as_second().unsigned_abs()).unwrap();
    assert_eq!(wei.call(&town, "PUT", "/api/account/one-time", json!({ "code": "000000" })).await.code(), "code");
    let confirmed = wei.call(&town, "PUT", "/api/account/one-time", json!({ "code": code() })).await;
    let recovery = confirmed.body["recovery_codes"].as_array().unwrap().clone();
    assert_eq!(recovery.len(), 10);
    assert_eq!(town.try_enter("wei", &wei.password, None).await.code(), "code_needed");
    assert_eq!(town.try_enter("wei", &wei.password, Some(&code())).await.code(), "code", "it confirmed the app already");
    town.pass(30 * SECOND);
    let fresh = code();
    assert_eq!(town.try_enter("wei", &wei.password, Some(&fresh)).await.status, StatusCode::OK);
    assert_eq!(town.try_enter("wei", &wei.password, Some(&fresh)).await.code(), "code", "a replayed code");
    let paper = recovery[3].as_str().unwrap().to_uppercase();
    assert_eq!(town.try_enter("wei", &wei.password, Some(&paper)).await.status, StatusCode::OK);
    assert_eq!(town.try_enter("wei", &wei.password, Some(&paper)).await.code(), "code");
    // Who lost everything gets a new password from the administrator, and the app is gone.
    let reset = town.administrator.post(&town, &format!("/api/users/{}/reset", wei.id), json!({})).await;
    town.pass(HOUR);
    assert_eq!(town.try_enter("wei", reset.body["password"].as_str().unwrap(), None).await.status, StatusCode::OK);
}

#[tokio::test]
async fn what_changes_something_needs_the_token_of_our_page() {
    let town = Town::new().await;
    let wei = town.user("wei", town.customs, &["officer"]).await;
    let post = |token: Option<&str>| {
        let mut request = Request::post("/api/queue/next").header("cookie", &wei.cookie);
        if let Some(token) = token {
            request = request.header("x-csrf-token", token);
        }
        request.body(Body::empty()).unwrap()
    };
    for token in [None, Some(""), Some("tgc_wrong"), Some(town.administrator.csrf.as_str())] {
        let refused = town.send(post(token)).await;
        assert_eq!((refused.status, refused.code()), (StatusCode::FORBIDDEN, "csrf"), "{token:?}");
    }
    assert_eq!(town.send(post(Some(&wei.csrf))).await.status, StatusCode::NO_CONTENT);
    // Two cookies of the name are none, and reading needs no token.
    let twice = Request::get("/api/account").header("cookie", format!("{}; session=x", wei.cookie));
    assert_eq!(town.send(twice.body(Body::empty()).unwrap()).await.status, StatusCode::UNAUTHORIZED);
    let read = Request::get("/api/account").header("cookie", &wei.cookie).body(Body::empty()).unwrap();
    assert_eq!(town.send(read).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_supervisor_makes_officers_of_the_own_office_and_nothing_more() {
    let town = Town::new().await;
    let other = town.organisation("office", "Felixstowe", "费利克斯托海关").await;
    let boss = town.user("boss", town.customs, &["supervisor"]).await;
    let user = |login: &str, organisation, roles: &[&str]| json!({ "login": login, "name": "王", "language": "zh", "organisation": organisation, "roles": roles });
    let made = boss.post(&town, "/api/users", user("wang", town.customs, &["officer"])).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.body);
    town.enter("wang", made.body["password"].as_str().unwrap()).await;
    let table = [
        (user("a1", town.customs, &["administrator"]), StatusCode::FORBIDDEN),
        (user("a2", town.customs, &["supervisor"]), StatusCode::FORBIDDEN),
        (user("a3", other, &["officer"]), StatusCode::NOT_FOUND),
        (user("a4", town.firm, &["officer"]), StatusCode::UNPROCESSABLE_ENTITY),
        (user("wang", town.customs, &["officer"]), StatusCode::CONFLICT),
        (user("a b", town.customs, &["officer"]), StatusCode::UNPROCESSABLE_ENTITY),
        (user("a5", town.customs, &["king"]), StatusCode::UNPROCESSABLE_ENTITY),
    ];
    for (body, expected) in table {
        assert_eq!(boss.post(&town, "/api/users", body.clone()).await.status, expected, "{body}");
    }
    let boss_roles = format!("/api/users/{}/roles", boss.id);
    let greedy = boss.call(&town, "PUT", &boss_roles, json!({ "roles": ["officer"] })).await;
    assert_eq!((greedy.status, &greedy.body["details"]["reason"]), (StatusCode::FORBIDDEN, &json!("not_for_oneself")));
    let watch = json!({ "roles": ["auditor", "officer"] });
    assert_eq!(town.administrator.call(&town, "PUT", &boss_roles, watch).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn machines_get_in_with_keys_and_access_tokens_until_they_are_revoked() {
    let town = Town::new().await;
    let trader = town.user("trader", town.firm, &["trader"]).await;
    let refused = trader.post(&town, "/api/keys", json!({ "name": "x", "role": "officer" })).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    let key = trader.post(&town, "/api/keys", json!({ "name": "ERP 接口", "role": "trader" })).await;
    let (id, secret) = (key.id(), key.body["key"].as_str().unwrap().to_owned());
    let token = async |grant: &str, secret: &str| {
        let form = format!("grant_type={grant}&client_id={id}&client_secret={secret}");
        let request = Request::post("/oauth/token").header("content-type", "application/x-www-form-urlencoded");
        town.send(request.body(Body::from(form)).unwrap()).await
    };
    assert_eq!(token("password", &secret).await.body["error"], "unsupported_grant_type");
    assert_eq!(token("client_credentials", "tg_wrong").await.body["error"], "invalid_client");
    let access = token("client_credentials", &secret).await.body["access_token"].as_str().unwrap().to_owned();
    let cases = async |bearer: &str| {
        let request = Request::get("/api/cases").header("authorization", format!("Bearer {bearer}"));
        town.send(request.body(Body::empty()).unwrap()).await.status
    };
    // What a machine hands in, the people of its firm see.
    let case = town.declare(&trader, RED).await;
    for bearer in [&secret, &access] {
        assert_eq!(cases(bearer).await, StatusCode::OK);
        let request = Request::get(format!("/api/cases/{case}")).header("authorization", format!("Bearer {bearer}"));
        assert_eq!(town.send(request.body(Body::empty()).unwrap()).await.status, StatusCode::OK);
    }
    town.pass(HOUR);
    assert_eq!(cases(&access).await, StatusCode::UNAUTHORIZED, "an hour is over");
    let trader = town.enter("trader", &trader.password).await;
    assert_eq!(trader.call(&town, "DELETE", &format!("/api/keys/{id}"), json!({})).await.status, StatusCode::NO_CONTENT);
    assert_eq!(cases(&secret).await, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn a_broker_acts_for_a_trader_while_a_mandate_holds() {
    let town = Town::new().await;
    let bureau = town.organisation("firm", "Broker Ltd", "报关行").await;
    let (trader, broker) = (town.user("trader", town.firm, &["trader"]).await, town.user("broker", bureau, &["broker"]).await);
    let case = town.declare(&trader, RED).await;
    let path = format!("/api/cases/{case}");
    let firm = town.firm.to_string();
    let for_trader = [("on-behalf-of", firm.as_str())];
    assert_eq!(broker.get(&town, &path).await.status, StatusCode::NOT_FOUND);
    assert_eq!(broker.send(&town, "GET", &path, &for_trader, Body::empty()).await.status, StatusCode::FORBIDDEN);
    let mandate = trader.post(&town, "/api/mandates", json!({ "broker": bureau })).await.id();
    assert_eq!(broker.send(&town, "GET", &path, &for_trader, Body::empty()).await.status, StatusCode::OK);
    let mine = broker.send(&town, "GET", "/api/cases", &for_trader, Body::empty()).await;
    assert_eq!(mine.body["cases"].as_array().unwrap().len(), 1);
    assert_eq!(broker.call(&town, "DELETE", &format!("/api/mandates/{mandate}"), json!({})).await.status, StatusCode::NOT_FOUND);
    assert_eq!(trader.call(&town, "DELETE", &format!("/api/mandates/{mandate}"), json!({})).await.status, StatusCode::NO_CONTENT);
    assert_eq!(broker.send(&town, "GET", &path, &for_trader, Body::empty()).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_page_that_calls_without_end_is_told_to_wait() {
    let town = Town::new().await;
    let wei = town.user("wei", town.customs, &["officer"]).await;
    let mut last = wei.get(&town, "/api/account").await;
    for _ in 0..220 {
        last = wei.get(&town, "/api/account").await;
    }
    assert_eq!((last.status, last.code()), (StatusCode::TOO_MANY_REQUESTS, "too_many_requests"));
    assert_eq!(last.headers["retry-after"], "1");
    town.pass(SECOND);
    assert_eq!(wei.get(&town, "/api/account").await.status, StatusCode::OK);
}
