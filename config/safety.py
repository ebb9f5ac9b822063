"""What a site that others can reach must not start with."""

from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

SHORTEST_KEY = 50
FEWEST_LETTERS_OF_KEY = 5


@dataclass(frozen=True)
class Values:
    """The values of the environment on which safety depends; empty where nothing was given."""

    site_url: str
    secret_key: str
    debug: bool
    allowed_hosts: Sequence[str]
    csrf_trusted_origins: Sequence[str]
    database_url: str
    source_reach: str = "web"


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches `host`: a name or an address, brackets allowed."""
    name = host.strip("[]").lower()
    if name == "localhost" or name.endswith(".localhost"):
        return True
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return False


def is_production(site_url: str) -> bool:
    """Whether a site at this address can be reached by others."""
    return not is_loopback(urlsplit(site_url).hostname or "")


def problems(values: Values) -> list[str]:
    """Return what is unsafe or missing, one English sentence each, the variable named first."""
    if values.source_reach not in ("web", "loopback"):
        return [f"SOURCE_REACH is {values.source_reach!r}: it is web or, for trials, loopback."]
    if not is_production(values.site_url):
        return _problems_of_own_machine(values)
    return [
        *_problems_of_address(values),
        *_problems_of_key(values.secret_key),
        *_problems_of_hosts(values),
        *(["DEBUG is on: it shows the inside of the site to everybody."] if values.debug else []),
        *(
            ["SOURCE_REACH is 'loopback', which is for trials: it opens this machine's own pages."]
            if values.source_reach == "loopback"
            else []
        ),
        *([] if values.database_url else ["DATABASE_URL is missing."]),
    ]


def _problems_of_own_machine(values: Values) -> list[str]:
    reachable = [host for host in values.allowed_hosts if not is_loopback(host)]
    if not reachable:
        return []
    return [
        (
            f"ALLOWED_HOSTS has {', '.join(reachable)}, but SITE_URL, the address at which readers "
            f"find the site, is {values.site_url}."
        )
    ]


def _problems_of_address(values: Values) -> list[str]:
    address = urlsplit(values.site_url)
    if address.scheme != "https" or not address.hostname or address.path not in ("", "/"):
        return [f"SITE_URL is {values.site_url!r}: it must be https:// and a host, nothing more."]
    return []


def _problems_of_key(key: str) -> list[str]:
    if not key:
        return ["SECRET_KEY is missing."]
    if len(key) < SHORTEST_KEY or len(set(key)) < FEWEST_LETTERS_OF_KEY:
        return [f"SECRET_KEY is weak: {SHORTEST_KEY} random characters at least."]
    if key.startswith("django-insecure-"):
        return ["SECRET_KEY begins with 'django-insecure-': it was made for trying out."]
    return []


def _problems_of_hosts(values: Values) -> list[str]:
    found = []
    if not values.allowed_hosts:
        found.append("ALLOWED_HOSTS is missing.")
    elif any("*" in host or host in ("", ".") for host in values.allowed_hosts):
        found.append("ALLOWED_HOSTS has a wildcard: name the hosts.")
    elif not _covers(values.allowed_hosts, urlsplit(values.site_url).hostname or ""):
        found.append("ALLOWED_HOSTS lacks the host of SITE_URL.")
    return found + [
        f"CSRF_TRUSTED_ORIGINS has {origin!r}: https:// and one host each."
        for origin in values.csrf_trusted_origins
        if not origin.startswith("https://") or "*" in origin
    ]


def _covers(allowed: Sequence[str], host: str) -> bool:
    return any(
        host == entry.lower() or (entry.startswith(".") and host.endswith(entry.lower()))
        for entry in allowed
    )
