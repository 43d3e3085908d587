//! The number that may send goods to a lane can be checked by anybody and is drawn once for the same goods.

use std::sync::Arc;

use clearance::{Record, draw_input};
use office::{Office, Submission};
use serde_json::Value;

use crate::setting::{House, on_both_engines, sample};

async fn decided(office: &Office, house: &House, body: &str) -> (Record, declaration::Declaration) {
    let body = body.as_bytes().to_vec().into();
    let submission = Submission { client: house.trader, key: None, content_type: "application/xml".to_owned(), body };
    let answer: Value = serde_json::from_slice(&office.submit(submission).await.unwrap().body).unwrap();
    let case = answer["case"].as_str().unwrap().parse().unwrap();
    let record = office.record(&house.officer(), case).await.unwrap().unwrap();
    let declaration = office.declaration(&house.officer(), case).await.unwrap().unwrap();
    (serde_json::from_slice(&record).unwrap(), declaration)
}

on_both_engines! {
    async fn a_draw_is_proven_and_the_same_goods_draw_it_again(house: &House) {
        let mut office = house.office.clone();
        let key = ::draws::Key::from_seed([5; ::draws::KEY_BYTES]);
        let public = key.public();
        office.lottery = Some(Arc::new(key));
        let first = sample("import-beef.xml");
        // Another reference, the same goods: declared again in the hope of a better number.
        let reference = first.split("<FunctionalReferenceID>").nth(1).unwrap().split('<').next().unwrap().to_owned();
        let again = first.replace(&reference, "ANOTHER").replace("TGS-0003", "TGS-9003");
        let (record, declaration) = decided(&office, house, &first).await;
        let (repeated, _) = decided(&office, house, &again).await;
        let draw = record.facts.draw.clone().unwrap();
        assert_eq!(repeated.facts.draw, Some(draw.clone()));

        let proof = draw.proof.unwrap();
        assert_eq!(::draws::unhex(&proof.key).unwrap(), public);
        let input = draw_input(&declaration, record.facts.legal_date);
        let proof = ::draws::unhex(&proof.proof).unwrap();
        assert_eq!(::draws::check(&public, input.as_bytes(), &proof), Ok(draw.value));

        let next_month = record.facts.legal_date.saturating_add(jiff::Span::new().days(31));
        assert_ne!(draw_input(&declaration, next_month), input, "the next month draws anew");
    }
}
