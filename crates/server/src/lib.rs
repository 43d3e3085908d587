//! HTTP over the office: the API with its OpenAPI document, who may call it, live updates, and the page.
//!
//! Architecture invariant: a handler extracts, authorises, calls one use case and answers; it holds no
//! business rule and no SQL.

mod access;
mod account;
mod agreements;
mod api;
mod authorisations;
mod capacities;
mod client;
mod cockpit;
mod cookie;
mod courier;
mod desk;
mod directory;
mod drafts;
mod evidence;
mod exchange;
mod explained;
mod guard;
mod house;
mod law;
mod limits;
mod live;
mod models;
mod notice;
mod page;
mod papers;
mod passkeys;
mod payments;
mod privacy;
mod problem;
mod profiles;
mod repeat;
mod requests;
mod risk;
mod shapes;
mod sign_in;
mod slices;
mod tables;
mod templates;
mod trade;
mod users;
mod watchlist;
mod webhooks;

use std::net::SocketAddr;
use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::from_fn_with_state;
use axum::serve::ListenerExt;
use office::Office;
use outbound::Reach;
use tokio::net::TcpListener;
use tokio::sync::watch;
use utoipa::OpenApi;
use utoipa_axum::router::OpenApiRouter;
use uuid::Uuid;

pub use access::{Need, ROUTES};
use client::Proofs;
pub use client::{NewClient, new_client};
pub use courier::Courier;

/// Bodies beyond this are refused unread; the reader of messages has the same limit.
const BODY_BYTES_MAX: usize = 16 * 1024 * 1024;

/// What all handlers share.
#[derive(Clone)]
pub struct Server {
    office: Office,
    clients: Arc<client::Clients>,
    changes: Arc<watch::Sender<u64>>,
    calls: Arc<limits::Buckets<Uuid>>,
    sign_ins: Arc<limits::Buckets<String>>,
    is_secure: bool,
    reach: Reach,
    directory: Option<Arc<directory::InUse>>,
}

#[derive(OpenApi)]
#[openapi(
    info(title = "Tongguan", description = "Customs clearance: declarations in, explained decisions out.", license(name = "Apache-2.0")),
    modifiers(&Proofs)
)]
struct Document;

impl Server {
    /// A server of an office.
    pub fn new(office: Office) -> Self {
        Self {
            office,
            clients: Arc::default(),
            changes: Arc::new(watch::Sender::new(0)),
            calls: Arc::default(),
            sign_ins: Arc::default(),
            is_secure: false,
            reach: Reach::Public,
            directory: None,
        }
    }

    /// The same behind TLS: cookies are sent over TLS only, and to this host only.
    #[must_use]
    pub fn behind_tls(mut self) -> Self {
        self.is_secure = true;
        self
    }

    /// The same, and webhooks may name this machine, over plain HTTP too: for development.
    #[must_use]
    pub fn reaching(mut self, reach: Reach) -> Self {
        self.reach = reach;
        self
    }

    /// Says that cases have changed, to whoever watches.
    pub(crate) fn changed(&self) {
        self.changes.send_modify(|count| *count += 1);
    }

    /// The count of changes that live readers wait for; whoever changes cases beside the API counts it up.
    pub fn changes(&self) -> Arc<watch::Sender<u64>> {
        Arc::clone(&self.changes)
    }

    fn routes() -> OpenApiRouter<Self> {
        OpenApiRouter::with_openapi(Document::openapi())
            .merge(api::routes())
            .merge(requests::routes())
            .merge(templates::routes())
            .merge(trade::routes())
            .merge(live::routes())
            .merge(sign_in::routes())
            .merge(account::routes())
            .merge(passkeys::routes())
            .merge(directory::routes())
            .merge(users::routes())
            .merge(house::routes())
            .merge(authorisations::routes())
            .merge(webhooks::routes())
            .merge(desk::routes())
            .merge(cockpit::routes())
            .merge(risk::routes())
            .merge(explained::routes())
            .merge(capacities::routes())
            .merge(profiles::routes())
            .merge(watchlist::routes())
            .merge(models::routes())
            .merge(law::routes())
            .merge(drafts::routes())
            .merge(papers::routes())
            .merge(payments::routes())
            .merge(notice::routes())
            .merge(evidence::routes())
            .merge(agreements::routes())
            .merge(exchange::routes())
            .merge(privacy::routes())
    }

    /// The OpenAPI document.
    pub fn document() -> String {
        let (_, mut document) = Self::routes().split_for_parts();
        shapes::complete(&mut document);
        document.to_pretty_json().unwrap_or_default()
    }

    /// The routes, ready to serve.
    pub fn router(self) -> Router {
        let (router, _) = Self::routes().split_for_parts();
        router
            .route_layer(from_fn_with_state(self.clone(), guard::guard))
            .merge(page::routes())
            .layer(DefaultBodyLimit::max(BODY_BYTES_MAX))
            .layer(tower_http::catch_panic::CatchPanicLayer::custom(problem::panicked))
            .with_state(self)
    }

    /// Serves until the process is told to stop; what was begun is finished.
    ///
    /// # Errors
    /// The listener failed.
    pub async fn serve(self, listener: TcpListener, stop: impl Future<Output = ()> + Send + 'static) -> std::io::Result<()> {
        tracing::info!(address = ?listener.local_addr().ok(), "serving");
        // Answers are small; waiting for more to send would only delay them.
        let listener = listener.tap_io(|stream| {
            if let Err(error) = stream.set_nodelay(true) {
                tracing::debug!(%error, "no TCP_NODELAY");
            }
        });
        axum::serve(listener, self.router().into_make_service_with_connect_info::<SocketAddr>())
            .with_graceful_shutdown(stop)
            .await
    }
}
