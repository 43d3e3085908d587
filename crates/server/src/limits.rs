//! This module decides how often somebody may call: a bucket of calls for each that fills again with time.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::Mutex;

/// Calls at once, and calls a second after that.
#[derive(Debug, Clone, Copy)]
pub struct Limit {
    /// Calls at once.
    pub burst: f64,
    /// Calls a second.
    pub rate: f64,
}

/// A person clicks; a page asks for a few things at a time.
pub const PERSON: Limit = Limit { burst: 200.0, rate: 40.0 };
/// A machine hands in declarations, several thousand a second at most.
pub const MACHINE: Limit = Limit { burst: 40_000.0, rate: 20_000.0 };
/// Other administrations ask, all together: each signature costs time, and strangers may send anything.
pub const ADMINISTRATIONS: Limit = Limit { burst: 500.0, rate: 50.0 };
/// Attempts to get in under one name or with one key: Argon2 is costly on purpose.
pub const SIGN_IN: Limit = Limit { burst: 10.0, rate: 0.2 };
/// Attempts to get in from one address: an office behind one address signs in in the morning.
pub const SIGN_IN_ADDRESS: Limit = Limit { burst: 60.0, rate: 1.0 };

/// Buckets remembered; beyond it full ones are dropped, and all when none is full.
const BUCKETS_MAX: usize = 50_000;

/// What is left in each bucket, and when that was.
#[derive(Debug)]
pub struct Buckets<K>(Mutex<HashMap<K, (f64, i64)>>);

impl<K> Default for Buckets<K> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<K: Eq + Hash> Buckets<K> {
    /// Takes a call out of a bucket at an instant, UTC microseconds.
    ///
    /// # Errors
    /// The bucket is empty: seconds until it is not.
    #[expect(clippy::float_arithmetic, reason = "calls and seconds, no money")]
    pub fn take(&self, key: K, limit: Limit, now: i64) -> Result<(), u64> {
        // A lock that a panic has left behind limits nobody.
        let Ok(mut buckets) = self.0.lock() else { return Ok(()) };
        if buckets.len() >= BUCKETS_MAX {
            buckets.retain(|_, (left, _)| *left < limit.burst - 1.0);
            if buckets.len() >= BUCKETS_MAX {
                buckets.clear();
            }
        }
        let (left, at) = buckets.entry(key).or_insert((limit.burst, now));
        let passed = now.saturating_sub(*at).max(0) as f64 / 1e6;
        *left = (*left + passed * limit.rate).min(limit.burst);
        *at = now;
        if *left < 1.0 {
            return Err(((1.0 - *left) / limit.rate).ceil() as u64);
        }
        *left -= 1.0;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bucket_empties_and_fills_again_with_time() {
        let buckets = Buckets::default();
        for _ in 0..10 {
            assert_eq!(buckets.take("wei", SIGN_IN, 0), Ok(()));
        }
        assert_eq!(buckets.take("wei", SIGN_IN, 0), Err(5));
        assert_eq!(buckets.take("li", SIGN_IN, 0), Ok(()));
        assert_eq!(buckets.take("wei", SIGN_IN, 5_000_000), Ok(()));
        assert_eq!(buckets.take("wei", SIGN_IN, 5_000_000), Err(5));
    }
}
