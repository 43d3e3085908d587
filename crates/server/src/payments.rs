//! This module decides the resources of money: accounts of firms, what cases owe and have paid, payments by traders and
//! receipts of money by a cashier.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use office::payments::{AccountView, Money, MoneyKind, NewAccount, Payments, Statement};
use rust_decimal::Decimal;
use serde::Deserialize;
use serde_json::Value;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use crate::Server;
use crate::client::Client;
use crate::problem::Problem;

pub fn routes() -> OpenApiRouter<Server> {
    OpenApiRouter::new()
        .routes(routes!(payments))
        .routes(routes!(open_account))
        .routes(routes!(deposit))
        .routes(routes!(statement, record))
        .routes(routes!(pay))
}

fn amount(text: &str) -> Result<Decimal, Problem> {
    text.parse().map_err(|_| office::Denial::Invalid { field: "amount", reason: "form" }.into())
}

/// The accounts of the caller's firm and what its cases owe; all of them for customs.
#[utoipa::path(get, path = "/api/payments", tag = "payments", security(("session" = []), ("token" = [])),
    responses((status = 200, description = "`accounts`, `debts` and whether the caller is a cashier", body = Payments)))]
async fn payments(State(server): State<Server>, client: Client) -> Result<Json<Value>, Problem> {
    let found = server.office.payments(&client.caller).await?;
    Ok(Json(serde_json::json!(found)))
}

#[derive(Deserialize, ToSchema)]
struct AccountBody {
    /// The firm that it is for.
    firm: Uuid,
    /// `cash`, `deferment` or `guarantee`.
    kind: String,
    /// Its number, as declarations name it.
    number: String,
    /// Its currency.
    currency: String,
    /// How far it may be drawn on, as a decimal text; `0` for cash.
    limit: String,
}

/// Open an account for a firm. From then on its new declarations wait until what they owe is covered.
#[utoipa::path(post, path = "/api/payment-accounts", tag = "payments", security(("session" = [])), request_body = AccountBody,
    responses((status = 201, body = AccountView), (status = 403), (status = 409, description = "The number is taken"), (status = 422)))]
async fn open_account(State(server): State<Server>, client: Client, Json(body): Json<AccountBody>) -> Result<Response, Problem> {
    let AccountBody { firm, kind, number, currency, limit } = body;
    let limit = limit.parse().map_err(|_| office::Denial::Invalid { field: "limit", reason: "form" })?;
    let new = NewAccount { firm, kind, number, currency, limit };
    let made = server.office.open_account(&client.caller, &new).await?;
    Ok((StatusCode::CREATED, Json(made)).into_response())
}

#[derive(Deserialize, ToSchema)]
struct DepositBody {
    /// The bank's reference: the same one counts once.
    reference: String,
    /// How much, as a decimal text.
    amount: String,
}

/// Record money that a firm paid in on its cash account.
#[utoipa::path(post, path = "/api/payment-accounts/{account}/deposits", tag = "payments", security(("session" = [])),
    params(("account" = Uuid, Path)), request_body = DepositBody,
    responses((status = 200, body = AccountView), (status = 403), (status = 404), (status = 422)))]
async fn deposit(
    State(server): State<Server>,
    client: Client,
    Path(account): Path<Uuid>,
    Json(body): Json<DepositBody>,
) -> Result<Response, Problem> {
    let made = server.office.deposit(&client.caller, account, &body.reference, amount(&body.amount)?).await?;
    Ok(Json(made).into_response())
}

/// What a case owes and has paid, entry by entry.
#[utoipa::path(get, path = "/api/cases/{case}/payments", tag = "payments", security(("session" = []), ("token" = [])),
    params(("case" = Uuid, Path)), responses((status = 200, body = Statement), (status = 404)))]
async fn statement(State(server): State<Server>, client: Client, Path(case): Path<Uuid>) -> Result<Json<Value>, Problem> {
    let found = server.office.statement(&client.caller, case).await?;
    Ok(Json(serde_json::json!(found)))
}

#[derive(Deserialize, ToSchema)]
struct MoneyBody {
    /// `payment` for money that came in, `refund` for money that went back.
    #[schema(value_type = String)]
    kind: MoneyKind,
    /// The bank's reference: the same one counts once.
    reference: String,
    /// How much, as a decimal text.
    amount: String,
}

/// Record money at the bank for a case.
#[utoipa::path(post, path = "/api/cases/{case}/payments", tag = "payments", security(("session" = [])),
    params(("case" = Uuid, Path)), request_body = MoneyBody,
    responses((status = 200, body = Statement), (status = 403), (status = 404),
        (status = 422, description = "details.reason is more_than_due, more_than_refundable, used, not_above_zero or no_accounts_kept")))]
async fn record(
    State(server): State<Server>,
    client: Client,
    Path(case): Path<Uuid>,
    Json(body): Json<MoneyBody>,
) -> Result<Json<Value>, Problem> {
    let money = Money { kind: body.kind, reference: body.reference, amount: amount(&body.amount)? };
    let found = server.office.record_money(&client.caller, case, &money).await?;
    server.changed();
    Ok(Json(serde_json::json!(found)))
}

#[derive(Deserialize, ToSchema)]
struct PayBody {
    /// The account to pay from.
    account: Uuid,
}

/// Pay what a case owes from an account of the own firm.
#[utoipa::path(post, path = "/api/cases/{case}/pay", tag = "payments", security(("session" = []), ("token" = [])),
    params(("case" = Uuid, Path)), request_body = PayBody,
    responses((status = 200, body = Statement), (status = 403), (status = 404),
        (status = 422, description = "details.reason is nothing_due, not_for_this_debt, too_little_left or unknown")))]
async fn pay(
    State(server): State<Server>,
    client: Client,
    Path(case): Path<Uuid>,
    Json(body): Json<PayBody>,
) -> Result<Json<Value>, Problem> {
    let found = server.office.pay(&client.caller, case, body.account).await?;
    server.changed();
    Ok(Json(serde_json::json!(found)))
}
