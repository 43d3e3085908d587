//! This module decides how a draft comes to rest on a source that the pack did not have: a new legal act, with its publisher,
//! its licence and its day.

use std::collections::BTreeMap;

use editions::table::Table;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::rows::SOURCES_FILE;
use super::view::DraftView;
use crate::denial::{Denial, NAME_CHARACTERS_MAX, text, text_maybe};
use crate::{Caller, Office, OfficeError};

/// A row of the table of sources.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SourceRow {
    /// What rows name it by: letters, digits and `-`.
    pub id: String,
    /// What it is.
    pub title: String,
    /// Who publishes it.
    #[serde(default)]
    pub publisher: String,
    /// Under which terms it may be used.
    pub licence: String,
    /// The day on which it was published; this or `retrieved` is needed.
    #[serde(default)]
    pub published: String,
    /// The day on which it was fetched.
    #[serde(default)]
    pub retrieved: String,
}

impl Office {
    /// Adds a source to a draft at the version that was seen, or says one of it otherwise.
    ///
    /// # Errors
    /// A cell cannot be taken, there is no such draft, somebody was quicker, or the store failed.
    pub async fn put_source(
        &self,
        caller: &Caller,
        (draft, version): (Uuid, u32),
        source: &SourceRow,
    ) -> Result<DraftView, OfficeError> {
        let cells = cells(source)?;
        let mut opened = self.seen_draft(draft, version).await?;
        let before = opened.text(SOURCES_FILE).unwrap_or_default().to_owned();
        let table = Table::of(&before);
        let known = table.rows().iter().find(|row| row.cells.get("id") == cells.get("id"));
        let after = match known {
            Some(row) => table.replaced(row, &[cells]),
            None => table.with(&cells),
        };
        opened.put(SOURCES_FILE, Some(after));
        self.keep_draft(caller, opened).await
    }
}

fn cells(source: &SourceRow) -> Result<BTreeMap<String, String>, Denial> {
    let id = text("id", &source.id, NAME_CHARACTERS_MAX)?;
    if !id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_./:".contains(&byte)) {
        return Err(Denial::Invalid { field: "id", reason: "form" });
    }
    let day = |field, cell: &str| {
        let cell = cell.trim();
        let is_day = cell.is_empty() || cell.parse::<jiff::civil::Date>().is_ok();
        if is_day { Ok(cell.to_owned()) } else { Err(Denial::Invalid { field, reason: "form" }) }
    };
    let (published, retrieved) = (day("published", &source.published)?, day("retrieved", &source.retrieved)?);
    if published.is_empty() && retrieved.is_empty() {
        return Err(Denial::Invalid { field: "published", reason: "empty" });
    }
    let cells = [
        ("id", id),
        ("title", text("title", &source.title, NAME_CHARACTERS_MAX)?),
        ("publisher", text_maybe("publisher", &source.publisher, NAME_CHARACTERS_MAX)?),
        ("licence", text("licence", &source.licence, NAME_CHARACTERS_MAX)?),
        ("published", published),
        ("retrieved", retrieved),
    ];
    Ok(cells.map(|(column, cell)| (column.to_owned(), cell)).into())
}
