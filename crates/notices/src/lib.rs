//! This module decides what a notice of release says: who declared what, what was owed, which decision let it go, and the
//! code with which anybody finds the proof. It draws no line itself.
//!
//! Architecture invariant: pure; the same notice gives the same bytes.

mod code;
mod draw;

use thiserror::Error;

/// Items on one notice; the longest declarations have 999.
pub const ITEMS_MAX: usize = 999;
/// Characters of one text; longer ones are cut with an ellipsis.
pub const TEXT_CHARACTERS_MAX: usize = 120;

/// A label in English and Chinese with what stands beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// In English.
    pub en: &'static str,
    /// In Chinese.
    pub zh: &'static str,
    /// What it is here.
    pub value: String,
}

/// One item of goods.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its place, counted from 1.
    pub number: u32,
    /// Its commodity code.
    pub code: String,
    /// What it is.
    pub description: String,
    /// Country of origin.
    pub origin: String,
    /// Customs value with its currency.
    pub value: String,
}

/// What was owed under one tax type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Total {
    /// Its code and name.
    pub name: String,
    /// The amount with all its digits, and its currency.
    pub amount: String,
}

/// A notice of release.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// `Released` or `Cleared` in English.
    pub title_en: &'static str,
    /// The same in Chinese.
    pub title_zh: &'static str,
    /// Numbers, parties and days.
    pub fields: Vec<Field>,
    /// The goods.
    pub items: Vec<Item>,
    /// What was owed, the sum last.
    pub totals: Vec<Total>,
    /// The hashes by which the decision is known.
    pub hashes: Vec<Field>,
    /// Where the proof is: what the code holds.
    pub link: String,
}

/// Why a notice cannot be drawn.
#[derive(Debug, Error)]
pub enum NoticeError {
    /// The font that ships cannot be read: a defect.
    #[error("the font cannot be read")]
    Font,
    /// The link is longer than a code can hold.
    #[error("the link is too long for a code")]
    Link,
    /// There are more items than a notice has room for.
    #[error("a notice has at most {ITEMS_MAX} items")]
    TooManyItems,
    /// A page cannot be drawn: a defect.
    #[error("the page cannot be drawn")]
    Draw,
}

/// Draws a notice as PDF, A4.
///
/// ```
/// let notice = notices::Notice {
///     title_en: "Cleared",
///     title_zh: "结关",
///     fields: vec![notices::Field { en: "Importer", zh: "进口人", value: "通关茶业有限公司".to_owned() }],
///     items: Vec::new(),
///     totals: Vec::new(),
///     hashes: Vec::new(),
///     link: "https://customs.example/#page=verify".to_owned(),
/// };
/// assert!(notices::pdf(&notice)?.starts_with(b"%PDF-"));
/// # Ok::<(), notices::NoticeError>(())
/// ```
///
/// # Errors
/// There are too many items, or the link is too long for a code.
pub fn pdf(notice: &Notice) -> Result<Vec<u8>, NoticeError> {
    if notice.items.len() > ITEMS_MAX {
        return Err(NoticeError::TooManyItems);
    }
    draw::draw(notice)
}
