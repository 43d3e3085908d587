//! This module decides how an officer asks the trader, how the trader answers, and when the answer satisfies.

use clearance::case::{Command, Role};
use serde_json::json;
use uuid::Uuid;

use crate::denial::{TEXT_CHARACTERS_MAX, text};
use crate::desk::act::{Act, Acted};
use crate::{Caller, Office, OfficeError};

impl Office {
    /// Asks the trader something; the goods wait for the answer.
    ///
    /// # Errors
    /// The text cannot be taken, the case has moved or does not allow it, or the store failed.
    pub async fn ask(&self, caller: &Caller, case: Uuid, version: u32, question: &str) -> Result<Acted, OfficeError> {
        let question = text("question", question, TEXT_CHARACTERS_MAX)?;
        self.take(caller, case).await?;
        self.officer_act(caller, case, version, Command::Query, Some(json!({ "question": question }))).await
    }

    /// The trader's answer.
    ///
    /// # Errors
    /// Nothing was asked, the text cannot be taken, the case has moved, or the store failed.
    pub async fn answer_question(&self, caller: &Caller, case: Uuid, version: u32, answer: &str) -> Result<Acted, OfficeError> {
        let answer = text("answer", answer, TEXT_CHARACTERS_MAX)?;
        let dossier = self.seen(caller, case, version).await?;
        let act = Act::new(Command::AnswerQuery, Role::Trader).saying(json!({ "answer": answer }));
        self.act(caller, dossier, act).await
    }

    /// The answer satisfies.
    ///
    /// # Errors
    /// Nothing was asked, the case has moved, or the store failed.
    pub async fn close_question(&self, caller: &Caller, case: Uuid, version: u32) -> Result<Acted, OfficeError> {
        self.take(caller, case).await?;
        self.officer_act(caller, case, version, Command::CloseQuery, None).await
    }
}
