//! What the cockpit counts, over planted cases whose figures are worked by hand.

use store::{
    Actor, Assignment, CaseRow, Desk, ExaminedCases, Filter, Hits, Load, NewEvent, Owed, Page, SLOT_MICROSECONDS, Selection,
    Timed, Waiting,
};
use uuid::Uuid;

use crate::people::{credential, user};
use crate::setting::{HOUR, NOW, id, officer, on_both_engines, owner, plain, trader};

const KIN: Uuid = Uuid::from_u128(0xBAD);

/// A case received so many hours before now, and let go so many hours after it came.
async fn plant(store: &store::Store, firm: Uuid, hours_ago: i64, let_go: Option<i64>, row: CaseRow) -> Uuid {
    let case = id();
    let received_at = NOW - hours_ago * HOUR;
    let mut commit = plain(case, 0);
    commit.at = received_at;
    commit.row = CaseRow { owner: firm, received_at, lrn: commit.row.lrn.clone(), ..row };
    let row = commit.row.clone();
    store.commit(commit).await.unwrap();
    if let Some(hours) = let_go {
        // Released first, settled and cleared a day later: the goods went at the first.
        for (version, kind, at) in [(1, "case.released.v1", hours), (2, "case.cleared.v1", hours + 24)] {
            let mut commit = plain(case, version);
            commit.at = received_at + at * HOUR;
            commit.events = vec![NewEvent { kind: kind.to_owned(), bytes: b"{}".to_vec(), salt: [2; 16] }];
            commit.row = row.clone();
            store.commit(commit).await.unwrap();
        }
    }
    case
}

fn row(status: &str, lane: &str, payable: &str, goods_codes: &str) -> CaseRow {
    CaseRow {
        declaration_type: "IMA".to_owned(),
        status: status.to_owned(),
        outcome: Some(if status == "accepted" { "held" } else { status }.to_owned()),
        lane: Some(lane.to_owned()),
        payable: Some(payable.to_owned()),
        currency: Some("GBP".to_owned()),
        goods_codes: goods_codes.to_owned(),
        next_step: Some("examine".to_owned()),
        ..CaseRow::default()
    }
}

fn desk(case_id: Uuid, owner: Uuid, stage: &str, hours: i64, due_at: Option<i64>) -> Desk {
    Desk {
        case_id,
        owner,
        version: 1,
        waits_for: Some(if stage == "answer_query" { "trader" } else { "officer" }.to_owned()),
        stage: stage.to_owned(),
        stage_since: NOW - hours * HOUR,
        procedures: String::new(),
        goods: String::new(),
        place: String::new(),
        parties: String::new(),
        lane: None,
        received_at: NOW,
        due_at,
        worth: 0,
        subject: String::new(),
    }
}

on_both_engines! {
    async fn the_cockpit_counts_times_and_adds_what_was_planted(database: &Database) {
        let (store, actor) = (database.open().await, officer());
        let taxed = |row, taxes: &str| CaseRow { taxes: Some(taxes.to_owned()), ..row };
        let row_of_green = taxed(row("cleared", "green", "10.10", "0902100000"), "B00=10.10");
        let green = plant(&store, owner(), 30, Some(1), row_of_green).await;
        let row_of_tea = taxed(row("released", "red", "0.20", "0902100000 0902400000"), "A00=0.05 B00=0.15");
        let tea = plant(&store, owner(), 29, Some(5), row_of_tea).await;
        let held = plant(&store, owner(), 2, None, row("accepted", "red", "7", "0201300000 0902100000")).await;
        let refused = plant(&store, owner(), 2, None, row("rejected", "green", "99", "0902100000")).await;
        plant(&store, KIN, 2, Some(1), row("cleared", "green", "1000", "0902100000")).await;
        plant(&store, owner(), 100, None, row("cleared", "green", "1000", "0902100000")).await;
        let from = NOW - 48 * HOUR;

        let counted = store.received(&actor, &[KIN], from).await.unwrap();
        let told: Vec<(i64, &str, u64)> =
            counted.iter().map(|one| ((NOW / SLOT_MICROSECONDS - one.slot) / 4, one.status.as_str(), one.cases)).collect();
        assert_eq!(told, [(30, "cleared", 1), (29, "released", 1), (2, "accepted", 1), (2, "rejected", 1)]);
        assert_eq!(store.received(&actor, &[], from).await.unwrap().iter().map(|one| one.cases).sum::<u64>(), 5);
        assert_eq!(store.received(&trader(KIN), &[], from).await.unwrap().len(), 1, "one's own and no other");

        let times = store.timed(&actor, &[KIN], from, 10).await.unwrap();
        let hours = |one: &Timed| one.let_go_at.map(|at| (at - one.received_at) / HOUR);
        assert_eq!(times.iter().map(hours).collect::<Vec<_>>(), [None, None, Some(5), Some(1)]);
        assert_eq!(store.timed(&actor, &[KIN], from, 3).await.unwrap().len(), 3);

        let owed = store.owed(&actor, &[KIN], from, 10).await.unwrap();
        assert_eq!(owed.iter().map(|one| one.taxes.as_deref()).collect::<Vec<_>>(), [None, Some("A00=0.05 B00=0.15"), Some("B00=10.10")]);
        let told: Vec<(&str, &str)> = owed.iter().map(|Owed { payable, goods_codes, .. }| (&**payable, &**goods_codes)).collect();
        assert_eq!(
            told,
            [("7", "0201300000 0902100000"), ("0.20", "0902100000 0902400000"), ("10.10", "0902100000")],
            "what was refused owes nothing"
        );

        for (case_id, origin, result) in [(green, "CN", None), (tea, "CN", Some("seize")), (held, "FR", Some("conform"))] {
            let selection = Selection {
                case_id,
                owner: owner(),
                version: 9,
                received_at: NOW - 2 * HOUR,
                lane: Some("red".to_owned()),
                origin: origin.to_owned(),
                place: "GBAUFXTDOVDOV".to_owned(),
                result: result.map(str::to_owned),
                ..Selection::default()
            };
            store.put_selections(&actor, &[selection]).await.unwrap();
        }
        let hits = store.hits(&actor, &[KIN], from).await.unwrap();
        assert_eq!(hits, [Hits { lane: Some("red".to_owned()), examined: 2, irregular: 1 }]);
        let some = |text: &str| Some(text.to_owned());
        let (any, irregular) = (Some(ExaminedCases::Any), Some(ExaminedCases::Irregular));

        let filters = [
            (Filter { origin: some("CN"), ..Filter::default() }, vec![tea, green]),
            (Filter { origin: some("CN"), place: some("GBAUFXTDOVDOV"), chapter: some("09"), ..Filter::default() }, vec![tea, green]),
            (Filter { place: some("GBAUFXTDOVDOV"), chapter: some("02"), ..Filter::default() }, vec![held]),
            (Filter { place: some("elsewhere"), ..Filter::default() }, vec![]),
            (Filter { examined: any, ..Filter::default() }, vec![held, tea]),
            (Filter { examined: irregular, origin: some("CN"), ..Filter::default() }, vec![tea]),
            (Filter { tax: some("A00"), ..Filter::default() }, vec![tea]),
            (Filter { tax: some("A"), ..Filter::default() }, vec![]),
            (Filter { only_chapter: some("09"), received_from: Some(from), lane: some("red"), ..Filter::default() }, vec![tea]),
            (Filter { only_chapter: some("02"), ..Filter::default() }, vec![]),
            (Filter { is_owing: true, lane: some("red"), ..Filter::default() }, vec![held, tea]),
            (Filter { is_owing: true, outcome: some("rejected"), ..Filter::default() }, vec![]),
            (Filter { tax: some("B00"), received_from: Some(from), ..Filter::default() }, vec![tea, green]),
            (Filter { received_from: Some(from), received_to: Some(NOW - 29 * HOUR), ..Filter::default() }, vec![green]),
            (Filter { goods: Some("02".to_owned()), ..Filter::default() }, vec![held]),
            (Filter { goods: Some("_2".to_owned()), ..Filter::default() }, vec![]),
            (Filter { next_step: Some("examine".to_owned()), lane: Some("red".to_owned()), ..Filter::default() }, vec![held, tea]),
            (Filter { outcome: Some("rejected".to_owned()), received_from: Some(from), ..Filter::default() }, vec![refused]),
        ];
        for (filter, expected) in filters {
            let found = store.cases(&actor, &filter, Page { after: None, limit: 10 }).await.unwrap();
            assert_eq!(found.iter().map(|one| one.case_id).collect::<Vec<_>>(), expected, "{filter:?}");
        }
    }

    async fn the_cockpit_tells_the_oldest_the_late_and_who_has_them(database: &Database) {
        let (store, actor): (_, Actor) = (database.open().await, officer());
        let wei = user("wei");
        store.insert_user(&actor, &wei, &["officer"], "a test", &credential(wei.id, "password", "hash")).await.unwrap();
        // Eleven wait for examination, 1 to 11 hours: nearest rank ⌈0.9 × 11⌉ = 10.
        let mut desks = Vec::new();
        for hours in 1..=11 {
            let case = id();
            store.commit(plain(case, 0)).await.unwrap();
            desks.push((desk(case, owner(), "examine", hours, (hours > 8).then_some(NOW - 1)), Vec::new()));
        }
        for (firm, stage) in [(owner(), "answer_query"), (KIN, "examine")] {
            let case = id();
            store.commit(plain(case, 0)).await.unwrap();
            desks.push((desk(case, firm, stage, 50, Some(NOW)), Vec::new()));
        }
        store.put_desks(&actor, &desks).await.unwrap();
        let waiting = |waits_for: &str, stage: &str, cases, oldest, p90, late| Waiting {
            waits_for: waits_for.to_owned(),
            stage: stage.to_owned(),
            cases,
            oldest_since: NOW - oldest * HOUR,
            p90_since: NOW - p90 * HOUR,
            late,
        };
        assert_eq!(
            store.waiting(&actor, &[KIN], NOW).await.unwrap(),
            [waiting("officer", "examine", 11, 11, 10, 3), waiting("trader", "answer_query", 1, 50, 50, 0)]
        );
        let somebody = id();
        for (place, who) in [(8, wei.id), (9, wei.id), (0, somebody), (11, wei.id)] {
            let case_id = desks[place].0.case_id;
            store.assign(&actor, &Assignment { case_id, owner: who, given_by: who, at: NOW }).await.unwrap();
        }
        let load = |user, name: Option<&str>, cases, oldest, late| Load {
            user,
            name: name.map(str::to_owned),
            cases,
            oldest_since: NOW - oldest * HOUR,
            late,
        };
        assert_eq!(
            store.loads(&actor, &[KIN], NOW).await.unwrap(),
            [load(wei.id, Some(&wei.name), 2, 10, 2), load(somebody, None, 1, 1, 0)],
            "what waits for the trader is not the officer's work"
        );
    }
}
