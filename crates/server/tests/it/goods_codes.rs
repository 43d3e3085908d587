//! Codes that goods may have, over HTTP: by their words, by the lines of the tariff, by what one's earlier cases bore.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::town::{NO_LUCK, Town};

#[tokio::test]
async fn described_goods_get_codes_and_those_used_before_go_first() {
    let town = Town::new().await;
    let trader = town.user("trader", town.firm, &["trader"]).await;
    let elsewhere = town.organisation("firm", "Other", "他人").await;
    let stranger = town.user("stranger", elsewhere, &["trader"]).await;
    let codes = |found: &Value| -> Vec<String> {
        let found = found["suggestions"].as_array().unwrap();
        found.iter().map(|one| one["code"].as_str().unwrap().to_owned()).collect()
    };
    for (text, code, lines) in
        [("green%20tea", "090210", json!(["09021000"])), ("%E7%BB%BF%E8%8C%B6", "090210", json!(["09021000"]))]
    {
        let found = trader.get(&town, &format!("/api/goods-codes?text={text}")).await.body;
        let first = &found["suggestions"][0];
        assert_eq!((&first["code"], &first["lines"], &first["used"]), (&json!(code), &lines, &json!(0)), "{text}");
        assert_eq!((&first["heading"]["code"], &first["chapter"]["code"]), (&json!("0902"), &json!("09")));
    }
    // "Forequarters" stands in no designation; one's own case bears the code.
    let words = "/api/goods-codes?text=forequarters&limit=3";
    assert_eq!(trader.get(&town, words).await.body["suggestions"], json!([]));
    for _ in 0..2 {
        town.declare(&trader, NO_LUCK).await;
    }
    let found = trader.get(&town, words).await.body;
    assert_eq!((codes(&found), &found["suggestions"][0]["used"]), (vec!["020230".to_owned()], &json!(2)));
    assert_eq!(stranger.get(&town, words).await.body["suggestions"], json!([]), "another's cases say nothing");
    let beef = trader.get(&town, "/api/goods-codes?text=frozen%20boneless%20beef&limit=2").await.body;
    assert_eq!((codes(&beef)[0].as_str(), codes(&beef).len()), ("020230", 2));

    assert_eq!(trader.get(&town, "/api/goods-codes?text=").await.body["suggestions"], json!([]));
    let long = format!("/api/goods-codes?text={}", "tea+".repeat(600));
    assert_eq!(trader.get(&town, &long).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(trader.get(&town, "/api/goods-codes").await.status, StatusCode::BAD_REQUEST);
}
