//! This module decides how a rival is measured in the same run: rapidfuzz, the library that most Python screeners use,
//! with its general scorer, over the same names, parties and planted parties. Its threshold is put where it alerts to
//! as many innocent parties as ours does.
#![expect(clippy::float_arithmetic, reason = "figures of a bench")]

use std::io::Write;
use std::process::{Command, Stdio};

use screening::{Schema, Screener};
use serde_json::{Value, json};

use super::{Failure, Labelled, Planted};

/// Innocent parties and planted ones that the rival is asked for: it needs tens of milliseconds for each.
const ASKED: usize = 400;

const SCRIPT: &str = r#"
import json, sys, time
from rapidfuzz import fuzz, process, utils, __version__
task = json.load(sys.stdin)
names = {kind: [utils.default_process(name) for name, _ in listed] for kind, listed in task["names"].items()}
keys = {kind: [key for _, key in listed] for kind, listed in task["names"].items()}
times = []
def ask(kind, text):
    start = time.perf_counter()
    found = process.extract(utils.default_process(text), names[kind], scorer=fuzz.WRatio, processor=None, limit=20)
    times.append((time.perf_counter() - start) * 1e6)
    return [(score, keys[kind][place]) for _, score, place in found]
innocent = sorted((ask(kind, text)[0][0] for kind, text in task["innocent"]), reverse=True)
allowed = round(task["alert_share"] * len(innocent))
threshold = innocent[allowed] + 1e-9 if allowed < len(innocent) else 0
found = sum(any(score >= threshold and key == wanted for score, key in ask(kind, text)) for kind, text, wanted in task["planted"])
times.sort()
def f1(scored, threshold):
    right = sum(label and score >= threshold for score, label in scored)
    return 2 * right / max(1, sum(score >= threshold for score, _ in scored) + sum(label for _, label in scored))
scored = [(fuzz.WRatio(utils.default_process(a), utils.default_process(b)), label) for a, b, label in task["pairs"]]
print(json.dumps({
    "name": "rapidfuzz " + __version__ + " WRatio", "p50_us": round(times[len(times) // 2]), "p99_us": round(times[len(times) * 99 // 100]),
    "planted_recall_at_our_alerts": round(found / max(1, len(task["planted"])), 4), "threshold": threshold,
    "f1_at_its_best_threshold": round(max((f1(scored, t) for t in range(40, 101)), default=0), 4) if scored else None,
}))
"#;

/// What the rival is asked.
pub(super) struct Task<'a> {
    pub screener: &'a Screener,
    pub innocent: &'a [(Schema, String)],
    pub planted: &'a [Planted],
    pub alerts_per_thousand: f64,
    pub pairs: &'a [Labelled],
}

/// The rival's figures; an error when the interpreter is not there or does not know the library.
pub(super) fn figures(python: &str, task: &Task) -> Result<Value, Failure> {
    let Task { screener, innocent, planted, .. } = task;
    let names: serde_json::Map<String, Value> = screener
        .indexes()
        .iter()
        .map(|(schema, index)| {
            let listed = index.names().iter().filter_map(|(_, place)| {
                screener.at(*place).map(|(_, _, name)| json!([name.text, format!("{}/{}", place.list, place.entry)]))
            });
            (format!("{schema:?}"), listed.collect())
        })
        .collect();
    let step = |all: usize| (all / ASKED).max(1);
    let task = json!({
        "names": names,
        "alert_share": task.alerts_per_thousand / 1000.0,
        "innocent": innocent.iter().step_by(step(innocent.len())).map(|(schema, name)| json!([format!("{schema:?}"), name])).collect::<Vec<_>>(),
        "planted": planted.iter().step_by(step(planted.len()))
            .map(|one| json!([format!("{:?}", one.schema), one.text, format!("{}/{}", one.list, one.entry)])).collect::<Vec<_>>(),
        "pairs": task.pairs.iter().map(|(_, one, two, same)| json!([one, two, same])).collect::<Vec<_>>(),
    });
    let mut child = Command::new(python).args(["-c", SCRIPT]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
    if let Some(mut stdin) = child.stdin.take() {
        stdin.write_all(task.to_string().as_bytes())?;
    }
    let output = child.wait_with_output()?;
    if !output.status.success() {
        return Err(format!("{python} does not know rapidfuzz: pip install rapidfuzz").into());
    }
    Ok(serde_json::from_slice(&output.stdout)?)
}
