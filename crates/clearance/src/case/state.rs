//! This module decides what is known of a case between two events.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::lane::Lane;

/// Where a case stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Came in; nothing decided yet.
    #[default]
    Received,
    /// Not accepted. Final.
    Rejected,
    /// Lodged before the goods are there.
    Registered,
    /// Lodged before the goods, which never came. Final.
    Expired,
    /// Accepted; the legal date is fixed.
    Accepted,
    /// Goods may go; something is provisional.
    Released,
    /// Goods may go; all is final.
    Cleared,
    /// Exported goods have left. Only further exits of the same goods follow.
    Exited,
    /// Declared void. Final.
    Invalidated,
    /// Goods are detained.
    Detained,
    /// Goods are seized. Final.
    Seized,
    /// Taken out of the system. Final.
    HandledExternally,
}

impl Status {
    /// Whether nothing can follow.
    pub fn is_final(self) -> bool {
        matches!(self, Self::Rejected | Self::Expired | Self::Invalidated | Self::Seized | Self::HandledExternally)
    }

    /// The status's name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::Rejected => "rejected",
            Self::Registered => "registered",
            Self::Expired => "expired",
            Self::Accepted => "accepted",
            Self::Released => "released",
            Self::Cleared => "cleared",
            Self::Exited => "exited",
            Self::Invalidated => "invalidated",
            Self::Detained => "detained",
            Self::Seized => "seized",
            Self::HandledExternally => "handled_externally",
        }
    }
}

/// Something that keeps goods from going until a person or an agency is satisfied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Hold {
    /// Documents are to be handed in or checked.
    Documents,
    /// Goods are to be examined.
    Examination,
    /// A question waits for an answer.
    Query,
    /// Another agency has not agreed.
    Agency,
}

/// How far the debt is known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Debt {
    /// Nothing is owed, or nothing calculated yet.
    #[default]
    None,
    /// Calculated, not final.
    Indicative,
    /// Provisional, with security for the rest.
    Secured,
    /// Final.
    Final,
}

/// A request of the trader that waits for a position.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Request {
    /// To change what was declared.
    Amendment,
    /// To declare it void.
    Invalidation,
}

/// A case between two events.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Case {
    /// Where it stands.
    pub status: Status,
    /// Version of the declaration: amendments count up.
    pub version: u32,
    /// Lane, once routed.
    pub lane: Option<Lane>,
    /// What keeps the goods.
    pub holds: BTreeSet<Hold>,
    /// How far the debt is known.
    pub debt: Debt,
    /// Whether the debt is covered; nothing owed counts as covered.
    pub is_covered: bool,
    /// The trader's open request; one at a time.
    pub request: Option<Request>,
    /// Whether goods leave the country.
    pub is_export: bool,
    /// Whether a decision is under review.
    pub is_under_review: bool,
    /// What status a detention interrupted.
    pub detained_from: Option<Status>,
}

impl Case {
    /// A new case for goods that come in or leave.
    pub fn new(is_export: bool) -> Self {
        Self { version: 1, is_export, is_covered: true, ..Self::default() }
    }
}
