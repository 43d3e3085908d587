//! A house learns from what it examined itself: in the order of time, and tried on what came after.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]
#![expect(clippy::float_arithmetic, reason = "statistics; money is decided elsewhere")]

use learning::{Case, Forust, Found, Past, Replay, TrainError};
use risk::{Finding, Observation, Role, Signals, Worths, position};

const HOUR: i64 = 3_600_000_000;
const WORTHS: Worths = Worths { hit: 800.0, critical: 500.0 };

fn line(importer: &str, value: f32, day: i32) -> Observation {
    let mut line = Observation::on(day);
    line.set(Role::Importer, importer);
    line.set_goods("851712");
    (line.figures.value, line.figures.net_mass, line.figures.charges) = (value, 10.0, value / 10.0);
    line
}

/// A case of a day; when it was found and recovered, in hours after it came in.
fn case(hour: i64, value: f32, probability: f32, irregular: Option<bool>) -> Case {
    let (at, day) = (hour * HOUR, (hour / 24) as i32);
    let found = irregular.map(|irregular| Found {
        at: at + 2 * HOUR,
        day,
        lines: vec![(1, Finding { irregular, recovered: if irregular { 50.0 } else { 0.0 }, critical: false })],
        recovered: irregular.then_some((at + 5 * HOUR, day)),
    });
    Case { at, lines: vec![(1, line("GB1", value, day))], probability, found }
}

fn signal(replay: &mut Replay, at: i64, name: &str) -> f32 {
    replay.signals_of(&case(at, 100.0, 1.0, None))[0][position(name).unwrap()]
}

#[test]
fn what_was_found_and_recovered_is_known_when_it_was_and_not_before() {
    let mut replay = Replay::on(Signals::default());
    replay.meet(&case(0, 100.0, 1.0, Some(true)));
    assert!(signal(&mut replay, 1, "importer.hits").is_nan(), "nobody has told yet");
    assert!(signal(&mut replay, 3, "importer.hits") > 0.5);
    assert_eq!(signal(&mut replay, 4, "found"), 0.0, "not what it brings");
    assert!((signal(&mut replay, 6, "found") - 51.0_f32.ln()).abs() < 1e-5);
    // Learned at once or bit by bit, it is the same in the end.
    let mut at_once = Signals::default();
    let seen = line("GB1", 100.0, 0);
    at_once.see(&seen);
    at_once.learn(&seen, 0, &Finding { irregular: true, recovered: 50.0, critical: false });
    let asked = line("GB1", 80.0, 1);
    let alike =
        replay.into_signals().of(&asked).iter().zip(at_once.of(&asked)).all(|(one, other)| one.to_bits() == other.to_bits());
    assert!(alike);
}

/// Cheap is irregular; every fourth is found by chance, the others because somebody chose them.
fn past(cases: i64) -> Past {
    let mut past = Past::default();
    for number in 0..cases {
        let is_cheap = number * 7 % 5 == 0;
        let value = if is_cheap { 20.0 } else { 100.0 } + (number % 13) as f32;
        past.meet(&case(number * 6, value, if number % 4 == 0 { 0.01 } else { 1.0 }, Some(is_cheap)));
        past.meet(&case(number * 6 + 1, 100.0, 1.0, None));
    }
    past
}

#[test]
fn a_house_is_tried_on_what_came_after_what_it_learned_from() {
    let past_of_the_house = past(400);
    let counted = past_of_the_house.counted();
    assert_eq!((counted.cases, counted.examined, counted.by_chance, counted.irregular), (800, 400, 100, 80));
    let first = past(200).learn(&Forust::default(), &WORTHS, None).unwrap().champion;
    let told = past_of_the_house.learn(&Forust::default(), &WORTHS, Some(&first)).unwrap();
    let tried = &told.tried;
    assert_eq!((tried.examined, tried.by_chance, tried.irregular), (100, 25, 20));
    assert_eq!(told.champion.training.examples, 300);
    assert!(told.champion.training.until <= tried.from && tried.from < tried.until);
    assert_eq!(tried.ours.auc, Some(1.0));
    assert!(tried.champion.as_ref().is_some_and(|theirs| theirs.points.len() == tried.ours.points.len()));
    let all = tried.ours.points.last().unwrap();
    assert_eq!((all.share, all.recall[0], all.revenue[0]), (1.0, 1.0, 1.0));
    assert!(tried.ours.points.iter().all(|point| point.recall[1] <= point.recall[0] && point.recall[0] <= point.recall[2]));
}

#[test]
fn a_line_that_chance_chose_counts_for_those_it_passed_by() {
    // The chosen are all irregular, those by chance are not: a fifth of the examined, but hardly any of the declared.
    let mut past = Past::default();
    for number in 0..400 {
        let by_chance = number % 5 != 0;
        let value = if by_chance { 100.0 } else { 20.0 } + (number % 7) as f32;
        past.meet(&case(number * 6, value, if by_chance { 0.01 } else { 1.0 }, Some(!by_chance)));
    }
    let told = past.learn(&Forust::default(), &WORTHS, None).unwrap();
    let all = told.tried.ours.points.last().unwrap();
    assert!((all.precision[0] - 20.0 / 820.0).abs() < 1e-9, "20 for themselves, 80 for ten each: {:?}", all.precision);
}

#[test]
fn too_little_is_told_with_its_numbers() {
    for (cases, rows) in [(0, 0), (8, 6)] {
        let error = past(cases).learn(&Forust::default(), &WORTHS, None).unwrap_err();
        assert!(matches!(error, TrainError::TooFew { rows: told, .. } if told == rows), "{cases}: {error}");
    }
}
