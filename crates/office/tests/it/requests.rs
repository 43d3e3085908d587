//! Corrections, cancellations and arrivals, and what becomes of their cases.

use clearance::{Record, case::trace};
use serde_json::Value;
use uuid::Uuid;

use crate::setting::{House, additional, amendment, cancellation, on_both_engines, price, sample};

fn mrn(answer: &Value) -> String {
    answer["mrn"].as_str().unwrap().to_owned()
}

fn findings(answer: &Value) -> Vec<&str> {
    answer["findings"].as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap()).collect()
}

fn legal(codes: &[String]) {
    trace::check(&codes.iter().map(String::as_str).collect::<Vec<_>>()).unwrap();
}

on_both_engines! {
    async fn a_pre_lodged_declaration_is_amended_at_once_and_decided_again(house: &House) {
        let lodged = house.submit(&sample("import-prelodged.xml")).await;
        assert_eq!(lodged["outcome"], "registered");
        let answer = house.submit(&price(&mrn(&lodged), 1, "2000.00")).await;
        assert_eq!((&answer["request"], &answer["outcome"]), (&"granted".into(), &"registered".into()), "{answer}");
        assert_eq!(answer["case"], lodged["case"]);
        assert_eq!(answer["changes"][0]["before"]["value"], "1000.00");
        assert_eq!(answer["changes"][0]["after"]["value"], "2000.00");
        let versions = house.versions(&lodged).await;
        assert_eq!(versions.len(), 2);
        assert_eq!(versions[1]["changes"][0]["reason_text"]["zh"], "更改价值");
        assert_eq!(versions[1]["difference"], answer["difference"]);
        assert_eq!(answer["difference"]["before"], lodged["payable"]);
        let codes = house.codes().await;
        legal(&codes);
        assert_eq!(codes[codes.len() - 3..], ["02", "11/39", "13/67"]);
    }

    async fn a_correction_that_names_nothing_is_denied_and_changes_nothing(house: &House) {
        let lodged = house.submit(&sample("import-prelodged.xml")).await;
        let answer = house.submit(&additional("COR", &mrn(&lodged), &amendment("30", "42A/67A/68A[7]"))).await;
        assert_eq!((answer["request"].as_str(), findings(&answer)), (Some("denied"), vec!["TG3201"]));
        assert_eq!(answer["findings"][0]["pointer"], "42A/67A/68A[7]");
        assert!(answer["findings"][0]["text"]["zh"].is_string());
        let notice = house.office.notices(&house.actor(), store::Order::After(0), 100).await.unwrap().pop().unwrap();
        assert_eq!(notice.code, "11/41");
        assert!(notice.xml.contains("<ValidationCode>TG3201</ValidationCode>"));
        assert_eq!(house.versions(&lodged).await.len(), 1);
        // The way is free for a better one.
        assert_eq!(house.submit(&price(&mrn(&lodged), 1, "3000.00")).await["request"], "granted");
    }

    async fn a_correction_that_breaks_a_rule_is_denied_with_the_rule(house: &House) {
        let lodged = house.submit(&sample("import-prelodged.xml")).await;
        let content = format!("<GoodsItemQuantity>2</GoodsItemQuantity>{}", amendment("28", "42A/228"));
        let answer = house.submit(&additional("COR", &mrn(&lodged), &content)).await;
        assert_eq!((answer["request"].as_str(), findings(&answer)), (Some("denied"), vec!["CDS11003"]));
        assert_eq!(house.versions(&lodged).await.len(), 1);
    }

    async fn goods_that_arrive_are_decided_with_the_law_of_that_day(house: &House) {
        let lodged = house.submit(&sample("import-prelodged.xml")).await;
        assert!(house.row(&lodged).await.due_at.is_some());
        house.set("2026-02-20T10:00:00Z");
        let answer = house.submit(&additional("GPR", &mrn(&lodged), "")).await;
        assert_eq!((answer["request"].as_str(), answer["outcome"].as_str()), (Some("granted"), Some("cleared")), "{answer}");
        let versions = house.versions(&lodged).await;
        assert_eq!((&versions[0]["legal_date"], &versions[1]["legal_date"]), (&"2026-02-02".into(), &"2026-02-20".into()));
        legal(&house.codes().await);
        assert_eq!(house.row(&lodged).await.due_at, None);
        // The record proves itself like any other.
        let case: Uuid = answer["case"].as_str().unwrap().parse().unwrap();
        let kept = house.office.store.decision(&house.actor(), case).await.unwrap().unwrap();
        let record: Record = serde_json::from_slice(&kept.bytes).unwrap();
        let declaration = messages::read(sample("import-prelodged.xml").as_bytes()).unwrap().declaration;
        assert_eq!(clearance::replay(&record, &declaration, &house.office.law(), None), clearance::Replay::Same);
        // They arrive once.
        let again = house.submit(&additional("GPR", &mrn(&lodged), "")).await;
        assert_eq!((again["request"].as_str(), findings(&again)), (Some("refused"), vec!["CDS12014"]));
        assert_ne!(again["case"], lodged["case"]);
    }

    async fn a_cancellation_before_acceptance_is_granted_and_final(house: &House) {
        let lodged = house.submit(&sample("import-prelodged.xml")).await;
        let answer = house.submit(&cancellation(&mrn(&lodged))).await;
        assert_eq!((answer["request"].as_str(), answer["status"].as_str()), (Some("granted"), Some("invalidated")));
        let codes = house.codes().await;
        legal(&codes);
        assert_eq!(codes[codes.len() - 3..], ["02", "11/39", "10"]);
        for message in [cancellation(&mrn(&lodged)), price(&mrn(&lodged), 1, "9"), additional("GPR", &mrn(&lodged), "")] {
            let again = house.submit(&message).await;
            assert_eq!((again["request"].as_str(), findings(&again)), (Some("refused"), vec!["CDS50015"]));
        }
    }

    async fn what_is_cleared_waits_for_an_officer_and_one_request_is_open_at_a_time(house: &House) {
        let cleared = house.submit(&sample("import-tea-sets.xml")).await;
        assert_eq!(cleared["outcome"], "cleared");
        let asked = house.submit(&price(&mrn(&cleared), 1, "3000.00").replace("GBP", "USD")).await;
        assert_eq!(asked["request"], "pending", "{asked}");
        assert_eq!(house.row(&cleared).await.next_step.as_deref(), Some("decide_request"));
        let second = house.submit(&cancellation(&mrn(&cleared))).await;
        assert_eq!((second["request"].as_str(), findings(&second)), (Some("refused"), vec!["TG3206"]));
        let case: Uuid = cleared["case"].as_str().unwrap().parse().unwrap();
        let answer = house.office.conclude_request(&house.officer(), case, true).await.unwrap().unwrap();
        let answer: Value = serde_json::from_slice(&answer.body).unwrap();
        assert_eq!((answer["request"].as_str(), answer["version"].as_u64()), (Some("granted"), Some(2)), "{answer}");
        let delta: rust_decimal::Decimal = answer["difference"]["delta"].as_str().unwrap().parse().unwrap();
        let sum: rust_decimal::Decimal = answer["difference"]["lines"]
            .as_array()
            .unwrap()
            .iter()
            .map(|line| line["delta"].as_str().unwrap().parse::<rust_decimal::Decimal>().unwrap())
            .sum();
        assert_eq!(delta, sum);
        assert!(!delta.is_zero());
        assert!(house.office.conclude_request(&house.officer(), case, true).await.is_err());
        // Both decisions are kept, the first as it was.
        let decisions = house.office.store.decisions(&house.actor(), case).await.unwrap();
        let hashes: Vec<String> = decisions.iter().map(|one| reference::Hash(one.hash).to_string()).collect();
        assert_eq!(hashes[0], cleared["record"].as_str().unwrap());
        assert_eq!(hashes[1], answer["record"].as_str().unwrap());
    }

    async fn nobody_elses_declaration_can_be_told_from_none(house: &House) {
        let lodged = house.submit(&sample("import-prelodged.xml")).await;
        let other = house.submit_as(Uuid::from_u128(0x72), None, &price(&mrn(&lodged), 1, "1.00")).await;
        let none = house.submit_as(Uuid::from_u128(0x72), None, &price("26GB00000000000000", 1, "1.00")).await;
        assert_eq!(findings(&other), ["TG3207"]);
        assert_eq!((&other["status"], &other["outcome"], &other["mrn"]), (&none["status"], &none["outcome"], &none["mrn"]));
        assert_eq!(house.versions(&lodged).await.len(), 1);
    }

    async fn the_same_message_twice_is_one_amendment(house: &House) {
        let lodged = house.submit(&sample("import-prelodged.xml")).await;
        let message = price(&mrn(&lodged), 1, "2000.00");
        let first = house.submit_as(house.trader, Some("k"), &message).await;
        let second = house.submit_as(house.trader, Some("k"), &message).await;
        assert_eq!(first, second);
        assert_eq!(house.versions(&lodged).await.len(), 2);
    }

    async fn amendments_at_the_same_time_follow_each_other(house: &House) {
        let lodged = house.submit(&sample("import-prelodged.xml")).await;
        let messages: Vec<String> = (1..=4).map(|number| price(&mrn(&lodged), 1, &format!("{number}00.00"))).collect();
        let (a, b, c, d) =
            tokio::join!(house.submit(&messages[0]), house.submit(&messages[1]), house.submit(&messages[2]), house.submit(&messages[3]));
        for answer in [&a, &b, &c, &d] {
            assert_eq!(answer["request"], "granted", "{answer}");
        }
        // Each was made on the version before: its before is the after of another.
        let versions = house.versions(&lodged).await;
        assert_eq!(versions.len(), 5);
        for pair in versions[1..].windows(2) {
            assert_eq!(pair[0]["changes"][0]["after"], pair[1]["changes"][0]["before"]);
        }
    }

    async fn untouched_items_are_assessed_the_same_byte_for_byte(house: &House) {
        let text = sample("import-tea-sets.xml");
        // Without a charge over the whole declaration, which every price would shift.
        let start = text.find("<CustomsValuation>\n        <ChargeDeduction>").or_else(|| text.find("<ChargeDeduction>")).unwrap();
        let end = text.find("</ChargeDeduction>").unwrap() + "</ChargeDeduction>".len();
        let begin = text[start..end].find("<ChargeDeduction>").unwrap() + start;
        let text = format!("{}{}", &text[..begin], &text[end..]);
        let lodged = house.submit(&text).await;
        let case: Uuid = lodged["case"].as_str().unwrap().parse().unwrap();
        let content = price(&mrn(&lodged), 2, "900.00").replace("currencyID=\"GBP\"", "currencyID=\"USD\"");
        house.submit(&content).await;
        house.office.conclude_request(&house.officer(), case, true).await.unwrap().unwrap();
        let decisions = house.office.store.decisions(&house.actor(), case).await.unwrap();
        let lines = |bytes: &[u8], item: u32| -> Vec<Vec<u8>> {
            let record: Record = serde_json::from_slice(bytes).unwrap();
            let lines = record.decision.assessment.lines.into_iter().filter(|line| line.item == item);
            lines.map(|line| clearance::canonical(&line).unwrap()).collect()
        };
        assert_eq!(decisions.len(), 2);
        assert!(!lines(&decisions[0].bytes, 1).is_empty());
        assert_eq!(lines(&decisions[0].bytes, 1), lines(&decisions[1].bytes, 1));
        assert_ne!(lines(&decisions[0].bytes, 2), lines(&decisions[1].bytes, 2));
    }
}
