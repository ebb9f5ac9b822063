"""Which addresses of the web may be read: public ones only, never one inside somebody's network.

An editor types an address, and a machine that stands inside a network follows it. Whatever the
address looks like, the machine must reach no neighbour and not itself: the name is read as a
browser reads it, and every address it stands for is looked at before anything is connected.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from urllib.parse import quote, unquote_to_bytes, urlsplit

Address = IPv4Address | IPv6Address

LONGEST_URL = 2_000
LONGEST_HOST = 253
PORTS = {"http": 80, "https": 443}

#: No page of the public web stands here (IANA's registries of special addresses).
CLOSED_IPV4 = [
    IPv4Network(network)
    for network in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",
        "100.64.0.0/10",  # shared by the customers of a carrier
        "127.0.0.0/8",
        "169.254.0.0/16",  # link-local, and the metadata of clouds
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.88.99.0/24",  # relays of 6to4
        "192.168.0.0/16",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/4",
        "240.0.0.0/4",
    )
]
#: Of IPv6 only what is given out to the public; of that not what wraps an address of IPv4.
OPEN_IPV6 = IPv6Network("2000::/3")
CLOSED_IPV6 = [
    IPv6Network(network)
    for network in (
        "2001::/23",  # Teredo, benchmarks, ORCHID and other protocols
        "2001:db8::/32",
        "2002::/16",  # 6to4
        "3fff::/20",
    )
]
#: ISATAP writes an address of IPv4 behind these 32 bits.
ISATAP = (0x00005EFE, 0x02005EFE)

#: Names that mean something inside a network only.
CLOSED_NAMES = frozenset({"localhost", "local", "internal", "intranet", "lan", "corp", "onion"})
_SIGNS_NOBODY_TYPES = re.compile(r"[\x00-\x20\x7f\\]")
_NAME = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
#: What may stand in the path and the query as it is.
_SAFE = "/:;,@!$&'()*+=?~%-._[]|"


class Reach(StrEnum):
    """How far the machine may reach: to the public web, or, for trials, to itself alone."""

    WEB = "web"
    LOOPBACK = "loopback"


class Blocked(ValueError):
    """An address that is not to be read; says why, in English, for the log."""


@dataclass(frozen=True)
class Target:
    """Where to ask for a page: `host` as a name of DNS or an address, `path` with the query."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def url(self) -> str:
        """The address as it is asked for."""
        return f"{self.scheme}://{self.authority}{self.path}"

    @property
    def authority(self) -> str:
        """Host and port as the header Host has them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"


def target(url: str, reach: Reach = Reach.WEB) -> Target:
    """Return where a web address leads. Raises Blocked when it may not be read.

    What only asking the name servers can tell is not known yet: see `permitted`.
    """
    if len(url) > LONGEST_URL or _SIGNS_NOBODY_TYPES.search(url):
        raise Blocked("no web address")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise Blocked("no web address") from error
    scheme = parts.scheme.lower()
    if scheme not in PORTS:
        raise Blocked("neither http nor https")
    if "@" in parts.netloc:
        raise Blocked("a name before the host")
    host = host_of(parts.hostname or "", reach)
    port = PORTS[scheme] if port is None else port
    if reach == Reach.WEB and port not in PORTS.values():
        raise Blocked("an unusual port")
    path = quote(parts.path or "/", safe=_SAFE)
    query = f"?{quote(parts.query, safe=_SAFE)}" if parts.query else ""
    return Target(scheme, host, port, path + query)


def host_of(written: str, reach: Reach) -> str:
    """Return a host in the one form in which it is compared and asked for. Raises Blocked."""
    if ":" in written:
        return str(permitted(written, reach))
    name = ascii_name(written)
    labels = name.split(".")
    if _NUMBER.fullmatch(labels[-1]):
        # Everything that ends in a number is an address: 127.1, 0x7f000001 and 017700000001 too.
        return str(permitted(name, reach))
    if not all(_NAME.fullmatch(label) for label in labels):
        raise Blocked("no name of a host")
    if reach == Reach.WEB and (len(labels) == 1 or labels[-1] in CLOSED_NAMES):
        raise Blocked("a name inside a network")
    if name.endswith(".home.arpa"):
        raise Blocked("a name inside a network")
    return name


def ascii_name(written: str) -> str:
    """Return a host's name in the letters of DNS: as a browser reads percents, ① and 。."""
    try:
        name = unquote_to_bytes(written).decode()
        if not name or len(name) > LONGEST_HOST:
            raise Blocked("no name of a host")
        name = name.encode("idna").decode().lower().removesuffix(".")
    except UnicodeError as error:
        raise Blocked("no name of a host") from error
    return name


def permitted(written: str, reach: Reach = Reach.WEB) -> Address:
    """Return an address of IPv4 or IPv6 that may be connected to. Raises Blocked."""
    try:
        address = ip_address(written)
    except ValueError as error:
        # Octal, hexadecimal and shortened ones are refused rather than understood.
        raise Blocked("an unusual way of writing an address") from error
    if reach == Reach.LOOPBACK:
        allowed = address.is_loopback
    elif isinstance(address, IPv4Address):
        allowed = not any(address in network for network in CLOSED_IPV4)
    else:
        allowed = is_open_ipv6(address)
    if not allowed:
        raise Blocked("an address that is not of the public web")
    return address


def is_open_ipv6(address: IPv6Address) -> bool:
    """Say whether an address is public and does not wrap another one."""
    if address.scope_id or address not in OPEN_IPV6:
        return False
    if any(address in network for network in CLOSED_IPV6):
        return False
    return (int(address) >> 32) & 0xFFFFFFFF not in ISATAP
