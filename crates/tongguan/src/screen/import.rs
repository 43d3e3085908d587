//! This module decides what `tongguan screen import` does: a publisher's files become a list.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use flate2::{Compression, write::GzEncoder};
use importers::denied_parties::{DeniedPartiesError, Taken, bis, ofac, trade_gov, un};
use jiff::civil::Date;
use screening::List;

use super::{ScreenError, lists::unpacked};
use crate::clear::print;

#[derive(clap::Subcommand)]
pub enum Command {
    /// Bring in a list of denied parties from its publisher's files, packed (.gz) or not.
    #[command(
        subcommand,
        after_help = "Example:\n  tongguan screen import ofac sdn.csv --aliases alt.csv --addresses add.csv --date 2026-11-20 -o ofac-sdn.jsonl.gz"
    )]
    Import(Publisher),
}

#[derive(clap::Subcommand)]
pub enum Publisher {
    /// US Treasury, Office of Foreign Assets Control: sdn.csv or cons_prim.csv and the files beside it.
    Ofac {
        /// Names.
        names: PathBuf,
        /// Aliases: alt.csv.
        #[arg(long)]
        aliases: Option<PathBuf>,
        /// Addresses: add.csv.
        #[arg(long)]
        addresses: Option<PathBuf>,
        /// The rest of long remarks: sdn_comments.csv.
        #[arg(long)]
        comments: Option<PathBuf>,
        /// What the list is called here.
        #[arg(long, default_value = "ofac-sdn")]
        id: String,
        /// The day it was published.
        #[arg(long)]
        date: Date,
        #[command(flatten)]
        to: To,
    },
    /// United Nations Security Council: the consolidated list in XML.
    Un {
        /// The file.
        file: PathBuf,
        #[command(flatten)]
        to: To,
    },
    /// US Bureau of Industry and Security: the denied persons list, columns divided by tabs.
    UsDeniedPersons {
        /// The file.
        file: PathBuf,
        /// The day it was published; orders that ended before are left out.
        #[arg(long)]
        date: Date,
        #[command(flatten)]
        to: To,
    },
    /// US Department of Commerce: the consolidated screening list.
    UsCsl {
        /// The file.
        file: PathBuf,
        /// The day it was published.
        #[arg(long)]
        date: Date,
        #[command(flatten)]
        to: To,
    },
}

#[derive(clap::Args)]
pub struct To {
    /// Where the list goes; packed when it ends with .gz.
    #[arg(short, long)]
    output: PathBuf,
    /// Leave out addresses.
    #[arg(long)]
    without_addresses: bool,
}

/// Lines of the publication that are told one by one; the rest is counted.
const TOLD: usize = 5;

pub fn run(command: &Command) -> Result<(), ScreenError> {
    let Command::Import(publisher) = command;
    let (path, to, taken) = match publisher {
        Publisher::Ofac { names, aliases, addresses, comments, id, date, to } => {
            let more = |path: &Option<PathBuf>| path.as_deref().map_or_else(|| Ok(String::new()), text);
            let (names_text, aliases, addresses, comments) = (text(names)?, more(aliases)?, more(addresses)?, more(comments)?);
            let files = ofac::Files { names: &names_text, aliases: &aliases, addresses: &addresses, comments: &comments };
            (names, to, ofac::import(files, id, *date))
        }
        Publisher::Un { file, to } => (file, to, un::import(&text(file)?)),
        Publisher::UsDeniedPersons { file, date, to } => (file, to, bis::import(&text(file)?, *date)),
        Publisher::UsCsl { file, date, to } => (file, to, trade_gov::import(&text(file)?, *date)),
    };
    write(path, to, taken)
}

fn text(path: &Path) -> Result<String, ScreenError> {
    let open = |error| ScreenError::Open(path.into(), error);
    unpacked(&fs::read(path).map_err(open)?).map_err(open)
}

fn write(path: &Path, to: &To, taken: Result<Taken, DeniedPartiesError>) -> Result<(), ScreenError> {
    let mut taken = taken.map_err(|error| ScreenError::Import(path.into(), error))?;
    if to.without_addresses {
        taken.list.entries.iter_mut().for_each(|entry| entry.addresses.clear());
        let List { head, entries, .. } = taken.list;
        taken.list = List::new(head, entries).map_err(|error| ScreenError::List(path.into(), error))?;
    }
    let list = taken.list.text();
    let packed = to.output.extension().is_some_and(|extension| extension == "gz");
    let bytes = if packed { pack(&list) } else { Ok(list.into_bytes()) };
    bytes.and_then(|bytes| fs::write(&to.output, bytes)).map_err(|error| ScreenError::Open(to.output.clone(), error))?;
    for unread in taken.unread.iter().take(TOLD) {
        eprintln!("tongguan: line {}: {}: {} {}", unread.row, unread.reason, unread.code, unread.text);
    }
    let (entries, names, left) = (taken.list.entries.len(), taken.list.names(), taken.unread.len());
    print(&format!(
        "{} {}: {entries} entries, {names} names, {left} lines left out; {}",
        taken.list.head.id, taken.list.head.date, taken.list.hash
    ));
    Ok(())
}

fn pack(text: &str) -> std::io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(text.as_bytes())?;
    encoder.finish()
}
