//! This module decides what `./test` checks, in the order that finds cheap faults first.

use std::path::Path;
use std::process::{Command, ExitCode};

use crate::{root, target};

/// One check: its name and the command.
struct Check {
    name: &'static str,
    program: &'static str,
    arguments: Vec<String>,
    folder: &'static str,
}

fn check(name: &'static str, program: &'static str, arguments: &[&str]) -> Check {
    Check { name, program, arguments: arguments.iter().map(|argument| (*argument).to_owned()).collect(), folder: "." }
}

fn web(name: &'static str, arguments: &[&str]) -> Check {
    Check { folder: "web", ..check(name, "npm", arguments) }
}

/// Runs every check; the first that fails ends the run.
pub fn run() -> ExitCode {
    let has_web = root().join("web/package.json").exists();
    let mut checks = vec![check("formatting", "cargo", &["fmt", "--all", "--check"])];
    if has_web {
        checks.push(web("page: packages", &["ci", "--no-audit", "--no-fund", "--loglevel=error"]));
        checks.push(web("page: shapes of the API", &["run", "types", "--", "--check"]));
        checks.push(web("page: types", &["run", "check"]));
        checks.push(web("page: unit tests", &["test"]));
        checks.push(web("page: build", &["run", "build"]));
    }
    checks.extend([
        check("lints", "cargo", &["clippy", "--workspace", "--all-targets", "--quiet", "--", "--deny", "warnings"]),
        check("licences, bans, sources", "cargo", &["deny", "--log-level", "error", "check", "licenses", "bans", "sources"]),
        check("tests", "cargo", &["nextest", "run", "--workspace", "--no-fail-fast"]),
        check("examples in documents", "cargo", &["test", "--workspace", "--doc", "--quiet"]),
    ]);
    for check in &checks {
        if let Err(message) = carry_out(check) {
            eprintln!("FAILED {}: {message}", check.name);
            return ExitCode::FAILURE;
        }
    }
    if has_web && let Err(message) = browser() {
        eprintln!("FAILED browser: {message}");
        return ExitCode::FAILURE;
    }
    eprintln!("all checks passed");
    ExitCode::SUCCESS
}

fn carry_out(check: &Check) -> Result<(), String> {
    eprintln!("== {}", check.name);
    let mut command = Command::new(check.program);
    // What cargo told this program about itself is not for the cargo that is called: build scripts that look at it would
    // run again, and everything above them be built anew.
    for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("CARGO_PKG_")) {
        command.env_remove(name);
    }
    command.env_remove("CARGO_MANIFEST_DIR").env_remove("CARGO_MANIFEST_PATH").env_remove("CARGO_MANIFEST_LINKS");
    match command.args(&check.arguments).current_dir(root().join(check.folder)).status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("`{} {}` ended with {status}", check.program, check.arguments.join(" "))),
        Err(error) => Err(format!("`{}` cannot be run: {error}", check.program)),
    }
}

/// The page in a real browser: against canned answers, then against a real server with real declarations.
fn browser() -> Result<(), String> {
    // The tests' own build has the program too; building it alone would choose other features and build all again.
    carry_out(&check("server for the browser", "cargo", &["test", "--workspace", "--no-run", "--quiet"]))?;
    carry_out(&web("browser, canned answers", &["run", "browser"]))?;
    let folder = target().join("browser");
    let demo = crate::demo::Demo::start(Path::new("debug"), &folder, "127.0.0.1:0", 60, 0)?;
    eprintln!("== browser, real server at {}", demo.address);
    let status = Command::new("npm")
        .args(["run", "browser"])
        .current_dir(root().join("web"))
        .env("TONGGUAN_PROGRAM", target().join("debug/tongguan"))
        .env("TONGGUAN_URL", format!("http://{}", demo.address))
        .env("TONGGUAN_TOKEN", &demo.token)
        .status()
        .map_err(|error| format!("npm cannot be run: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("the browser run ended with {status}")) }
}
