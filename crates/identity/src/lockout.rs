//! This module decides how long somebody must wait after wrong passwords: not at all for a few slips, then twice as
//! long each time. Nobody is locked out for good, or anybody could lock out an officer.

/// Wrong attempts that cost no waiting.
pub const FREE_ATTEMPTS: u32 = 4;
/// The first wait.
const DELAY_FIRST_SECONDS: i64 = 30;
/// The longest wait: some 96 guesses a day.
pub const DELAY_MAX_SECONDS: i64 = 15 * 60;

/// Until when the next attempt is refused, UTC microseconds; none when it may come at once. `failures` are wrong
/// attempts since the last right one, the last of them at `at`.
///
/// ```
/// use identity::locked_until;
/// assert_eq!(locked_until(4, 0), None);
/// assert_eq!(locked_until(5, 0), Some(30_000_000));
/// assert_eq!(locked_until(6, 0), Some(60_000_000));
/// assert_eq!(locked_until(u32::MAX, 0), Some(900_000_000));
/// ```
pub fn locked_until(failures: u32, at: i64) -> Option<i64> {
    let beyond = failures.checked_sub(FREE_ATTEMPTS + 1)?;
    let delay = DELAY_FIRST_SECONDS.saturating_mul(1 << beyond.min(16)).min(DELAY_MAX_SECONDS);
    Some(at.saturating_add(delay * 1_000_000))
}
