//! This module decides how figures are measured: deciding alone on one core; declarations over HTTP, kept
//! durably, with the client on the same machine; and the raw database in the same run.

mod api;
mod evidence;
mod law;
mod risk;
mod screening;
mod targeted;

use std::net::SocketAddr;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};

use clearance::{Facts, Law, decide};
use declaration::Declaration;
use serde_json::{Value, json};
use store::{Options, Store};
use tokio::net::TcpListener;

use crate::clear::print;
use crate::fail;
use crate::http::{CallError, Connection};
use crate::serve::open_office;
use crate::traffic::Traffic;

#[derive(clap::Subcommand)]
pub enum Command {
    /// People at work on a large database: queue pages, cases, lists and declarations, at the pace of people.
    Api(api::Arguments),
    /// Deciding declarations and keeping them.
    #[command(after_help = "Example:\n  tongguan bench clear --json")]
    Clear {
        /// One JSON line.
        #[arg(long)]
        json: bool,
    },
    /// A consortium of four processes on this machine: finality, operations, blocks with one missing.
    #[command(after_help = "Example:\n  tongguan bench consortium --json")]
    Consortium(consortium::command::Measure),
    /// The evidence log: sealing, receipts, and proofs in a tree of 100 million leaves.
    #[command(after_help = "Example:\n  tongguan bench evidence --json")]
    Evidence {
        /// One JSON line.
        #[arg(long)]
        json: bool,
    },
    /// Targeting: what selectors find in the generated country, and what a line costs.
    Risk(risk::Arguments),
    /// The law: how soon the packs are ready, and deciding under each.
    #[command(after_help = "Example:\n  tongguan bench law --json")]
    Law {
        /// One JSON line.
        #[arg(long)]
        json: bool,
    },
    /// Screening: labelled pairs, the lists that ship, planted and innocent parties.
    #[command(after_help = "Example:\n  tongguan bench screening --pairs pairs.csv --rival python3 --json")]
    Screening {
        /// A table with the columns schema, name1, name2 and is_match.
        #[arg(long, value_name = "FILE.csv")]
        pairs: Option<std::path::PathBuf>,
        /// A Python that knows rapidfuzz, to be measured in the same run.
        #[arg(long, value_name = "PYTHON")]
        rival: Option<String>,
        /// One JSON line.
        #[arg(long)]
        json: bool,
    },
}

/// Distinct declarations that are decided again and again.
const VARIETY: usize = 512;
/// A day for which the pack has rates of exchange.
const DATE: jiff::civil::Date = jiff::civil::Date::constant(2026, 6, 15);
/// Seconds for each figure of deciding.
const DECIDING: Duration = Duration::from_secs(3);
/// Seconds for each figure over HTTP and for each raw rival; with starts and stops, all stays below 50 s.
const SERVING: Duration = Duration::from_secs(5);
/// Connections that hand in at the same time.
const CALLERS: usize = 192;
/// Commands in a raw transaction, as many as our writer takes.
const RAW_BATCH: u64 = 64;
/// Connections of the raw rival on PostgreSQL.
const RAW_CONNECTIONS: u64 = 16;
/// Items of the large declaration.
const ITEMS_MANY: u32 = 99;

type Failure = Box<dyn std::error::Error>;

pub fn run(command: Command) -> ExitCode {
    let (measured, json) = match command {
        Command::Api(arguments) => (api::figures(&arguments), arguments.json),
        Command::Clear { json } => (clear(), json),
        Command::Consortium(measure) => return crate::consortium::bench(measure),
        Command::Evidence { json } => (evidence::figures(), json),
        Command::Law { json } => (law::figures(), json),
        Command::Risk(arguments) => (risk::run(&arguments), arguments.json),
        Command::Screening { pairs, rival, json } => (screening::figures(pairs.as_deref(), rival.as_deref()), json),
    };
    match measured {
        Ok(figures) if json => print(&figures.to_string()),
        Ok(figures) => {
            for (name, value) in figures.as_object().into_iter().flatten() {
                print(&format!("{name:<32} {value}"));
            }
        }
        Err(error) => return fail(error.as_ref(), 1),
    }
    ExitCode::SUCCESS
}

fn clear() -> Result<Value, Failure> {
    let (pack_load_ms, law) = timed(|| editions::open(editions::DEFAULT_PACK));
    let law = Arc::new(law?);
    let cold_clear_ms = cold_clear(&law)?;
    let mut traffic = Traffic::new(law.edition(), DATE, 1, "BENCH");
    let single: Vec<Declaration> = (0..VARIETY).map(|_| traffic.of_items(1)).collect();
    let many: Vec<Declaration> = (0..VARIETY / 16).map(|_| traffic.of_items(ITEMS_MANY)).collect();
    let decide_per_second = decide_rate(&single, &law, DATE);
    let decide_99_items_per_second = decide_rate(&many, &law, DATE);
    let resident_mb = resident_mb();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let folder = tempfile::tempdir()?;
    let sqlite = |name: &str| format!("sqlite:{}", folder.path().join(name).display());
    let raw_sqlite = runtime.block_on(store::bench::raw(&sqlite("raw.db"), SERVING, 1, RAW_BATCH))?;
    let targeted = runtime.block_on(targeted::figures(&law, &single, &sqlite("targeted.db")))?;
    let over_sqlite = runtime.block_on(over_http(&law, &sqlite("ours.db")))?;
    let server = store::testing::Postgres::start();
    let (raw_postgres, over_postgres) = match &server {
        Some(server) => {
            let raw = runtime.block_on(store::bench::raw(&server.database(), SERVING, RAW_CONNECTIONS, RAW_BATCH))?;
            let ours = runtime.block_on(over_http(&law, &server.database()))?;
            (json!(raw.per_second()), Some(ours))
        }
        None => (Value::Null, None),
    };
    let of = |pick: fn(&Served) -> Value| over_postgres.as_ref().map_or(Value::Null, pick);
    Ok(json!({
        "decide_per_second": decide_per_second,
        "decide_99_items_per_second": decide_99_items_per_second,
        "decide_targeted": targeted,
        "http_sqlite_per_second": over_sqlite.per_second,
        "http_sqlite_p50_ms": over_sqlite.p50_ms,
        "http_sqlite_p99_ms": over_sqlite.p99_ms,
        "http_postgres_per_second": of(|served| json!(served.per_second)),
        "http_postgres_p50_ms": of(|served| json!(served.p50_ms)),
        "http_postgres_p99_ms": of(|served| json!(served.p99_ms)),
        "raw_sqlite_per_second": raw_sqlite.per_second(),
        "raw_postgres_per_second": raw_postgres,
        "cpu_us_per_declaration": over_sqlite.cpu_us,
        "pack_load_ms": pack_load_ms,
        "cold_clear_ms": cold_clear_ms,
        "resident_mb": resident_mb,
    }))
}

fn timed<T>(act: impl FnOnce() -> T) -> (u64, T) {
    let start = Instant::now();
    let result = act();
    (start.elapsed().as_millis() as u64, result)
}

/// A whole `tongguan clear` of one file, in a process of its own.
fn cold_clear(law: &Law) -> Result<u64, Failure> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("declaration.xml");
    std::fs::write(&file, Traffic::new(law.edition(), DATE, 7, "COLD").next_message())?;
    let program = std::env::current_exe()?;
    let (elapsed, output) = timed(|| std::process::Command::new(program).arg("clear").arg("--json").arg(&file).output());
    let output = output?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned().into());
    }
    Ok(elapsed)
}

/// The facts of a decision at noon of a day.
fn facts(date: jiff::civil::Date) -> Facts {
    let now = date.at(12, 0, 0, 0).to_zoned(jiff::tz::TimeZone::UTC).map(|zoned| zoned.timestamp()).unwrap_or_default();
    Facts::dry_run(now, date)
}

/// Decisions a second on one core.
fn decide_rate(declarations: &[Declaration], law: &Law, date: jiff::civil::Date) -> u64 {
    let facts = facts(date);
    let start = Instant::now();
    let mut decided = 0_u64;
    while start.elapsed() < DECIDING {
        for declaration in declarations {
            std::hint::black_box(decide(declaration, law, &facts, None));
        }
        decided += declarations.len() as u64;
    }
    per_second(decided, start.elapsed())
}

fn per_second(count: u64, elapsed: Duration) -> u64 {
    (u128::from(count) * 1_000_000 / elapsed.as_micros().max(1)) as u64
}

/// The time that so many of a hundred are not above, of sorted microseconds.
fn milliseconds(sorted: &[u64], share: usize) -> String {
    let micros = sorted.get(sorted.len().saturating_sub(1) * share / 100).copied().unwrap_or_default();
    format!("{}.{:02}", micros / 1000, micros % 1000 / 10)
}

struct Served {
    per_second: u64,
    p50_ms: String,
    p99_ms: String,
    cpu_us: u64,
}

/// Declarations over HTTP into a database, each waited for until it is durable.
async fn over_http(law: &Arc<Law>, database: &str) -> Result<Served, Failure> {
    let store = Store::open(database, Options::default()).await?;
    let office = open_office(Arc::clone(law), store.clone()).await?;
    let token = server::new_client(&office, "bench", "trader").await?.token;
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let serving = tokio::spawn(server::Server::new(office).serve(listener, async {
        let _ = stopped.await;
    }));
    let traffic = Traffic::new(law.edition(), DATE, 0, "");
    // Messages are drawn before the clock starts, so that drawing them is not measured.
    let drawn: Vec<Vec<String>> = (0..CALLERS)
        .map(|caller| {
            let mut traffic = traffic.fork(caller as u64 + 100, &format!("B{caller:03}"));
            (0..DRAWN).map(|_| traffic.next_message()).collect()
        })
        .collect();
    let (cpu, start) = (cpu_time(), Instant::now());
    let mut callers = tokio::task::JoinSet::new();
    for (caller, messages) in drawn.into_iter().enumerate() {
        callers.spawn(call(address, token.clone(), caller, messages, start + SERVING));
    }
    let mut latencies = Vec::new();
    while let Some(caller) = callers.join_next().await {
        latencies.extend(caller?.map_err(|error| error.to_string())?);
    }
    let (elapsed, cpu) = (start.elapsed(), cpu_time().saturating_sub(cpu));
    let _ = stop.send(());
    serving.await??;
    store.close().await;
    latencies.sort_unstable();
    let count = latencies.len() as u64;
    Ok(Served {
        per_second: per_second(count, elapsed),
        p50_ms: milliseconds(&latencies, 50),
        p99_ms: milliseconds(&latencies, 99),
        cpu_us: cpu.as_micros() as u64 / count.max(1),
    })
}

/// Messages that each caller has ready: more than it can hand in while the clock runs.
const DRAWN: usize = 220;

async fn call(
    address: SocketAddr,
    token: String,
    caller: usize,
    messages: Vec<String>,
    until: Instant,
) -> Result<Vec<u64>, CallError> {
    let mut connection = Connection::open(address, &token).await?;
    let mut latencies = Vec::with_capacity(messages.len());
    for message in messages {
        let key = format!("{caller}-{}", latencies.len());
        let start = Instant::now();
        if start >= until {
            break;
        }
        let (status, body) = connection.submit(message.into(), &key).await?;
        latencies.push(start.elapsed().as_micros() as u64);
        if status != hyper::StatusCode::CREATED {
            return Err(format!("{status}: {}", String::from_utf8_lossy(&body)).into());
        }
    }
    Ok(latencies)
}

/// The processor time of this process: client and server together.
fn cpu_time() -> Duration {
    // Fields 14 and 15 of the process's status, in clock ticks of 10 ms on every Linux of today.
    let text = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = text.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks: u64 = [11, 12].iter().filter_map(|index| fields.get(*index)?.parse::<u64>().ok()).sum();
    Duration::from_millis(ticks * 10)
}

/// Memory of this process that is resident now, in MB.
fn resident_mb() -> u64 {
    let text = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = text.lines().find(|line| line.starts_with("VmRSS:")).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|number| number.parse::<u64>().ok()).unwrap_or_default() / 1024
}
