//! This module decides what `tongguan case` answers: whether a sequence of messages can be the life of a
//! case, and which transitions there are.

use std::path::PathBuf;
use std::process::ExitCode;

use clearance::case::{TRANSITIONS, trace};

use crate::clear::print;
use crate::fail;

#[derive(clap::Subcommand)]
pub enum Command {
    /// Check a sequence of messages: one code a line, such as 01 or 13/67. Exit code 0 legal, 1 not.
    #[command(after_help = "Example:\n  printf '01\\n13/67\\n13/4\\n09\\n' > trace.txt && tongguan case check-trace trace.txt")]
    CheckTrace {
        /// The file.
        file: PathBuf,
        /// The answer as JSON.
        #[arg(long)]
        json: bool,
    },
    /// List every transition with who may trigger it and which messages announce it.
    Transitions,
}

pub fn run(command: &Command) -> ExitCode {
    match command {
        Command::CheckTrace { file, json } => match std::fs::read_to_string(file) {
            Ok(text) => check(&text, *json),
            Err(error) => fail(&error, 2),
        },
        Command::Transitions => {
            for row in TRANSITIONS {
                let from: Vec<&str> = row.from.iter().map(|status| status.as_str()).collect();
                print(&format!(
                    "{:>2} {:<32} from {:<45} by {:?} says {}",
                    row.number,
                    row.event,
                    from.join(", "),
                    row.who,
                    row.messages.join(" ")
                ));
            }
            ExitCode::SUCCESS
        }
    }
}

fn check(text: &str, json: bool) -> ExitCode {
    let codes: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
    let verdict = trace::check(&codes);
    let shown = match (&verdict, json) {
        (Ok(()), true) => serde_json::json!({ "legal": true }).to_string(),
        (Ok(()), false) => "legal".to_owned(),
        (Err(error), true) => {
            serde_json::json!({ "legal": false, "place": error.place, "code": error.code, "reason": error.reason }).to_string()
        }
        (Err(error), false) => error.to_string(),
    };
    print(&shown);
    if verdict.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
