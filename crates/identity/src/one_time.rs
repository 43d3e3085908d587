//! This module decides how one-time codes are checked: TOTP (RFC 6238) with SHA-1, six digits and 30 seconds, because
//! that is what all authenticator apps agree on. A code counts once.

use secrecy::{ExposeSecret, SecretString};
use totp_rs::{Algorithm, Builder, Secret, Totp};

/// Bytes of a secret, as RFC 4226 recommends.
pub const SECRET_BYTES: usize = 20;
/// How long a code holds.
pub const STEP_SECONDS: u64 = 30;
/// Codes before and after the current one that count too: for clocks that go wrong by half a minute.
const SKEW_STEPS: u16 = 1;

/// What an authenticator app shares with us.
#[derive(Debug, Clone)]
pub struct OneTimeSecret(SecretString);

impl OneTimeSecret {
    /// A new secret from random bytes.
    pub fn new(random: [u8; SECRET_BYTES]) -> Self {
        Self(Secret::from(random.to_vec()).to_base32().into())
    }

    /// A secret as it was kept.
    pub fn kept(base32: String) -> Self {
        Self(base32.into())
    }

    /// What is kept, and what is typed into an app that has no camera: base 32.
    pub fn base32(&self) -> &SecretString {
        &self.0
    }

    /// The address that an app reads from a QR code.
    ///
    /// ```
    /// use identity::{ExposeSecret, OneTimeSecret};
    /// let address = OneTimeSecret::new([1; 20]).address("zhang san");
    /// assert!(address.expose_secret().starts_with("otpauth://totp/Tongguan:zhang%20san?secret="));
    /// ```
    pub fn address(&self, login: &str) -> SecretString {
        let mut name = String::new();
        for byte in login.bytes() {
            match byte {
                b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' => name.push(char::from(byte)),
                byte => name.push_str(&format!("%{byte:02X}")),
            }
        }
        format!("otpauth://totp/Tongguan:{name}?secret={}&issuer=Tongguan", self.0.expose_secret()).into()
    }

    /// The step of a right code, to be kept so that no code of this step or an earlier one counts again; none when the
    /// code is wrong or was used.
    ///
    /// `second` is the time since 1970, `last_step` the step kept from the last code.
    ///
    /// ```
    /// use identity::OneTimeSecret;
    /// // RFC 6238, appendix B: at second 59 the code of this secret ends in 287082.
    /// let secret = OneTimeSecret::kept("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ".to_owned());
    /// assert_eq!(secret.step_of("287082", 59, None), Some(1));
    /// assert_eq!(secret.step_of("287082", 59, Some(1)), None);
    /// assert_eq!(secret.step_of("287083", 59, None), None);
    /// ```
    pub fn step_of(&self, code: &str, second: u64, last_step: Option<u64>) -> Option<u64> {
        let step = self.generator()?.check(code, second)?;
        last_step.is_none_or(|last| step > last).then_some(step)
    }

    fn generator(&self) -> Option<Totp> {
        let secret = Secret::try_from_base32(self.0.expose_secret()).ok()?;
        let builder = Builder::new().with_algorithm(Algorithm::SHA1).with_digits(6).with_skew(SKEW_STEPS);
        builder.with_step_duration(STEP_SECONDS).with_secret(secret).build().ok()
    }

    /// The code of an instant: what an app would show, for tests.
    pub fn code(&self, second: u64) -> Option<String> {
        Some(self.generator()?.generate(second).to_string())
    }
}
