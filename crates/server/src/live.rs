//! This module decides how change is told at once: Server-Sent Events with the counts and the newest cases
//! that the caller may see.

use std::convert::Infallible;
use std::time::Duration;

use axum::extract::State;
use axum::response::sse::{Event, KeepAlive, Sse};
use futures_util::{Stream, stream};
use serde_json::json;
use store::{Filter, Page};
use tokio::time::timeout;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::Server;
use crate::api::{CaseSummary, counted};
use crate::client::Client;
use crate::shapes;

/// Changes within this time are told together.
const TOGETHER: Duration = Duration::from_millis(400);
/// Other nodes' changes are seen at the latest after this time.
const LOOK_AGAIN: Duration = Duration::from_secs(3);
/// Events in one stream: then the browser comes back, and whoever may no longer see anything is refused.
const EVENTS_MAX: u32 = 100;
/// Newest cases in each event.
const NEWEST: u32 = 30;

pub fn routes() -> OpenApiRouter<Server> {
    OpenApiRouter::new().routes(routes!(live))
}

/// A stream of counts and newest cases, one event for each change.
#[utoipa::path(get, path = "/api/live", tag = "cases", security(("session" = []), ("token" = [])), responses((status = 200, description = "Events `cases`, each a snapshot", body = shapes::Snapshot, content_type = "text/event-stream")))]
async fn live(State(server): State<Server>, client: Client) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let changes = server.changes.subscribe();
    let start = (server, client, changes, 0);
    let events = stream::unfold(start, |(server, client, mut changes, sent)| async move {
        if sent == EVENTS_MAX {
            return None;
        }
        if sent > 0 {
            let _ = timeout(LOOK_AGAIN, changes.changed()).await;
            tokio::time::sleep(TOGETHER).await;
        }
        changes.borrow_and_update();
        let event = snapshot(&server, &client).await;
        Some((Ok(event), (server, client, changes, sent + 1)))
    });
    Sse::new(events).keep_alive(KeepAlive::default())
}

async fn snapshot(server: &Server, client: &Client) -> Event {
    let page = Page { after: None, limit: NEWEST };
    let cases = server.office.store.cases(&client.actor, &Filter::default(), page).await;
    let counts = counted(server, client).await;
    match (cases, counts) {
        (Ok(found), Ok(counts)) => {
            let cases: Vec<CaseSummary> = client.without_related(found).into_iter().map(Into::into).collect();
            let data = json!({ "cases": cases, "counts": counts["counts"] });
            Event::default().event("cases").data(data.to_string())
        }
        _ => Event::default().comment("not available now"),
    }
}
