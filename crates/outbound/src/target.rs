//! This module decides which URLs may be called at all, before any name is resolved.

use std::net::IpAddr;

use url::{Host, Url};

use crate::reach::Reach;

/// Bytes of a URL: more than browsers and proxies agree on is a mistake.
pub const URL_BYTES_MAX: usize = 2_000;
/// Ports below this belong to services that are not HTTP (mail, databases): bytes sent there could be taken for commands.
const OWN_PORT_MIN: u16 = 1_024;

/// Why a URL cannot be called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TargetError {
    /// Not a URL, or too long.
    #[error("not a URL")]
    Form,
    /// Neither `https`, nor `http` at this machine where that is allowed.
    #[error("not https")]
    NotHttps,
    /// A user name, a password or a fragment in it.
    #[error("a name, a password or a fragment in the URL")]
    Extra,
    /// A port that is not for HTTP.
    #[error("a port that is not for HTTP")]
    Port,
    /// An address that is nobody's public one.
    #[error("not a public address")]
    NotPublic,
}

impl TargetError {
    /// A stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Form => "form",
            Self::NotHttps => "not_https",
            Self::Extra => "extra",
            Self::Port => "port",
            Self::NotPublic => "not_public",
        }
    }
}

/// A URL that may be called, as far as it can be told without resolving its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    url: Url,
    host: String,
    address: Option<IpAddr>,
    port: u16,
}

impl Target {
    /// Reads a URL.
    ///
    /// # Errors
    /// Says why it cannot be called.
    pub fn parse(text: &str, reach: Reach) -> Result<Self, TargetError> {
        if text.len() > URL_BYTES_MAX {
            return Err(TargetError::Form);
        }
        let url = Url::parse(text.trim()).map_err(|_| TargetError::Form)?;
        let (host, address) = match url.host().ok_or(TargetError::Form)? {
            Host::Domain(name) => (name.to_owned(), None),
            Host::Ipv4(address) => (address.to_string(), Some(IpAddr::V4(address))),
            Host::Ipv6(address) => (address.to_string(), Some(IpAddr::V6(address))),
        };
        let is_here = host == "localhost" || address.is_some_and(|address| address.is_loopback());
        if url.scheme() != "https" && !(url.scheme() == "http" && is_here && reach == Reach::ThisMachineToo) {
            return Err(TargetError::NotHttps);
        }
        if !url.username().is_empty() || url.password().is_some() || url.fragment().is_some() {
            return Err(TargetError::Extra);
        }
        let port = url.port_or_known_default().ok_or(TargetError::Form)?;
        if url.port().is_some_and(|port| port < OWN_PORT_MIN) {
            return Err(TargetError::Port);
        }
        let is_refused = address.is_some_and(|address| !reach.allows(address)) || (is_here && reach == Reach::Public);
        if is_refused { Err(TargetError::NotPublic) } else { Ok(Self { url, host, address, port }) }
    }

    /// The host as it was named.
    pub fn host(&self) -> &str {
        &self.host
    }

    /// The URL, written in one way.
    pub fn as_str(&self) -> &str {
        self.url.as_str()
    }

    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    pub(crate) fn address(&self) -> Option<IpAddr> {
        self.address
    }

    pub(crate) fn is_tls(&self) -> bool {
        self.url.scheme() == "https"
    }

    /// Path and query, as the request line has them.
    pub(crate) fn path(&self) -> String {
        match self.url.query() {
            Some(query) => format!("{}?{query}", self.url.path()),
            None => self.url.path().to_owned(),
        }
    }

    /// The `Host` header.
    pub(crate) fn authority(&self) -> String {
        let host = self.url.host_str().unwrap_or_default();
        self.url.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn only_what_may_be_called_is_taken() {
        use TargetError::*;
        let table = [
            ("https://erp.example/hook?a=1", Ok("/hook?a=1")),
            ("https://erp.example", Ok("/")),
            ("https://erp.example:8443/x", Ok("/x")),
            ("https://报关.example/", Ok("/")),
            ("http://erp.example/", Err(NotHttps)),
            ("http://localhost:9000/", Err(NotHttps)),
            ("ftp://erp.example/", Err(NotHttps)),
            ("file:///etc/passwd", Err(Form)),
            ("https://user:pass@erp.example/", Err(Extra)),
            ("https://erp.example/#x", Err(Extra)),
            ("https://erp.example:25/", Err(Port)),
            ("https://localhost/", Err(NotPublic)),
            ("https://127.0.0.1/", Err(NotPublic)),
            // Other ways to write addresses are read as browsers read them.
            ("https://2130706433/", Err(NotPublic)),
            ("https://0x7f.1/", Err(NotPublic)),
            ("https://[::1]/", Err(NotPublic)),
            ("https://[::ffff:10.0.0.1]/", Err(NotPublic)),
            ("https://169.254.169.254/latest", Err(NotPublic)),
            ("erp.example", Err(Form)),
            ("", Err(Form)),
        ];
        for (text, expected) in table {
            let found = Target::parse(text, Reach::Public).map(|target| target.path());
            assert_eq!(found, expected.map(str::to_owned), "{text}");
        }
        assert_eq!(Target::parse(&format!("https://a.example/{}", "x".repeat(URL_BYTES_MAX)), Reach::Public), Err(Form));
        let here = Target::parse("http://127.0.0.1:9000/", Reach::ThisMachineToo).unwrap();
        assert_eq!((here.authority().as_str(), here.is_tls()), ("127.0.0.1:9000", false));
        assert_eq!(Target::parse("http://10.0.0.1:9000/", Reach::ThisMachineToo), Err(NotHttps));
    }

    proptest! {
        #[test]
        fn nothing_typed_makes_it_panic_and_what_is_taken_is_https(text in ".{0,80}", host in "[0-9a-fx.:\\[\\]]{0,20}") {
            for text in [text, format!("https://{host}/")] {
                if let Ok(target) = Target::parse(&text, Reach::Public) {
                    prop_assert!(target.is_tls());
                    prop_assert!(target.address().is_none_or(crate::is_public));
                }
            }
        }
    }
}
