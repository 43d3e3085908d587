//! This module decides where instants, ids and random numbers come from.

use jiff::Timestamp;
use rust_decimal::Decimal;
use uuid::Uuid;

/// A clock and a source of random bytes.
pub trait Environment: Send + Sync {
    /// The instant now.
    fn now(&self) -> Timestamp;
    /// Fills with random bytes that nobody can foresee.
    fn fill(&self, bytes: &mut [u8]);
}

/// The machine's clock and random numbers.
#[derive(Debug, Clone, Copy, Default)]
pub struct System;

impl Environment for System {
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }
    fn fill(&self, bytes: &mut [u8]) {
        // A machine without random numbers cannot serve; zeros would make salts guessable.
        if getrandom::fill(bytes).is_err() {
            std::process::abort();
        }
    }
}

/// A random value of so many bytes.
pub(crate) fn random<const N: usize>(environment: &dyn Environment) -> [u8; N] {
    let mut bytes = [0; N];
    environment.fill(&mut bytes);
    bytes
}

/// A time-ordered id.
pub(crate) fn id(environment: &dyn Environment, now: Timestamp) -> Uuid {
    let millis = u64::try_from(now.as_millisecond()).unwrap_or_default();
    uuid::Builder::from_unix_timestamp_millis(millis, &random(environment)).into_uuid()
}

/// A number from 0 to below 1 with nine digits.
pub(crate) fn fraction(environment: &dyn Environment) -> Decimal {
    const PARTS: u64 = 1_000_000_000;
    let number = u64::from_le_bytes(random(environment)) % PARTS;
    Decimal::new(number as i64, 9)
}
