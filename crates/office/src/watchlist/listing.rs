//! This module decides what an officer is told of an entry that a party may be: what the list says of it today, and word by word
//! how the two names are alike.

use clearance::ScreeningHit;
use jiff::civil::Date;
use screening::{Entry, How, Match, compare};
use serde::Serialize;
use utoipa::ToSchema;

use crate::watch::Watchlists;

/// Names and addresses of an entry that are told.
const TOLD_MAX: usize = 20;

/// What a list says of an entry, and how its name is like the one that was declared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = ScreeningListing)]
pub struct Listing {
    /// Who publishes the list; none of the own one.
    pub publisher: Option<String>,
    /// The day on which it was published.
    pub published: Option<Date>,
    /// Its names, the primary first.
    pub names: Vec<String>,
    /// Under which programmes or orders it is listed.
    pub programmes: Vec<String>,
    /// Countries that it is of.
    pub countries: Vec<String>,
    /// Days or years of birth.
    pub dates: Vec<String>,
    /// Its addresses.
    pub addresses: Vec<String>,
    /// Words of both names beside each other.
    pub words: Vec<WordsAlike>,
    /// Words that only the declared name has.
    pub declared_only: Vec<String>,
    /// Words that only the listed name has.
    pub listed_only: Vec<String>,
    /// Whether the words stand in another order.
    pub is_turned: bool,
    /// Whether the forms of company contradict each other.
    pub forms_differ: bool,
}

/// Words of two names that stand for each other, in Latin letters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct WordsAlike {
    /// Of the declared name.
    pub declared: String,
    /// Of the listed name.
    pub listed: String,
    /// `same`, `spelling`, `sound`, `typo`, `initial`, `equivalent`, `joined`, `acronym`, `trade`, `place` or `different`.
    pub how: &'static str,
    /// How many letters differ.
    pub edits: u16,
}

fn how(how: How) -> &'static str {
    match how {
        How::Same => "same",
        How::Spelling => "spelling",
        How::Sound => "sound",
        How::Typo => "typo",
        How::Initial => "initial",
        How::Equivalent => "equivalent",
        How::Joined => "joined",
        How::Acronym => "acronym",
        How::Trade => "trade",
        How::Place => "place",
        How::Different => "different",
    }
}

impl Listing {
    /// What is told of a hit; none where the list is not in use any more or has no such entry.
    pub(super) fn of(lists: &Watchlists, hit: &ScreeningHit) -> Option<Self> {
        let (head, entry) = lists.listed(&hit.list, &hit.entry)?;
        let Entry { kind, names, programmes, countries, dates, addresses, .. } = entry;
        let Match { pieces, left_only, right_only, forms_differ, turned, .. } = compare(kind.schema(), &hit.name, &hit.listed);
        let addresses = addresses.into_iter().map(|address| match address.country.as_str() {
            "" => address.text,
            country => format!("{}, {country}", address.text),
        });
        let words = pieces.into_iter().map(|piece| WordsAlike {
            declared: piece.left,
            listed: piece.right,
            how: how(piece.how),
            edits: piece.edits,
        });
        Some(Self {
            publisher: head.as_ref().map(|head| head.publisher.clone()),
            published: head.map(|head| head.date),
            names: names.into_iter().map(|name| name.text).take(TOLD_MAX).collect(),
            programmes,
            countries,
            dates,
            addresses: addresses.take(TOLD_MAX).collect(),
            words: words.collect(),
            declared_only: left_only,
            listed_only: right_only,
            is_turned: turned,
            forms_differ,
        })
    }
}
