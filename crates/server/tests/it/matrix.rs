//! Every route of the API with every role, against what the policies say; the table that people read is made of the same.

use std::fmt::Write as _;

use axum::body::Body;
use axum::http::{Request, StatusCode};
use permissions::{Permission, Policies, Role};
use serde_json::{Value, json};
use server::{Need, ROUTES, Server};
use tower::ServiceExt;
use uuid::Uuid;

use crate::town::{Browser, RED, Town};

#[test]
fn the_openapi_document_and_the_table_of_needs_have_the_same_routes() {
    let document: Value = serde_json::from_str(&Server::document()).unwrap();
    let mut documented: Vec<(String, String)> = document["paths"]
        .as_object()
        .unwrap()
        .iter()
        .flat_map(|(path, methods)| {
            methods.as_object().unwrap().keys().map(|method| (method.to_uppercase(), path.clone())).collect::<Vec<_>>()
        })
        .collect();
    let mut known: Vec<(String, String)> =
        ROUTES.iter().map(|(method, path, _)| ((*method).to_owned(), path.replace("{*", "{"))).collect();
    documented.sort();
    known.sort();
    assert_eq!(documented, known);
}

#[test]
fn the_table_that_people_read_says_what_the_policies_say() {
    let policies = Policies::embedded().unwrap();
    let mut text = String::from(
        "# Who may do what\n\nMade from the policies and the routes; `TONGGUAN_UPDATE=1` writes it anew. `yes` holds in the best of \
         cases: an own case, a competent office, nobody of kin. What a role may not see answers 404, what it may only see answers \
         403.\n\n谁可以做什么。由策略与路由生成。\n\n| route | needs |",
    );
    for role in Role::ALL {
        let _ = write!(text, " {} |", role.as_str());
    }
    text.push_str("\n| --- | --- |");
    text.push_str(&" --- |".repeat(Role::ALL.len()));
    text.push('\n');
    for (method, path, need) in ROUTES {
        let (name, permission) = match need {
            Need::Nothing => ("nothing".to_owned(), None),
            Need::House(permission) => (permission.as_str().to_owned(), Some(permission)),
            Need::Case(permission) => (format!("{} of the case", permission.as_str()), Some(permission)),
        };
        let _ = write!(text, "| `{method} {path}` | {name} |");
        for role in Role::ALL {
            let may = permission.is_none_or(|permission| policies.may_ever(*role, *permission));
            text.push_str(if may { " yes |" } else { " |" });
        }
        text.push('\n');
    }
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/permissions.md");
    if std::env::var_os("TONGGUAN_UPDATE").is_some() {
        std::fs::write(path, &text).unwrap();
    }
    assert_eq!(std::fs::read_to_string(path).unwrap_or_default(), text, "TONGGUAN_UPDATE=1 writes docs/permissions.md");
}

fn filled(path: &str, case: &str, document: &str) -> String {
    let nobody = Uuid::nil().to_string();
    let path = path
        .replace("{case}", case)
        .replace("{document}", document)
        .replace("{*path}", "0/000")
        .replace("{subscriber}", "erp")
        .replace("{list}", "countries");
    let ids = [
        "session",
        "user",
        "firm",
        "organisation",
        "competence",
        "mandate",
        "key",
        "edition",
        "comparison",
        "activation",
        "webhook",
        "delivery",
        "passkey",
        "profile",
        "version",
        "trial",
        "agreement",
        "acceptance",
        "exchange",
        "erasure",
        "draft",
        "test",
    ];
    ids.iter().fold(path, |path, id| path.replace(&format!("{{{id}}}"), &nobody))
}

async fn status(town: &Town, who: Option<&Browser>, method: &str, path: &str) -> StatusCode {
    let mut request = Request::builder().method(method).uri(path).header("content-type", "application/json");
    if let Some(who) = who {
        request = request.header("cookie", &who.cookie).header("x-csrf-token", &who.csrf);
    }
    // A live stream never ends, so only the status is read.
    town.router.clone().oneshot(request.body(Body::from("{}")).unwrap()).await.unwrap().status()
}

#[tokio::test]
async fn every_route_does_for_every_role_what_the_policies_say() {
    let town = Town::new().await;
    let policies = Policies::embedded().unwrap();
    let agency = town.organisation("agency", "Plant health", "植物检疫").await;
    let competence = format!("/api/organisations/{agency}/competences");
    let given = town.administrator.post(&town, &competence, json!({ "goods": "02" })).await;
    assert_eq!(given.status, StatusCode::CREATED);
    let declarant = town.user("declarant", town.firm, &["trader"]).await;
    let case = town.declare(&declarant, RED).await;
    let pdf = Body::from("%PDF-1.7\n%%EOF\n");
    let handed_in = declarant.send(&town, "POST", &format!("/api/cases/{case}/documents?name=a.pdf"), &[], pdf).await;
    let document = handed_in.id().to_string();
    for role in Role::ALL {
        let place = match role {
            Role::Trader | Role::Broker | Role::Carrier => town.firm,
            Role::AgencyOfficer => agency,
            _ => town.customs,
        };
        let who = town.user(&format!("one-{}", role.as_str()), place, &[role.as_str()]).await;
        // Signing out comes last, or nothing would come after it.
        let (last, rest): (Vec<_>, Vec<_>) = ROUTES.iter().partition(|(_, path, _)| *path == "/api/sign-out");
        for (method, path, need) in rest.into_iter().chain(last) {
            let found = status(&town, Some(&who), method, &filled(path, &case, &document)).await;
            let shown = format!("{} {method} {path}: {found}", role.as_str());
            match need {
                Need::Nothing => assert_ne!(found, StatusCode::FORBIDDEN, "{shown}"),
                Need::House(permission) => {
                    let may = policies.may_ever(*role, permission);
                    assert_eq!(found != StatusCode::FORBIDDEN, may, "{shown}");
                    assert_ne!(found, StatusCode::UNAUTHORIZED, "{shown}");
                }
                Need::Case(permission) => {
                    let sees = policies.may_ever(*role, Permission::ReadCase);
                    let may = policies.may_ever(*role, permission);
                    match (sees, may) {
                        (false, _) => assert_eq!(found, StatusCode::NOT_FOUND, "{shown}"),
                        (true, false) => assert_eq!(found, StatusCode::FORBIDDEN, "{shown}"),
                        (true, true) => {
                            let closed = [StatusCode::UNAUTHORIZED, StatusCode::FORBIDDEN, StatusCode::NOT_FOUND];
                            assert!(!closed.contains(&found), "{shown}");
                        }
                    }
                }
            }
            assert!(found.as_u16() < 500, "{shown}");
        }
    }
    // Nobody gets in without proof.
    for (method, path, need) in ROUTES.iter().filter(|(_, _, need)| *need != Need::Nothing) {
        let found = status(&town, None, method, &filled(path, &case, &document)).await;
        assert_eq!(found, StatusCode::UNAUTHORIZED, "{method} {path} {need:?}");
    }
}

#[tokio::test]
async fn no_id_opens_what_belongs_to_others() {
    let town = Town::new().await;
    let owner = town.user("owner", town.firm, &["trader"]).await;
    let elsewhere = town.organisation("firm", "Other Ltd", "他人有限公司").await;
    let stranger = town.user("stranger", elsewhere, &["trader"]).await;
    let case = town.declare(&owner, RED).await;
    let pdf = Body::from("%PDF-1.7\n%%EOF\n");
    let document = owner.send(&town, "POST", &format!("/api/cases/{case}/documents?name=a.pdf"), &[], pdf).await.id().to_string();
    let absent = Uuid::from_u128(5).to_string();
    for (method, path, need) in ROUTES.iter().filter(|(_, path, _)| path.contains("{case}")) {
        let theirs = stranger.call(&town, method, &filled(path, &case, &document), json!({})).await;
        let none = stranger.call(&town, method, &filled(path, &absent, &document), json!({})).await;
        assert_eq!(theirs.status, StatusCode::NOT_FOUND, "{method} {path} {need:?}");
        assert_eq!(theirs.body, none.body, "a case of others looks like one that is not there");
    }
    // Sessions, keys and mandates of others are not there either.
    let sessions = owner.get(&town, "/api/account/sessions").await;
    let session = sessions.body[0]["id"].as_str().unwrap().to_owned();
    let key = owner.post(&town, "/api/keys", json!({ "name": "erp", "role": "trader" })).await;
    assert_eq!(key.status, StatusCode::CREATED, "{}", key.body);
    let mandate = owner.post(&town, "/api/mandates", json!({ "broker": Uuid::from_u128(9) })).await.id();
    for path in [format!("keys/{}", key.id()), format!("mandates/{mandate}"), format!("account/sessions/{session}")] {
        assert_eq!(
            stranger.call(&town, "DELETE", &format!("/api/{path}"), json!({})).await.status,
            StatusCode::NOT_FOUND,
            "{path}"
        );
        assert_eq!(
            owner.call(&town, "DELETE", &format!("/api/{path}"), json!({})).await.status,
            StatusCode::NO_CONTENT,
            "{path}"
        );
    }
    assert_eq!(owner.get(&town, "/api/account").await.status, StatusCode::UNAUTHORIZED, "the session has ended");
}
