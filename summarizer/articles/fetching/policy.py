"""Which addresses may be connected to: public ones. A feed must not reach what only this machine can reach."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

_UNICAST_6 = ip_network("2000::/3")  # RFC 4291; everything else is local, special or unassigned
_NAT64 = ip_network("64:ff9b::/96")  # RFC 6052: an IPv4 address in an IPv6-only network
_SPECIAL_4 = tuple(
    ip_network(network)
    for network in (
        "192.0.0.0/24",  # RFC 6890; a cloud keeps its metadata at 192.0.0.192
        "192.88.99.0/24",  # RFC 7526: relays to anywhere
        "168.63.129.16/32",  # a public address that in one cloud is the machine's own host
    )
)


def is_public(address: str) -> bool:
    """Whether an IP address, as a resolver gives it, is one of the public internet.

    >>> is_public("93.184.215.14"), is_public("10.0.0.1"), is_public("::ffff:127.0.0.1")
    (True, False, False)
    """
    ip = ip_address(address.partition("%")[0])
    return _is_public_4(ip) if isinstance(ip, IPv4Address) else _is_public_6(ip)


def _is_public_4(ip: IPv4Address) -> bool:
    return ip.is_global and not ip.is_multicast and not any(ip in network for network in _SPECIAL_4)


def _is_public_6(ip: IPv6Address) -> bool:
    if ip.ipv4_mapped:
        return _is_public_4(ip.ipv4_mapped)
    if ip in _NAT64:
        return _is_public_4(IPv4Address(int(ip) & 0xFFFF_FFFF))
    tunnelled = ip.sixtofour or ip.teredo  # leads to an IPv4 address through somebody else's relay
    return ip in _UNICAST_6 and ip.is_global and not tunnelled
