//! This module decides how the demonstration starts: the page built, the binary built, a fresh database,
//! the server fed through its own public API.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, ExitCode, Stdio};

use crate::{root, target};

/// Declarations that `./run` hands in before the gentle traffic.
const DECLARATIONS: u64 = 500;
/// Declarations of the quarter before, with the work on them.
const PAST: u64 = 4000;
/// Where `./run` serves.
const ADDRESS: &str = "127.0.0.1:8080";

/// A server that was started, stopped when dropped.
pub struct Demo {
    server: Child,
    /// Where it listens.
    pub address: String,
    /// The officer's token.
    pub token: String,
}

impl Demo {
    /// Starts the server of a profile over a fresh database in a folder and waits until it listens.
    pub fn start(profile: &Path, folder: &Path, listen: &str, declarations: u64, past: u64) -> Result<Self, String> {
        let fail = |error: std::io::Error| format!("{}: {error}", folder.display());
        if folder.exists() {
            std::fs::remove_dir_all(folder).map_err(fail)?;
        }
        std::fs::create_dir_all(folder).map_err(fail)?;
        let program = target().join(profile).join("tongguan");
        let mut server = Command::new(&program)
            .args(["serve", "--listen", listen, "--demo", &declarations.to_string(), "--demo-past", &past.to_string()])
            .arg("--database")
            .arg(format!("sqlite:{}", folder.join("tongguan.db").display()))
            .arg("--consortium")
            .arg(folder.join("consortium"))
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| format!("{}: {error}", program.display()))?;
        let mut lines = BufReader::new(server.stdout.take().ok_or("no output")?).lines();
        // The first line says where it listens: http://localhost:PORT/#token=TOKEN
        let first = lines.next().and_then(Result::ok).unwrap_or_default();
        let found = first.split_once("localhost:").and_then(|(_, rest)| rest.split_once("/#token="));
        let Some((port, token)) = found else {
            let _ = server.kill();
            return Err(format!("the server did not start: {first}"));
        };
        let (address, token) = (format!("127.0.0.1:{port}"), token.to_owned());
        // Keeps the pipe open and shows what the server prints.
        std::thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                eprintln!("{line}");
            }
        });
        Ok(Self { server, address, token })
    }

    fn wait(mut self) -> ExitCode {
        let _ = self.server.wait();
        ExitCode::SUCCESS
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// What `./run` does.
pub fn run() -> ExitCode {
    match start() {
        Ok(demo) => {
            eprintln!("\nOpen http://localhost:8080/#token={}\n", demo.token);
            demo.wait()
        }
        Err(message) => {
            eprintln!("run: {message}");
            ExitCode::FAILURE
        }
    }
}

fn start() -> Result<Demo, String> {
    let web = root().join("web");
    if web.join("package.json").exists() {
        if !web.join("node_modules").exists() {
            must(Command::new("npm").args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]).current_dir(&web))?;
        }
        must(Command::new("npm").args(["run", "build"]).current_dir(&web))?;
    }
    must(Command::new("cargo").args(["build", "--release", "--package", "tongguan"]).current_dir(root()))?;
    Demo::start(Path::new("release"), &target().join("demo"), ADDRESS, DECLARATIONS, PAST)
}

fn must(command: &mut Command) -> Result<(), String> {
    let status = command.status().map_err(|error| format!("{command:?}: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("{command:?} ended with {status}")) }
}
