//! A quota over the life of cases: given in the order of acceptance, partly when it ends, secured while it is
//! critical, given back, and suspended.

use rust_decimal::Decimal;
use serde_json::Value;

use crate::setting::{House, cancellation, on_both_engines, sample};

/// The example quota: 1,200 kg of beef at 20 %, critical from 240 kg on, suspended on two days.
pub const TABLES: [(&str, &str); 3] = [
    (
        "quotas/orders.csv",
        "order,goods,origin,preference,expression,critical_percent,valid_from,valid_to,source\n\
         050001,0202,*,120,20%,20,2026-01-01,,tongguan-policy\n",
    ),
    (
        "quotas/definitions.csv",
        "order,volume,unit,valid_from,valid_to,source\n050001,1200,KGM,2026-01-01,2026-06-30,tongguan-policy\n",
    ),
    ("quotas/suspensions.csv", "order,kind,valid_from,valid_to,source\n050001,suspended,2026-03-02,2026-03-03,tongguan-policy\n"),
];

/// 500 kg of frozen beef worth 2,000 pounds that claims the quota.
fn claim(number: u32) -> String {
    sample("import-beef.xml")
        .replace(
            "<DutyRegimeCode>100</DutyRegimeCode>",
            "<DutyRegimeCode>120</DutyRegimeCode><QuotaOrderID>050001</QuotaOrderID>",
        )
        .replace("6GB100000000004-TGS-0003", &format!("6GB100000000004-Q-{number:04}"))
        .replace("<ID>INV-2026-1</ID>", &format!("<ID>INV-2026-{number}</ID>"))
        .replace("<FunctionalReferenceID>", &format!("<FunctionalReferenceID>Q{number}"))
}

/// The lines of the duty: rate, amount and security.
async fn duty(house: &House, answer: &Value) -> Vec<(String, String, String)> {
    let case = answer["case"].as_str().unwrap().parse().unwrap();
    let kept = house.office.store.decision(&house.officer(), case).await.unwrap().unwrap();
    let record: Value = serde_json::from_slice(&kept.bytes).unwrap();
    let lines = record["decision"]["assessment"]["lines"].as_array().unwrap().clone();
    let text = |line: &Value, name: &str| line[name].as_str().unwrap().to_owned();
    lines
        .iter()
        .filter(|line| line["type"] == "A00")
        .map(|line| (text(line, "rate"), text(line, "amount"), text(line, "secured")))
        .collect()
}

fn codes(answer: &Value) -> Vec<&str> {
    answer["findings"].as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap()).collect()
}

fn line(rate: &str, amount: &str, secured: &str) -> (String, String, String) {
    (rate.to_owned(), amount.to_owned(), secured.to_owned())
}

/// The duty without quota: 12 % of 2,000 and 185.00 for each of five hundred kilograms' hundredweights.
const FULL: &str = "12.00% + 185.00 GBP / DTN";

on_both_engines! {
    async fn a_quota_is_given_in_the_order_of_acceptance_until_it_ends(house: &House) {
        // 240.00 + 5 × 185.00 = 1,165.00 without it; 20 % of 2,000.00 = 400.00 within it.
        let first = house.submit(&claim(1)).await;
        assert_eq!(duty(house, &first).await, [line("20%", "400.00", "0.00")], "{first}");
        let second = house.submit(&claim(2)).await;
        assert_eq!(duty(house, &second).await, [line("20%", "400.00", "0.00")]);
        // 200 of 500 kg are left, which is critical: 400.00 × 2/5 within, (1,165.00 − 400.00) × 2/5 secured,
        // 1,165.00 × 3/5 beyond.
        let third = house.submit(&claim(3)).await;
        assert_eq!(duty(house, &third).await, [line("20%", "160.00", "306.00"), line(FULL, "699.00", "0.00")], "{third}");
        assert!(codes(&third).contains(&"TG1030") && codes(&third).contains(&"TG1033"), "{third}");
        let fourth = house.submit(&claim(4)).await;
        assert_eq!(duty(house, &fourth).await, [line(FULL, "1165.00", "0.00")]);
        assert!(codes(&fourth).contains(&"CDS40049"), "{fourth}");
        assert_eq!(drawn(house).await, Decimal::from(1200));
        // What an officer lets be cancelled comes back, and the next one gets it.
        let mrn = first["mrn"].as_str().unwrap();
        let asked = house.submit(&cancellation(mrn)).await;
        assert_eq!(asked["request"], "pending", "{asked}");
        assert_eq!(drawn(house).await, Decimal::from(1200));
        let case = first["case"].as_str().unwrap().parse().unwrap();
        house.office.conclude_request(&house.officer(), case, true).await.unwrap();
        assert_eq!(drawn(house).await, Decimal::from(700));
        let fifth = house.submit(&claim(5)).await;
        assert_eq!(duty(house, &fifth).await, [line("20%", "400.00", "0.00")], "{fifth}");
    }

    async fn a_suspended_or_closed_quota_gives_nothing(house: &House) {
        house.set("2026-03-02T09:00:00Z");
        let suspended = house.submit(&claim(1)).await;
        assert_eq!(duty(house, &suspended).await, [line(FULL, "1165.00", "0.00")]);
        assert!(codes(&suspended).contains(&"CDS40053"), "{suspended}");
        house.set("2026-07-01T09:00:00Z");
        let closed = house.submit(&claim(2)).await;
        assert!(codes(&closed).contains(&"CDS40069"), "{closed}");
        house.set("2026-03-04T09:00:00Z");
        let opened = house.submit(&claim(3)).await;
        assert_eq!(duty(house, &opened).await, [line("20%", "400.00", "0.00")]);
    }

    async fn declarations_that_race_get_all_of_a_quota_and_no_more(house: &House) {
        let mut tasks = Vec::new();
        for number in 1..=6 {
            let (office, trader) = (house.office.clone(), house.trader);
            tasks.push(tokio::spawn(async move {
                let body = claim(number).into();
                let submission =
                    office::Submission { client: trader, key: None, content_type: "application/xml".to_owned(), body };
                office.submit(submission).await.unwrap()
            }));
        }
        let mut granted = Decimal::ZERO;
        for task in tasks {
            let answer: Value = serde_json::from_slice(&task.await.unwrap().body).unwrap();
            let case = answer["case"].as_str().unwrap().parse().unwrap();
            let kept = house.office.store.decision(&house.officer(), case).await.unwrap().unwrap();
            let record: Value = serde_json::from_slice(&kept.bytes).unwrap();
            let uses = record["decision"]["assessment"]["quota"].as_array().unwrap().clone();
            granted += uses.iter().map(|one| one["granted"].as_str().unwrap().parse::<Decimal>().unwrap()).sum::<Decimal>();
        }
        assert_eq!(granted, Decimal::from(1200));
        assert_eq!(drawn(house).await, Decimal::from(1200));
    }
}

async fn drawn(house: &House) -> Decimal {
    let drawn = house.office.store.quota_drawn(house.office.administration, "050001", "2026-01-01").await.unwrap();
    Decimal::new(drawn, 6)
}
