//! Tables of declarations over HTTP: an answer for each declaration, and nothing when a cell cannot be read.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use serde_json::Value;

use crate::{House, house};

/// The first declaration of the sample table, under a reference of one's own.
fn table(lrn: &str) -> String {
    let path = format!("{}/../../samples/import-table.csv", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).unwrap();
    let rows = text.lines().enumerate().filter(|(index, line)| *index == 0 || line.starts_with("TABLE-0001"));
    rows.map(|(_, line)| format!("{}\n", line.replace("TABLE-0001", lrn))).collect()
}

fn two() -> String {
    let (one, other) = (table("TWO-A"), table("TWO-B"));
    let ducr = "6GB100000000004-T1";
    let other = other.replace(ducr, "6GB100000000004-T2");
    let (_, rows) = other.split_once('\n').unwrap();
    format!("{one}{rows}")
}

async fn post(house: &House, body: Vec<u8>, media_type: &str, key: &str) -> (StatusCode, Value) {
    let request = Request::post("/api/declarations")
        .header("authorization", format!("Bearer {}", house.trader))
        .header("content-type", media_type)
        .header("idempotency-key", key);
    house.call(request.body(Body::from(body)).unwrap()).await
}

#[tokio::test]
async fn a_table_of_two_gets_two_answers_and_the_same_ones_again() {
    let house = house().await;
    let (status, answers) = post(&house, two().into_bytes(), "text/csv", "t1").await;
    assert_eq!(status, StatusCode::MULTI_STATUS, "{answers}");
    let answers = answers["answers"].as_array().unwrap().clone();
    let told: Vec<(&str, u64)> =
        answers.iter().map(|one| (one["lrn"].as_str().unwrap(), one["status"].as_u64().unwrap())).collect();
    assert_eq!(told, [("TWO-A", 201), ("TWO-B", 201)]);
    let case = answers[1]["answer"]["case"].as_str().unwrap();
    let (status, view) = house.get(&format!("/api/cases/{case}"), &house.trader).await;
    assert_eq!((status, view["summary"]["lrn"].as_str()), (StatusCode::OK, Some("TWO-B")));
    let (_, again) = post(&house, two().into_bytes(), "text/csv", "t1").await;
    assert_eq!(again["answers"][0]["status"], 200);
    assert_eq!(again["answers"][1]["answer"], answers[1]["answer"]);
}

#[tokio::test]
async fn a_workbook_of_one_is_answered_as_any_message_is() {
    let house = house().await;
    let rows = table("BOOK-1").lines().map(|line| line.split(',').map(str::to_owned).collect()).collect();
    let sheet = spreadsheets::Sheet { name: "items".to_owned(), rows };
    let bytes = spreadsheets::write(&[sheet]).unwrap();
    let media_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    let (status, answer) = post(&house, bytes, media_type, "b1").await;
    assert_eq!(status, StatusCode::CREATED, "{answer}");
    assert!(answer["case"].is_string(), "{answer}");
}

#[tokio::test]
async fn a_cell_that_cannot_be_read_keeps_all_from_being_handed_in() {
    let house = house().await;
    let broken = two().replace("1000.00,GBP", "a thousand,GBP");
    let (status, problem) = post(&house, broken.into_bytes(), "text/csv", "x").await;
    assert_eq!((status, problem["code"].as_str()), (StatusCode::BAD_REQUEST, Some("unreadable")), "{problem}");
    let lines: Vec<u64> =
        problem["details"]["problems"].as_array().unwrap().iter().map(|one| one["line"].as_u64().unwrap()).collect();
    assert_eq!(lines.len(), 2, "{problem}");
    let (_, page) = house.get("/api/cases", &house.trader).await;
    assert_eq!(page["cases"].as_array().map(Vec::len), Some(0));
    let (status, _) = post(&house, b"PK\x03\x04 no workbook".to_vec(), "text/csv", "y").await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
}
