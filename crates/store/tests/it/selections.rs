//! What is counted of selections, over planted cases whose figures are worked by hand.

use store::{Burden, Examined, Outlooks, Selection, SelectionFilter, Signalled, WEEK_MICROSECONDS};
use uuid::Uuid;

use crate::setting::{NOW, id, officer, on_both_engines, owner, plain, trader};

const KIN: Uuid = Uuid::from_u128(0xBAD);

/// Trader, origin, basis, result, probability and worth of a planted case; all else follows.
type Plan = (&'static str, &'static str, &'static str, Option<&'static str>, Option<i64>, i64);

const PLANS: [Plan; 6] = [
    ("tea", "CN", "score", Some("discrepancy"), Some(600_000), 9_000),
    ("tea", "CN", "score", Some("conform"), Some(620_000), 9_000),
    ("tea", "IN", "none", None, Some(20_000), 100),
    ("rice", "IN", "score", None, Some(610_000), 9_100),
    ("silk", "CN", "chance", Some("seize"), Some(10_000), 90),
    ("silk", "CN", "none", None, None, 0),
];

async fn plant(store: &store::Store, place: usize, firm: Uuid, plan: Plan) -> Selection {
    let case_id = id();
    store.commit(plain(case_id, 0)).await.unwrap();
    let (trader, origin, basis, result, probability, worth) = plan;
    let signals = if basis == "score" { " importer.hits price.goods " } else { "" };
    let selection = Selection {
        case_id,
        owner: firm,
        version: 1,
        received_at: NOW + place as i64 * WEEK_MICROSECONDS / 2,
        trader: trader.to_owned(),
        origin: origin.to_owned(),
        place: "DOVER".to_owned(),
        lane: Some(if matches!(basis, "score" | "chance") { "red" } else { "green" }.to_owned()),
        basis: basis.to_owned(),
        result: result.map(str::to_owned),
        probability,
        revenue: probability.map(|_| worth),
        worth: probability.map(|_| worth),
        threshold: probability.map(|_| 500),
        band: probability.map(|_| worth / 1000),
        signals: signals.to_owned(),
        shadow: None,
    };
    store.put_selections(&officer(), std::slice::from_ref(&selection)).await.unwrap();
    selection
}

/// Traders and cases; stopped by the score, examined of these, irregular; examined for any reason, irregular.
fn burden(of: &str, [traders, cases]: [u64; 2], [stopped, examined, irregular]: [u64; 3], [looked, found]: [u64; 2]) -> Burden {
    Burden { of: of.to_owned(), traders, cases, stopped, examined, irregular, looked, found }
}

on_both_engines! {
    async fn what_chose_goods_that_were_looked_at_is_never_told_anew(database: &Database) {
        let store = database.open().await;
        let firm = id();
        let plans = [None, Some("discrepancy")];
        for (place, result) in plans.into_iter().enumerate() {
            let chosen = plant(&store, place, firm, ("GB1", "CN", "score", result, Some(400_000), 900)).await;
            let again = Selection { version: 2, basis: "findings".to_owned(), lane: Some("yellow".to_owned()), worth: Some(10), signals: String::new(), ..chosen.clone() };
            store.put_selections(&officer(), std::slice::from_ref(&again)).await.unwrap();
            let all = SelectionFilter { from: 0, ..SelectionFilter::default() };
            let found = store.selections(&officer(), &[], &all, 10).await.unwrap();
            let found = &found.iter().find(|one| one.selection.case_id == chosen.case_id).unwrap().selection;
            let expected = if result.is_some() { Selection { version: 2, ..chosen } } else { again };
            assert_eq!(found, &expected);
        }
    }

    async fn selections_are_counted_as_they_were_planted(database: &Database) {
        let (store, actor) = (database.open().await, officer());
        let mut planted = Vec::new();
        for (place, plan) in PLANS.into_iter().enumerate() {
            planted.push(plant(&store, place, owner(), plan).await);
        }
        plant(&store, 0, KIN, PLANS[0]).await;
        let all = SelectionFilter { from: NOW, ..SelectionFilter::default() };
        let kin = [KIN];

        let outlook = |is_later, probability_band, band, cases, probability, revenue, first: i64| {
            let first_at = NOW + first * WEEK_MICROSECONDS / 2;
            Outlooks { is_later, probability_band, band, cases, probability, revenue, first_at }
        };
        let middle = NOW + WEEK_MICROSECONDS;
        assert_eq!(
            store.outlooks(&actor, &kin, &all, middle).await.unwrap(),
            [
                outlook(false, 12, 9, 2, 1_220_000, 18_000, 0),
                outlook(true, 0, 0, 2, 30_000, 190, 2),
                outlook(true, 12, 9, 1, 610_000, 9_100, 3),
            ]
        );

        let week = |week, basis: &str, result: Option<&str>, cases| Examined {
            week,
            basis: basis.to_owned(),
            result: result.map(str::to_owned),
            cases,
        };
        let mut weeks = store.examined(&actor, &kin, &all).await.unwrap();
        weeks.sort_by_key(|one| (one.week, one.result.clone()));
        assert_eq!(
            weeks,
            [
                week(0, "score", Some("conform"), 1),
                week(0, "score", Some("discrepancy"), 1),
                week(1, "score", None, 1),
                week(2, "chance", Some("seize"), 1),
            ]
        );
        let mut sets = store.signalled(&actor, &kin, &all).await.unwrap();
        sets.sort_by_key(|one| one.result.clone());
        let set = |result: Option<&str>| Signalled {
            signals: " importer.hits price.goods ".to_owned(),
            result: result.map(str::to_owned),
            cases: 1,
        };
        assert_eq!(sets, [set(None), set(Some("conform")), set(Some("discrepancy"))]);
        assert_eq!(
            store.burden_by_origin(&actor, &kin, &all).await.unwrap(),
            [burden("CN", [2, 4], [2, 2, 1], [3, 2]), burden("IN", [2, 2], [1, 0, 0], [0, 0])]
        );
        assert_eq!(store.burden_by_place(&actor, &kin, &all).await.unwrap(), [burden("DOVER", [3, 6], [3, 2, 1], [3, 2])]);
        assert_eq!(
            store.burden_by_size(&actor, &kin, &all, [2, 3, 100]).await.unwrap(),
            [
                burden("1", [1, 1], [1, 0, 0], [0, 0]),
                burden("2", [1, 2], [0, 0, 0], [1, 1]),
                burden("3", [1, 3], [2, 2, 1], [2, 1]),
            ]
        );
        assert_eq!(store.selection_places(&actor, &kin, NOW).await.unwrap(), ["DOVER"]);

        let cases: [(SelectionFilter, &[usize]); 9] = [
            (all.clone(), &[5, 4, 3, 2, 1, 0]),
            (SelectionFilter { basis: Some("score".to_owned()), ..all.clone() }, &[3, 1, 0]),
            (SelectionFilter { result: Some("irregular".to_owned()), ..all.clone() }, &[4, 0]),
            (SelectionFilter { result: Some("any".to_owned()), lane: Some("red".to_owned()), ..all.clone() }, &[4, 1, 0]),
            (SelectionFilter { probability_band: Some(12), ..all.clone() }, &[3, 1, 0]),
            (SelectionFilter { band: Some(0), origin: Some("IN".to_owned()), ..all.clone() }, &[2]),
            (SelectionFilter { signal: Some("price.goods".to_owned()), ..all.clone() }, &[3, 1, 0]),
            (SelectionFilter { signal: Some("price_goods".to_owned()), ..all.clone() }, &[]),
            (SelectionFilter { size: Some((2, 2)), place: Some("DOVER".to_owned()), ..all.clone() }, &[5, 4]),
        ];
        for (filter, expected) in cases {
            let found = store.selections(&actor, &kin, &filter, 10).await.unwrap();
            let expected: Vec<&Selection> = expected.iter().map(|place| &planted[*place]).collect();
            assert_eq!(found.iter().map(|one| &one.selection).collect::<Vec<_>>(), expected, "{filter:?}");
        }
        assert_eq!(store.selections(&trader(KIN), &[], &all, 10).await.unwrap().len(), 1, "one's own and no other");
        assert!(store.outlooks(&trader(id()), &[], &all, middle).await.unwrap().is_empty());
    }

    async fn a_later_version_adds_its_result_and_an_earlier_one_changes_nothing(database: &Database) {
        let (store, actor) = (database.open().await, officer());
        let first = plant(&store, 0, owner(), ("tea", "CN", "score", None, Some(600_000), 9_000)).await;
        // Decided again after an amendment, and so without a score, and examined.
        let again = Selection {
            version: 3,
            basis: "none".to_owned(),
            result: Some("seize".to_owned()),
            probability: None,
            revenue: None,
            worth: None,
            threshold: None,
            band: None,
            signals: String::new(),
            ..first.clone()
        };
        store.put_selections(&actor, std::slice::from_ref(&again)).await.unwrap();
        store.put_selections(&actor, &[Selection { version: 2, result: Some("conform".to_owned()), ..first.clone() }]).await.unwrap();
        let found = store.selections(&actor, &[], &SelectionFilter::default(), 10).await.unwrap();
        let kept = Selection { version: 3, result: Some("seize".to_owned()), ..first };
        assert_eq!(found.iter().map(|one| &one.selection).collect::<Vec<_>>(), [&kept]);
    }

    async fn what_a_challenger_says_stands_beside_what_counted(database: &Database) {
        let store = database.open().await;
        let actor = officer();
        let model = "c".repeat(64);
        let plan = ("GB1", "CN", "chance", Some("discrepancy"), Some(400_000), 900);
        let kept = plant(&store, 0, Uuid::from_u128(1), plan).await;
        assert_eq!(store.shadowed(&actor, &[], 0, &model).await.unwrap(), []);
        let shadow = Some(store::Shadow { model: model.clone(), probability: 700_000, worth: 1_500 });
        // What was known stays when a later look knows less.
        store.put_selections(&actor, &[Selection { version: 2, shadow, ..kept.clone() }]).await.unwrap();
        store.put_selections(&actor, &[Selection { version: 3, shadow: None, ..kept.clone() }]).await.unwrap();
        let found = store.shadowed(&actor, &[], 0, &model).await.unwrap();
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].worth, found[0].shadow_worth, found[0].result.as_deref()), (900, 1_500, Some("discrepancy")));
        assert_eq!(store.shadowed(&actor, &[Uuid::from_u128(1)], 0, &model).await.unwrap(), [], "of kin");
        assert_eq!(store.score_findings(&actor, &[], 0).await.unwrap(), [], "chance chose it");
        plant(&store, 1, Uuid::from_u128(2), ("GB1", "CN", "score", Some("conform"), Some(1), 1)).await;
        assert_eq!(store.score_findings(&actor, &[], 0).await.unwrap().iter().map(|(_, found)| *found).collect::<Vec<_>>(), [false]);
        assert!(store.put_model(&actor, &[1; 32], b"one", 1).await.is_ok());
        store.put_model(&actor, &[1; 32], b"two", 2).await.unwrap();
        assert_eq!(store.model(&actor, &[1; 32]).await.unwrap(), Some(b"one".to_vec()));
    }
}
