//! This module decides which addresses may be called: whoever names a URL must not be able to make the house look into
//! its own network (server-side request forgery).

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// How far calls reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Public addresses, over TLS.
    Public,
    /// The house's own network too, over TLS: for what its operator names in a file, never for what users name.
    OwnNetwork,
    /// This machine too, without TLS if wanted: for development and tests.
    ThisMachineToo,
}

impl Reach {
    /// Whether an address may be called.
    pub fn allows(self, address: IpAddr) -> bool {
        match self {
            Self::Public => is_public(address),
            Self::ThisMachineToo => is_public(address) || address.is_loopback(),
            Self::OwnNetwork => is_public(address) || address.is_loopback() || is_private(address),
        }
    }
}

fn is_private(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => address.is_private(),
        IpAddr::V6(address) => address.is_unique_local(),
    }
}

/// Whether an address belongs to nobody's own network: what IANA's registries of special-purpose addresses (RFC 6890)
/// do not list as reachable from everywhere is not public.
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    let is_special = address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_documentation()
        || a == 0
        || (a == 100 && (64..128).contains(&b))
        || (a == 192 && b == 0 && c == 0)
        || (a == 192 && b == 88 && c == 99)
        || (a == 198 && (b == 18 || b == 19))
        // Multicast, reserved, broadcast.
        || a >= 224;
    !is_special
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    let [a, b, ..] = address.segments();
    // Only 2000::/3 is given out. Within it: protocol assignments with Teredo (2001::/23), documentation (2001:db8::/32,
    // 3fff::/20), and 6to4 (2002::/16), which leads to any IPv4 address.
    let is_given_out = a & 0xe000 == 0x2000;
    let is_special = (a == 0x2001 && (b < 0x0200 || b == 0x0db8)) || a == 0x2002 || (a == 0x3fff && b < 0x1000);
    is_given_out && !is_special
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_reachable_from_everywhere_is_not_called() {
        let table = [
            ("8.8.8.8", true),
            ("100.63.255.255", true),
            ("172.32.0.1", true),
            ("2606:4700::1111", true),
            ("2001:4860:4860::8888", true),
            ("3fff:1000::1", true),
            ("0.0.0.0", false),
            ("10.1.2.3", false),
            ("100.64.0.1", false),
            ("127.0.0.1", false),
            ("169.254.169.254", false),
            ("172.16.0.1", false),
            ("172.31.255.255", false),
            ("192.0.0.8", false),
            ("192.0.2.1", false),
            ("192.88.99.2", false),
            ("192.168.0.1", false),
            ("198.18.0.1", false),
            ("198.51.100.1", false),
            ("203.0.113.1", false),
            ("224.0.0.1", false),
            ("240.0.0.1", false),
            ("255.255.255.255", false),
            ("::", false),
            ("::1", false),
            ("::ffff:127.0.0.1", false),
            ("::ffff:8.8.8.8", false),
            ("64:ff9b::7f00:1", false),
            ("100::1", false),
            ("2001::1", false),
            ("2001:db8::1", false),
            ("2002:7f00:1::", false),
            ("3fff:1::1", false),
            ("3fff:fff::1", false),
            ("fc00::1", false),
            ("fe80::1", false),
            ("ff02::1", false),
        ];
        for (text, expected) in table {
            assert_eq!(is_public(text.parse().unwrap()), expected, "{text}");
        }
    }

    #[test]
    fn this_machine_is_reached_only_when_somebody_said_so() {
        let here: IpAddr = "127.0.0.1".parse().unwrap();
        assert!(!Reach::Public.allows(here));
        assert!(Reach::ThisMachineToo.allows(here));
        assert!(!Reach::ThisMachineToo.allows("10.0.0.1".parse().unwrap()));
    }
}
