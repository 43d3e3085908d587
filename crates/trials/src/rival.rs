//! This module decides how a rival is asked: gradient-boosted trees of Python, in a process of their own, on the
//! same signals, ranked greedily or with a share left to chance.

use std::io::{BufReader, BufWriter, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use risk::{DayNumber, Finding, Observation, SIGNAL_COUNT, Signals, Vector};
use world::Shipment;

use crate::selector::{Chance, Selector, best};

/// The program that the rival runs: it reads `F rows` or `P rows` with numbers of four bytes, and answers scores.
const PROGRAM: &str = include_str!("rival.py");
/// Lines of each kind before it can learn.
const LEAST: usize = 10;

/// Why a rival could not answer.
#[derive(Debug, thiserror::Error)]
pub enum RivalError {
    /// The process did not start, or ended.
    #[error("the rival's process: {0}; it needs Python with lightgbm and xgboost")]
    Process(#[from] std::io::Error),
}

/// A model in Python.
pub struct Python {
    child: Child,
    input: BufWriter<ChildStdin>,
    output: BufReader<ChildStdout>,
    signals: Signals,
    examples: Vec<(Vector, f32)>,
    chance: Chance,
    random: f64,
    is_trained: bool,
    trained: DayNumber,
    trained_on: usize,
    every: DayNumber,
    by_revenue: bool,
}

impl Python {
    /// Starts a rival: `kind` is `lightgbm` or `xgboost`; `random` is the share of the capacity left to chance; with
    /// `by_revenue` it learns the logarithm of the revenue instead of whether something was found.
    ///
    /// # Errors
    /// When the process does not start.
    pub fn start(
        python: &Path,
        kind: &str,
        random: f64,
        by_revenue: bool,
        every: DayNumber,
        seed: u64,
    ) -> Result<Self, RivalError> {
        let mode = if by_revenue { "revenue" } else { "hit" };
        let mut child = Command::new(python)
            .args(["-W", "ignore", "-c", PROGRAM, kind, mode, &SIGNAL_COUNT.to_string()])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let gone = || std::io::Error::other("no pipe");
        let input = BufWriter::new(child.stdin.take().ok_or_else(gone)?);
        let output = BufReader::new(child.stdout.take().ok_or_else(gone)?);
        Ok(Self {
            child,
            input,
            output,
            signals: Signals::default(),
            examples: Vec::new(),
            chance: Chance::new(seed),
            random,
            is_trained: false,
            trained: 0,
            trained_on: 0,
            every,
            by_revenue,
        })
    }

    fn send(&mut self, command: u8, vectors: &[&Vector]) -> Result<(), std::io::Error> {
        self.input.write_all(&[command])?;
        self.input.write_all(&(vectors.len() as u32).to_le_bytes())?;
        for vector in vectors {
            for figure in *vector {
                self.input.write_all(&figure.to_le_bytes())?;
            }
        }
        Ok(())
    }

    fn scores(&mut self, vectors: &[Vector]) -> Result<Vec<f64>, std::io::Error> {
        let rows: Vec<&Vector> = vectors.iter().collect();
        self.send(b'P', &rows)?;
        self.input.flush()?;
        let mut bytes = vec![0; vectors.len() * 4];
        self.output.read_exact(&mut bytes)?;
        Ok(bytes.chunks_exact(4).map(|four| f64::from(f32::from_le_bytes([four[0], four[1], four[2], four[3]]))).collect())
    }
}

impl Selector for Python {
    type Kept = Vector;
    type Error = RivalError;

    fn pick(&mut self, _: &[Shipment], observed: &[Observation], capacity: usize) -> Result<Vec<(usize, Vector)>, RivalError> {
        let vectors: Vec<Vector> = observed
            .iter()
            .map(|line| {
                let vector = self.signals.of(line);
                self.signals.see(line);
                vector
            })
            .collect();
        let capacity = capacity.min(vectors.len());
        let exact = self.random * capacity as f64;
        let random =
            if self.is_trained { exact.floor() as usize + usize::from(self.chance.draw() < exact.fract()) } else { capacity };
        let mut picked =
            if self.is_trained && !vectors.is_empty() { best(&self.scores(&vectors)?, capacity - random) } else { Vec::new() };
        let draws: Vec<f64> = (0..vectors.len()).map(|at| if picked.contains(&at) { -1.0 } else { self.chance.draw() }).collect();
        picked.extend(best(&draws, capacity - picked.len()));
        Ok(picked.into_iter().map(|at| (at, vectors[at])).collect())
    }

    fn learn(&mut self, line: &Shipment, kept: Vector, today: DayNumber, finding: &Finding) {
        self.signals.learn(&line.observation(), today, finding);
        let hit = f32::from(u8::from(finding.irregular));
        self.examples.push((kept, if self.by_revenue { finding.recovered.max(0.0).ln_1p() } else { hit }));
    }

    fn end_day(&mut self, today: DayNumber) -> Result<(), RivalError> {
        let hits = self.examples.iter().filter(|example| example.1 > 0.0).count();
        // Trains when ours does: after so many days, or when a fifth more is known.
        let is_due = !self.is_trained || today - self.trained >= self.every || self.examples.len() * 5 >= self.trained_on * 6;
        if !is_due || hits < LEAST || self.examples.len() - hits < LEAST {
            return Ok(());
        }
        let examples = std::mem::take(&mut self.examples);
        self.send(b'F', &examples.iter().map(|example| &example.0).collect::<Vec<_>>())?;
        for example in &examples {
            self.input.write_all(&example.1.to_le_bytes())?;
        }
        self.input.flush()?;
        self.examples = examples;
        self.is_trained = true;
        self.trained = today;
        self.trained_on = self.examples.len();
        Ok(())
    }
}

impl Drop for Python {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
