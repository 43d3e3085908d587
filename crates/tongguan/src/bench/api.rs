//! This module decides how the API is measured as people use it: an open loop of users who act when their time has
//! come, whether or not the server has answered the others, on a database with years of cases.
//!
//! A time is counted from the moment an act was due, so that a server that stalls cannot hide it.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};
use store::{Options, Store};
use tokio::net::TcpListener;
use tokio::time::Instant;

use super::{DATE, Failure};
use crate::http::{CallError, Connection};
use crate::serve::{administration, open_office};
use crate::traffic::{Random, Traffic};

/// Which load on how large a database.
#[derive(clap::Args)]
#[command(after_help = "Example:\n  tongguan bench api --cases 1000000 --json")]
pub struct Arguments {
    /// Cases in the database before it begins.
    #[arg(long, default_value_t = 1_000_000)]
    cases: u64,
    /// People at work, three officers to two traders.
    #[arg(long, default_value_t = 200)]
    users: u64,
    /// For how long they are watched, seconds.
    #[arg(long, default_value_t = 60)]
    seconds: u64,
    /// Only this engine: sqlite or postgres; both without.
    #[arg(long)]
    engine: Option<String>,
    /// One JSON line.
    #[arg(long)]
    pub json: bool,
}

/// Between two acts of a person, on average.
const THINKING: Duration = Duration::from_secs(5);

pub fn figures(arguments: &Arguments) -> Result<Value, Failure> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let wanted = |engine: &str| arguments.engine.as_deref().is_none_or(|only| only == engine);
    let mut figures = json!({ "cases": arguments.cases, "users": arguments.users, "think_seconds": THINKING.as_secs() });
    if wanted("sqlite") {
        let folder = tempfile::tempdir()?;
        let url = format!("sqlite:{}", folder.path().join("years.db").display());
        figures["sqlite"] = runtime.block_on(day(arguments, &url))?;
    }
    if wanted("postgres")
        && let Some(server) = store::testing::Postgres::start()
    {
        figures["postgres"] = runtime.block_on(day(arguments, &server.database()))?;
    }
    Ok(figures)
}

/// What somebody does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Act {
    Queue,
    Case,
    Submit,
    List,
}

impl Act {
    const ALL: [Self; 4] = [Self::Queue, Self::Case, Self::Submit, Self::List];

    const fn name(self) -> &'static str {
        match self {
            Self::Queue => "queue_page",
            Self::Case => "case_page",
            Self::Submit => "submit",
            Self::List => "own_cases",
        }
    }
}

async fn day(arguments: &Arguments, url: &str) -> Result<Value, Failure> {
    let law = Arc::new(editions::open(editions::DEFAULT_PACK)?);
    let store = Store::open(url, Options::default()).await?;
    let filling = Instant::now();
    store::bench::history(&store, administration(&law.id().pack), arguments.cases).await?;
    let filled = filling.elapsed().as_secs();
    let office = open_office(Arc::clone(&law), store.clone()).await?;
    let officer = server::new_client(&office, "bench officer", "officer").await?.token;
    let trader = server::new_client(&office, "bench trader", "trader").await?.token;
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let serving = tokio::spawn(server::Server::new(office).serve(listener, async {
        let _ = stopped.await;
    }));
    let traffic = Traffic::new(law.edition(), DATE, 0, "");
    let case = first_case(address, &trader, traffic.fork(1, "FIRST")).await?;
    let start = Instant::now();
    let end = start + Duration::from_secs(arguments.seconds);
    let mut people = tokio::task::JoinSet::new();
    for number in 0..arguments.users {
        let is_officer = number % 5 < 3;
        let token = if is_officer { &officer } else { &trader }.clone();
        let person = Person {
            number,
            is_officer,
            case: case.clone(),
            traffic: traffic.fork(number + 2, &format!("P{number:04}")),
            random: Random::new(number + 1),
        };
        people.spawn(person.work(address, token, start, end));
    }
    let mut times: BTreeMap<Act, Vec<u64>> = BTreeMap::new();
    while let Some(person) = people.join_next().await {
        for (act, time) in person?.map_err(|error| error.to_string())? {
            times.entry(act).or_default().push(time);
        }
    }
    let elapsed = start.elapsed();
    let _ = stop.send(());
    serving.await??;
    store.close().await;
    let count: usize = times.values().map(Vec::len).sum();
    let mut told = json!({ "fill_seconds": filled, "acts": count, "acts_per_second": super::per_second(count as u64, elapsed) });
    for act in Act::ALL {
        let times = times.entry(act).or_default();
        times.sort_unstable();
        for (name, share) in [("p50", 50), ("p99", 99)] {
            told[format!("{}_{name}_ms", act.name())] = json!(super::milliseconds(times, share));
        }
    }
    Ok(told)
}

/// A case that can be opened: those of the past have rows, and no documents to show.
async fn first_case(address: SocketAddr, token: &str, mut traffic: Traffic) -> Result<String, Failure> {
    let mut connection = Connection::open(address, token).await.map_err(|error| error.to_string())?;
    let answered = connection.submit(traffic.next_message().into(), "first").await.map_err(|error| error.to_string())?;
    let answer: Value = serde_json::from_slice(&answered.1)?;
    Ok(answer["case"].as_str().ok_or("the first declaration was not answered")?.to_owned())
}

struct Person {
    number: u64,
    is_officer: bool,
    case: String,
    traffic: Traffic,
    random: Random,
}

impl Person {
    /// Works until the end of the day; how long each act took, microseconds.
    async fn work(
        mut self,
        address: SocketAddr,
        token: String,
        start: Instant,
        end: Instant,
    ) -> Result<Vec<(Act, u64)>, CallError> {
        let mut connection = Connection::open(address, &token).await?;
        let mut done = Vec::new();
        let mut due = start + self.pause();
        while due < end {
            tokio::time::sleep_until(due).await;
            let act = self.next();
            let (status, body) = match act {
                Act::Queue => connection.get("/api/queue?limit=50").await?,
                Act::Case => connection.get(&format!("/api/cases/{}", self.case)).await?,
                Act::List => connection.get("/api/cases?limit=50").await?,
                Act::Submit => {
                    let key = format!("{}-{}", self.number, done.len());
                    let message = self.traffic.next_message();
                    connection.submit(message.into(), &key).await?
                }
            };
            done.push((act, due.elapsed().as_micros() as u64));
            if !status.is_success() {
                return Err(format!("{}: {status}: {}", act.name(), String::from_utf8_lossy(&body)).into());
            }
            due += self.pause();
        }
        Ok(done)
    }

    fn next(&mut self) -> Act {
        match (self.is_officer, self.random.below(3)) {
            (true, 0) => Act::Case,
            (true, _) => Act::Queue,
            (false, 0) => Act::List,
            (false, _) => Act::Submit,
        }
    }

    /// Evenly between nothing and twice the average.
    fn pause(&mut self) -> Duration {
        Duration::from_micros(self.random.below(THINKING.as_micros() as u64 * 2))
    }
}
