//! Who somebody is: passwords, one-time codes, passkeys, recovery codes, lockout with growing delay, tokens of sessions and
//! machines.
//!
//! Architecture invariant: nothing here knows HTTP or SQL, reads a clock or draws a random number; random bytes
//! and instants come in. Secrets are [`secrecy`] types: they show as `[REDACTED]` where somebody logs them, and
//! are wiped when they are dropped.

mod lockout;
mod one_time;
pub mod passkey;
mod password;
mod recovery;
mod token;

pub use lockout::{DELAY_MAX_SECONDS, FREE_ATTEMPTS, locked_until};
pub use one_time::{OneTimeSecret, SECRET_BYTES, STEP_SECONDS};
pub use password::{
    MEMORY_KIB, PASSES, PASSWORD_BYTES_MAX, PASSWORD_CHARACTERS_MIN, PasswordError, PasswordHash, SALT_BYTES, generated_password,
};
pub use recovery::{RECOVERY_BYTES, RECOVERY_CODES, recovery_code, recovery_hash};
pub use secrecy::{ExposeSecret, SecretString};
pub use token::{TOKEN_BYTES, Token, TokenHash, same};
