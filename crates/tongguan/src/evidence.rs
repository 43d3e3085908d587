//! This module decides what the commands about evidence do: check a receipt offline, take one out, audit the log, show
//! it, hand its keys over.

mod say;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use ledger::{Agreed, Genesis};
use office::Office;
use office::evidence::clock;
use store::{Actor, Log, Sees};
use uuid::Uuid;
use verifier::{Language, Policy, succession, text, verify};

use crate::clear::print;
use crate::secret::open_store;
use crate::serve::{administration, beside};
use crate::{EXIT_USAGE, fail};

/// The receipt is not proven, the case has none, or the log disagrees.
pub const EXIT_NOT_PROVEN: u8 = 1;

/// What the file of private keys is called beside its database.
pub const EVIDENCE_KEY: &str = "evidence-key";

pub type Failure = Box<dyn std::error::Error>;

/// A log of the house, as it is named on the command line.
#[derive(Debug, Clone, Copy, Default, clap::ValueEnum)]
pub enum LogName {
    /// The one that every house keeps: SHA-256, Ed25519 and ML-DSA-44, in the formats of C2SP.
    #[default]
    C2sp,
    /// The second one: SM3 and SM2 (`tongguan serve --sm`).
    Sm,
}

impl From<LogName> for Log {
    fn from(name: LogName) -> Self {
        match name {
            LogName::C2sp => Self::C2sp,
            LogName::Sm => Self::Sm,
        }
    }
}

#[derive(clap::Args)]
#[command(
    after_help = "Exit code 0 only for a proven receipt; with --genesis, only when the consortium agreed on its log too.\n\nExample:\n  curl -O https://customs.example/evidence/policy      # once, by a way that you trust\n  tongguan verify 01999999.tlog-proof --policy policy"
)]
pub struct Verify {
    /// The receipt; or what somebody shows of a declaration (SD-JWT), or a proof of a band.
    receipt: PathBuf,
    /// Whom you trust (C2SP tlog-policy).
    #[arg(long, value_name = "FILE")]
    policy: PathBuf,
    /// How keys of the policy handed over to later ones, in order.
    #[arg(long, value_name = "FILE")]
    keys: Vec<PathBuf>,
    /// The genesis of a consortium that you trust: more than two thirds of it must have agreed on the receipt's log.
    #[arg(long, value_name = "FILE")]
    genesis: Option<PathBuf>,
    /// The verdict as JSON.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    shown: crate::privacy::Expected,
}

#[derive(clap::Args)]
pub struct Place {
    /// Where cases are kept: sqlite:PATH or postgres://….
    #[arg(long, default_value = "sqlite:tongguan.db", env = "TONGGUAN_DATABASE")]
    database: String,
    /// The pack, by name or folder.
    #[arg(long, default_value = editions::DEFAULT_PACK)]
    pack: String,
}

#[derive(clap::Args)]
#[command(after_help = "Example:\n  tongguan receipt 26GB00000000000018 --database sqlite:tongguan.db -o wine.tlog-proof")]
pub struct Receipt {
    /// The case: its id or its movement reference number.
    case: String,
    #[command(flatten)]
    place: Place,
    /// Of which log it is.
    #[arg(long, value_enum, default_value_t)]
    log: LogName,
    /// Where it is written; otherwise it is printed.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Do not open the declaration: the receipt then does not say which goods.
    #[arg(long)]
    without_declaration: bool,
    /// Do not open the decision's record either: the receipt then tells no value.
    #[arg(long)]
    without_record: bool,
}

#[derive(clap::Args)]
#[command(
    after_help = "Calculates every leaf, tile, root and signature of each log again from the stored rows. Exit code 0 only when all agree.\n\nExample:\n  tongguan audit --database sqlite:tongguan.db --checkpoint checkpoint-the-bank-saw"
)]
pub struct Audit {
    #[command(flatten)]
    place: Place,
    /// A signed checkpoint that somebody else was shown; one that contradicts the log proves who signed both.
    #[arg(long, value_name = "FILE")]
    checkpoint: Vec<PathBuf>,
    /// What was found as JSON.
    #[arg(long)]
    json: bool,
}

#[derive(clap::Subcommand)]
pub enum Command {
    /// Print the policy by which receipts of this log hold.
    Policy {
        #[command(flatten)]
        place: Place,
        /// Of which log.
        #[arg(long, value_enum, default_value_t)]
        log: LogName,
    },
    /// Write checkpoint and tiles to a folder, as other people's tools read them.
    Export {
        #[command(flatten)]
        place: Place,
        /// Of which log.
        #[arg(long, value_enum, default_value_t)]
        log: LogName,
        /// The folder.
        folder: PathBuf,
    },
    /// Hand the log over to new keys, which take the place of the old ones in the key file. Start the servers again
    /// with it.
    Rotate {
        #[command(flatten)]
        place: Place,
        /// Which log.
        #[arg(long, value_enum, default_value_t)]
        log: LogName,
        /// The key file of the first log; that of the second one stands beside it.
        #[arg(long, value_name = "FILE")]
        evidence_key: Option<PathBuf>,
    },
}

pub fn verify_receipt(arguments: &Verify) -> ExitCode {
    let policy = match policy(arguments) {
        Ok(policy) => policy,
        Err(error) => return fail(error.as_ref(), EXIT_USAGE),
    };
    let receipt = match std::fs::read(&arguments.receipt) {
        Ok(bytes) => bytes,
        Err(error) => return fail(named(&arguments.receipt, &error).as_ref(), EXIT_USAGE),
    };
    let genesis = match arguments.genesis.as_deref().map(genesis).transpose() {
        Ok(genesis) => genesis,
        Err(error) => return fail(error.as_ref(), EXIT_USAGE),
    };
    let now = u64::try_from(jiff::Timestamp::now().as_second()).ok();
    let receipt = String::from_utf8_lossy(&receipt);
    if let Some(code) = arguments.shown.verify(&receipt, &policy, now, arguments.json) {
        return code;
    }
    let verdict = verify(&receipt, &policy, now);
    let agreed = genesis.map(|genesis| Agreed::of_receipt(&receipt, &genesis));
    if arguments.json {
        print(&say::json(&verdict, agreed.as_ref()).to_string());
    } else {
        for language in [Language::Chinese, Language::English] {
            print(&text::verdict(&verdict, language, clock).join("\n"));
            if let Some(agreed) = &agreed {
                print(&say::agreed(agreed, language).join("\n"));
            }
        }
    }
    let is_proven = verdict.is_proven() && agreed.is_none_or(|agreed| agreed.is_ok());
    if is_proven { ExitCode::SUCCESS } else { ExitCode::from(EXIT_NOT_PROVEN) }
}

fn genesis(file: &Path) -> Result<Genesis, Failure> {
    Ok(Genesis::read(&read(file)?)?)
}

fn policy(arguments: &Verify) -> Result<Policy, Failure> {
    let mut policy = Policy::read(&read(&arguments.policy)?)?;
    for file in &arguments.keys {
        policy = succession::follow(&policy, &read(file)?, None)
            .map_err(|broken| format!("{}: {}", file.display(), say::broken(&broken)))?;
    }
    Ok(policy)
}

pub fn receipt(arguments: &Receipt) -> ExitCode {
    ended(run(async {
        let office = arguments.place.open().await?;
        let (actor, case) = find(&office, &arguments.case).await?;
        let receipt = if arguments.without_record {
            office.bare_receipt(arguments.log.into(), &actor, case).await??
        } else {
            office.receipt(arguments.log.into(), &actor, case, !arguments.without_declaration).await??
        };
        match &arguments.output {
            Some(file) => std::fs::write(file, receipt).map_err(|error| named(file, &error))?,
            None => print(receipt.trim_end_matches('\n')),
        }
        Ok(true)
    }))
}

/// A case by its id or its movement reference number, and who may see every case.
pub async fn find(office: &Office, case: &str) -> Result<(Actor, Uuid), Failure> {
    let actor = Actor { administration: office.administration, client: Uuid::nil(), sees: Sees::Everything };
    let found = match case.parse() {
        Ok(case) => Some(case),
        Err(_) => office.store.case_by_mrn(&actor, case).await?.map(|case| case.case_id),
    };
    Ok((actor, found.ok_or("there is no such case")?))
}

pub fn audit(arguments: &Audit) -> ExitCode {
    ended(run(async {
        let office = arguments.place.open().await?;
        let others = arguments.checkpoint.iter().map(|file| read(file)).collect::<Result<Vec<_>, _>>()?;
        let audits = office.audit_logs(&others).await?;
        if arguments.json {
            print(&serde_json::to_string(&audits)?);
        } else {
            print(&say::audits(&audits).join("\n"));
        }
        Ok(audits.agree())
    }))
}

pub fn command(command: &Command) -> ExitCode {
    ended(run(async {
        match command {
            Command::Policy { place, log } => print(kept(place, *log).await?.policy((*log).into()).await?.trim_end()),
            Command::Export { place, log, folder } => export(&place.open().await?, (*log).into(), folder).await?,
            Command::Rotate { place, log, evidence_key } => {
                let file = key_file((*log).into(), evidence_key.clone().unwrap_or_else(|| place.evidence_key()));
                print(kept(place, *log).await?.rotate_keys((*log).into(), &file).await?.trim_end());
            }
        }
        Ok(true)
    }))
}

/// The office of a house that keeps a log.
async fn kept(place: &Place, log: LogName) -> Result<Office, Failure> {
    let office = place.open().await?;
    if matches!(log, LogName::Sm) && !office.keeps(Log::Sm).await? {
        return Err("this house keeps no second log; `tongguan serve --sm` begins one".into());
    }
    Ok(office)
}

/// The key file of a log, by that of the first.
pub fn key_file(log: Log, first: PathBuf) -> PathBuf {
    match log {
        Log::C2sp => first,
        Log::Sm => {
            let mut name = first.into_os_string();
            name.push("-sm");
            name.into()
        }
    }
}

/// The folder of a log as `tlog-tiles` lays it out, without entries: those are not public.
async fn export(office: &Office, log: Log, folder: &Path) -> Result<(), Failure> {
    let head = office.checkpoint(log).await?.ok_or("nothing was sealed yet")?;
    let write = |name: &str, bytes: &[u8]| -> Result<(), Failure> {
        let file = folder.join(name);
        std::fs::create_dir_all(file.parent().unwrap_or(folder)).map_err(|error| named(&file, &error))?;
        std::fs::write(&file, bytes).map_err(|error| named(&file, &error))
    };
    for tile in evidence::Tile::grown(0, head.size) {
        let path = tile.to_string();
        write(&path, &office.tile(log, &path).await?.ok_or_else(|| format!("{path} is missing; run `tongguan audit`"))?)?;
    }
    write("policy", office.policy(log).await?.as_bytes())?;
    write("checkpoint", head.checkpoint.as_bytes())
}

impl Place {
    /// The file of the private keys, if none is named.
    pub fn evidence_key(&self) -> PathBuf {
        beside(&self.database, EVIDENCE_KEY)
    }

    pub async fn open(&self) -> Result<Office, Failure> {
        let law = Arc::new(editions::open(&self.pack)?);
        let store = open_store(&self.database).await?;
        let administration = administration(&law.id().pack);
        Ok(Office::new(administration, law, store))
    }
}

pub fn run<T>(work: impl Future<Output = Result<T, Failure>>) -> Result<T, Failure> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(work)
}

pub fn ended(result: Result<bool, Failure>) -> ExitCode {
    match result {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(EXIT_NOT_PROVEN),
        Err(error) => fail(error.as_ref(), EXIT_NOT_PROVEN),
    }
}

pub fn read(file: &Path) -> Result<String, Failure> {
    std::fs::read_to_string(file).map_err(|error| named(file, &error))
}

pub fn named(file: &Path, error: &std::io::Error) -> Failure {
    format!("{}: {error}", file.display()).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_beside_the_database() {
        for (database, file) in [
            ("sqlite:tongguan.db", "tongguan.db.evidence-key"),
            ("sqlite:///srv/cases.db?mode=rwc", "/srv/cases.db.evidence-key"),
            ("sqlite::memory:", "tongguan.evidence-key"),
            ("postgres://user@localhost/tongguan", "tongguan.evidence-key"),
        ] {
            assert_eq!(beside(database, EVIDENCE_KEY), PathBuf::from(file));
            assert_eq!(key_file(Log::Sm, file.into()), PathBuf::from(format!("{file}-sm")));
        }
    }
}
