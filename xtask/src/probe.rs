//! This module decides how somebody else's software probes our API: schemathesis asks a server thousands of made-up things
//! by the OpenAPI document, as three kinds of caller.

use std::process::{Command, ExitCode};

use crate::python::installed;
use crate::{root, target};

/// The prober, pinned.
const PACKAGE: &str = "schemathesis==4.32.5";
/// Examples of each operation and caller.
const EXAMPLES: &str = "8";

/// Probes the program that the tests built. Without the package it says so and is no failure.
pub fn run() -> ExitCode {
    let Ok(folder) = tempfile::tempdir() else { return ExitCode::FAILURE };
    let packages = match installed(PACKAGE, folder.path()) {
        Ok(packages) => packages,
        Err(reason) => {
            eprintln!("probe: SKIPPED, {reason}");
            return ExitCode::SUCCESS;
        }
    };
    let program = target().join("debug/tongguan");
    let script = root().join("xtask/probe.py");
    let status = Command::new("python3").env("PYTHONPATH", packages).arg(script).arg(program).arg(EXAMPLES).status();
    match status {
        Ok(status) if status.success() => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("probe: python3 cannot be run: {error}");
            ExitCode::FAILURE
        }
    }
}
