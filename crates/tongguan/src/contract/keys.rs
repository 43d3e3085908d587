//! This module decides how a party signs from the command line: with a key in a file of its own that only it can read.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use contracts::Fact;
use jiff::Timestamp;
use ledger::{SEED_BYTES, Signer};
use verifier::encoding::{decode, encode};

use super::{Failure, open, read_text, usage};
use crate::clear::print;

/// The first line of a key file.
const FORMAT: &str = "tongguan-party-key/v1";

#[derive(clap::Args)]
#[command(after_help = "Example:\n  tongguan contract key carrier.example carrier.key")]
pub struct Key {
    /// The name it signs under.
    name: String,
    /// Where it is kept; must not be there yet.
    file: PathBuf,
}

#[derive(clap::Args)]
#[command(after_help = "Example:\n  tongguan contract accept agreement.json --role carrier --key carrier.key > carrier.note")]
pub struct Accept {
    /// The agreement.
    agreement: PathBuf,
    /// The role.
    #[arg(long)]
    role: String,
    /// The party's key.
    #[arg(long, value_name = "FILE")]
    key: PathBuf,
}

#[derive(clap::Args)]
#[command(
    after_help = "Example:\n  tongguan contract state agreement.json --role carrier --key carrier.key --number 1 --fact sealed \\\n    --member container=CSQU3054383 --member seal=CN0042118 > sealed.note"
)]
pub struct State {
    /// The agreement.
    agreement: PathBuf,
    /// The role.
    #[arg(long)]
    role: String,
    /// The party's key.
    #[arg(long, value_name = "FILE")]
    key: PathBuf,
    /// How many facts the role stated so far, this one included.
    #[arg(long)]
    number: u64,
    /// When it happened (RFC 3339); now when absent.
    #[arg(long)]
    at: Option<Timestamp>,
    /// What it is, by the name under which the contract listens to it.
    #[arg(long)]
    fact: String,
    /// What it says: NAME=VALUE.
    #[arg(long, value_name = "NAME=VALUE")]
    member: Vec<String>,
}

impl Key {
    pub fn run(&self) -> Result<ExitCode, Failure> {
        let signer = make(&self.name, &self.file)?;
        print(&signer.key().to_string());
        Ok(ExitCode::SUCCESS)
    }
}

impl Accept {
    pub fn run(&self) -> Result<ExitCode, Failure> {
        let contract = match open(&self.agreement, None)? {
            Ok(contract) => contract,
            Err(code) => return Ok(code),
        };
        let signer = read(&self.key)?;
        match contract.acceptance(&self.role).filter(|_| contract.key(&self.role) == Some(signer.key())) {
            Some(text) => print(signer.note(&text).trim_end_matches('\n')),
            None => return Ok(usage(format!("the key {} does not play the role {}", signer.key(), self.role))),
        }
        Ok(ExitCode::SUCCESS)
    }
}

impl State {
    pub fn run(&self) -> Result<ExitCode, Failure> {
        let contract = match open(&self.agreement, None)? {
            Ok(contract) => contract,
            Err(code) => return Ok(code),
        };
        let mut members = BTreeMap::new();
        for member in &self.member {
            let Some((name, value)) = member.split_once('=') else {
                return Ok(usage(format!("`{member}` is not NAME=VALUE")));
            };
            members.insert(name.to_owned(), value.to_owned());
        }
        let now = Timestamp::from_second(Timestamp::now().as_second())?;
        let fact = Fact {
            agreement: contract.hash().to_string(),
            party: self.role.clone(),
            number: self.number,
            at: self.at.unwrap_or(now),
            fact: self.fact.clone(),
            members,
        };
        print(read(&self.key)?.note(&fact.text()).trim_end_matches('\n'));
        Ok(ExitCode::SUCCESS)
    }
}

/// A new key in a new file that only this user can read.
pub(crate) fn make(name: &str, file: &Path) -> Result<Signer, Failure> {
    let mut seed = [0; SEED_BYTES];
    getrandom::fill(&mut seed).map_err(|error| error.to_string())?;
    let signer = Signer::new(name, seed)?;
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let text = format!("{FORMAT}\nname {name}\nseed {}\n", encode(&seed));
    let written = options.open(file).and_then(|mut file| file.write_all(text.as_bytes()));
    written.map_err(|error| format!("{}: {error}", file.display()))?;
    Ok(signer)
}

/// The key in a file.
pub(crate) fn read(file: &Path) -> Result<Signer, Failure> {
    let text = read_text(file)?;
    let mut lines = text.lines();
    let mut line = |prefix: &str| lines.next().and_then(|line| line.strip_prefix(prefix));
    let parts = (line(FORMAT), line("name "), line("seed ").and_then(decode).and_then(|seed| seed.try_into().ok()));
    let (Some(""), Some(name), Some(seed)) = parts else {
        return Err(format!("{}: this is no key file of a party", file.display()).into());
    };
    Ok(Signer::new(name, seed)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_made_once_and_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("carrier.key");
        let made = make("carrier.example", &file).unwrap();
        assert_eq!(read(&file).unwrap().key(), made.key());
        assert!(make("carrier.example", &file).is_err(), "no key is written over");
        std::fs::write(&file, "tongguan-party-key/v1\nname x\nseed AAAA\n").unwrap();
        assert!(read(&file).is_err());
    }
}
