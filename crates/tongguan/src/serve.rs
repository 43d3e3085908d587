//! This module decides what `tongguan serve` does: opens the database, makes the first clients, serves
//! the API and the page, and, when asked for a lively country, feeds itself through its own public API.

mod consortium;
mod history;
mod lottery;
pub mod model;
mod people;

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use clearance::Law;
use directory::{Directory, Settings};
use identity::ExposeSecret;
use identity::passkey::RelyingParty;
use indicatif::{ProgressBar, ProgressStyle};
use office::Office;
use office::evidence::Sealer;
use office::people::FirstUser;
use outbound::Reach;
use reference::Hash;
use server::Courier;
use store::{Log, Store};
use tokio::net::TcpListener;
use uuid::Uuid;

use crate::clear::print;
use crate::evidence::{EVIDENCE_KEY, key_file};
use crate::fail;
use crate::http::{CallError, Connection};
use crate::secret::{VAULT_KEY, open_vault};
use crate::traffic::Traffic;

#[derive(clap::Args)]
#[command(
    after_help = "Example:\n  tongguan serve --database sqlite:tongguan.db\n  tongguan serve --database postgres://user@localhost/tongguan --listen 0.0.0.0:8080"
)]
pub struct Arguments {
    /// Where cases are kept: sqlite:PATH or postgres://….
    #[arg(long, default_value = "sqlite:tongguan.db", env = "TONGGUAN_DATABASE")]
    database: String,
    /// The address to listen on.
    #[arg(long, default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// The pack, by name or folder.
    #[arg(long, default_value = editions::DEFAULT_PACK)]
    pack: String,
    /// A list of denied parties (`tongguan screen import`); may be given more than once. Without it, those that ship.
    #[arg(long = "screening-list", value_name = "FILE")]
    lists: Vec<std::path::PathBuf>,
    /// The key that lanes are drawn with: a file that only this user can read, made when there is none. The same on
    /// every node.
    #[arg(long, env = "TONGGUAN_DRAW_KEY")]
    draw_key: Option<std::path::PathBuf>,
    /// The model that scores (`tongguan risk train`); looked at again when it changes.
    #[arg(long, env = "TONGGUAN_RISK_MODEL")]
    risk_model: Option<std::path::PathBuf>,
    /// Days after which the house learns its models again from what it examined itself (1 to 366); 0: only when an analyst
    /// asks. A model that it learned only looks on until two analysts promote it.
    #[arg(long, default_value_t = 7, value_parser = clap::value_parser!(u32).range(0..=366))]
    retrain_days: u32,
    /// Fill the database with so many made-up declarations, then keep a gentle traffic going.
    #[arg(long)]
    demo: Option<u64>,
    /// With `--demo` on a fresh database: before that, so many declarations of the last quarter, and the work on them.
    #[arg(long, requires = "demo", default_value_t = 0)]
    demo_past: u64,
    /// The private keys of the evidence log: a file that only this user can read, made when there is none. The same on
    /// every node; beside the database unless said.
    #[arg(long, value_name = "FILE")]
    evidence_key: Option<PathBuf>,
    /// The key that locks up what cases hold: a file that only this user can read, made when there is none. The same on
    /// every node; beside the database unless said. Without it, nobody reads them again.
    #[arg(long, value_name = "FILE")]
    vault_key: Option<PathBuf>,
    /// The name of the evidence log (`customs.example/log`), chosen once: it stands in every receipt.
    #[arg(long, value_name = "NAME")]
    evidence_name: Option<String>,
    /// Keep a second evidence log over the same events, by SM3 and SM2. Said once, it is kept from then on: all events
    /// from the first one on are sealed in it. Its key file stands beside that of the first, with `-sm` at the end.
    #[arg(long, conflicts_with = "without_sealer")]
    sm: bool,
    /// This node does not seal; another one has the keys.
    #[arg(long)]
    without_sealer: bool,
    /// The folder of this house's node in a consortium (`tongguan consortium init`): the node runs here unless it runs
    /// already, and checkpoints of the evidence log are put to it. Without such a folder a consortium of one is made there.
    #[arg(long, value_name = "FOLDER")]
    consortium: Option<PathBuf>,
    /// People reach this server over TLS (a proxy in front of it): cookies are then sent over TLS only.
    #[arg(long)]
    behind_tls: bool,
    /// The address by which people reach this server (`https://customs.example`): passkeys are bound to it. Without it, the
    /// one on this machine.
    #[arg(long, env = "TONGGUAN_ORIGIN")]
    origin: Option<String>,
    /// The administration's own directory (OpenID Connect): a file with `issuer`, `client`, labels, and what groups mean. People
    /// come back to the address of `--origin`.
    #[arg(long, value_name = "FILE", env = "TONGGUAN_DIRECTORY")]
    directory: Option<PathBuf>,
    /// What is agreed with other administrations (docs/exchange.md); without it, none is asked and none answered.
    #[arg(long, value_name = "FILE")]
    arrangement: Option<PathBuf>,
    /// Webhooks may name this machine, over plain HTTP too: for development, never in service.
    #[arg(long)]
    webhooks_to_this_machine: bool,
}

/// What is logged unless `RUST_LOG` says otherwise: not what the consensus engine says to itself. What the node of the
/// consortium has to say, it says itself.
const LOGGED: &str = "info,arc_malachitebft=error,arc_malachitebft_network=off";
/// One declaration this often once the demonstration is filled.
const GENTLE: Duration = Duration::from_secs(20);
/// Declarations handed in at once while the demonstration is filled.
const FILLERS: u64 = 8;

type Failure = Box<dyn std::error::Error>;

pub fn run(arguments: &Arguments) -> ExitCode {
    tracing_subscriber::fmt()
        .with_env_filter(tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_| LOGGED.into()))
        .with_writer(std::io::stderr)
        .init();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return fail(&error, 1),
    };
    match runtime.block_on(serve(arguments)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => fail(error.as_ref(), 1),
    }
}

async fn serve(arguments: &Arguments) -> Result<(), Failure> {
    // Before anything is made whose secrets are said once.
    let directory = arguments.directory.as_deref().map(Settings::open).transpose()?;
    let law = Arc::new(editions::open(&arguments.pack)?);
    let vault = arguments.vault_key.clone().unwrap_or_else(|| beside(&arguments.database, VAULT_KEY));
    let store = open_vault(&arguments.database, &vault).await?;
    let mut office = open_office(law, store).await?;
    office.retrain_days = Some(arguments.retrain_days).filter(|days| *days > 0);
    office.keep_first_edition(Some(&editions::read_tables(Path::new(&arguments.pack))?)).await?;
    let key = lottery::key(&arguments.draw_key.clone().unwrap_or_else(|| beside(&arguments.database, "draw-key")))?;
    tracing::info!(public = %draws::hex(&key.public()), "lanes are drawn with this key");
    office.lottery = Some(Arc::new(key));
    office.signer = Some(Arc::new(crate::contract::house_key(&office, &beside(&arguments.database, "party-key"))?));
    if let Some(file) = &arguments.arrangement {
        let told = |error: &dyn std::error::Error| format!("{}: {error}", file.display());
        let text = std::fs::read_to_string(file).map_err(|error| told(&error))?;
        office.arrangement = Some(Arc::new(exchange::Arrangement::read(&text).map_err(|error| told(&error))?));
    }
    let lists =
        if arguments.lists.is_empty() { crate::screen::lists::shipped() } else { crate::screen::lists::open(&arguments.lists) };
    // A broken list stops nobody's goods: those that ship are used, with an alarm.
    match lists {
        Ok(lists) => office.watchlists.install(lists),
        Err(error) => {
            tracing::error!("lists refused, those that ship are used: {error}");
            office.watchlists.install(crate::screen::lists::shipped()?);
        }
    }
    let model = match (&arguments.risk_model, arguments.demo) {
        (Some(path), _) => Some(tokio::spawn(model::watch(path.clone(), office.clone()))),
        (None, Some(_)) => {
            office.install_model(&model::demonstration()?).await?;
            None
        }
        (None, None) => None,
    };
    let listener = TcpListener::bind(arguments.listen).await?;
    let address = listener.local_addr()?;
    let origin = origin(arguments.origin.as_deref(), address);
    office.relying_party = Some(Arc::new(relying_party(&origin)?));
    let token = first_clients(&office, address).await?;
    let first = first_administrator(&office).await?;
    let sealers = sealers(arguments, &office).await?;
    office.issuer = sealers.first().map(Sealer::keys);
    let membership = match &arguments.consortium {
        Some(folder) => Some(consortium::join(&office, folder).await?),
        None => None,
    };
    office.genesis = membership.as_ref().map(consortium::Membership::genesis);
    // The demonstration declares for firms that have people; another one for the client that was made first.
    let declares = match (first, arguments.demo) {
        (Some(first), Some(_)) => {
            let people = people::populate(&office, first).await?;
            let bar = bar(arguments.demo_past, "a quarter of the past");
            history::make(&office, &people, arguments.demo_past, &bar).await?;
            bar.finish_and_clear();
            people.firms.into_iter().map(|firm| (firm.number, firm.key)).collect()
        }
        _ => token.into_iter().map(|token| ("", token)).collect(),
    };
    let server = server::Server::new(office.clone());
    let server = if arguments.behind_tls { server.behind_tls() } else { server };
    let reach = if arguments.webhooks_to_this_machine { Reach::ThisMachineToo } else { Reach::Public };
    let server = server.reaching(reach);
    let server = match directory {
        Some(settings) => server.vouched_by(Directory::new(settings, &format!("{origin}/"), reach)?)?,
        None => server,
    };
    let changes = server.changes();
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let serving = tokio::spawn(server.serve(listener, async {
        let _ = stopped.await;
    }));
    // Every node looks; the version that a commit expects lets one of them through.
    let timekeeper = tokio::spawn({
        let office = office.clone();
        let changes = Arc::clone(&changes);
        async move { office.keep_time(move |_| changes.send_modify(|count| *count += 1)).await }
    });
    let lawkeeper = tokio::spawn({
        let office = office.clone();
        async move { office.keep_law().await }
    });
    let profiles = tokio::spawn({
        let office = office.clone();
        async move { tokio::join!(office.keep_profiles(), office.keep_rooms(), office.keep_firms()) }
    });
    let watchlist = tokio::spawn({
        let (office, changes) = (office.clone(), Arc::clone(&changes));
        async move { office.keep_watchlist(move |_| changes.send_modify(|count| *count += 1)).await }
    });
    let models = tokio::spawn({
        let office = office.clone();
        async move { tokio::join!(office.keep_models(), office.keep_learning()) }
    });
    let desks = tokio::spawn({
        let office = office.clone();
        async move { office.keep_desks_forever().await }
    });
    let agreements = tokio::spawn({
        let office = office.clone();
        async move { tokio::join!(office.follow_agreements_forever(), office.keep_recognised()) }
    });
    let courier = tokio::spawn(Courier::new(office.clone(), outbound::Caller::new(reach)?).carry_forever());
    let sealers: Vec<_> = sealers.into_iter().map(|sealer| tokio::spawn(sealer.seal_forever())).collect();
    let shared = membership.map(|membership| tokio::spawn(membership.share_forever(office.clone())));
    let demo = arguments.demo.map(|count| tokio::spawn(demonstrate(office.clone(), address, count, declares)));
    wait_for_stop().await;
    tracing::info!("stopping");
    timekeeper.abort();
    lawkeeper.abort();
    profiles.abort();
    watchlist.abort();
    models.abort();
    desks.abort();
    agreements.abort();
    courier.abort();
    for sealer in sealers {
        sealer.abort();
    }
    if let Some(shared) = shared {
        shared.abort();
    }
    if let Some(model) = model {
        model.abort();
    }
    if let Some(demo) = demo {
        demo.abort();
    }
    let _ = stop.send(());
    // A live stream never ends by itself, so the wait for open connections is bounded.
    let _ = tokio::time::timeout(Duration::from_secs(3), serving).await;
    office.store.close().await;
    Ok(())
}

/// The address by which people reach the house.
fn origin(given: Option<&str>, address: SocketAddr) -> String {
    given.map_or_else(|| format!("http://localhost:{}", address.port()), |given| given.trim_end_matches('/').to_owned())
}

/// The house as browsers know it.
fn relying_party(origin: &str) -> Result<RelyingParty, Failure> {
    let no_origin = || {
        format!(
            "--origin {origin}: passkeys need https:// and a name (http:// only for localhost), such as https://customs.example"
        )
    };
    Ok(RelyingParty::at(origin).ok_or_else(no_origin)?)
}

/// What seals the events of this house, unless another node does: in the log by C2SP first, then in the second one, if
/// the house keeps it or begins it now.
async fn sealers(arguments: &Arguments, office: &Office) -> Result<Vec<Sealer>, Failure> {
    if arguments.without_sealer {
        return Ok(Vec::new());
    }
    let file = arguments.evidence_key.clone().unwrap_or_else(|| beside(&arguments.database, EVIDENCE_KEY));
    let name = arguments.evidence_name.clone().unwrap_or_else(|| office::evidence::origin(office.administration));
    let first = Sealer::open(office.clone(), Log::C2sp, &name, &file).await?;
    if !arguments.sm && !office.keeps(Log::Sm).await? {
        return Ok(vec![first]);
    }
    let name = office::evidence::second_origin(first.keys().origin());
    let second = Sealer::open(office.clone(), Log::Sm, &name, &key_file(Log::Sm, file)).await?;
    Ok(vec![first, second])
}

/// A file beside a database, never in it.
pub fn beside(database: &str, name: &str) -> std::path::PathBuf {
    let path = database.strip_prefix("sqlite:").map(|rest| rest.split('?').next().unwrap_or(rest).trim_start_matches("//"));
    match path {
        Some(path) if !path.contains(":memory:") => format!("{path}.{name}").into(),
        _ => format!("tongguan.{name}").into(),
    }
}

/// The office of a law over a store, under what was activated since; the law's compiled form is kept by its hash, for
/// replays.
pub async fn open_office(law: Arc<Law>, store: Store) -> Result<Office, Failure> {
    let administration = administration(&law.id().pack);
    let office = Office::new(administration, law, store);
    office.keep_first_edition(None).await?;
    office.refresh_law().await?;
    office.refresh_profiles().await?;
    office.refresh_rooms().await?;
    office.refresh_firms().await?;
    office.refresh_watchlist().await?;
    Ok(office)
}

/// The administration of a pack: the same on every node and at every start.
pub fn administration(pack: &str) -> Uuid {
    let hash = Hash::of(format!("tongguan/administration/{pack}").as_bytes());
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash.0[..16]);
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}

/// Makes a client for an officer and one for a trader when there are none, and says their tokens once.
async fn first_clients(office: &Office, address: SocketAddr) -> Result<Option<String>, Failure> {
    if !office.store.clients(office.administration).await?.is_empty() {
        print(&format!("Tongguan: http://{address}  (tokens were printed at the first start)"));
        return Ok(None);
    }
    let officer = server::new_client(office, "first officer", "officer").await?;
    let trader = server::new_client(office, "first trader", "trader").await?;
    print(&format!("Tongguan: http://localhost:{}/#token={}", address.port(), officer.token));
    print("The tokens below are shown this once; only their hashes are kept.");
    print(&format!("  officer (sees all cases)   {}", officer.token));
    print(&format!("  trader  (sees own cases)   {}", trader.token));
    Ok(Some(trader.token))
}

/// Makes the administrator of a house without users, and says its password once. There is no default password.
async fn first_administrator(office: &Office) -> Result<Option<FirstUser>, Failure> {
    let first = office.first_administrator().await?;
    if let Some(first) = &first {
        print("To sign in as a person (change the password, then make users):");
        print(&format!("  {}   {}", first.login, first.password.expose_secret()));
    }
    Ok(first)
}

async fn wait_for_stop() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    if let Ok(mut terminate) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        tokio::select! {
            _ = interrupt => {}
            _ = terminate.recv() => {}
        }
        return;
    }
    let _ = interrupt.await;
}

fn bar(count: u64, what: &'static str) -> ProgressBar {
    let bar = ProgressBar::new(count).with_message(what);
    if let Ok(style) = ProgressStyle::with_template("{msg} {bar:40} {pos}/{len} declarations, {per_sec}, {eta} left") {
        bar.set_style(style);
    }
    bar
}

/// Fills the database through the public API, then keeps a gentle traffic going.
async fn demonstrate(office: Office, address: SocketAddr, count: u64, declares: Vec<(&'static str, String)>) {
    if let Err(error) = feed(&office, address, count, declares).await {
        tracing::error!(%error, "the demonstration stopped");
    }
}

/// Connections of the firms that declare, by their number; what none of them declares goes over the first.
struct Lines(Vec<(&'static str, Connection)>);

impl Lines {
    async fn open(address: SocketAddr, declares: &[(&'static str, String)]) -> Result<Self, CallError> {
        let mut lines = Vec::with_capacity(declares.len());
        for (number, token) in declares {
            lines.push((*number, Connection::open(address, token).await?));
        }
        Ok(Self(lines))
    }

    async fn submit(&mut self, (number, body): (String, String), key: &str) -> Result<(), CallError> {
        let place = self.0.iter().position(|(of, _)| *of == number).unwrap_or(0);
        if let Some((_, line)) = self.0.get_mut(place) {
            line.submit(body.into(), key).await?;
        }
        Ok(())
    }
}

async fn feed(
    office: &Office,
    address: SocketAddr,
    count: u64,
    mut declares: Vec<(&'static str, String)>,
) -> Result<(), CallError> {
    if declares.is_empty() {
        declares.push(("", server::new_client(office, "demonstration trader", "trader").await?.token));
    }
    let bar = bar(count, "filling");
    let mut fillers = tokio::task::JoinSet::new();
    let traffic = Traffic::new(office.law().edition(), jiff::Zoned::now().date(), 0, "");
    for filler in 0..FILLERS {
        let (declares, bar) = (declares.clone(), bar.clone());
        let mut traffic = traffic.fork(filler, &run_name(filler));
        let share = count / FILLERS + u64::from(filler < count % FILLERS);
        fillers.spawn(async move {
            let run = run_name(filler);
            let mut lines = Lines::open(address, &declares).await?;
            for place in 0..share {
                lines.submit(traffic.next_of_firm(), &format!("{run}-{place}")).await?;
                bar.inc(1);
            }
            Ok::<(), CallError>(())
        });
    }
    while let Some(filler) = fillers.join_next().await {
        filler??;
    }
    bar.finish_and_clear();
    tracing::info!(count, "filled; a gentle traffic goes on");
    let run = run_name(99);
    let mut traffic = traffic.fork(FILLERS, &run);
    let mut lines = Lines::open(address, &declares).await?;
    for place in 0_u64.. {
        tokio::time::sleep(GENTLE).await;
        lines.submit(traffic.next_of_firm(), &format!("{run}-{place}")).await?;
    }
    Ok(())
}

/// A name that no other run over this database has: references must not be used again within a year.
fn run_name(filler: u64) -> String {
    let second = jiff::Timestamp::now().as_second();
    format!("D{:X}{filler:02}", second & 0xfff_ffff)
}
