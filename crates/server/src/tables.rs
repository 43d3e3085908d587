//! This module decides how a table of declarations (CSV, XLSX) is handed in over HTTP: each declaration by
//! itself, one answer for each, and nothing at all when a cell of the table cannot be read.

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use messages::rows;
use office::{OfficeError, Submission};
use serde_json::{Value, json};

use crate::Server;
use crate::problem::Problem;

/// Declarations of one table; who has more sends several tables.
const DECLARATIONS_MAX: usize = 200;
/// What is kept of each declaration is a table of its own rows.
const MEDIA_TYPE: &str = "text/csv; charset=utf-8";

/// The table that a body holds, as text; none when it holds something else.
///
/// # Errors
/// A workbook that cannot be read.
pub fn table(body: &[u8]) -> Result<Option<String>, Problem> {
    if spreadsheets::is_workbook(body) {
        let sheets = spreadsheets::read(body).map_err(|error| unreadable(error.to_string()))?;
        return Ok(Some(sheets.first().map(spreadsheets::csv).unwrap_or_default()));
    }
    let text = std::str::from_utf8(body).map(|text| text.strip_prefix('\u{feff}').unwrap_or(text));
    Ok(text.ok().filter(|text| rows::is_table(text)).map(str::to_owned))
}

fn unreadable(detail: String) -> Problem {
    let fault = messages::Fault::File { detail };
    OfficeError::Unreadable(vec![messages::Problem { line: 0, column: 0, path: String::new(), fault }]).into()
}

/// Hands in each declaration of a table. One alone is answered as any message is; several with a list.
///
/// # Errors
/// A cell cannot be read, or there are too many declarations; then nothing was handed in.
pub async fn submit(server: &Server, submission: Submission, table: &str) -> Result<Response, Problem> {
    // All of it is read before any of it is handed in.
    messages::read_all(table.as_bytes()).map_err(|error| OfficeError::Unreadable(error.problems))?;
    let parts = rows::split(table);
    if parts.len() > DECLARATIONS_MAX {
        let fault = messages::Fault::TooManyRows { limit: DECLARATIONS_MAX };
        let problem = messages::Problem { line: 1, column: 1, path: "lrn".to_owned(), fault };
        return Err(OfficeError::Unreadable(vec![problem]).into());
    }
    let is_one = parts.len() == 1;
    let mut answers = Vec::with_capacity(parts.len());
    for part in parts {
        let key = submission.key.as_ref().map(|key| if is_one { key.clone() } else { format!("{key}/{}", part.lrn) });
        let one = Submission { key, content_type: MEDIA_TYPE.to_owned(), body: part.table.into(), ..submission.clone() };
        let answer = server.office.submit(one).await;
        if is_one {
            return Ok(crate::api::answered(answer?));
        }
        let (status, answer) = match answer {
            Ok(answer) => {
                let status = if answer.is_repeated { StatusCode::OK } else { StatusCode::CREATED };
                (status, serde_json::from_slice(&answer.body).unwrap_or(Value::Null))
            }
            Err(error) => {
                let problem = Problem::from(error);
                (problem.status(), problem.body())
            }
        };
        answers.push(json!({ "lrn": part.lrn, "status": status.as_u16(), "answer": answer }));
    }
    Ok((StatusCode::MULTI_STATUS, Json(json!({ "answers": answers }))).into_response())
}
