"""Runs the whole suite on SQLite, then on a throwaway PostgreSQL when its binaries are found.

`python tests/databases.py [--only sqlite|postgresql] [options of pytest]`
"""

import os
import pwd
import re
import secrets
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SQLITE = f"SQLite {sqlite3.sqlite_version}"
NO_POSTGRESQL = "PostgreSQL: no server binaries on this machine (initdb, pg_ctl)"


@dataclass
class Outcome:
    """What became of one run of the suite."""

    database: str
    passed: int = 0
    failed: int = 0
    seconds: float = 0.0
    skipped: Counter = field(default_factory=Counter)
    broke_off: str = ""


def main(arguments: list[str]) -> int:
    """Run, report, return the exit status."""
    only = ""
    if arguments[:1] == ["--only"]:
        only, arguments = arguments[1], arguments[2:]
    outcomes = []
    with tempfile.TemporaryDirectory(prefix="colloqui-tests-") as folder:
        if only != "postgresql":
            outcomes.append(run(f"sqlite:///{folder}/colloqui.sqlite3", SQLITE, arguments))
        binaries = None if only == "sqlite" else postgresql_binaries()
        if binaries:
            with postgresql(binaries, Path(folder)) as url:
                outcomes.append(run(url, f"PostgreSQL {version_of(binaries)}", arguments))
    return report(outcomes, [] if binaries or only == "sqlite" else [NO_POSTGRESQL])


def run(url: str, database: str, arguments: list[str]) -> Outcome:
    """Run pytest on one database."""
    print(f"\n=== {database}\n", flush=True)
    with tempfile.TemporaryDirectory(prefix="colloqui-result-") as folder:
        result = Path(folder) / "result.xml"
        command = [sys.executable, "-m", "pytest", "-q", "-n", "2", f"--junitxml={result}"]
        began = time.monotonic()
        # What a worker that is killed leaves behind goes with the folder.
        status = subprocess.run(
            [*command, *arguments], cwd=ROOT, env=environment(url) | {"TMPDIR": folder}, check=False
        ).returncode
        outcome = read(result, database) if result.exists() else Outcome(database)
        outcome.seconds = time.monotonic() - began
        if not result.exists():
            outcome.broke_off = f"pytest broke off with exit status {status}"
    if status and not outcome.failed:
        # A collection that broke or a worker that died leaves no failed test behind.
        outcome.failed = 1
    return outcome


def environment(url: str) -> dict[str, str]:
    """Return an environment with this database and nothing else that would change the site."""
    ours = ("SITE_URL", "SECRET_KEY", "DEBUG", "ALLOWED_HOSTS", "CSRF_TRUSTED_ORIGINS", "CACHE_URL")
    kept = {name: value for name, value in os.environ.items() if name not in ours}
    return kept | {"DATABASE_URL": url}


def read(result: Path, database: str) -> Outcome:
    """Read what pytest wrote."""
    outcome = Outcome(database)
    for case in ElementTree.parse(result).iter("testcase"):
        skipped = case.find("skipped")
        if case.find("failure") is not None or case.find("error") is not None:
            outcome.failed += 1
        elif skipped is not None:
            outcome.skipped[skipped.get("message", "")] += 1
        else:
            outcome.passed += 1
    return outcome


def report(outcomes: list[Outcome], not_run: list[str]) -> int:
    """Say what ran where and what was skipped and why; the last line is the sum."""
    print()
    for outcome in outcomes:
        what = outcome.broke_off or f"{outcome.passed} passed, {outcome.failed} failed"
        print(f"{outcome.database}: {what}, in {outcome.seconds:.0f} s")
        for reason, times in outcome.skipped.items():
            print(f"  skipped {times}: {reason}")
    for reason in not_run:
        print(f"skipped {reason}")
    passed = sum(outcome.passed for outcome in outcomes)
    failed = sum(outcome.failed for outcome in outcomes)
    skipped = sum(outcome.skipped.total() for outcome in outcomes)
    print(f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
    return 1 if failed or not passed else 0


def postgresql_binaries() -> Path | None:
    """Return the folder of the newest PostgreSQL server on this machine, None without one."""
    on_path = shutil.which("initdb")
    if on_path and shutil.which("pg_ctl"):
        return Path(on_path).resolve().parent
    found = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    newest = max(found, key=lambda path: int(re.sub(r"\D", "", path.parts[-3]) or 0), default=None)
    return newest.parent if newest else None


def version_of(binaries: Path) -> str:
    """Return the server's version, as it writes it."""
    server = [binaries / "postgres", "--version"]
    said = subprocess.run(server, capture_output=True, text=True, check=True)
    return re.findall(r"\d+(?:\.\d+)*", said.stdout)[0]


@contextmanager
def postgresql(binaries: Path, folder: Path, **settings: str) -> Iterator[str]:
    """Start a server that keeps nothing, with some settings; yield the address of its database."""
    data, password_file = folder / "postgresql", folder / "password"
    password, port = secrets.token_hex(16), free_port()
    password_file.write_text(password)
    data.mkdir(mode=0o700)
    as_user = unprivileged(folder, data, password_file)
    initdb = [binaries / "initdb", "-D", data, "-U", "colloqui", "-A", "scram-sha-256"]
    initdb += ["--pwfile", password_file, "-E", "UTF8", "--locale", "C", "--no-sync"]
    subprocess.run(initdb, check=True, stdout=subprocess.DEVNULL, **as_user)
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={data}"
    settings |= dict.fromkeys(("fsync", "full_page_writes", "synchronous_commit"), "off")
    options += "".join(f" -c {name}={value}" for name, value in settings.items())
    pg_ctl = [binaries / "pg_ctl", "-D", data, "-w", "-s"]
    log = data / "server.log"
    subprocess.run([*pg_ctl, "-l", log, "-o", options, "start"], check=True, **as_user)
    try:
        yield f"postgres://colloqui:{password}@127.0.0.1:{port}/postgres"
    finally:
        subprocess.run([*pg_ctl, "-m", "immediate", "stop"], check=False, **as_user)


def unprivileged(*paths: Path) -> dict:
    """Return how to start a process as somebody else when we are root, who may not serve.

    The paths become that user's.
    """
    if os.geteuid() != 0:
        return {"cwd": paths[0]}
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    user = known.get("postgres") or known["nobody"]
    for path in paths:
        os.chown(path, user.pw_uid, user.pw_gid)
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": [], "cwd": paths[0]}


def free_port() -> int:
    """Return a port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
