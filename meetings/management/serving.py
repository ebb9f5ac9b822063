"""The production server, and beside it what publishes reports that are due and reads sources."""

import ctypes
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Never

from django.conf import settings
from django.core.management.base import CommandError

ADDRESS = "127.0.0.1"
THREADS = 4
SECONDS_TO_START = 60
SECONDS_TO_STOP = 10
SIGNAL_WHEN_PARENT_DIES = 1  # PR_SET_PDEATHSIG of Linux

Process = subprocess.Popen[bytes]


def refuse_taken_port(port: int) -> None:
    """Raise CommandError when the port cannot be had."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ADDRESS, port))
        except OSError as error:
            raise CommandError(
                f"Port {port} cannot be had ({error.strerror}). Try another: make run PORT=8001"
            ) from error


def serve(port: int, *, when_it_answers: Callable[[], None]) -> None:
    """Run all of them until one ends or somebody stops this process; leave none behind."""
    signal.signal(signal.SIGTERM, interrupt)
    running: list[Process] = []
    try:
        running += [start(command, port) for command in (server(port), *watchers())]
        wait_for_answer(port, running)
        when_it_answers()
        while all(process.poll() is None for process in running):
            time.sleep(0.5)
        raise CommandError("The server, or what runs beside it, has ended by itself.")
    except KeyboardInterrupt:
        pass
    finally:
        end(running)


def server(port: int) -> list[str]:
    """Return the command of the server; its single process needs no cache shared with others."""
    options = ["--interface", "wsgi", "--no-ws", "--log-level", "warning"]
    options += ["--host", ADDRESS, "--port", str(port), "--blocking-threads", str(THREADS)]
    return [sys.executable, "-m", "granian", *options, "config.wsgi:application"]


def watchers() -> list[list[str]]:
    """Return the commands that publish what is due and, where that is wanted, read sources."""
    manage = [sys.executable, str(Path(settings.ROOT) / "manage.py")]
    commands = [[*manage, "publish_due", "--watch"]]
    if settings.CHECK_SOURCES:
        commands.append([*manage, "check_sources", "--watch"])
    return commands


def start(command: list[str], port: int) -> Process:
    """Start a process that ends with this one, however this one ends."""
    return subprocess.Popen(
        command,
        cwd=settings.ROOT,
        env=os.environ | {"PORT": str(port)},
        # A Ctrl-C in the terminal is for this process alone, which ends the others in order.
        start_new_session=True,
        preexec_fn=end_with_parent if sys.platform == "linux" else None,
    )


def end_with_parent() -> None:
    """Ask Linux to end this process when its parent dies, even by SIGKILL."""
    ctypes.CDLL(None).prctl(SIGNAL_WHEN_PARENT_DIES, signal.SIGTERM)


def interrupt(number: int, frame: FrameType | None) -> Never:
    """Treat SIGTERM like Ctrl-C."""
    raise KeyboardInterrupt


def wait_for_answer(port: int, running: list[Process]) -> None:
    """Return when the server answers; raise CommandError when it does not in good time."""
    give_up_at = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < give_up_at and running[0].poll() is None:
        connection = http.client.HTTPConnection(ADDRESS, port, timeout=5)
        try:
            connection.request("GET", "/healthz")
            if connection.getresponse().status == http.HTTPStatus.OK:
                return
        except OSError:
            time.sleep(0.1)
        finally:
            connection.close()
    raise CommandError("The server did not start; see its messages above.")


def end(running: list[Process]) -> None:
    """End the processes, at first politely."""
    for process in running:
        process.terminate()
    for process in running:
        try:
            process.wait(SECONDS_TO_STOP)
        except subprocess.TimeoutExpired:
            process.kill()
