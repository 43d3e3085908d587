//! This module decides how officers tell each other something about a case; the trader never sees it.

use store::Note;
use uuid::Uuid;

use crate::denial::{TEXT_CHARACTERS_MAX, text};
use crate::environment::id;
use crate::{Caller, Office, OfficeError};

impl Office {
    /// Notes something on a case; `kind` is `note`, or the act that the text gives the reason of.
    ///
    /// # Errors
    /// The text cannot be taken, or the store failed.
    pub async fn note(&self, caller: &Caller, case_id: Uuid, kind: &str, said: &str) -> Result<Note, OfficeError> {
        let now = self.environment.now();
        let note = Note {
            id: id(self.environment.as_ref(), now),
            case_id,
            owner: caller.id,
            kind: kind.to_owned(),
            text: text("text", said, TEXT_CHARACTERS_MAX)?,
            at: now.as_microsecond(),
        };
        self.store.insert_note(&caller.actor, &note).await.map_err(OfficeError::Read)?;
        Ok(note)
    }

    /// The notes on a case.
    ///
    /// # Errors
    /// The store failed.
    pub async fn notes(&self, caller: &Caller, case: Uuid) -> Result<Vec<Note>, OfficeError> {
        self.store.notes(&caller.actor, case).await.map_err(OfficeError::Read)
    }
}
