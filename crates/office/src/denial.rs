//! This module decides the ways of saying no to a person: who one is, what one may do, what the case allows now.

use identity::PasswordError;

/// Characters of a note, a question, a reason.
pub const TEXT_CHARACTERS_MAX: usize = 4_000;
/// Characters of a name.
pub const NAME_CHARACTERS_MAX: usize = 200;

/// A "no" with its reason.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Denial {
    /// Name or password is wrong; which one, nobody is told.
    #[error("name or password is wrong")]
    SignIn,
    /// Too many wrong attempts.
    #[error("too many wrong attempts; wait {seconds} seconds")]
    Locked {
        /// Seconds to wait.
        seconds: u64,
    },
    /// The password is right and a one-time code is needed too.
    #[error("a one-time code is needed")]
    CodeNeeded,
    /// The one-time code is wrong, or was used.
    #[error("the code is wrong or was used")]
    Code,
    /// The password is right and one of the user's passkeys is needed too.
    #[error("a passkey is needed")]
    PasskeyNeeded {
        /// What the browser needs to ask for it; none where the house has no origin.
        asked: Option<crate::people::passkeys::Asked>,
        /// Whether a one-time code will do as well.
        or_code: bool,
    },
    /// A passkey that proves nothing, or none can be made.
    #[error("the passkey proves nothing: {reason}")]
    Passkey {
        /// Why, as a stable code.
        reason: &'static str,
    },
    /// The directory vouches for nobody whom this house knows.
    #[error("the directory does not let you in: {reason}")]
    Directory {
        /// Why, as a stable code.
        reason: &'static str,
    },
    /// The session has ended.
    #[error("the session has expired")]
    SessionExpired,
    /// Nobody that is known.
    #[error("not signed in")]
    Unknown,
    /// A password that cannot be taken.
    #[error(transparent)]
    Password(#[from] PasswordError),
    /// The caller may not do this.
    #[error("this is not permitted: {reason}")]
    Forbidden {
        /// Why, as a stable code.
        reason: &'static str,
    },
    /// There is no such thing that the caller may see.
    #[error("there is no such thing")]
    NotFound,
    /// A field that cannot be taken.
    #[error("{field}: {reason}")]
    Invalid {
        /// The field.
        field: &'static str,
        /// Why, as a stable code.
        reason: &'static str,
    },
    /// The name is taken.
    #[error("the name is taken")]
    Taken,
    /// The case has changed since the caller looked.
    #[error("the case is at version {actual}, not {expected}")]
    Moved {
        /// The version that the caller saw.
        expected: u32,
        /// The version that it has.
        actual: u32,
        /// What happened since: kind, instant and who.
        since: Vec<serde_json::Value>,
    },
    /// A draft has changed since the caller looked.
    #[error("the draft is at version {actual}")]
    DraftMoved {
        /// The version that it has.
        actual: u32,
        /// Who changed it.
        by: Option<String>,
    },
    /// Somebody else has taken the case up.
    #[error("somebody else has the case")]
    Claimed {
        /// Who.
        by: uuid::Uuid,
    },
    /// Another person must confirm.
    #[error("another person must confirm")]
    SecondPerson,
    /// The life of the case does not allow it now.
    #[error("not possible now")]
    NotNow(#[source] clearance::case::Refusal),
    /// The goods wait until what is owed is paid, deferred or secured.
    #[error("the debt is not covered")]
    Uncovered,
    /// The goods were not let go.
    #[error("the goods were not released")]
    NotReleased,
    /// An edition of the law that does not compile, or is not of this house.
    #[error("the edition does not compile")]
    Law {
        /// Every problem with its place.
        problems: Vec<String>,
    },
    /// Something that a person wrote cannot be taken.
    #[error("something is wrong with what was written")]
    Cells {
        /// Every problem with its place and its mend.
        problems: Vec<crate::cell::CellProblem>,
    },
    /// An agreement that cannot be run.
    #[error("something is wrong with the agreement")]
    Agreement {
        /// Every problem with its place and its mend.
        problems: Vec<crate::agreements::Problem>,
    },
    /// A contract does not take what was brought.
    #[error("the contract does not take it")]
    Contract(#[source] contracts::Refusal),
    /// Another administration is not answered, or its answer is not taken.
    #[error("this cannot be exchanged")]
    Exchange(#[source] ::exchange::Refusal),
    /// A score cannot be explained in full.
    #[error("the score cannot be explained in full")]
    Unexplained(#[source] crate::Unexplained),
    /// A document that cannot be taken.
    #[error("the document cannot be taken: {reason}")]
    Document {
        /// Why, as a stable code.
        reason: &'static str,
    },
}

/// A text of a person: trimmed, not empty, not endless, without characters that show nothing and only confuse.
///
/// # Errors
/// Names the field and what is wrong.
pub fn text(field: &'static str, value: &str, characters_max: usize) -> Result<String, Denial> {
    let value = value.trim();
    if value.is_empty() {
        return Err(Denial::Invalid { field, reason: "empty" });
    }
    text_maybe(field, value, characters_max)
}

/// The same for a text that may be empty.
///
/// # Errors
/// Names the field and what is wrong.
pub fn text_maybe(field: &'static str, value: &str, characters_max: usize) -> Result<String, Denial> {
    let value = value.trim();
    if value.chars().count() > characters_max {
        return Err(Denial::Invalid { field, reason: "too_long" });
    }
    // Bidirectional overrides can make a text read as another one than it is.
    let confuses = |letter: char| {
        (letter.is_control() && !matches!(letter, '\n' | '\t'))
            || matches!(letter, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
    };
    if value.chars().any(confuses) {
        return Err(Denial::Invalid { field, reason: "control_character" });
    }
    Ok(value.to_owned())
}

/// A name to sign in with: letters, digits, `.`, `-`, `_` and `@`, in lower case.
///
/// # Errors
/// Says what is wrong.
pub fn login(value: &str) -> Result<String, Denial> {
    let value = value.trim().to_lowercase();
    let fits = |letter: char| letter.is_alphanumeric() || matches!(letter, '.' | '-' | '_' | '@');
    let length = value.chars().count();
    if !(2..=64).contains(&length) || !value.chars().all(fits) {
        return Err(Denial::Invalid { field: "login", reason: "form" });
    }
    Ok(value)
}
