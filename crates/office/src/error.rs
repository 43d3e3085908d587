//! This module decides what can go wrong in a use case, apart from a business "no", which is an answer.

use messages::Problem;

/// Why a use case could not be carried out.
#[derive(Debug, thiserror::Error)]
pub enum OfficeError {
    /// A "no" to somebody who asked for something.
    #[error("{0}")]
    Denied(#[from] crate::Denial),
    /// The message cannot be read.
    #[error("the message cannot be read")]
    Unreadable(Vec<Problem>),
    /// The idempotency key was used for another message.
    #[error("the idempotency key was used for another message")]
    KeyReused,
    /// Others changed the same things at the same time, again and again.
    #[error("the case changes too quickly; send the message again")]
    Contended,
    /// The decision could not be carried out on the case: a defect.
    #[error("the decision cannot be carried out")]
    Course(#[source] clearance::case::Refusal),
    /// What is kept of a case cannot be read: a defect.
    #[error("what is kept of the case cannot be read")]
    Kept(#[source] serde_json::Error),
    /// An amendment that was granted does not fit its declaration: a defect.
    #[error("a granted amendment does not fit its declaration")]
    Change(#[source] clearance::amend::ChangeError),
    /// Nobody asked for what is to be concluded.
    #[error("the case has no open request")]
    NoRequest,
    /// The decision could not be recorded: a defect.
    #[error("the decision cannot be recorded")]
    Record(#[source] clearance::RecordError),
    /// The notice of release cannot be drawn.
    #[error("the notice cannot be drawn")]
    Paper(#[source] notices::NoticeError),
    /// An edition that is to count is not kept: a defect.
    #[error("an edition of the law is not there")]
    NoEdition,
    /// An edition that is kept cannot be read.
    #[error("an edition of the law cannot be read")]
    Edition(#[source] clearance::LawError),
    /// Work beside the requests was broken off: the house stops, or a defect.
    #[error("the work was broken off")]
    Interrupted,
    /// The store could not take it.
    #[error("the case cannot be kept")]
    Commit(#[source] store::CommitError),
    /// The store could not be read.
    #[error("cases cannot be read")]
    Read(#[source] store::Error),
}
