//! This module decides how messages between administrations are written: lines of a C2SP signed note, with one signature.

use verifier::key::VerifierKey;
use verifier::note::Note;

use crate::refusal::Refusal;

/// The lines of a message's text after the first, which says what it is.
pub(crate) struct Lines<'a>(std::str::Lines<'a>);

impl<'a> Lines<'a> {
    /// The lines of a text of a format.
    pub(crate) fn of(text: &'a str, format: &str) -> Result<Self, Refusal> {
        let mut lines = text.lines();
        if lines.next() == Some(format) { Ok(Self(lines)) } else { Err(Refusal::NotAMessage) }
    }

    /// The rest of the next line after its first word.
    pub(crate) fn next(&mut self, word: &str) -> Result<&'a str, Refusal> {
        self.0.next().and_then(|line| line.strip_prefix(word)).ok_or(Refusal::NotAMessage)
    }
}

/// A note, if it is not too long and is one.
pub(crate) fn note(text: &str, bytes_max: usize) -> Result<Note<'_>, Refusal> {
    if text.len() > bytes_max {
        return Err(Refusal::NotAMessage);
    }
    Note::read(text).ok_or(Refusal::NotAMessage)
}

/// Whether a note bears exactly the signature of a key.
pub(crate) fn is_signed(note: &Note<'_>, key: &VerifierKey) -> bool {
    match note.signatures.as_slice() {
        [line] => line.name == key.name() && line.key == key.id() && key.signed(note.text, &line.bytes),
        _ => false,
    }
}
