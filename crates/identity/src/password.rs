//! This module decides how a password is kept and checked: Argon2id, with parameters that are written into each
//! hash, so that raising them leaves old hashes readable and says which ones to make anew.

use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use secrecy::{ExposeSecret, SecretString};

/// Memory of one check, KiB: the second recommendation of the OWASP Password Storage Cheat Sheet (19 MiB, two passes).
pub const MEMORY_KIB: u32 = 19 * 1024;
/// Passes over the memory.
pub const PASSES: u32 = 2;
/// Lanes: one, because a server checks several passwords at a time, not one on several cores.
const LANES: u32 = 1;
/// Bytes of a salt, as RFC 9106 recommends.
pub const SALT_BYTES: usize = 16;
/// The shortest password, in characters: NIST SP 800-63B-4 asks for 15 where it is the only factor; here a second one
/// can stand beside it, for which it asks for 8. We take 12.
pub const PASSWORD_CHARACTERS_MIN: usize = 12;
/// The longest password: a long one would only cost time to hash.
pub const PASSWORD_BYTES_MAX: usize = 1024;

/// Why a password cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PasswordError {
    /// Fewer characters than [`PASSWORD_CHARACTERS_MIN`].
    #[error("the password is shorter than {PASSWORD_CHARACTERS_MIN} characters")]
    TooShort,
    /// More bytes than [`PASSWORD_BYTES_MAX`].
    #[error("the password is longer than {PASSWORD_BYTES_MAX} bytes")]
    TooLong,
    /// It holds the name of its user, or is one character again and again.
    #[error("the password is easily guessed")]
    Guessable,
    /// What is kept is no hash that this program knows: a defect.
    #[error("the password cannot be hashed")]
    Hash,
}

/// A password as it is kept: a PHC string (`$argon2id$v=19$m=19456,t=2,p=1$…`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PasswordHash(String);

fn argon2() -> Result<Argon2<'static>, PasswordError> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None).map_err(|_| PasswordError::Hash)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

impl PasswordHash {
    /// Hashes a password that its user has chosen. Takes tens of milliseconds and [`MEMORY_KIB`]: not for the thread of
    /// an event loop.
    ///
    /// ```
    /// use identity::{PasswordHash, SecretString};
    /// let password = SecretString::from("correct horse battery staple");
    /// let hash = PasswordHash::new(&password, "wei", [7; 16])?;
    /// assert!(hash.fits(&password));
    /// assert!(!hash.fits(&SecretString::from("wrong horse battery staple")));
    /// # Ok::<(), identity::PasswordError>(())
    /// ```
    ///
    /// # Errors
    /// The password is too short, too long, or easily guessed by who knows the user's name.
    pub fn new(password: &SecretString, login: &str, salt: [u8; SALT_BYTES]) -> Result<Self, PasswordError> {
        let text = password.expose_secret();
        if text.chars().count() < PASSWORD_CHARACTERS_MIN {
            return Err(PasswordError::TooShort);
        }
        if text.len() > PASSWORD_BYTES_MAX {
            return Err(PasswordError::TooLong);
        }
        let lower = text.to_lowercase();
        let mut characters = lower.chars();
        let first = characters.next();
        let is_one_character = characters.all(|other| Some(other) == first);
        if is_one_character || (!login.is_empty() && lower.contains(&login.to_lowercase())) {
            return Err(PasswordError::Guessable);
        }
        let hash = argon2()?.hash_password_with_salt(text.as_bytes(), &salt).map_err(|_| PasswordError::Hash)?;
        Ok(Self(hash.to_string()))
    }

    /// A hash as it was kept.
    pub fn kept(text: String) -> Self {
        Self(text)
    }

    /// What is to be kept.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether a password is the one that was hashed. The comparison takes the same time wherever it fails.
    pub fn fits(&self, password: &SecretString) -> bool {
        let text = password.expose_secret();
        text.len() <= PASSWORD_BYTES_MAX
            && argon2().is_ok_and(|argon2| argon2.verify_password(text.as_bytes(), self.0.as_str()).is_ok())
    }

    /// Does the work of a check for a user that does not exist, so that the time of an answer does not tell who does.
    pub fn pretend(password: &SecretString) {
        let text = password.expose_secret();
        let text = &text.as_bytes()[..text.len().min(PASSWORD_BYTES_MAX)];
        if let Ok(argon2) = argon2() {
            let _ = argon2.hash_password_with_salt(text, &[0; SALT_BYTES]);
        }
    }
}

/// A password of 20 characters without look-alikes, from random bytes: some 98 bits.
///
/// ```
/// use identity::{ExposeSecret, generated_password};
/// assert_eq!(generated_password(&[0; 20]).expose_secret().len(), 23);
/// ```
pub fn generated_password(random: &[u8; 20]) -> SecretString {
    const LETTERS: &[u8; 30] = b"ABCDEFGHJKMNPQRSTVWXYZ23456789";
    let mut text = String::with_capacity(23);
    for (place, byte) in random.iter().enumerate() {
        if place > 0 && place % 5 == 0 {
            text.push('-');
        }
        text.push(char::from(LETTERS[usize::from(*byte) % LETTERS.len()]));
    }
    text.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weak_passwords_are_refused_with_the_reason() {
        let long = "x".repeat(PASSWORD_BYTES_MAX + 1);
        let table = [
            ("short", PasswordError::TooShort),
            (long.as_str(), PasswordError::TooLong),
            ("aaaaaaaaaaaaaaaa", PasswordError::Guessable),
            ("my-name-is-Zhang-San", PasswordError::Guessable),
        ];
        for (password, expected) in table {
            let refused = PasswordHash::new(&password.into(), "zhang-san", [1; SALT_BYTES]);
            assert_eq!(refused.err(), Some(expected), "{password}");
        }
        // Twelve Chinese characters are twelve characters.
        assert!(PasswordHash::new(&"海阔凭鱼跃天高任鸟飞通关".into(), "zhang-san", [1; SALT_BYTES]).is_ok());
    }

    #[test]
    fn a_hash_names_its_parameters_and_a_secret_is_never_shown() {
        let password = SecretString::from("correct horse battery staple");
        let hash = PasswordHash::new(&password, "wei", [7; SALT_BYTES]).unwrap();
        assert!(hash.as_str().starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash:?}");
        assert!(!format!("{password:?}").contains("horse"));
        assert!(!PasswordHash::kept("nonsense".to_owned()).fits(&password));
    }
}
