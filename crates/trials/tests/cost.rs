//! What a line costs on one core while it waits, told in release builds when it is asked for:
//!
//!     cargo nextest run --release -p trials --test cost --run-ignored only --no-capture

use std::hint::black_box;
use std::time::Instant;

use learning::{Forust, Row, learn, replay};
use world::{Settings, World};

/// Days of the country that the past is made of.
const PAST_DAYS: u32 = 180;
/// What a declaration may wait for targeting, a line, microseconds.
const MICROS_MAX: f64 = 60.0;

#[test]
#[ignore = "a figure of the machine, and of release builds"]
fn a_line_is_told_of_while_it_waits() {
    let mut world = World::new(Settings::default());
    let mut rows = Vec::new();
    for _ in 0..PAST_DAYS {
        rows.extend(world.day().iter().map(|line| Row::new(line.observation(), Some(line.truth.finding()))));
    }
    let (mut signals, vectors) = replay(&rows);
    let known: Vec<_> = rows.iter().zip(&vectors).step_by(10).collect();
    let champion = learn(&known, &Forust::default(), rows.last().map_or(0, |row| row.line.day)).unwrap();
    let forest = champion.anomaly.clone().unwrap();
    let timed = |name: &str, work: &mut dyn FnMut(usize)| {
        let started = Instant::now();
        (0..rows.len()).for_each(&mut *work);
        let micros = started.elapsed().as_secs_f64() * 1e6 / rows.len() as f64;
        println!("{name:<12} {micros:>6.1} us");
        micros
    };
    let signals_of = timed("signals", &mut |at| {
        black_box(signals.of(&rows[at].line));
    });
    let meeting = timed("meeting", &mut |at| signals.see(&rows[at].line));
    let explained = timed("explained", &mut |at| {
        black_box(champion.explain(&vectors[at]));
    });
    assert!(signals_of + meeting + explained < MICROS_MAX);
    timed("of it unusual", &mut |at| {
        black_box(forest.share(&vectors[at]));
    });
    timed("of it doubt", &mut |at| {
        black_box(champion.probability.doubt(&vectors[at]));
    });
    let bytes = risk::Bundle { champion, signals }.to_bytes().unwrap().len();
    println!("{} relations in {} kB", rows.len(), bytes / 1000);
}
