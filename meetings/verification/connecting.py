"""A connection to exactly the address that was looked at, which never outlasts its time.

A name is resolved once. Every address it stands for is looked at, and the connection goes to one
of these, not to the name: a server of names that answers differently the second time is never
asked a second time. Host and certificate are still those of the name.
"""

import io
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from http.client import HTTPConnection
from typing import Any

from .addresses import Address, Blocked, Reach, Target, permitted

#: Asks the servers of names: host and port in, addresses as text out; raises OSError.
Lookup = Callable[[str, int], Sequence[str]]
#: One address that does not answer must not use up the time of the next.
SECONDS_TO_CONNECT = 2.0
#: Status line, headers and the frames of a body, beyond the bytes of the page itself.
BYTES_AROUND = 200_000


class TooSlow(Exception):
    """The time for the whole page is over."""


class TooBig(Exception):
    """More came than may come."""


class NoAnswer(Exception):
    """Nobody answers there, or not in HTTP."""


class Deadline:
    """A moment after which nothing is waited for any longer."""

    def __init__(self, seconds: float) -> None:
        self.ends = time.monotonic() + seconds

    def left(self) -> float:
        """Return how many seconds are left. Raises TooSlow when none is."""
        left = self.ends - time.monotonic()
        if left <= 0:
            raise TooSlow
        return left


def looked_up(host: str, port: int) -> list[str]:
    """Return the addresses of a name, as the machine's resolver gives them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(entry[4][0]) for entry in found]


@cache
def trusted() -> ssl.SSLContext:
    """Return what says whose certificates are believed: those of the machine."""
    return ssl.create_default_context()


@dataclass(frozen=True)
class Web:
    """How the web is read: how far, how long, how much, and as whom."""

    reach: Reach = Reach.WEB
    seconds: float = 5.0
    most_bytes: int = 2_000_000
    agent: str = "Colloqui"
    lookup: Lookup = looked_up
    context: ssl.SSLContext = field(default_factory=trusted)


@contextmanager
def connection(target: Target, web: Web, deadline: Deadline) -> Iterator[HTTPConnection]:
    """Give a connection to one of the addresses of a target, and close it afterwards.

    Raises Blocked when any of them may not be reached, NoAnswer when none answers, TooSlow.
    """
    with (
        connected(resolved(target, web, deadline), target.port, deadline) as plain,
        secured(plain, target, web, deadline) as safe,
    ):
        speaking = HTTPConnection(target.host, target.port)
        # It asks no more of a socket than to send, to be read and to be closed.
        speaking.sock = TimedSocket(safe, deadline, web.most_bytes + BYTES_AROUND)
        yield speaking


def secured(plain: socket.socket, target: Target, web: Web, deadline: Deadline) -> socket.socket:
    """Return the connection under TLS where the target asks for it, for the target's name.

    Raises NoAnswer, TooSlow.
    """
    plain.settimeout(deadline.left())
    if target.scheme == "http":
        return plain
    try:
        return web.context.wrap_socket(plain, server_hostname=target.host)
    except TimeoutError as error:
        raise TooSlow from error
    except ssl.SSLCertVerificationError as error:
        raise NoAnswer(f"certificate: {error.verify_message}") from error
    except (OSError, ValueError) as error:
        raise NoAnswer(f"no secure connection: {error}") from error


def resolved(target: Target, web: Web, deadline: Deadline) -> list[Address]:
    """Return every address of a target, each looked at. Raises Blocked, NoAnswer, TooSlow.

    One that may not be reached spoils them all: whoever mixes them has something in mind.
    """
    if ":" in target.host or target.host.replace(".", "").isdecimal():
        written: Sequence[str] = [target.host]
    else:
        written = in_time(lambda: web.lookup(target.host, target.port), deadline)
    addresses = [permitted(address, web.reach) for address in dict.fromkeys(written)]
    if not addresses:
        raise NoAnswer("the name has no address")
    if web.reach == Reach.WEB and any(is_of_this_machine(address) for address in addresses):
        raise Blocked("an address of this machine")
    return addresses


def in_time(look_up: Callable[[], Sequence[str]], deadline: Deadline) -> Sequence[str]:
    """Return what a look-up finds; one that takes too long goes on by itself and is forgotten.

    Raises NoAnswer, TooSlow.
    """
    found: list[Sequence[str]] = []
    failed: list[Exception] = []

    def ask() -> None:
        try:
            found.append(look_up())
        except (OSError, UnicodeError) as error:
            failed.append(error)

    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    asking.join(deadline.left())
    if failed:
        raise NoAnswer(f"the name is not known: {failed[0]}") from failed[0]
    if not found:
        raise TooSlow
    return found[0]


def is_of_this_machine(address: Address) -> bool:
    """Say whether an address, though public, is one of this machine's own; sends nothing.

    Who would talk to itself, takes the address that it talks to as its own.
    """
    family = socket.AF_INET if address.version == 4 else socket.AF_INET6
    with socket.socket(family, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect((str(address), 9))
            return str(probe.getsockname()[0]) == str(address)
        except OSError:
            return False


def connected(addresses: Sequence[Address], port: int, deadline: Deadline) -> socket.socket:
    """Return a connection to the first address that answers. Raises NoAnswer, TooSlow."""
    failure = ""
    for address in addresses:
        family = socket.AF_INET if address.version == 4 else socket.AF_INET6
        plain = socket.socket(family, socket.SOCK_STREAM)
        try:
            plain.settimeout(min(SECONDS_TO_CONNECT, deadline.left()))
            plain.connect((str(address), port))
        except OSError as error:
            plain.close()
            failure = str(error)
        except TooSlow:
            plain.close()
            raise
        else:
            return plain
    raise NoAnswer(f"no connection: {failure}")


class TimedSocket:
    """What HTTPConnection needs of a socket, with one deadline for all of it."""

    def __init__(self, plain: socket.socket, deadline: Deadline, most_bytes: int) -> None:
        self.plain = plain
        self.deadline = deadline
        self.most_bytes = most_bytes

    def sendall(self, data: Any) -> None:
        """Send, within the time that is left."""
        self.plain.settimeout(self.deadline.left())
        self.plain.sendall(data)

    def makefile(self, mode: str) -> io.BufferedReader:
        """Return what comes, as a file."""
        return io.BufferedReader(TimedReader(self.plain, self.deadline, self.most_bytes))

    def close(self) -> None:
        """Do nothing: HTTPConnection lets go of it before the body is read. See `connection`."""


class TimedReader(io.RawIOBase):
    """Reads from a socket while there is time and until enough has come.

    A timeout of the socket alone begins anew with every byte: one byte a second would hold it for
    weeks.
    """

    def __init__(self, plain: socket.socket, deadline: Deadline, most_bytes: int) -> None:
        self.plain = plain
        self.deadline = deadline
        self.left = most_bytes

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Read what has come. Raises TooSlow and TooBig."""
        self.plain.settimeout(self.deadline.left())
        try:
            count = self.plain.recv_into(buffer)
        except TimeoutError as error:
            raise TooSlow from error
        self.left -= count
        if self.left < 0:
            raise TooBig
        return count
