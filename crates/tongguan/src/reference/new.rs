//! This module decides what `tongguan reference new` and `tongguan reference export` do: tables for a
//! country that nobody has filled yet, and the tables of a pack as a workbook.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use declaration::CurrencyCode;
use editions::template::{self, Country};

use crate::clear::print;
use crate::{EXIT_USAGE, fail};

/// Characters of the name of a pack.
const NAME_LENGTH_MAX: usize = 40;

#[derive(clap::Args)]
pub struct New {
    /// The name of the pack: lower-case letters, digits and `-`.
    name: String,
    /// The country's code, two letters.
    #[arg(long)]
    country: String,
    /// The currency in which duty is owed.
    #[arg(long)]
    currency: CurrencyCode,
    /// The time zone in which days begin and end.
    #[arg(long)]
    time_zone: String,
    /// The office's own language beside English and Chinese (`ar`, `fr`, `sw`).
    #[arg(long)]
    language: Option<String>,
    /// The folder to put it into.
    #[arg(long, default_value = ".")]
    out: PathBuf,
    /// One workbook with a sheet for each table, instead of a folder.
    #[arg(long)]
    xlsx: bool,
}

#[derive(clap::Args)]
pub struct Export {
    /// The pack's folder.
    pack: PathBuf,
    /// The workbook to write.
    #[arg(long)]
    out: PathBuf,
}

/// Tables that cannot be made or written.
#[derive(Debug, thiserror::Error)]
enum NewError {
    #[error("the name `{0}` does not fit; write lower-case letters, digits and `-`")]
    Name(String),
    #[error("`{0}` is no country code; write two capital letters such as EG, or XA to XZ for a trial")]
    Country(String),
    #[error("the time zone `{0}` is not known; write one such as Africa/Cairo")]
    TimeZone(String),
    #[error("`{0}` is no language tag; write one such as ar or pt-BR")]
    Language(String),
    #[error("{} is there already; choose another name or folder", .0.display())]
    Exists(PathBuf),
    #[error("{} cannot be written", .path.display())]
    Write {
        path: PathBuf,
        #[source]
        source: std::io::Error,
    },
    #[error(transparent)]
    Workbook(#[from] spreadsheets::WorkbookError),
}

pub fn new(arguments: &New) -> ExitCode {
    match make(arguments) {
        Ok(path) => {
            let path = path.display();
            print(&format!("{path}: fill the tables, then ask `tongguan reference check {path}`"));
            print(&format!("{path}：请填写各表，然后运行 `tongguan reference check {path} --language zh`"));
            ExitCode::SUCCESS
        }
        Err(error) => fail(&error, EXIT_USAGE),
    }
}

fn make(arguments: &New) -> Result<PathBuf, NewError> {
    let New { name, country, time_zone, language, out, .. } = arguments;
    let of = |text: &str, fits: fn(u8) -> bool| !text.is_empty() && text.bytes().all(fits);
    if name.len() > NAME_LENGTH_MAX || !of(name, |byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-') {
        return Err(NewError::Name(name.clone()));
    }
    if country.len() != 2 || !of(country, |byte| byte.is_ascii_uppercase()) {
        return Err(NewError::Country(country.clone()));
    }
    if jiff::tz::TimeZone::get(time_zone).is_err() {
        return Err(NewError::TimeZone(time_zone.clone()));
    }
    if let Some(language) = language.as_ref().filter(|tag| !of(tag, |byte| byte.is_ascii_alphanumeric() || byte == b'-')) {
        return Err(NewError::Language(language.clone()));
    }
    let today = jiff::Zoned::now().date().to_string();
    let files = template::files(&Country {
        name,
        country,
        currency: arguments.currency.as_str(),
        time_zone,
        language: language.as_deref(),
        today: &today,
    });
    let path = out.join(if arguments.xlsx { format!("{name}.xlsx") } else { name.clone() });
    if path.exists() {
        return Err(NewError::Exists(path));
    }
    if arguments.xlsx {
        write(&path, &editions::workbook(&files)?)?;
    } else {
        write_folder(&path, &files)?;
    }
    Ok(path)
}

fn write_folder(folder: &Path, files: &BTreeMap<String, String>) -> Result<(), NewError> {
    files.iter().try_for_each(|(file, text)| write(&folder.join(file), text.as_bytes()))
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), NewError> {
    let parent = path.parent().map_or(Ok(()), std::fs::create_dir_all);
    parent.and_then(|()| std::fs::write(path, bytes)).map_err(|source| NewError::Write { path: path.to_path_buf(), source })
}

pub fn export(arguments: &Export) -> ExitCode {
    let files = match editions::read_tables(&arguments.pack) {
        Ok(files) => files,
        Err(error) => return fail(&error, EXIT_USAGE),
    };
    let written = editions::workbook(&files).map_err(NewError::from).and_then(|bytes| write(&arguments.out, &bytes));
    match written {
        Ok(()) => {
            print(&format!("{}: {} sheets", arguments.out.display(), files.len()));
            ExitCode::SUCCESS
        }
        Err(error) => fail(&error, EXIT_USAGE),
    }
}
