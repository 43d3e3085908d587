//! Measures on lists: `operate LIST.jsonl...`.
#![expect(clippy::print_stdout, reason = "it is what the example is for")]
use screening::planted::{CHANGES, Dice, LEARNED, UNSEEN, changed, party};
use screening::{List, Party, Schema, Scratch, Screener, Strength, score};
use std::time::Instant;

fn main() {
    let lists: Vec<List> = std::env::args()
        .skip(1)
        .map(|path| List::read(&std::fs::read_to_string(path).expect("a file")).expect("a list"))
        .collect();
    let start = Instant::now();
    let screener = Screener::new(lists);
    println!(
        "names {} build {:?} bytes {}",
        screener.names(),
        start.elapsed(),
        screener.indexes().iter().map(|(_, index)| index.bytes()).sum::<usize>()
    );
    let mut scratch = Scratch::default();
    let mut dice = Dice::new(5);
    let parties: Vec<(Schema, String)> = (0..4000).map(|n| party(&mut dice, if n < 2000 { LEARNED } else { UNSEEN })).collect();
    let mut scores = Vec::new();
    let mut times = Vec::new();
    let mut worst = Vec::new();
    let mut unseen = Vec::new();
    for (number, (schema, name)) in parties.iter().enumerate() {
        let start = Instant::now();
        let hits = screener.screen(&Party { name, schema: Some(*schema), ..Party::default() }, 0.5, &mut scratch);
        times.push(start.elapsed());
        if let Some(hit) = hits.first() {
            if number < 2000 {
                scores.push(hit.score)
            } else {
                unseen.push(hit.score)
            }
            worst.push((hit.score, name.clone(), screener.at(hit.place).map(|at| at.2.text.clone())));
        }
    }
    times.sort();
    println!("p50 {:?} p99 {:?} max {:?}", times[times.len() / 2], times[times.len() * 99 / 100], times.last());
    for from in [0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.93, 0.95, 0.97, 0.98, 0.99] {
        println!(
            "alerts from {from}: {:.2} per 1000 parties, unseen {:.2}",
            scores.iter().filter(|score| **score >= from).count() as f32 * 0.5,
            unseen.iter().filter(|score| **score >= from).count() as f32 * 0.5
        );
    }
    worst.sort_by(|a, b| b.0.total_cmp(&a.0));
    worst.iter().take(40).for_each(|one| println!("{one:?}"));
    // planted
    let mut all = Vec::new();
    for list in screener.lists() {
        for entry in &list.entries {
            for name in &entry.names {
                if name.strength != Strength::Weak && entry.kind.schema() != Schema::Vessel {
                    all.push((entry.kind.schema(), entry.id.clone(), name.text.clone()));
                }
            }
        }
    }
    for change in CHANGES {
        let (mut tried, mut got, mut first) = (0, [0; 4], Vec::new());
        while tried < 400 {
            let (schema, id, name) = &all[dice.below(all.len())];
            let Some(other) = changed(name, *schema, change, &mut dice) else { continue };
            tried += 1;
            let hits = screener.screen(&Party { name: &other, schema: Some(*schema), ..Party::default() }, 0.5, &mut scratch);
            let best = hits
                .iter()
                .filter(|hit| screener.at(hit.place).is_some_and(|at| at.1.id == *id))
                .map(|hit| hit.score)
                .fold(0.0, f32::max);
            for (at, from) in [0.6, 0.65, 0.7, 0.8].into_iter().enumerate() {
                if best >= from {
                    got[at] += 1;
                }
            }
            if best < 0.8 {
                first.push((best, name.clone(), other));
            }
        }
        println!("{change:?}: recall at .6 .65 .7 .8 {:?} of {tried}", got);
        first.iter().take(6).for_each(|one| println!("   {one:?}"));
    }
    // blocking against all
    let (mut reached, mut lost) = (0, 0);
    for _ in 0..150 {
        let (schema, _, name) = &all[dice.below(all.len())];
        let change = CHANGES[dice.below(CHANGES.len())];
        let Some(other) = changed(name, *schema, change, &mut dice) else { continue };
        let query = screening::Name::new(*schema, &other);
        let Some((_, index)) = screener.indexes().iter().find(|(of, _)| of == schema) else { continue };
        let near: std::collections::HashSet<usize> =
            index.candidates(&query, screening::index::CANDIDATES, &mut scratch).into_iter().collect();
        for (place, (listed, _)) in index.names().iter().enumerate() {
            if score(&query, listed) >= 0.65 {
                if near.contains(&place) { reached += 1 } else { lost += 1 }
            }
        }
    }
    println!("blocking: reached {reached}, lost {lost}");
}
