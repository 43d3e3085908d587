//! Profiles over both engines: what hits is a fact, an amendment does not get rid of it, and the goods that arrive are looked
//! at again.

use clearance::Lane;
use clearance::{Record, Replay, replay};
use serde_json::json;
use store::Directive;
use uuid::Uuid;

use crate::setting::{House, on_both_engines, price, sample};

/// Has a profile count, as two people would.
async fn lay_down(house: &House, condition: &str, lane: &str) -> Uuid {
    let says = json!({
        "name": "beef", "reason": { "en": "cheap", "zh": "低价" }, "for_each": "item", "condition": condition, "lane": lane,
        "procedures": "", "goods": "0202", "offices": [], "valid_from": "2026-01-01", "valid_to": "2026-12-31",
    });
    let id = Uuid::now_v7();
    let body = says.to_string().into_bytes();
    let hash = reference::Hash::of(&body).0;
    let (kind, owner) = ("profile".to_owned(), Uuid::from_u128(1));
    let new = Directive { id, kind, subject: id, number: 1, hash, body, owner, at: 1, confirmed: None, withdrawn: None };
    let actor = house.officer();
    assert!(house.office.store.propose_directive(&actor, &new, &store::testing::event()).await.unwrap());
    house.office.refresh_profiles().await.unwrap();
    assert!(house.office.store.confirm_directive(&actor, id, Uuid::from_u128(2), 2, &store::testing::event()).await.unwrap());
    house.office.refresh_profiles().await.unwrap();
    id
}

async fn record(house: &House, answer: &serde_json::Value) -> Record {
    let case = answer["case"].as_str().unwrap().parse().unwrap();
    serde_json::from_slice(&house.office.record(&house.officer(), case).await.unwrap().unwrap()).unwrap()
}

fn beef(number: u32) -> String {
    sample("import-beef.xml").replace("TGS-0003", &format!("TGP-{number:04}"))
}

on_both_engines! {
    async fn what_hits_is_a_fact_and_decides_the_lane(house: &House) {
        let free = house.submit(&beef(1)).await;
        assert_eq!(free["lane"], "green", "{free}");
        let cheap = lay_down(house, "item.commodity.invoiceLine.itemChargeAmount < 2500", "yellow").await;
        let held = house.submit(&beef(2)).await;
        let kept = record(house, &held).await;
        assert_eq!(kept.decision.lane(), Some(Lane::Yellow));
        assert_eq!(kept.facts.profiles.iter().map(|hit| hit.profile.clone()).collect::<Vec<_>>(), [cheap.to_string()]);
        // The stricter of two wins; both are kept.
        lay_down(house, "item.commodity.invoiceLine.itemChargeAmount > 0", "red").await;
        let stopped = record(house, &house.submit(&beef(3)).await).await;
        assert_eq!((stopped.decision.lane(), stopped.facts.profiles.len()), (Some(Lane::Red), 2));
        let declaration = messages::read(beef(3).as_bytes()).unwrap().declaration;
        assert_eq!(replay(&stopped, &declaration, &house.office.law(), None), Replay::Same);
        // Nothing of it in what the trader may fetch, and nothing in a dry run.
        let case = held["case"].as_str().unwrap().parse().unwrap();
        let theirs = String::from_utf8(house.office.record(&house.actor(), case).await.unwrap().unwrap()).unwrap();
        assert!(!theirs.contains(&cheap.to_string()), "{theirs}");
        let tried = house.office.try_out(beef(4).as_bytes(), None).await.unwrap();
        assert_eq!(tried["lane"], "green", "{tried}");
    }

    async fn an_amendment_does_not_get_rid_of_a_hit_and_goods_that_arrive_are_looked_at_again(house: &House) {
        lay_down(house, "item.commodity.invoiceLine.itemChargeAmount < 2500", "yellow").await;
        let lodged = house.submit(&beef(1).replace("IMA", "IMD")).await;
        assert_eq!(lodged["status"], "registered", "{lodged}");
        assert_eq!(record(house, &lodged).await.facts.profiles.len(), 1);
        let mrn = lodged["mrn"].as_str().unwrap();
        let answer = house.submit(&price(mrn, 1, "3000.00")).await;
        assert_eq!(answer["request"], "granted", "{answer}");
        let kept = record(house, &lodged).await;
        assert_eq!(kept.facts.profiles.len(), 1, "dearer now, and still to be looked at");
        // Another profile came meanwhile; the goods arrive.
        lay_down(house, "item.commodity.invoiceLine.itemChargeAmount == 3000", "red").await;
        house.set("2026-02-04T09:00:00Z");
        let arrived = house.submit(&crate::setting::additional("GPR", mrn, "")).await;
        assert!(arrived["request"].is_string() || arrived["status"].is_string(), "{arrived}");
        let kept = record(house, &lodged).await;
        assert_eq!((kept.decision.lane(), kept.facts.profiles.len()), (Some(Lane::Red), 2));
    }

    async fn a_profile_that_is_not_understood_is_left_out_and_stops_nobody(house: &House) {
        lay_down(house, "item.noSuchMember == 1", "red").await;
        assert_eq!(house.submit(&beef(1)).await["lane"], "green");
        lay_down(house, "item.commodity.invoiceLine.itemChargeAmount > 0", "yellow").await;
        assert_eq!(house.submit(&beef(2)).await["lane"], "yellow", "the others go on");
    }
}
