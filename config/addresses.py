"""Where a request comes from."""

from django.http import HttpRequest

from .safety import is_loopback


def client_address(request: HttpRequest) -> str:
    """Return the address of the reader.

    The proxy in front stands on this machine (or calls through a socket file, then there is no
    address); only its word is taken, and of the chain it hands on only the last link, which it
    wrote itself.
    """
    neighbour = request.META.get("REMOTE_ADDR", "")
    if neighbour and not is_loopback(neighbour):
        return neighbour
    chain = request.headers.get("X-Forwarded-For", "")
    return chain.rpartition(",")[2].strip() or neighbour or "127.0.0.1"
