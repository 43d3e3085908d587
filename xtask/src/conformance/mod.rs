//! This module decides what conformance means: every published declaration read and written again, every
//! printed tax line reached from its printed rate, every sequence of notifications a legal life of a case.

mod amendments;
mod cases;
mod notification;
mod report;
mod responses;
mod round_trip;
mod schema;
mod sequences;
mod taxes;
mod tlog;

use std::path::Path;
use std::process::ExitCode;

use report::Report;

/// Runs every part on a folder of cases and prints counts by reason. What the folder holds tells what it is about.
pub fn run(folder: &Path, verbose: bool) -> ExitCode {
    if tlog::is_here(folder) {
        return tlog::run(folder, verbose);
    }
    let mut report = Report::new(verbose);
    let cases = match cases::Cases::read(folder) {
        Ok(cases) => cases,
        Err(message) => {
            eprintln!("conformance: {message}");
            return ExitCode::FAILURE;
        }
    };
    let law = match editions::open(editions::DEFAULT_PACK) {
        Ok(law) => law,
        Err(error) => {
            eprintln!("conformance: {error}");
            return ExitCode::FAILURE;
        }
    };
    round_trip::run(&cases, folder, &mut report);
    taxes::run(&cases, &law, &mut report);
    sequences::run(&cases, &mut report);
    round_trip::accepted(&cases, &law, &mut report);
    responses::run(&cases, &law, folder, &mut report);
    amendments::run(&cases, &law, &mut report);
    report.finish()
}
