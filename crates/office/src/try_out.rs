//! This module decides what a declaration would come to if it were handed in, now or on another day. Nothing is
//! kept: the same engine decides on the same law, without a draw and without what other cases used.

use clearance::{Facts, decide, render};
use jiff::civil::Date;
use serde_json::{Value, json};

use crate::{Office, OfficeError};

/// Codes in one answer of a look-up.
pub const CODES_MAX: usize = 100;

impl Office {
    /// The decision on a message as if its legal date were a day (today when none is given).
    ///
    /// # Errors
    /// The message cannot be read, its places are named; or the law of the day cannot be.
    pub async fn try_out(&self, body: &[u8], date: Option<Date>) -> Result<Value, OfficeError> {
        let message = messages::read(body).map_err(|error| OfficeError::Unreadable(error.problems))?;
        let now = self.environment.now();
        let date = date.unwrap_or_else(|| now.to_zoned(self.law().time_zone()).date());
        let law = self.on(date).await?.law();
        let authorisations = self.register(&message.declaration, date).await?;
        let facts = Facts { authorisations, ..Facts::dry_run(now, date) };
        let decision = decide(&message.declaration, &law, &facts, None);
        let mut shown = render::decision(&law, &decision, None, "");
        if let Some(members) = shown.as_object_mut() {
            // There is no record of what was only tried.
            members.remove("record");
            members.insert("legal_date".to_owned(), json!(date));
        }
        Ok(shown)
    }

    /// The codes of a list that hold today and whose code or name has a text in it, those that begin with it first;
    /// none when there is no such list.
    pub fn codes(&self, list: &str, text: &str, limit: usize) -> Option<Value> {
        let law = self.law();
        let edition = law.edition();
        let today = self.environment.now().to_zoned(law.time_zone()).date();
        let wanted = text.trim().to_lowercase();
        let mut found: Vec<(bool, &str, _)> = Vec::new();
        for row in &edition.list(list)?.codes {
            let (code, names) = (edition.text(row.code), edition.names(row.names));
            // Rows of one code stand together, one for each time that it held.
            if found.last().is_some_and(|(_, known, _)| *known == code) {
                continue;
            }
            let begins = code.to_lowercase().starts_with(&wanted);
            let has_it = begins || names.0.values().any(|name| name.to_lowercase().contains(&wanted));
            if has_it && edition.in_list(list, code, today) == Some(true) {
                found.push((!begins, code, names));
            }
        }
        found.sort_by_key(|(is_later, code, _)| (*is_later, *code));
        found.truncate(limit.clamp(1, CODES_MAX));
        Some(found.into_iter().map(|(_, code, names)| json!({ "code": code, "names": names })).collect())
    }
}
