//! This module decides what a leaf of the data model may hold and how its text is checked.
//!
//! A leaf that does not fit the published format is refused where it is read, with the place; what it
//! means (does this code exist, does it fit the other fields) is for the rules.

use std::borrow::Cow;
use std::fmt;

use compact_str::CompactString;
use rust_decimal::Decimal;

use crate::identifier::CurrencyCode;
use crate::node::Format;

/// Why a text does not fit a leaf.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LeafError {
    /// Blank where a value must stand.
    #[error("the value is blank; leave the element out instead")]
    Blank,
    /// Longer than the format allows.
    #[error("{length} characters where at most {limit} are allowed")]
    TooLong {
        /// Characters found.
        length: usize,
        /// Characters allowed.
        limit: usize,
    },
    /// Not of the expected characters.
    #[error("`{text}` is not {expected}")]
    NotOfForm {
        /// What stood there (shortened).
        text: String,
        /// What should stand there.
        expected: &'static str,
    },
    /// More digits than the format allows.
    #[error("`{text}` has more than {total} digits or more than {fraction} after the point")]
    TooManyDigits {
        /// What stood there.
        text: String,
        /// Digits allowed in all.
        total: u32,
        /// Digits allowed after the point.
        fraction: u32,
    },
    /// An attribute that must stand beside the value is missing.
    #[error("the attribute `{0}` is missing")]
    NoAttribute(&'static str),
    /// A text where a class was expected.
    #[error("this field is a class and holds no text")]
    NotALeaf,
}

/// A decimal with the currency it was written in; none means the currency of the country.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amount {
    /// The figure.
    pub value: Decimal,
    /// The currency, if one was written.
    pub currency: Option<CurrencyCode>,
}

/// A decimal with the unit it was written in; none means the field's usual unit (kilograms, pieces).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quantity {
    /// The figure.
    pub value: Decimal,
    /// The unit of measure, if one was written (UN/CEFACT Rec. 20 or tariff unit with qualifier).
    pub unit: Option<CompactString>,
}

impl Quantity {
    /// A quantity in the field's usual unit.
    pub fn of(value: Decimal) -> Self {
        Self { value, unit: None }
    }
}

/// A date or instant as it was written, with its UN/EDIFACT 2379 format code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateTime {
    /// `20250326112200+01`, `20250326`.
    pub text: CompactString,
    /// `304` (with time and zone) or `102` (date).
    pub format: CompactString,
}

impl DateTime {
    /// The calendar date that the text begins with, in the place where it was written.
    pub fn date(&self) -> Option<jiff::civil::Date> {
        let digits = self.text.get(..8)?;
        let number = |range: std::ops::Range<usize>| digits.get(range)?.parse::<i16>().ok();
        let small = |range| number(range).and_then(|value| i8::try_from(value).ok());
        jiff::civil::Date::new(number(0..4)?, small(4..6)?, small(6..8)?).ok()
    }
}

impl From<jiff::civil::Date> for DateTime {
    fn from(date: jiff::civil::Date) -> Self {
        Self { text: CompactString::from(date.strftime("%Y%m%d").to_string()), format: "102".into() }
    }
}

/// A leaf of any kind, seen as text with at most one attribute.
pub trait LeafSlot: Send + Sync {
    /// Whether a value stands there.
    fn is_present(&self) -> bool;
    /// The value as text.
    fn text(&self) -> Option<Cow<'_, str>>;
    /// The attribute beside the value: its name in XML and its text.
    fn attribute(&self) -> Option<(&'static str, &str)> {
        None
    }
    /// The figure, when the leaf is one.
    fn decimal(&self) -> Option<Decimal> {
        None
    }
    /// Puts a value there, checked against the format.
    fn set(&mut self, format: Format, text: Cow<'_, str>, attribute: Option<&str>) -> Result<(), LeafError>;
    /// Takes the value away.
    fn clear(&mut self);
}

/// The attribute that a leaf of this format may carry in XML.
pub fn attribute_name(format: Format) -> Option<&'static str> {
    match format {
        Format::Amount(..) => Some("currencyID"),
        Format::Quantity(..) => Some("unitCode"),
        Format::DateTime => Some("formatCode"),
        _ => None,
    }
}

impl LeafSlot for Option<CompactString> {
    fn is_present(&self) -> bool {
        self.is_some()
    }
    fn text(&self) -> Option<Cow<'_, str>> {
        self.as_deref().map(Cow::Borrowed)
    }
    fn set(&mut self, format: Format, text: Cow<'_, str>, _: Option<&str>) -> Result<(), LeafError> {
        *self = Some(checked_text(format, &text)?);
        Ok(())
    }
    fn clear(&mut self) {
        *self = None;
    }
}

impl LeafSlot for Option<u32> {
    fn is_present(&self) -> bool {
        self.is_some()
    }
    fn text(&self) -> Option<Cow<'_, str>> {
        self.map(|value| Cow::Owned(value.to_string()))
    }
    fn decimal(&self) -> Option<Decimal> {
        self.map(Decimal::from)
    }
    fn set(&mut self, format: Format, text: Cow<'_, str>, _: Option<&str>) -> Result<(), LeafError> {
        let total = if let Format::Ordinal(total) = format { total } else { 9 };
        let value = checked_decimal(&text, total, 0)?;
        let value = u32::try_from(value).map_err(|_| not_of_form(&text, "a whole number"))?;
        *self = Some(value);
        Ok(())
    }
    fn clear(&mut self) {
        *self = None;
    }
}

impl LeafSlot for Option<Decimal> {
    fn is_present(&self) -> bool {
        self.is_some()
    }
    fn text(&self) -> Option<Cow<'_, str>> {
        self.map(|value| Cow::Owned(value.to_string()))
    }
    fn decimal(&self) -> Option<Decimal> {
        *self
    }
    fn set(&mut self, format: Format, text: Cow<'_, str>, _: Option<&str>) -> Result<(), LeafError> {
        let (total, fraction) = if let Format::Decimal(total, fraction) = format { (total, fraction) } else { (28, 28) };
        *self = Some(checked_decimal(&text, total, fraction)?);
        Ok(())
    }
    fn clear(&mut self) {
        *self = None;
    }
}

impl LeafSlot for Option<Amount> {
    fn is_present(&self) -> bool {
        self.is_some()
    }
    fn text(&self) -> Option<Cow<'_, str>> {
        self.as_ref().map(|amount| Cow::Owned(amount.value.to_string()))
    }
    fn attribute(&self) -> Option<(&'static str, &str)> {
        self.as_ref()?.currency.as_ref().map(|currency| ("currencyID", currency.as_str()))
    }
    fn decimal(&self) -> Option<Decimal> {
        self.as_ref().map(|amount| amount.value)
    }
    fn set(&mut self, format: Format, text: Cow<'_, str>, attribute: Option<&str>) -> Result<(), LeafError> {
        let (total, fraction) = if let Format::Amount(total, fraction) = format { (total, fraction) } else { (16, 3) };
        let currency = match attribute {
            Some(code) => Some(code.parse().map_err(|_| not_of_form(code, "a currency code of three letters"))?),
            None => None,
        };
        *self = Some(Amount { value: checked_decimal(&text, total, fraction)?, currency });
        Ok(())
    }
    fn clear(&mut self) {
        *self = None;
    }
}

impl LeafSlot for Option<Quantity> {
    fn is_present(&self) -> bool {
        self.is_some()
    }
    fn text(&self) -> Option<Cow<'_, str>> {
        self.as_ref().map(|quantity| Cow::Owned(quantity.value.to_string()))
    }
    fn attribute(&self) -> Option<(&'static str, &str)> {
        self.as_ref()?.unit.as_deref().map(|unit| ("unitCode", unit))
    }
    fn decimal(&self) -> Option<Decimal> {
        self.as_ref().map(|quantity| quantity.value)
    }
    fn set(&mut self, format: Format, text: Cow<'_, str>, attribute: Option<&str>) -> Result<(), LeafError> {
        let (total, fraction) = if let Format::Quantity(total, fraction) = format { (total, fraction) } else { (16, 6) };
        if let Some(unit) = attribute {
            checked_text(Format::Code(UNIT_CODE_LENGTH_MAX), unit)?;
        }
        *self = Some(Quantity { value: checked_decimal(&text, total, fraction)?, unit: attribute.map(CompactString::from) });
        Ok(())
    }
    fn clear(&mut self) {
        *self = None;
    }
}

impl LeafSlot for Option<DateTime> {
    fn is_present(&self) -> bool {
        self.is_some()
    }
    fn text(&self) -> Option<Cow<'_, str>> {
        self.as_ref().map(|value| Cow::Borrowed(value.text.as_str()))
    }
    fn attribute(&self) -> Option<(&'static str, &str)> {
        self.as_ref().map(|value| ("formatCode", value.format.as_str()))
    }
    fn set(&mut self, _: Format, text: Cow<'_, str>, attribute: Option<&str>) -> Result<(), LeafError> {
        let format = attribute.ok_or(LeafError::NoAttribute("formatCode"))?;
        if !matches!(format, "102" | "304") {
            return Err(not_of_form(format, "a format code 102 or 304"));
        }
        let text = text.trim();
        let value = DateTime { text: text.into(), format: format.into() };
        if !is_date_time(text) || value.date().is_none() {
            return Err(not_of_form(text, "a date YYYYMMDD or an instant YYYYMMDDHHMMSS with Z or +hh"));
        }
        *self = Some(value);
        Ok(())
    }
    fn clear(&mut self) {
        *self = None;
    }
}

/// Unit codes are three letters with an optional qualifier (`KGM`, `DTN#E`); the schema leaves room.
const UNIT_CODE_LENGTH_MAX: usize = 10;

/// Texts are shortened to this length where an error repeats them.
const SHOWN_LENGTH_MAX: usize = 40;

fn is_date_time(text: &str) -> bool {
    let bytes = text.as_bytes();
    let digits = |range: std::ops::Range<usize>| bytes.get(range).is_some_and(|part| part.iter().all(u8::is_ascii_digit));
    match bytes.len() {
        8 => text.starts_with("20") && digits(0..8),
        15 => text.starts_with("20") && digits(0..14) && bytes[14] == b'Z',
        17 => text.starts_with("20") && digits(0..14) && matches!(bytes[14], b'+' | b'-') && digits(15..17),
        _ => false,
    }
}

fn not_of_form(text: &str, expected: &'static str) -> LeafError {
    LeafError::NotOfForm { text: text.chars().take(SHOWN_LENGTH_MAX).collect(), expected }
}

fn checked_text(format: Format, text: &str) -> Result<CompactString, LeafError> {
    let (text, limit) = match format {
        Format::Identifier(limit) | Format::Text(limit) => (text, limit),
        Format::Code(limit) | Format::Letters(limit) | Format::Digits(limit) => (text.trim(), limit),
        _ => (text, usize::MAX),
    };
    if text.trim().is_empty() {
        return Err(LeafError::Blank);
    }
    // Bytes bound characters from above, so the common case counts nothing.
    if text.len() > limit {
        let length = text.chars().count();
        if length > limit {
            return Err(LeafError::TooLong { length, limit });
        }
    }
    match format {
        Format::Letters(length) if text.len() != length || !text.bytes().all(|byte| byte.is_ascii_alphabetic()) => {
            Err(not_of_form(text, if length == 2 { "two letters" } else { "three letters" }))
        }
        Format::Digits(_) if !text.bytes().all(|byte| byte.is_ascii_digit()) => Err(not_of_form(text, "digits")),
        Format::Code(_) if text.contains("  ") || text.contains(['\t', '\n', '\r']) => Err(not_of_form(text, "a code")),
        _ => Ok(CompactString::from(text)),
    }
}

fn checked_decimal(text: &str, total: u32, fraction: u32) -> Result<Decimal, LeafError> {
    let text = text.trim();
    let expected = "a decimal number";
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    if unsigned.is_empty() || !unsigned.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
        return Err(not_of_form(text, expected));
    }
    let value: Decimal = text.strip_prefix('+').unwrap_or(text).parse().map_err(|_| not_of_form(text, expected))?;
    let (whole, decimals) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    let whole = whole.trim_start_matches('0').len() as u32;
    let decimals = decimals.trim_end_matches('0').len() as u32;
    if decimals > fraction || whole + decimals > total {
        return Err(LeafError::TooManyDigits { text: text.chars().take(SHOWN_LENGTH_MAX).collect(), total, fraction });
    }
    Ok(value)
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.currency {
            Some(currency) => write!(f, "{} {currency}", self.value),
            None => write!(f, "{}", self.value),
        }
    }
}
