//! The supervisor's cockpit over HTTP: what is shown is what was handed in, and every figure opens its cases.

use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use serde_json::{Value, json};
use tower::ServiceExt;

use crate::town::{Browser, NO_LUCK, SECOND, Town, YELLOW};

/// How many cases the query of a figure finds.
async fn behind(town: &Town, who: &Browser, figure: &Value) -> usize {
    let query = figure["query"].as_str().unwrap();
    let found = who.get(town, query).await;
    assert_eq!(found.status, StatusCode::OK, "{query}: {}", found.body);
    found.body["cases"].as_array().unwrap().len()
}

#[tokio::test]
async fn the_cockpit_tells_what_came_and_each_figure_opens_the_cases_behind_it() {
    let town = Town::new().await;
    let boss = town.user("boss", town.customs, &["supervisor"]).await;
    let wang = town.user("wang", town.customs, &["officer"]).await;
    let trader = town.user("trader", town.firm, &["trader"]).await;
    let empty = boss.get(&town, "/api/cockpit").await;
    assert_eq!(empty.status, StatusCode::OK, "{}", empty.body);
    assert_eq!((&empty.body["received"], &empty.body["times"], &empty.body["waiting"]), (&json!([]), &json!([]), &json!([])));
    for _ in 0..2 {
        town.declare(&trader, NO_LUCK).await;
    }
    let yellow = town.declare(&trader, YELLOW).await;
    assert_eq!(wang.post(&town, "/api/queue/next", json!({})).await.body["case"], json!(yellow));
    town.pass(600 * SECOND);
    let seen = boss.get(&town, "/api/cockpit?days=7").await.body;
    assert_eq!((&seen["first_day"], &seen["last_day"]), (&json!("2026-11-17"), &json!("2026-11-23")));

    let mut total = 0;
    for day in seen["received"].as_array().unwrap() {
        assert_eq!(day["date"], "2026-11-23");
        assert_eq!(day["cases"], json!(behind(&town, &boss, day).await), "{day}");
        total += day["cases"].as_u64().unwrap();
    }
    assert_eq!(total, 3);
    for lane in seen["lanes"].as_array().unwrap() {
        assert_eq!(lane["cases"], json!(behind(&town, &boss, lane).await), "{lane}");
        let expected = if lane["lane"] == "yellow" { (1, 0, 0) } else { (2, 2, 1000) };
        let told = (&lane["cases"], &lane["let_go"], &lane["let_go_per_mille"]);
        assert_eq!(told, (&json!(expected.0), &json!(expected.1), &json!(expected.2)), "{lane}");
    }
    // What clears by itself clears in the instant in which it comes.
    let all = json!({ "lane": null, "cases": 2, "median_seconds": 0, "p90_seconds": 0, "query": seen["times"][0]["query"] });
    assert_eq!((&seen["times"][0], &seen["times_of"]), (&all, &json!({ "cases": 3, "is_all": true })));
    let stage = &seen["waiting"][0];
    let told = (&stage["waits_for"], &stage["stage"], &stage["cases"], &stage["oldest_seconds"], &stage["p90_seconds"]);
    assert_eq!(told, (&json!("officer"), &json!("check_documents"), &json!(1), &json!(600), &json!(600)));
    assert_eq!(behind(&town, &wang, stage).await, 1);
    let officer = &seen["officers"][0];
    assert_eq!((&officer["name"], &officer["cases"]), (&json!("wang"), &json!(1)));
    assert_eq!(behind(&town, &boss, officer).await, 1);

    // The sum is that of the cases, by day as by chapter.
    let listed = boss.get(&town, "/api/cases").await.body;
    let decimal = |value: &Value| value.as_str().unwrap().parse::<rust_decimal::Decimal>().unwrap();
    let sum: rust_decimal::Decimal = listed["cases"].as_array().unwrap().iter().map(|case| decimal(&case["payable"])).sum();
    let pounds = &seen["payable"][0];
    assert_eq!((&pounds["currency"], decimal(&pounds["total"]["amount"])), (&json!("GBP"), sum));
    assert!(sum > rust_decimal::Decimal::ZERO);
    assert_eq!(decimal(&pounds["by_day"][0]["amount"]), sum);
    let chapters: rust_decimal::Decimal =
        pounds["by_chapter"].as_array().unwrap().iter().map(|chapter| decimal(&chapter["amount"])).sum();
    assert_eq!(chapters + decimal(&pounds["left_out"]["amount"]), sum);
    for chapter in pounds["by_chapter"].as_array().unwrap() {
        assert_eq!(chapter["cases"], json!(behind(&town, &boss, chapter).await), "{chapter}");
    }

    let types = pounds["by_type"].as_array().unwrap();
    assert_eq!(types.iter().map(|one| decimal(&one["amount"])).sum::<rust_decimal::Decimal>(), sum);
    assert_eq!(pounds["not_by_type"]["cases"], 0);
    for one in types {
        assert_eq!(one["cases"], json!(behind(&town, &boss, one).await), "{one}");
    }
    let flows = boss.get(&town, "/api/cockpit/flows").await.body;
    assert!(!flows["flows"].as_array().unwrap().is_empty());
    for flow in flows["flows"].as_array().unwrap() {
        assert_eq!(flow["cases"], json!(behind(&town, &boss, flow).await), "{flow}");
    }
    let study = boss.get(&town, "/api/cockpit/study").await.body;
    for span in study["whole"].as_array().unwrap() {
        assert_eq!(span["cases"], json!(behind(&town, &boss, span).await), "{span}");
    }
    // Nobody examined anything; what examinations found is not for everybody to ask.
    assert_eq!((&seen["hits"][0]["examined"], &seen["hits"][0]["hit_per_mille"]), (&json!(0), &Value::Null));
    assert_eq!(boss.get(&town, "/api/cases?examined=any").await.body["cases"], json!([]));
    for (caller, which, status) in [(&boss, "some", 422), (&trader, "any", 403), (&wang, "irregular", 403)] {
        assert_eq!(caller.get(&town, &format!("/api/cases?examined={which}")).await.status.as_u16(), status, "{which}");
    }
    // A trader is told what waits of the own cases.
    let waits = trader.get(&town, "/api/counts").await.body;
    assert_eq!((&waits["waiting"][0]["waits_for"], &waits["waiting"][0]["cases"]), (&json!("officer"), &json!(1)));

    // The same figures as a workbook, in either language, with numbers that are numbers.
    let get = |language: &str| format!("/api/cockpit/workbook?days=30&language={language}");
    let request = |path: &str| Request::get(path).header("cookie", &boss.cookie).body(Body::empty()).unwrap();
    for (language, name) in [("en", "Payable by chapter"), ("zh", "各章税款")] {
        let answer = town.router.clone().oneshot(request(&get(language))).await.unwrap();
        assert!(answer.headers()["content-disposition"].to_str().unwrap().contains("cockpit-"));
        let sheets = spreadsheets::read(&to_bytes(answer.into_body(), 1 << 20).await.unwrap()).unwrap();
        let sheet = sheets.iter().find(|sheet| sheet.name == name).unwrap();
        let total: rust_decimal::Decimal =
            sheet.rows[1..].iter().map(|row| row[2].parse::<rust_decimal::Decimal>().unwrap()).sum();
        assert_eq!(total, chapters);
        let names: Vec<&str> = sheets.iter().map(|sheet| sheet.name.as_str()).collect();
        let more = if language == "zh" {
            ["各税种税款", "查获率", "放行时间研究", "货物流向"]
        } else {
            ["Payable by tax type", "Hit rates", "Time release study", "Flows"]
        };
        assert!(more.iter().all(|name| names.contains(name)), "{names:?}");
    }
    assert_eq!(wang.get(&town, &get("en")).await.status, StatusCode::FORBIDDEN);

    for (days, status) in [("0", 422), ("367", 422), ("366", 200), ("x", 400), ("-1", 400)] {
        assert_eq!(boss.get(&town, &format!("/api/cockpit?days={days}")).await.status.as_u16(), status, "{days}");
    }
    assert_eq!(wang.get(&town, "/api/cockpit").await.status, StatusCode::FORBIDDEN);
    assert_eq!(trader.get(&town, "/api/cockpit").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn cases_of_a_firm_that_one_must_keep_away_from_are_in_no_figure() {
    let town = Town::new().await;
    let boss = town.user("boss", town.customs, &["supervisor"]).await;
    let trader = town.user("trader", town.firm, &["trader"]).await;
    town.declare(&trader, YELLOW).await;
    let path = format!("/api/users/{}/relations", boss.id);
    let related = town.administrator.clone().post(&town, &path, json!({ "firm": town.firm, "reason": "brother" })).await;
    assert!(related.status.is_success(), "{}", related.body);
    let seen = boss.get(&town, "/api/cockpit").await.body;
    for part in ["received", "lanes", "times", "waiting", "payable", "officers"] {
        assert_eq!(seen[part], json!([]), "{part}");
    }
}

#[tokio::test]
async fn a_study_tells_where_goods_waited_and_flows_what_they_were() {
    let town = Town::new().await;
    let boss = town.user("boss", town.customs, &["supervisor"]).await;
    let wang = town.user("wang", town.customs, &["officer"]).await;
    let trader = town.user("trader", town.firm, &["trader"]).await;
    let empty = boss.get(&town, "/api/cockpit/study").await;
    assert_eq!((empty.status, &empty.body["steps"], &empty.body["of"]["cases"]), (StatusCode::OK, &json!([]), &json!(0)));
    town.declare(&trader, NO_LUCK).await;
    let yellow = town.declare(&trader, YELLOW).await;
    town.pass(600 * SECOND);
    wang.post(&town, "/api/queue/next", json!({})).await;
    let asked = wang.act(&town, &yellow, "query", wang.version(&town, &yellow).await, json!({ "question": "Which?" })).await;
    assert!(asked.status.is_success(), "{}", asked.body);
    town.pass(300 * SECOND);
    let version = asked.body["version"].as_u64().unwrap();
    let answered = trader.act(&town, &yellow, "answer", version, json!({ "answer": "That one." })).await;
    assert!(answered.status.is_success(), "{}", answered.body);
    town.pass(100 * SECOND);
    let released = wang.act(&town, &yellow, "release", wang.version(&town, &yellow).await, json!({})).await;
    assert!(released.status.is_success(), "{}", released.body);

    let study = boss.get(&town, "/api/cockpit/study?days=7").await.body;
    let told = |list: &str| -> Vec<(String, i64, i64)> {
        let rows = study[list].as_array().unwrap().iter();
        rows.map(|one| {
            (one["of"].as_str().unwrap_or("all").to_owned(), one["cases"].as_i64().unwrap(), one["p90_seconds"].as_i64().unwrap())
        })
        .collect()
    };
    let row = |of: &str, cases, seconds| (of.to_owned(), cases, seconds);
    assert_eq!(told("whole"), [row("all", 2, 1000), row("green", 1, 0), row("yellow", 1, 1000)]);
    assert_eq!(told("with_whom"), [row("officer", 1, 700), row("trader", 1, 300)]);
    assert_eq!(told("steps"), [row("check_documents", 1, 600), row("answer_query", 1, 300), row("read_answer", 1, 100)]);

    let kept: Vec<&Value> = study["steps"].as_array().unwrap().iter().map(|one| &one["kept_per_mille"]).collect();
    assert_eq!(kept, [&json!(1000); 3], "each step was left within its service standard");
    assert_eq!(study["whole"][0]["kept_per_mille"], Value::Null);

    let flows = boss.get(&town, "/api/cockpit/flows?days=7").await.body;
    let cases: i64 = flows["flows"].as_array().unwrap().iter().map(|one| one["cases"].as_i64().unwrap()).sum();
    assert_eq!((cases, &flows["is_all"]), (2, &json!(true)));
    assert_eq!(flows["flows"][0]["chapter"].as_str().unwrap().len(), 2);
    assert_eq!(wang.get(&town, "/api/cockpit/study").await.status, StatusCode::FORBIDDEN);
    assert_eq!(boss.get(&town, "/api/cockpit/flows?days=0").await.status, StatusCode::UNPROCESSABLE_ENTITY);
}
