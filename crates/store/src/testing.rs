//! This module decides how tests get a real `PostgreSQL`: a server of its own from the system's package, in a
//! temporary directory, on a unix socket, durable like in service.
//!
//! The data directory is initialised once a machine and copied for each server, because every test
//! process has its own and initialising takes longer than most tests. `PostgreSQL` refuses to run as root; then it is run
//! as the user `postgres`.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

use tempfile::TempDir;

use crate::authorisations::every_authorisation_text;
use crate::cockpit::every_cockpit_text;
use crate::command::NewEvent;
use crate::error::Error;
use crate::list::every_text;
use crate::models::every_model_text;
use crate::profiles::every_hit_text;
use crate::queue::every_queue_text;
use crate::schema;
use crate::selections::every_selection_text;
use crate::statements::{
    BULK, PLAIN, agreements, authorisations, desk, directives, drafts, evidence, law, ledger, past, people, replies, selections,
    templates, ties, vault, webhooks,
};
use crate::store::Store;
use crate::study::every_study_text;

/// Set to `1` where a missing server is a failure, not a reason to skip.
pub const REQUIRE: &str = "TONGGUAN_REQUIRE_POSTGRES";

const CONFIGURATION: &str = "listen_addresses = ''\nmax_connections = 100\nshared_buffers = 256MB\nmax_wal_size = 4GB\n";

/// An event for tests to which it matters only that there is one.
#[must_use]
pub fn event() -> NewEvent {
    NewEvent { kind: "test.v1".to_owned(), bytes: br#"{"kind":"test.v1"}"#.to_vec(), salt: [7; 16] }
}

/// A running server. Dropping it stops the server and removes its data.
#[derive(Debug)]
pub struct Postgres {
    bin: PathBuf,
    home: TempDir,
    databases: AtomicU32,
}

impl Postgres {
    /// Starts a server, or says loudly that none is installed.
    ///
    /// # Panics
    /// [`REQUIRE`] is set and no server is installed, or an installed server does not start.
    #[must_use]
    pub fn start() -> Option<Self> {
        let Some(bin) = newest_bin() else {
            assert!(
                std::env::var_os(REQUIRE).is_none_or(|value| value != "1"),
                "no PostgreSQL server in /usr/lib/postgresql and {REQUIRE}=1"
            );
            eprintln!(
                "SKIPPED: no PostgreSQL server in /usr/lib/postgresql (apt-get install postgresql); set {REQUIRE}=1 to fail instead"
            );
            return None;
        };
        match Self::start_from(bin) {
            Ok(server) => Some(server),
            Err(error) => panic!("the PostgreSQL test server does not start: {error}"),
        }
    }

    fn start_from(bin: PathBuf) -> Result<Self, Error> {
        let template = template(&bin)?;
        let home = tempfile::Builder::new().prefix("tongguan-postgres-").tempdir().map_err(failed)?;
        own(home.path())?;
        let data = home.path().join("data");
        run(as_server_user("cp").arg("-a").arg(&template).arg(&data))?;
        let server = Self { bin, home, databases: AtomicU32::new(0) };
        server.boot()?;
        Ok(server)
    }

    fn boot(&self) -> Result<(), Error> {
        let options = format!("-k {}", self.home.path().display());
        let log = self.home.path().join("log");
        run(self.control("start").arg("-o").arg(options).arg("-l").arg(log))
    }

    fn control(&self, verb: &str) -> Command {
        let mut command = as_server_user(self.bin.join("pg_ctl"));
        command.arg(verb).arg("-w").arg("-D").arg(self.home.path().join("data"));
        command
    }

    /// The address of a new, empty database.
    ///
    /// # Panics
    /// The server does not make one.
    #[must_use]
    pub fn database(&self) -> String {
        let name = format!("test{}", self.databases.fetch_add(1, Ordering::Relaxed));
        let mut create = as_server_user(self.bin.join("createdb"));
        if let Err(error) = run(create.arg("-h").arg(self.home.path()).arg("-U").arg("postgres").arg(&name)) {
            panic!("no test database: {error}");
        }
        let host = self.home.path().display().to_string().replace('/', "%2F");
        format!("postgres://postgres@{host}/{name}")
    }

    /// Stops the server as a crash would, without a checkpoint, and starts it again.
    ///
    /// # Panics
    /// The server does not come back.
    pub fn crash(&self) {
        let crashed = run(self.control("stop").arg("-m").arg("immediate")).and_then(|()| self.boot());
        if let Err(error) = crashed {
            panic!("the server did not come back: {error}");
        }
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        if let Err(error) = run(self.control("stop").arg("-m").arg("immediate")) {
            eprintln!("the PostgreSQL test server did not stop: {error}");
        }
    }
}

fn failed(error: impl ToString) -> Error {
    Error::Testing(error.to_string())
}

fn newest_bin() -> Option<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql").ok()?;
    let version =
        |path: &PathBuf| path.file_name().and_then(OsStr::to_str).and_then(|name| name.parse::<u32>().ok()).unwrap_or(0);
    let newest = versions.filter_map(|entry| Some(entry.ok()?.path())).max_by_key(version)?;
    Some(newest.join("bin")).filter(|bin| bin.join("postgres").exists())
}

fn is_root() -> bool {
    fs::metadata("/proc/self").is_ok_and(|metadata| metadata.uid() == 0)
}

/// A command as the user that runs the server, in a directory that this user may enter.
fn as_server_user(program: impl AsRef<OsStr>) -> Command {
    let mut command = if is_root() {
        let mut command = Command::new("setpriv");
        command.args(["--reuid=postgres", "--regid=postgres", "--clear-groups", "--"]).arg(program);
        command
    } else {
        Command::new(program)
    };
    command.current_dir("/").stdin(Stdio::null());
    command
}

fn own(directory: &Path) -> Result<(), Error> {
    if is_root() { run(Command::new("chown").arg("postgres:").arg(directory)) } else { Ok(()) }
}

fn run(command: &mut Command) -> Result<(), Error> {
    // A file, not a pipe: the server inherits the output of the command that starts it and would keep a pipe open.
    let output = tempfile::NamedTempFile::new().map_err(failed)?;
    let handle = || output.reopen().map(Stdio::from).map_err(failed);
    let status = command.stdout(handle()?).stderr(handle()?).status().map_err(failed)?;
    if status.success() {
        return Ok(());
    }
    Err(Error::Testing(format!("{command:?}: {status}: {}", fs::read_to_string(output.path()).unwrap_or_default())))
}

/// Changes rows behind the store's back, as an intruder would; gives the number of rows.
///
/// # Errors
/// The database refuses the text.
pub async fn tamper(store: &Store, text: &'static str) -> Result<u64, Error> {
    let mut connection = store.writer().await.map_err(Error::Open)?;
    connection.execute(text, &[]).await.map_err(Error::Open)
}

/// The initialised data directory that servers are copied from.
fn template(bin: &Path) -> Result<PathBuf, Error> {
    let version = bin.parent().and_then(Path::file_name).and_then(OsStr::to_str).unwrap_or_default();
    let user = fs::metadata("/proc/self").map_err(failed)?.uid();
    let place = std::env::temp_dir().join(format!("tongguan-postgres-template-{version}-{user}"));
    if place.join("data/PG_VERSION").exists() {
        // Whoever else may write to the temporary directory must not give us a configuration.
        if fs::metadata(&place).map_err(failed)?.uid() != user {
            return Err(Error::Testing(format!("{} belongs to another user", place.display())));
        }
        return Ok(place.join("data"));
    }
    let fresh = tempfile::Builder::new().prefix("tongguan-postgres-fresh-").tempdir().map_err(failed)?;
    let inner = fresh.path().join("data");
    fs::create_dir(&inner).map_err(failed)?;
    own(&inner)?;
    // The server's user must be able to enter; the directory is not secret.
    run(Command::new("chmod").arg("755").arg(fresh.path()))?;
    run(as_server_user(bin.join("initdb"))
        .args(["-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8", "-D"])
        .arg(&inner))?;
    let configuration = inner.join("postgresql.conf");
    let text = fs::read_to_string(&configuration).map_err(failed)? + CONFIGURATION;
    fs::write(&configuration, text).map_err(failed)?;
    let fresh = fresh.keep();
    if fs::rename(&fresh, &place).is_err() {
        // Another process was first.
        fs::remove_dir_all(&fresh).ok();
    }
    Ok(place.join("data"))
}

/// Prepares every statement of this crate on the store's engine; gives the names and errors of those that
/// fail.
///
/// # Errors
/// No connection.
pub async fn prepare_every_statement(store: &Store) -> Result<Vec<String>, Error> {
    let mut connection = store.writer().await.map_err(Error::Open)?;
    let mut failures = Vec::new();
    let plain = PLAIN
        .iter()
        .chain(agreements::PLAIN)
        .chain(authorisations::PLAIN)
        .chain(people::PLAIN)
        .chain(desk::PLAIN)
        .chain(evidence::PLAIN)
        .chain(directives::PLAIN)
        .chain(drafts::PLAIN)
        .chain(replies::PLAIN)
        .chain(templates::PLAIN)
        .chain(law::PLAIN)
        .chain(ledger::PLAIN)
        .chain(past::PLAIN)
        .chain(ties::PLAIN)
        .chain(vault::PLAIN)
        .chain(webhooks::PLAIN);
    for (name, text) in plain.chain(&[("APPLIED", schema::APPLIED), ("RECORD", schema::RECORD)]) {
        if let Err(error) = connection.prepare(*text).await {
            failures.push(format!("{name}: {error}"));
        }
    }
    let bulks = BULK.iter().chain(desk::BULK).chain(directives::BULK).chain(evidence::BULK).chain(ledger::BULK);
    for (name, bulk) in bulks.chain(authorisations::BULK).chain(past::BULK).chain(selections::BULK).chain(ties::BULK) {
        if let Err(error) = connection.prepare_bulk(bulk).await {
            failures.push(format!("{name}: {error}"));
        }
    }
    let texts = every_text().into_iter().chain(every_authorisation_text()).chain(every_queue_text()).chain(every_cockpit_text());
    for text in texts.chain(every_selection_text()).chain(every_hit_text()).chain(every_model_text()).chain(every_study_text()) {
        if let Err(error) = connection.prepare(text.clone()).await {
            failures.push(format!("{}: {error}", text.0));
        }
    }
    Ok(failures)
}
