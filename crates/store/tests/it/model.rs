//! Any sequence of commands ends as a model of a few lines says.

use std::collections::HashMap;

use proptest::prelude::*;
use store::{CommitError, NewIdempotency, NewUnique, Options, Store};
use uuid::Uuid;

use crate::setting::{Database, NOW, event, message, officer, owner, plain};

#[derive(Debug, Clone)]
struct Step {
    case: u8,
    expected_version: u32,
    events: usize,
    key: Option<(u8, u8)>,
    value: Option<u8>,
    at: i64,
    together: bool,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = (
        0..3_u8,
        0..4_u32,
        1..3_usize,
        proptest::option::of((0..3_u8, 0..2_u8)),
        proptest::option::of(0..2_u8),
        0..20_i64,
        any::<bool>(),
    );
    let step = step.prop_map(|(case, expected_version, events, key, value, at, together)| Step {
        case,
        expected_version,
        events,
        key,
        value,
        at,
        together,
    });
    proptest::collection::vec(step, 1..30)
}

#[derive(Debug, PartialEq, Eq, Clone)]
enum Outcome {
    Done(u32),
    Conflict(u32),
    Repeated(Vec<u8>),
    KeyReused,
    NotUnique,
}

#[derive(Default)]
struct Model {
    versions: HashMap<u8, u32>,
    answers: HashMap<u8, (u8, Vec<u8>)>,
    used: HashMap<u8, (u8, i64)>,
    messages: u64,
}

const WINDOW: i64 = 5;

impl Model {
    fn commit(&mut self, step: &Step, answer: &[u8]) -> Outcome {
        if let Some((body, kept)) = step.key.and_then(|(key, _)| self.answers.get(&key)) {
            return if Some(*body) == step.key.map(|(_, body)| body) {
                Outcome::Repeated(kept.clone())
            } else {
                Outcome::KeyReused
            };
        }
        let version = self.versions.get(&step.case).copied().unwrap_or(0);
        if version != step.expected_version {
            return Outcome::Conflict(version);
        }
        if let Some((case, at)) = step.value.and_then(|value| self.used.get(&value))
            && *case != step.case
            && *at >= step.at - WINDOW
        {
            return Outcome::NotUnique;
        }
        if let Some((key, body)) = step.key {
            self.answers.insert(key, (body, answer.to_vec()));
        }
        if let Some(value) = step.value {
            self.used.insert(value, (step.case, step.at));
        }
        self.versions.insert(step.case, version + step.events as u32);
        self.messages += 1;
        Outcome::Done(version + step.events as u32)
    }
}

async fn follow(store: &Store, steps: &[Step], administration: Uuid) {
    let mut model = Model::default();
    let mut expected = Vec::new();
    let mut running = Vec::new();
    let mut got = Vec::new();
    for (index, step) in steps.iter().enumerate() {
        let answer = index.to_string().into_bytes();
        expected.push(model.commit(step, &answer));
        let mut command = plain(Uuid::from_u128(u128::from(step.case) + 1), step.expected_version);
        command.administration = administration;
        command.at = NOW + step.at;
        command.events = vec![event("{}"); step.events];
        command.outbox.push(message(owner()));
        command.idempotency =
            step.key.map(|(key, body)| NewIdempotency { key: key.to_string(), body_hash: [body; 32], status: 200, answer });
        command.uniques.extend(step.value.map(|value| NewUnique {
            kind: "lrn".to_owned(),
            value: value.to_string(),
            not_before: NOW + step.at - WINDOW,
        }));
        // Commands that are sent together land in one batch, in order: the tasks run on one thread.
        running.push(tokio::spawn({
            let store = store.clone();
            async move { store.commit(command).await }
        }));
        if !step.together {
            for task in running.drain(..) {
                got.push(task.await.unwrap());
            }
        }
    }
    for task in running {
        got.push(task.await.unwrap());
    }
    let got: Vec<Outcome> = got
        .into_iter()
        .map(|result| match result {
            Ok(committed) => Outcome::Done(committed.version),
            Err(CommitError::Conflict { actual_version }) => Outcome::Conflict(actual_version),
            Err(CommitError::Repeated(answer)) => Outcome::Repeated(answer.bytes),
            Err(CommitError::KeyReused) => Outcome::KeyReused,
            Err(CommitError::NotUnique { .. }) => Outcome::NotUnique,
            Err(other) => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(got, expected);
    let reader = store::Actor { administration, ..officer() };
    assert_eq!(store.messages(&reader, store::Order::After(0), 1000).await.unwrap().len() as u64, model.messages);
    for (case, version) in model.versions {
        let case_id = Uuid::from_u128(u128::from(case) + 1);
        assert_eq!(store.case(&reader, case_id).await.unwrap().map(|case| case.version), Some(version));
        let sequences: Vec<u32> = store.events(&reader, case_id).await.unwrap().iter().map(|event| event.sequence).collect();
        assert_eq!(sequences, (1..=version).collect::<Vec<_>>());
    }
}

#[test]
fn sqlite_follows_the_model() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let store = runtime.block_on(Store::open("sqlite::memory:", Options::default())).unwrap();
    proptest!(ProptestConfig::with_cases(64), |(steps in steps(), administration in any::<u128>())| {
        runtime.block_on(follow(&store, &steps, Uuid::from_u128(administration)));
    });
}

#[test]
fn postgres_follows_the_model() {
    let Some(database) = Database::postgres() else { return };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let store = runtime.block_on(Store::open(&database.url, Options::default())).unwrap();
    proptest!(ProptestConfig::with_cases(32), |(mut steps in steps(), administration in any::<u128>())| {
        // Two writers take batches in turns, so that commands sent together have no order between batches.
        for step in &mut steps {
            step.together = false;
        }
        runtime.block_on(follow(&store, &steps, Uuid::from_u128(administration)));
    });
    drop(runtime);
}
