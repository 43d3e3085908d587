//! Against the examples that RFC 9901 publishes: digests of section 4.2, and the claims of section 5.1 put back together.

use disclosure::{Disclosure, reveal};
use serde_json::json;

/// Base64url of a disclosure as the RFC spells it.
fn encoded(text: &str) -> String {
    use base64::Engine as _;
    base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(text)
}

/// Section 5.1: salt, name and value as they are spelled there, with their digests.
const DISCLOSURES: [(&str, &str); 9] = [
    (r#"["2GLC42sKQveCfGfryNRN9w", "given_name", "John"]"#, "jsu9yVulwQQlhFlM_3JlzMaSFzglhQG0DpfayQwLUK4"),
    (r#"["eluV5Og3gSNII8EYnsxA_A", "family_name", "Doe"]"#, "TGf4oLbgwd5JQaHyKVQZU9UdGE0w5rtDsrZzfUaomLo"),
    (r#"["6Ij7tM-a5iVPGboS5tmvVA", "email", "johndoe@example.com"]"#, "JzYjH4svliH0R3PyEMfeZu6Jt69u5qehZo7F7EPYlSE"),
    (r#"["eI8ZWm9QnKPpNPeNenHdhQ", "phone_number", "+1-202-555-0101"]"#, "PorFbpKuVu6xymJagvkFsFXAbRoc2JGlAUA2BA4o7cI"),
    (r#"["Qg_O64zqAxe412a108iroA", "phone_number_verified", true]"#, "XQ_3kPKt1XyX7KANkqVR6yZ2Va5NrPIvPYbyMvRKBMM"),
    (r#"["Pc33JM2LchcU_lHggv_ufQ", "birthdate", "1940-01-01"]"#, "gbOsI4Edq2x2Kw-w5wPEzakob9hV1cRD0ATN3oQL9JM"),
    (r#"["G02NSrQfjFXQ7Io09syajA", "updated_at", 1570000000]"#, "CrQe7S5kqBAHt-nMYXgc6bdt2SH5aTY1sU_M-PgkjPI"),
    (r#"["lklxF5jMYlGTPUovMNIvCA", "US"]"#, "pFndjkZ_VCzmyTa6UjlZo3dh-ko8aIKQc9DlGzhaVYo"),
    (r#"["nPuoQnkRFq3BIeAm7AnXFA", "DE"]"#, "7Cf6JkPudry3lcbwHgeZ8khAv1U1OSlerP0VkBJrWZ0"),
];

#[test]
fn digests_are_those_of_the_rfc() {
    for (text, digest) in DISCLOSURES {
        assert_eq!(Disclosure::read(&encoded(text)).unwrap().digest(), digest, "{text}");
    }
    // Section 4.2.4.2, an element of a list.
    let french = Disclosure::read("WyJsa2x4RjVqTVlsR1RQVW92TU5JdkNBIiwgIkZSIl0").unwrap();
    assert_eq!((french.digest().as_str(), french.name()), ("w0I8EKcdCtUPkGCNUrfwVp2xEgNjtoIDlOxc9-PlOhs", None));
}

#[test]
fn claims_are_put_together_as_the_rfc_does() {
    let claims = json!({
        "_sd": ["CrQe7S5kqBAHt-nMYXgc6bdt2SH5aTY1sU_M-PgkjPI", "JzYjH4svliH0R3PyEMfeZu6Jt69u5qehZo7F7EPYlSE",
            "PorFbpKuVu6xymJagvkFsFXAbRoc2JGlAUA2BA4o7cI", "TGf4oLbgwd5JQaHyKVQZU9UdGE0w5rtDsrZzfUaomLo",
            "XQ_3kPKt1XyX7KANkqVR6yZ2Va5NrPIvPYbyMvRKBMM", "XzFrzwscM6Gn6CJDc6vVK8BkMnfG8vOSKfpPIZdAfdE",
            "gbOsI4Edq2x2Kw-w5wPEzakob9hV1cRD0ATN3oQL9JM", "jsu9yVulwQQlhFlM_3JlzMaSFzglhQG0DpfayQwLUK4"],
        "iss": "https://issuer.example.com", "iat": 1_683_000_000, "exp": 1_883_000_000, "sub": "user_42",
        "nationalities": [{ "...": "pFndjkZ_VCzmyTa6UjlZo3dh-ko8aIKQc9DlGzhaVYo" },
            { "...": "7Cf6JkPudry3lcbwHgeZ8khAv1U1OSlerP0VkBJrWZ0" }],
        "_sd_alg": "sha-256",
    });
    // Family name and the second nationality are shown.
    let shown: Vec<Disclosure> = [1, 8].map(|number: usize| Disclosure::read(&encoded(DISCLOSURES[number].0)).unwrap()).to_vec();
    let revealed = reveal(&claims, &shown).unwrap();
    assert_eq!(
        revealed.claims,
        json!({ "iss": "https://issuer.example.com", "iat": 1_683_000_000, "exp": 1_883_000_000, "sub": "user_42",
            "family_name": "Doe", "nationalities": ["DE"] })
    );
    // Which of the list it was, is still told.
    let paths: Vec<&str> = revealed.fields.iter().map(|field| field.path.as_str()).collect();
    assert_eq!(paths, ["/family_name", "/nationalities/1"]);
}
