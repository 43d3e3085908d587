//! This module decides how what is sent is signed, so that whoever gets it knows that it comes from here and when:
//! HMAC-SHA256 over id, second and body, as Standard Webhooks 1.0 has it. Libraries that check it exist for most
//! languages.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ring::hmac;

/// Bytes of a secret.
pub const SECRET_BYTES: usize = 32;
/// What a secret begins with where people see it.
pub const SECRET_PREFIX: &str = "whsec_";

/// A secret as people copy it.
pub fn secret(bytes: &[u8; SECRET_BYTES]) -> String {
    format!("{SECRET_PREFIX}{}", STANDARD.encode(bytes))
}

/// The value of `webhook-signature` for a message with this id, sent at this second (UTC). None for a secret that is no
/// secret.
///
/// ```
/// // The example of the specification's own libraries.
/// let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
/// let signature = outbound::sign(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, br#"{"test": 2432232314}"#);
/// assert_eq!(signature.as_deref(), Some("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="));
/// ```
pub fn sign(secret: &str, id: &str, second: i64, body: &[u8]) -> Option<String> {
    let key = STANDARD.decode(secret.strip_prefix(SECRET_PREFIX)?).ok().filter(|key| !key.is_empty())?;
    let mut signed = hmac::Context::with_key(&hmac::Key::new(hmac::HMAC_SHA256, &key));
    signed.update(format!("{id}.{second}.").as_bytes());
    signed.update(body);
    Some(format!("v1,{}", STANDARD.encode(signed.sign())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_counts() {
        let secret = secret(&[7; SECRET_BYTES]);
        let signed = sign(&secret, "a", 1, b"body").unwrap();
        for (id, second, body) in [("b", 1, "body"), ("a", 2, "body"), ("a", 1, "other")] {
            assert_ne!(sign(&secret, id, second, body.as_bytes()).unwrap(), signed);
        }
        assert_ne!(sign(&super::secret(&[8; SECRET_BYTES]), "a", 1, b"body").unwrap(), signed);
        for no_secret in ["", "whsec_", "whsec_*", "7"] {
            assert_eq!(sign(no_secret, "a", 1, b"body"), None, "{no_secret}");
        }
    }
}
