//! This module decides how a title to goods passes from hand to hand: who may do what to it when, so that there is
//! exactly one owner, one holder, and at most one nominee (UNCITRAL MLETR articles 10 and 11: singularity and
//! exclusive control).

use verifier::key::VerifierKey;
use verifier::{Hash, hash};

use crate::refusal::Refusal;
use verifier::encoding::encode;

/// What is done to a title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// The issuer makes it, of a document. Signed by the issuer.
    Issue {
        /// The hash of the document.
        document: Hash,
        /// Who issues it.
        issuer: VerifierKey,
        /// The first owner.
        owner: VerifierKey,
        /// The first holder.
        holder: VerifierKey,
    },
    /// The holder gives possession to another.
    TransferHolder {
        /// To whom.
        to: VerifierKey,
    },
    /// The owner names who may become owner by endorsement.
    Nominate {
        /// Whom.
        to: VerifierKey,
    },
    /// The holder makes the nominee owner; a holder who is owner too needs no nomination.
    Endorse {
        /// Whom.
        to: VerifierKey,
    },
    /// Who is owner and holder makes another both.
    HandOver {
        /// Whom.
        to: VerifierKey,
    },
    /// Who received it last gives it back.
    Reject,
    /// Who is owner and holder gives it back to the issuer, for the goods or for an amendment.
    Surrender,
    /// The issuer accepts what was surrendered; the title has ended.
    Accept,
    /// The issuer returns what was surrendered.
    Restore,
}

impl Act {
    /// Its name in an operation.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Issue { .. } => "issue",
            Self::TransferHolder { .. } => "transfer-holder",
            Self::Nominate { .. } => "nominate",
            Self::Endorse { .. } => "endorse",
            Self::HandOver { .. } => "hand-over",
            Self::Reject => "reject",
            Self::Surrender => "surrender",
            Self::Accept => "accept",
            Self::Restore => "restore",
        }
    }

    /// Its name among people: in Chinese the verb, in English the participle.
    pub fn text(&self, zh: bool) -> &'static str {
        match (self, zh) {
            (Self::Issue { .. }, true) => "签发",
            (Self::Issue { .. }, false) => "issued",
            (Self::TransferHolder { .. }, true) => "转移持有",
            (Self::TransferHolder { .. }, false) => "given to another holder",
            (Self::Nominate { .. }, true) => "指定受让人",
            (Self::Nominate { .. }, false) => "given a nominee",
            (Self::Endorse { .. }, true) => "背书",
            (Self::Endorse { .. }, false) => "endorsed",
            (Self::HandOver { .. }, true) => "整体移交",
            (Self::HandOver { .. }, false) => "handed over",
            (Self::Reject, true) => "拒绝",
            (Self::Reject, false) => "rejected",
            (Self::Surrender, true) => "交回",
            (Self::Surrender, false) => "surrendered",
            (Self::Accept, true) => "接受交回",
            (Self::Accept, false) => "accepted back",
            (Self::Restore, true) => "退还",
            (Self::Restore, false) => "restored",
        }
    }
}

/// How a title stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// It passes from hand to hand.
    Circulating,
    /// It waits for its issuer.
    Surrendered,
    /// It has ended.
    Accepted,
}

impl Status {
    /// Its name among people.
    pub fn text(self, zh: bool) -> &'static str {
        match (self, zh) {
            (Self::Circulating, true) => "流通",
            (Self::Circulating, false) => "circulating",
            (Self::Surrendered, true) => "已交回",
            (Self::Surrendered, false) => "surrendered",
            (Self::Accepted, true) => "已了结",
            (Self::Accepted, false) => "accepted",
        }
    }
}

/// A place that a party has in a title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Whose goods they are.
    Owner,
    /// Who has the document.
    Holder,
    /// Both of them.
    Both,
    /// Who may become owner.
    Nominee,
}

impl Role {
    /// Its name among people.
    pub fn text(self, zh: bool) -> &'static str {
        match (self, zh) {
            (Self::Owner, true) => "所有人",
            (Self::Owner, false) => "owner",
            (Self::Holder, true) => "持有人",
            (Self::Holder, false) => "holder",
            (Self::Both, true) => "所有人和持有人",
            (Self::Both, false) => "owner and holder",
            (Self::Nominee, true) => "被指定人",
            (Self::Nominee, false) => "nominee",
        }
    }
}

/// A title and who controls it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Title {
    /// The hash of the document.
    pub document: Hash,
    /// Who issued it.
    pub issuer: VerifierKey,
    /// Whose goods they are.
    pub owner: VerifierKey,
    /// Who has the document.
    pub holder: VerifierKey,
    /// Who may become owner by endorsement.
    pub nominee: Option<VerifierKey>,
    /// How it stands.
    pub status: Status,
    /// The number that its next operation has; the issue has 0.
    pub sequence: u64,
    /// The place that passed last and who had it, as long as it can be rejected.
    pub received: Option<(Role, VerifierKey)>,
}

/// The name of a title: of the consortium, the issuer and the document. So nobody else can take it, and no operation
/// on it means anything in another consortium.
pub fn id(consortium: &Hash, issuer: &VerifierKey, document: &Hash) -> Hash {
    hash::leaf(&[b"tongguan-title-id/v1\n", consortium, issuer.to_string().as_bytes(), b"\n", document])
}

impl Title {
    /// The title that an issue makes; none for another act.
    pub fn issued(act: &Act) -> Option<Self> {
        let Act::Issue { document, issuer, owner, holder } = act else { return None };
        Some(Self {
            document: *document,
            issuer: issuer.clone(),
            owner: owner.clone(),
            holder: holder.clone(),
            nominee: None,
            status: Status::Circulating,
            sequence: 1,
            received: None,
        })
    }

    /// Who must sign an act.
    ///
    /// # Errors
    /// Nobody could do it now.
    pub fn controller(&self, act: &Act) -> Result<&VerifierKey, Refusal> {
        let wanted = match act {
            Act::Accept | Act::Restore => Status::Surrendered,
            _ => Status::Circulating,
        };
        if let Act::Issue { .. } = act {
            return Err(Refusal::KnownTitle);
        }
        if self.status != wanted {
            return Err(Refusal::NotNow { act: [act.text(true), act.text(false)], status: self.status });
        }
        match act {
            Act::Nominate { .. } => Ok(&self.owner),
            Act::Accept | Act::Restore => Ok(&self.issuer),
            Act::HandOver { .. } | Act::Surrender if self.owner != self.holder => Err(Refusal::NotInOneHand),
            Act::Reject => match &self.received {
                Some((Role::Owner, _)) => Ok(&self.owner),
                Some(_) => Ok(&self.holder),
                None => Err(Refusal::NothingToReject),
            },
            _ => Ok(&self.holder),
        }
    }

    /// The title after an act that its controller signed.
    ///
    /// # Errors
    /// It cannot be done to the title as it stands.
    pub fn after(&self, act: &Act) -> Result<Self, Refusal> {
        self.controller(act)?;
        let mut next = Self { sequence: self.sequence.saturating_add(1), received: None, ..self.clone() };
        match act {
            Act::Issue { .. } => return Err(Refusal::KnownTitle),
            Act::TransferHolder { to } => {
                differs(&self.holder, to, Role::Holder)?;
                next.received = Some((Role::Holder, std::mem::replace(&mut next.holder, to.clone())));
            }
            Act::Nominate { to } => {
                differs(&self.owner, to, Role::Owner)?;
                if self.nominee.as_ref() == Some(to) {
                    return Err(Refusal::NoChange { role: Role::Nominee });
                }
                next.nominee = Some(to.clone());
            }
            Act::Endorse { to } => {
                differs(&self.owner, to, Role::Owner)?;
                if self.owner != self.holder && self.nominee.as_ref() != Some(to) {
                    return Err(Refusal::NotTheNominee);
                }
                next.received = Some((Role::Owner, std::mem::replace(&mut next.owner, to.clone())));
                next.nominee = None;
            }
            Act::HandOver { to } => {
                differs(&self.holder, to, Role::Both)?;
                next.owner = to.clone();
                next.received = Some((Role::Both, std::mem::replace(&mut next.holder, to.clone())));
                next.nominee = None;
            }
            Act::Reject => match self.received.clone() {
                Some((Role::Owner, owner)) => next.owner = owner,
                Some((Role::Holder, holder)) => next.holder = holder,
                Some((_, both)) => {
                    next.owner = both.clone();
                    next.holder = both;
                }
                None => return Err(Refusal::NothingToReject),
            },
            Act::Surrender => next.status = Status::Surrendered,
            Act::Accept => next.status = Status::Accepted,
            Act::Restore => next.status = Status::Circulating,
        }
        Ok(next)
    }

    /// It as the state's root commits to it.
    pub fn text(&self, id: &Hash) -> String {
        let key = |key: Option<&VerifierKey>| key.map_or_else(|| "-".to_owned(), ToString::to_string);
        let received = self.received.as_ref().map_or_else(|| "-".to_owned(), |(role, was)| format!("{} {was}", role.text(false)));
        format!(
            "tongguan-title-state/v1\ntitle {}\ndocument {}\nissuer {}\nowner {}\nholder {}\nnominee {}\nstatus {}\nsequence \
             {}\nreceived {received}\n",
            encode(id),
            encode(&self.document),
            self.issuer,
            self.owner,
            self.holder,
            key(self.nominee.as_ref()),
            self.status.text(false),
            self.sequence,
        )
    }
}

fn differs(is: &VerifierKey, to: &VerifierKey, role: Role) -> Result<(), Refusal> {
    if is == to { Err(Refusal::NoChange { role }) } else { Ok(()) }
}
