//! This module decides how conformance is told: counts by reason, and a failure for each case that no
//! rule excludes.

use std::collections::BTreeMap;
use std::process::ExitCode;

/// Counts by part and reason, and what failed.
pub struct Report {
    counts: BTreeMap<(String, String), u32>,
    failures: Vec<String>,
    verbose: bool,
}

impl Report {
    pub fn new(verbose: bool) -> Self {
        Self { counts: BTreeMap::new(), failures: Vec::new(), verbose }
    }

    /// Counts a case under a reason.
    pub fn count(&mut self, part: &str, reason: &str, case: &str) {
        if self.verbose {
            say(&format!("{part}: {reason}: {case}"));
        }
        *self.counts.entry((part.to_owned(), reason.to_owned())).or_default() += 1;
    }

    /// A case that is wrong and that no rule excludes.
    pub fn fail(&mut self, part: &str, case: &str, why: &str) {
        self.failures.push(format!("{part}: {case}: {why}"));
        *self.counts.entry((part.to_owned(), "FAILED".to_owned())).or_default() += 1;
    }

    /// Prints counts and failures.
    pub fn finish(self) -> ExitCode {
        for ((part, reason), count) in &self.counts {
            say(&format!("{part:<24} {count:>6}  {reason}"));
        }
        for failure in &self.failures {
            say(&format!("FAILED {failure}"));
        }
        let passed: u32 = self
            .counts
            .iter()
            .filter(|((_, reason), _)| reason.starts_with("exact") || reason.starts_with("ok"))
            .map(|(_, count)| count)
            .sum();
        say(&format!("{passed} passed, {} failed", self.failures.len()));
        if self.failures.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }
}

fn say(text: &str) {
    use std::io::Write;
    let _ = writeln!(std::io::stdout(), "{text}");
}
