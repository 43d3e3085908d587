//! This module decides what the commands do by which a case is shown in part: sign fields, show some of them, prove a
//! band; and how `tongguan verify` judges what they made.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use bands::{CUSTOMS_VALUE, INVOICE};
use disclosure::{Binding, HOLDER_KEY_BYTES, HolderKey, present, purposes, write_holder};
use office::Office;
use office::evidence::{BandWish, Wish, clock, read_keys};
use serde_json::json;
use verifier::{Language, Policy};

use crate::clear::print;
use crate::evidence::{EXIT_NOT_PROVEN, Failure, Place, ended, find, named, read, run};

#[derive(clap::Subcommand)]
pub enum Disclose {
    /// Sign what a case shows. Without purpose and fields: everything, for the holder to choose from later.
    #[command(
        after_help = "Example:\n  tongguan disclose issue 26GB00000000000018 --purpose bank --audience bank.example --nonce 77 -o wine.sd-jwt"
    )]
    Issue(Issue),
    /// Show some fields of what was issued; offline.
    #[command(
        after_help = "Example:\n  tongguan disclose present all.sd-jwt --field /decision/mrn --audience bank.example --nonce 77 --holder-key my.key"
    )]
    Present(Present),
    /// Make a holder's key and print its public half, for `issue --holder`.
    #[command(after_help = "Example:\n  tongguan disclose holder-key my.key")]
    HolderKey {
        /// The file, which only this user can read.
        file: PathBuf,
    },
    /// The named sets of fields.
    #[command(after_help = "Example:\n  tongguan disclose purposes --json")]
    Purposes {
        /// As JSON.
        #[arg(long)]
        json: bool,
    },
}

#[derive(clap::Args)]
pub struct Issue {
    /// The case: its id or its movement reference number.
    case: String,
    #[command(flatten)]
    place: Place,
    /// The private keys of the evidence log; beside the database unless said.
    #[arg(long, value_name = "FILE")]
    evidence_key: Option<PathBuf>,
    #[command(flatten)]
    chosen: Chosen,
    /// Who alone it is for.
    #[arg(long)]
    audience: Option<String>,
    /// The number that they gave.
    #[arg(long)]
    nonce: Option<String>,
    /// For how many days it is good (30, at most 366).
    #[arg(long)]
    days: Option<u32>,
    /// The holder's public key: then whoever shows it must sign as well.
    #[arg(long)]
    holder: Option<String>,
    /// Where it is written; otherwise it is printed.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(clap::Args)]
pub struct Chosen {
    /// A named set of fields (`tongguan disclose purposes`).
    #[arg(long)]
    purpose: Option<String>,
    /// The path of a field; may be given more than once. `*` stands for every element of a list.
    #[arg(long = "field", value_name = "PATH")]
    fields: Vec<String>,
}

#[derive(clap::Args)]
pub struct Present {
    /// What was issued.
    file: PathBuf,
    #[command(flatten)]
    chosen: Chosen,
    /// The holder's key, if the house named one.
    #[arg(long, value_name = "FILE", requires = "audience", requires = "nonce")]
    holder_key: Option<PathBuf>,
    /// Who alone it is shown to.
    #[arg(long)]
    audience: Option<String>,
    /// The number that they gave.
    #[arg(long)]
    nonce: Option<String>,
    /// Where it is written; otherwise it is printed.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(clap::Subcommand)]
pub enum Band {
    /// Prove that a value of a case lies in a band. Hand the proof on with a receipt that tells no value:
    /// `tongguan receipt CASE --without-record`.
    #[command(after_help = "Example:\n  tongguan band prove 26GB00000000000018 --from 1000.00 --to 50000.00 -o wine.band")]
    Prove {
        /// The case: its id or its movement reference number.
        case: String,
        #[command(flatten)]
        place: Place,
        /// The lower bound, with two decimals, in the value's currency.
        #[arg(long)]
        from: String,
        /// The upper bound, with two decimals; the value may be equal to either.
        #[arg(long)]
        to: String,
        /// Which value.
        #[arg(long, default_value = CUSTOMS_VALUE, value_parser = [CUSTOMS_VALUE, INVOICE])]
        of: String,
        /// Who alone it is for.
        #[arg(long)]
        audience: Option<String>,
        /// Where it is written; otherwise it is printed.
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
}

/// What a reader asks of a file that shows a part of a case.
#[derive(clap::Args)]
pub struct Expected {
    /// Your name: a file that was made for somebody else is refused.
    #[arg(long)]
    audience: Option<String>,
    /// The number that you gave: a file that answers another request is refused.
    #[arg(long)]
    nonce: Option<String>,
    /// The receipt of the same release: a proof of a band needs it.
    #[arg(long, value_name = "FILE")]
    with_receipt: Option<PathBuf>,
}

pub fn disclose(command: &Disclose) -> ExitCode {
    ended(match command {
        Disclose::Issue(arguments) => issue(arguments),
        Disclose::Present(arguments) => show(arguments),
        Disclose::HolderKey { file } => holder_key(file),
        Disclose::Purposes { json } => list(*json),
    })
}

fn issue(arguments: &Issue) -> Result<bool, Failure> {
    let file = arguments.evidence_key.clone().unwrap_or_else(|| arguments.place.evidence_key());
    let wish = Wish {
        purpose: arguments.chosen.purpose.clone(),
        fields: arguments.chosen.fields.clone(),
        audience: arguments.audience.clone(),
        nonce: arguments.nonce.clone(),
        days: arguments.days,
        holder: arguments.holder.clone(),
    };
    run(async {
        let mut office: Office = arguments.place.open().await?;
        office.issuer = Some(Arc::new(read_keys(store::Log::C2sp, &file)?));
        let (actor, case) = find(&office, &arguments.case).await?;
        let shown = office.disclose(&actor, case, &wish).await??;
        give(&shown.file, arguments.output.as_ref())
    })
}

fn show(arguments: &Present) -> Result<bool, Failure> {
    let issued = read(&arguments.file)?;
    let Chosen { purpose, fields } = &arguments.chosen;
    let mut paths: Vec<&str> = fields.iter().map(String::as_str).collect();
    if let Some(name) = purpose {
        let purpose =
            purposes::purpose(name).ok_or_else(|| format!("there is no purpose {name}; see `tongguan disclose purposes`"))?;
        paths.extend(purpose.fields.iter().map(String::as_str));
    }
    let key = arguments.holder_key.as_ref().map(|file| read_holder_key(file)).transpose()?;
    let binding = match (&key, &arguments.audience, &arguments.nonce) {
        (Some(key), Some(audience), Some(nonce)) => {
            let at = u64::try_from(jiff::Timestamp::now().as_second())?;
            Some(Binding { key, audience, nonce, at })
        }
        _ => None,
    };
    give(&present(&issued, &paths, purpose.is_none(), binding.as_ref())?, arguments.output.as_ref())
}

/// What a file of a holder's key begins with.
const HOLDER_KEY: &str = "tongguan-holder-key/v1 ";

fn holder_key(file: &PathBuf) -> Result<bool, Failure> {
    use std::io::Write as _;
    use std::os::unix::fs::OpenOptionsExt as _;
    let mut seed = [0; HOLDER_KEY_BYTES];
    getrandom::fill(&mut seed).map_err(|error| error.to_string())?;
    let fail = |error: std::io::Error| named(file, &error);
    let mut made = std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(file).map_err(fail)?;
    // A secret key is written as a public one is: 32 bytes in base64url.
    made.write_all(format!("{HOLDER_KEY}{}\n", write_holder(&seed)).as_bytes()).map_err(fail)?;
    made.sync_all().map_err(fail)?;
    print(&write_holder(&HolderKey::new(&seed).public()));
    Ok(true)
}

fn read_holder_key(file: &Path) -> Result<HolderKey, Failure> {
    let text = read(file)?;
    let seed = text.trim_end().strip_prefix(HOLDER_KEY).and_then(disclosure::read_seed);
    Ok(HolderKey::new(&seed.ok_or_else(|| format!("{} is no holder's key", file.display()))?))
}

fn list(json: bool) -> Result<bool, Failure> {
    if json {
        print(&serde_json::to_string(purposes::all())?);
        return Ok(true);
    }
    for purpose in purposes::all() {
        print(&format!("{}   {}   {}", purpose.name, purpose.title.zh, purpose.title.en));
        for field in &purpose.fields {
            print(&format!("  {field}"));
        }
    }
    Ok(true)
}

pub fn band(command: &Band) -> ExitCode {
    let Band::Prove { case, place, from, to, of, audience, output } = command;
    let wish = BandWish { of: of.clone(), from: from.clone(), to: to.clone(), audience: audience.clone() };
    ended(run(async {
        let office = place.open().await?;
        let (actor, case) = find(&office, case).await?;
        let band = office.prove_band(&actor, case, &wish).await??;
        give(&band.write(), output.as_ref())
    }))
}

#[derive(clap::Args)]
#[command(
    after_help = "For whoever runs the house; over the API it takes two administrators. Exit code 0 only when it was erased.\n\nExample:\n  tongguan erase --case 26GB00000000000018 --reason \"retention period over\""
)]
pub struct Erase {
    /// The case: its id or its movement reference number.
    #[arg(long)]
    case: String,
    /// Why. It stays in the log, so it names nobody.
    #[arg(long)]
    reason: String,
    #[command(flatten)]
    place: Place,
}

pub fn erase(arguments: &Erase) -> ExitCode {
    ended(run(async {
        let office = arguments.place.open().await?;
        let (_, case) = find(&office, &arguments.case).await?;
        office.forget_at_once(case, &arguments.reason).await?;
        print(&format!("案件已擦除，日志保持完整。 Erased; the log stays whole: {case}"));
        Ok(true)
    }))
}

fn give(text: &str, output: Option<&PathBuf>) -> Result<bool, Failure> {
    match output {
        Some(file) => std::fs::write(file, text).map_err(|error| named(file, &error))?,
        None => print(text),
    }
    Ok(true)
}

impl Expected {
    /// Judges a file that shows a part of a case; none for any other file.
    pub fn verify(&self, text: &str, policy: &Policy, now: Option<u64>, json: bool) -> Option<ExitCode> {
        let is_band = text.trim_start().starts_with('{');
        // A token begins with its header, `{"`, in base64url; a receipt with the name of its format.
        if !is_band && !text.starts_with("eyJ") {
            return None;
        }
        let receipt = match self.with_receipt.as_ref().map(|file| read(file)).transpose() {
            Ok(receipt) => receipt,
            Err(error) => return Some(crate::fail(error.as_ref(), crate::EXIT_USAGE)),
        };
        let (verdict, said) =
            if is_band { self.band(text, receipt, policy, now) } else { self.disclosure(text, receipt, policy, now) };
        let is_proven = verdict["is_proven"] == true;
        print(&if json { verdict.to_string() } else { said.join("\n") });
        Some(if is_proven { ExitCode::SUCCESS } else { ExitCode::from(EXIT_NOT_PROVEN) })
    }

    fn disclosure(
        &self,
        text: &str,
        receipt: Option<String>,
        policy: &Policy,
        now: Option<u64>,
    ) -> (serde_json::Value, Vec<String>) {
        let (audience, nonce) = (self.audience.as_deref(), self.nonce.as_deref());
        let expected = disclosure::Expectation { audience, nonce, now, receipt: receipt.as_deref() };
        match disclosure::verify(text, policy, &expected) {
            Ok(verdict) => {
                let said = both(|language| disclosure::text::verdict(&verdict, language, clock));
                (json!({ "is_proven": true, "verdict": verdict }), said)
            }
            Err(refusal) => {
                let said = both(|language| disclosure::text::refusal(&refusal, language, clock));
                (json!({ "is_proven": false, "refusal": refusal }), said)
            }
        }
    }

    fn band(&self, text: &str, receipt: Option<String>, policy: &Policy, now: Option<u64>) -> (serde_json::Value, Vec<String>) {
        let expected = bands::Expectation { audience: self.audience.as_deref(), now };
        match bands::verify(text, receipt.as_deref().unwrap_or_default(), policy, &expected) {
            Ok(verdict) => {
                let said = both(|language| bands::text::verdict(&verdict, language));
                (json!({ "is_proven": true, "verdict": verdict }), said)
            }
            Err(refusal) => {
                let said = both(|language| bands::text::refusal(&refusal, language, clock));
                (json!({ "is_proven": false, "refusal": refusal }), said)
            }
        }
    }
}

fn both(say: impl Fn(Language) -> Vec<String>) -> Vec<String> {
    [Language::Chinese, Language::English].into_iter().flat_map(say).collect()
}
