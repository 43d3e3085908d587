//! This module decides how a request is answered: signed, bound to the request by its hash, with the fields that were
//! asked for and no other, or with the reason why not.
//!
//! ```text
//! tongguan-exchange-answer/v1
//! request <hash of the request's note, hexadecimal>
//! from us
//! at 2026-11-23T11:00:00Z
//! {"told":{…}}                    or {"refused":"purpose_not_allowed"}
//! ```

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::arrangement::Arrangement;
use crate::disclosed::Disclosed;
use crate::refusal::Refusal;
use crate::request::Request;
use crate::signed::{Lines, is_signed, note};

/// Bytes of an answer: a declaration of 999 items.
pub const ANSWER_BYTES_MAX: usize = 256 * 1024;
const FORMAT: &str = "tongguan-exchange-answer/v1";

/// What is answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Content {
    /// The fields.
    Told(Box<Disclosed>),
    /// Why nothing is told.
    Refused(Refusal),
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The hash of the request's note, hexadecimal.
    pub request: String,
    /// Who answers.
    pub from: String,
    /// When.
    pub at: Timestamp,
    /// What.
    pub content: Content,
}

impl Answer {
    /// The text that the answerer signs.
    ///
    /// # Errors
    /// It cannot be written, which means a defect.
    pub fn text(&self) -> Result<String, clearance::RecordError> {
        let content = clearance::canonical(&self.content)?;
        let Self { request, from, at, .. } = self;
        Ok(format!("{FORMAT}\nrequest {request}\nfrom {from}\nat {at}\n{}\n", String::from_utf8_lossy(&content)))
    }

    /// Reads an answer; nothing of it is checked yet.
    ///
    /// # Errors
    /// It is not of the form.
    pub fn read(text: &str) -> Result<Self, Refusal> {
        let note = note(text, ANSWER_BYTES_MAX)?;
        let mut lines = Lines::of(note.text, FORMAT)?;
        let request = lines.next("request ")?.to_owned();
        let from = lines.next("from ")?.to_owned();
        let at = lines.next("at ")?.parse().map_err(|_| Refusal::NotAMessage)?;
        let content = serde_json::from_str(lines.next("")?).map_err(|_| Refusal::NotAMessage)?;
        Ok(Self { request, from, at, content })
    }

    /// The answer of a note to a request of ours.
    ///
    /// # Errors
    /// It is not of the form, is to another request, was not signed by whom we asked, or says what was not asked for.
    pub fn admit(arrangement: &Arrangement, asked: &str, text: &str) -> Result<Self, Refusal> {
        let request = Request::read(asked)?;
        let answer = Self::read(text)?;
        let key = arrangement.key(&request.to).ok_or(Refusal::UnknownAdministration)?;
        if answer.from != request.to || !is_signed(&note(text, ANSWER_BYTES_MAX)?, &key) {
            return Err(Refusal::NotSigned);
        }
        if answer.request != Request::hash(asked).to_string() {
            return Err(Refusal::OtherRequest);
        }
        if let Content::Told(told) = &answer.content
            && !told.fields().iter().all(|field| request.fields.contains(field))
        {
            return Err(Refusal::NotAsked);
        }
        Ok(answer)
    }
}
