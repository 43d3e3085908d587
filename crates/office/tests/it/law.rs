//! Editions of the law change at midnight of the country, in a running office, on every node.

use clearance::{Law, Record, Replay, replay};
use office::Office;
use reference::Hash;
use serde_json::json;
use std::sync::Arc;
use store::{Activation, EditionCard};
use uuid::Uuid;

use crate::setting::{House, on_both_engines, price, sample, tables};

/// The tables with another rate for the beef of the sample.
fn dearer(rate: &str) -> Law {
    let mut files = tables();
    let row = "02023010,A00,12.00% + 185.00 GBP / DTN,1011,100,,2021-01-01,";
    let measures = files["measures.csv"].replace(row, &row.replace("12.00%", rate));
    assert!(measures != files["measures.csv"], "the row is there");
    files.insert("measures.csv".to_owned(), measures);
    Law::compile(&files).unwrap()
}

/// Has an edition count from a day, as two people would.
async fn activate(office: &Office, law: &Law, day: &str) -> Uuid {
    let bytes = law.to_bytes().unwrap();
    let actor = store::Actor { administration: office.administration, client: Uuid::nil(), sees: store::Sees::Everything };
    let hash = Hash::of(&bytes).0;
    let [pack, version, note] = ["gb", "test", "dearer beef"].map(str::to_owned);
    let (first, second) = (Uuid::from_u128(1), Uuid::from_u128(2));
    let card = EditionCard { hash, law: law.id().hash.clone(), pack, version, note, owner: first, at: 1, has_tables: false };
    office.store.put_edition(office.administration, &card, &bytes, None).await.unwrap();
    let (id, counts_from, reason) = (Uuid::now_v7(), day.to_owned(), "test".to_owned());
    let new = Activation { id, edition: hash, counts_from, reason, owner: first, at: 1, confirmed: None, withdrawn: None };
    assert!(office.store.propose_activation(&actor, &new, &store::testing::event()).await.unwrap());
    office.refresh_law().await.unwrap();
    assert_ne!(office.law().id().hash, law.id().hash, "a proposal changes nothing");
    assert!(office.store.confirm_activation(&actor, id, second, 2, &store::testing::event()).await.unwrap());
    id
}

/// The sample under references of its own.
fn beef(number: u32) -> String {
    sample("import-beef.xml").replace("TGS-0003", &format!("TGL-{number:04}"))
}

async fn record(house: &House, answer: &serde_json::Value) -> Record {
    let case = answer["case"].as_str().unwrap().parse().unwrap();
    serde_json::from_slice(&house.office.record(&house.officer(), case).await.unwrap().unwrap()).unwrap()
}

on_both_engines! {
    async fn two_declarations_a_second_apart_around_midnight_get_each_its_own_edition(house: &House) {
        let (before, after) = (house.office.law(), dearer("22.00%"));
        house.set("2026-07-14T12:00:00Z");
        activate(&house.office, &after, "2026-07-15").await;
        // Another node, that has looked as every node does.
        let mut node = Office::new(house.office.administration, Arc::clone(&before), house.office.store.clone());
        node.environment = Arc::clone(&house.office.environment);
        for office in [&house.office, &node] {
            office.refresh_law().await.unwrap();
            assert_eq!(office.law().id(), before.id());
        }
        // Midnight in London in summer is 23:00 UTC.
        house.set("2026-07-14T22:59:59Z");
        let old = house.submit(&beef(1)).await;
        house.set("2026-07-14T23:00:00Z");
        let new = house.submit(&beef(2)).await;
        let first = record(house, &old).await;
        let second = record(house, &new).await;
        assert_eq!((&first.decision.edition, first.facts.legal_date.to_string().as_str()), (before.id(), "2026-07-14"));
        assert_eq!((&second.decision.edition, second.facts.legal_date.to_string().as_str()), (after.id(), "2026-07-15"));
        // 2,000 at 12 % and 500 kg at 185 for 100 kg: 240 + 925; at 22 %: 440 + 925.
        assert_eq!((old["payable"].as_str(), new["payable"].as_str()), (Some("1165.00"), Some("1365.00")));
        assert_eq!(node.law().id(), after.id());

        // The decision of before is made again from its record, under its edition by its hash.
        let declaration = messages::read(beef(1).as_bytes()).unwrap().declaration;
        assert_eq!(replay(&first, &declaration, &before, None), Replay::Same);
        assert_ne!(replay(&first, &declaration, &after, None), Replay::Same);
    }

    async fn a_correction_keeps_the_edition_of_its_legal_date(house: &House) {
        house.set("2026-07-14T12:00:00Z");
        activate(&house.office, &dearer("22.00%"), "2026-07-15").await;
        house.office.refresh_law().await.unwrap();
        let old = house.submit(&beef(1).replace("IMA", "IMD")).await;
        assert_eq!(old["status"], "registered", "{old}");
        house.set("2026-07-20T12:00:00Z");
        let answer = house.submit(&price(old["mrn"].as_str().unwrap(), 1, "3000.00")).await;
        assert_eq!(answer["request"], "granted", "{answer}");
        // 3,000 at 12 %, not at 22 %, and 925.
        assert_eq!(answer["payable"], "1285.00");
        // What arrives later has the law of its arrival.
        let tried = house.office.try_out(beef(3).as_bytes(), Some("2026-07-14".parse().unwrap())).await.unwrap();
        let today = house.office.try_out(beef(3).as_bytes(), None).await.unwrap();
        assert_ne!(tried["edition"]["hash"], today["edition"]["hash"]);
    }

    async fn long_past_editions_are_read_again_and_a_withdrawn_one_never_counts(house: &House) {
        let first = house.office.law();
        house.set("2026-03-01T12:00:00Z");
        let [spring, summer, autumn] = ["13.00%", "14.00%", "15.00%"].map(dearer);
        activate(&house.office, &spring, "2026-04-01").await;
        activate(&house.office, &summer, "2026-07-01").await;
        let gone = activate(&house.office, &autumn, "2026-10-01").await;
        house.office.refresh_law().await.unwrap();
        let actor = house.officer();
        assert!(house.office.store.withdraw_activation(&actor, gone, Uuid::from_u128(1), 3, &store::testing::event()).await.unwrap());
        house.office.refresh_law().await.unwrap();
        house.set("2026-11-01T12:00:00Z");
        assert_eq!(house.office.law().id(), summer.id());
        // A node that starts now has only what counts now; the rest it reads when a case needs it.
        let mut node = Office::new(house.office.administration, Arc::clone(&first), house.office.store.clone());
        node.environment = Arc::clone(&house.office.environment);
        node.refresh_law().await.unwrap();
        for (day, law) in [("2026-03-31", first.id()), ("2026-04-01", spring.id()), ("2026-06-30", spring.id()), ("2026-12-01", summer.id())] {
            let tried = node.try_out(beef(1).as_bytes(), Some(day.parse().unwrap())).await.unwrap();
            assert_eq!(tried["edition"]["hash"], law.hash, "{day}");
        }
    }

    async fn the_morning_after_says_what_changed_for_whom(house: &House) {
        house.set("2026-07-10T12:00:00Z");
        for number in 1..=3 {
            house.submit(&beef(number)).await;
        }
        let wine = sample("import-wine.xml");
        house.submit(&wine).await;
        let activation = activate(&house.office, &dearer("22.00%"), "2026-07-15").await;
        house.office.refresh_law().await.unwrap();
        assert!(!house.office.keep_comparisons().await.unwrap(), "nothing waits before the day");
        house.set("2026-07-15T05:00:00Z");
        assert!(house.office.keep_comparisons().await.unwrap());
        assert!(!house.office.keep_comparisons().await.unwrap(), "once");
        let actor = house.officer();
        let found = house.office.store.comparisons(&actor, 9).await.unwrap();
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].activation, Some(activation.to_string()));
        let (_, result) = house.office.store.comparison(&actor, found[0].id).await.unwrap().unwrap();
        let told: office::law::Compared = serde_json::from_slice(&result).unwrap();
        assert_eq!((told.decided, told.differ, told.is_all), (4, 3, true));
        // Three times 10 % of 2,000.
        assert_eq!(told.delta, "600.00".parse().unwrap());
        let theirs = &told.declarants[0];
        assert_eq!((theirs.declarant.as_str(), theirs.differ, theirs.delta), ("GB100000000004", 3, "600.00".parse().unwrap()));
        assert_eq!(told.cases.len(), 3);
        assert!(told.cases.iter().all(|case| case.before == "1165.00".parse().unwrap() && case.legal_date.to_string() == "2026-07-15"));
    }

    async fn a_correction_that_raises_a_debt_shows_its_interest_where_the_pack_charges_it(house: &House) {
        let interest = "kind,rate,period,fixing,decimals,rounding,least,valid_from,valid_to,source\n\
                        correction,9,360,each_day,2,half_up,,2021-01-01,2026-12-31,ukgt-2021\n";
        let mut tables = tables();
        tables.insert("interest.csv".to_owned(), interest.to_owned());
        let charging = Arc::new(Law::compile(&tables).unwrap());
        let mut office = house.office.clone();
        office.schedule = office::Schedule::starting_with(charging);
        // Beef for 3,000 instead of 2,000, thirty days later: 120 more at 9 % of 360 days; 10 cents a month.
        let cases = [("2026-07-01", "2026-07-31", "3000.00", Some(json!("0.90"))), ("2026-07-02", "2026-08-01", "1000.00", None),
            ("2026-07-03", "2026-07-03", "3000.00", None), ("2026-12-20", "2027-01-10", "3000.00", Some(json!(null)))];
        for (number, (lodged, corrected, amount, expected)) in (1..).zip(cases) {
            house.set(&format!("{lodged}T12:00:00Z"));
            let submission = |body: String| office::Submission { client: house.trader, key: None, content_type: "application/xml".to_owned(), body: body.into() };
            let answer = office.submit(submission(beef(number))).await.unwrap();
            let answer: serde_json::Value = serde_json::from_slice(&answer.body).unwrap();
            house.set(&format!("{corrected}T13:00:00Z"));
            office.submit(submission(price(answer["mrn"].as_str().unwrap(), 1, amount))).await.unwrap();
            let case = answer["case"].as_str().unwrap().parse().unwrap();
            let granted = office.conclude_request(&house.officer(), case, true).await.unwrap().unwrap();
            let granted: serde_json::Value = serde_json::from_slice(&granted.body).unwrap();
            assert_eq!(granted["request"], "granted", "{granted}");
            let versions = office.versions(&house.actor(), case).await.unwrap();
            for told in [&granted["difference"]["interest"], &versions[1]["difference"]["interest"]] {
                match &expected {
                    None => assert!(told.is_null(), "{told}"),
                    Some(expected) => assert_eq!(&told["amount"], expected, "{told}"),
                }
            }
            // The house's own law charges none.
            let plain = house.office.versions(&house.actor(), case).await.unwrap();
            assert!(plain[1]["difference"]["interest"].is_null());
        }
        let first = office.versions(&house.actor(), office.store.cases(&house.actor(), &store::Filter::default(), store::Page { after: None, limit: 9 }).await.unwrap().last().unwrap().case_id).await.unwrap();
        let interest = &first[1]["difference"]["interest"];
        assert_eq!((&interest["days"], &interest["after"], &interest["until"]), (&json!(30), &json!("2026-07-01"), &json!("2026-07-31")));
        assert!(interest["steps"][0]["text"]["zh"].is_string(), "{interest}");
    }
}
