//! A host: whether listeners can reach it, or the publisher alone.

use std::net::{Ipv4Addr, Ipv6Addr};

use url::{Host, Url};

/// Whether only this machine, or its own network, has what is at a host.
pub(super) fn is_private(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(it)) => is_private_v4(it),
        Some(Host::Ipv6(it)) => is_private_v6(it),
        Some(Host::Domain(name)) => {
            let name = name.trim_end_matches('.');
            // By RFC 6761, 6762, 8375 and custom.
            let ends = [
                "localhost",
                "local",
                "localdomain",
                "internal",
                "intranet",
                "lan",
                "home",
                "corp",
                "home.arpa",
                "test",
                "invalid",
                "onion",
            ];
            let within = |end: &str| {
                name.strip_suffix(end)
                    .is_some_and(|it| it.is_empty() || it.ends_with('.'))
            };
            !name.contains('.') || ends.into_iter().any(within)
        }
        None => false,
    }
}

fn is_private_v4(it: Ipv4Addr) -> bool {
    it.is_loopback() || it.is_private() || it.is_link_local() || it.is_unspecified()
}

fn is_private_v6(it: Ipv6Addr) -> bool {
    let plain = it.to_ipv4_mapped().is_some_and(is_private_v4);
    plain
        || it.is_loopback()
        || it.is_unspecified()
        || it.is_unique_local()
        || it.is_unicast_link_local()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_is_private_where_only_its_own_network_comes_to_it() {
        for (host, expected) in [
            ("localhost:3000", true),
            ("api.localhost", true),
            ("127.0.0.1", true),
            ("10.1.2.3", true),
            ("192.168.0.7:8080", true),
            ("172.20.0.1", true),
            ("169.254.1.1", true),
            ("0.0.0.0", true),
            ("[::1]", true),
            ("[fd00::1]", true),
            ("[fe80::1]", true),
            ("[::ffff:127.0.0.1]", true),
            ("intranet", true),
            ("nas.local", true),
            ("exemple.fr", false),
            ("local.exemple.fr", false),
            ("notlocalhost.fr", false),
            ("93.184.216.34", false),
            ("[2606:2800::1]", false),
        ] {
            let url = Url::parse(&format!("http://{host}/a"));
            assert_eq!(url.as_ref().map(is_private), Ok(expected), "{host}");
        }
    }
}
