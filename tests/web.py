"""A small part of the web on this machine: servers that answer exactly what a test tells them."""

import socket
import threading
from contextlib import contextmanager


class Server:
    """Answers every connection by `answer(connection, request)`; remembers what it was asked."""

    def __init__(self, answer, host="127.0.0.1", context=None):
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self.listener = socket.create_server((host, 0), family=family)
        self.port = self.listener.getsockname()[1]
        self.requests = []
        self.connections = 0
        self.answer = answer
        self.context = context
        threading.Thread(target=self.run, daemon=True).start()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}/page"

    @property
    def asked(self):
        """The path of each request."""
        return [request.split()[1].decode() for request in self.requests]

    def run(self):
        while True:
            try:
                connection, _address = self.listener.accept()
            except OSError:
                return
            self.connections += 1
            threading.Thread(target=self.serve, args=(connection,), daemon=True).start()

    def serve(self, connection):
        try:
            if self.context:
                connection = self.context.wrap_socket(connection, server_side=True)
            with connection:
                request = b""
                while b"\r\n\r\n" not in request and (piece := connection.recv(65_536)):
                    request += piece
                if request:
                    self.requests.append(request)
                    self.answer(connection, request)
        except OSError:
            # The other side has gone away, as it should.
            pass


@contextmanager
def served(answer, **options):
    """A server while the test lasts; `answer`: a function, or the bytes of the whole answer."""
    if isinstance(answer, bytes):
        whole = answer
        answer = lambda connection, request: connection.sendall(whole)  # noqa: E731
    server = Server(answer, **options)
    try:
        yield server
    finally:
        server.listener.close()


def page(body="", *, status="200 OK", kind="text/html; charset=utf-8", **headers):
    """The bytes of an answer."""
    body = body.encode() if isinstance(body, str) else body
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {kind}", f"Content-Length: {len(body)}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body
