"""How fast the search answers, and how often what comes first is right.

    python -m tests.scale.bench_search [REPORTS …]

Fills databases of its own with so many reports (1,000 if none is named), on SQLite and on a
throwaway PostgreSQL where there is one. What counts are the ratios; a machine's milliseconds are
its own. `--fill` and `--measure` do one thing to the database of DATABASE_URL, by themselves.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.databases import environment, postgresql, postgresql_binaries

TARGETS = {
    "suggestion": 10,
    "leader": 15,
    "two countries": 15,
    "rare word": 10,
    "common word": 60,
    "phrase": 40,
    "two words + country": 40,
    "quotes": 40,
}
#: As docs/operating.md advises for a database of this size.
SETTINGS = {
    "shared_buffers": "4GB",
    "effective_cache_size": "12GB",
    "random_page_cost": "1.1",
    "maintenance_work_mem": "1GB",
    "max_wal_size": "8GB",
}
#: Whoever has more reports than these has PostgreSQL.
MOST_ON_SQLITE = 20_000


def main(sizes):
    quality()
    with tempfile.TemporaryDirectory(prefix="colloqui-bench-") as folder:
        smaller = [n for n in sizes if n <= MOST_ON_SQLITE]
        urls = {n: f"sqlite:///{folder}/search-{n}.sqlite3" for n in smaller}
        if urls:
            report("SQLite", {n: measured(url, n) for n, url in urls.items()})
    if binaries := postgresql_binaries():
        report("PostgreSQL", {n: measured_on_postgresql(binaries, n) for n in sizes})
    else:
        print("PostgreSQL: no server binaries on this machine")


def measured_on_postgresql(binaries, number):
    """Do the same on a throwaway server, whose folder becomes that of another user."""
    with (
        tempfile.TemporaryDirectory(prefix="colloqui-bench-") as folder,
        postgresql(binaries, Path(folder), **SETTINGS) as url,
    ):
        return measured(url, number)


def measured(url, number):
    """Fill the database at an address, measure there, and return what was found."""
    print(f"… {number} reports", flush=True)
    filled, found = (
        json.loads(
            subprocess.run(
                [sys.executable, "-m", "tests.scale.search_speed", step, str(number)],
                env=environment(url),
                stdout=subprocess.PIPE,
                text=True,
                check=True,
            ).stdout.splitlines()[-1]
        )
        for step in ("--fill", "--measure")
    )
    return found | {"index": filled | found["index"]}


def quality():
    """Print how often the expected result comes first, tuned and set aside."""
    with tempfile.TemporaryDirectory(prefix="colloqui-bench-") as folder:
        subprocess.run(
            [sys.executable, "-m", "tests.search_quality"],
            env=environment(f"sqlite:///{folder}/quality.sqlite3"),
            check=True,
        )


def report(database, results):
    """Print what was measured on a database, and how it grows from the fewest to the most."""
    few, many = results[min(results)], results[max(results)]
    for number, found in results.items():
        print(f"\n{database}, {number} reports of 600 words per language (milliseconds)")
        print(f"{'':22}{'database':>18}{'page':>18}{'floor':>9}{'over floor':>12}{'target':>9}")
        print(f"{'':22}{'p50':>9}{'p95':>9}{'p50':>9}{'p95':>9}{'p50':>9}{'':12}{'p95':>9}")
        for name, one in found["times"].items():
            inside, page = one["database"], one["page"]
            ratio = inside[0] / one["floor"][0]
            print(
                f"{name:22}{inside[0]:9.1f}{inside[1]:9.1f}{page[0]:9.1f}{page[1]:9.1f}"
                f"{one['floor'][0]:9.1f}{ratio:12.1f}{TARGETS[name]:9}"
            )
        for name, value in found["index"].items():
            print(f"{name:44}{value}")
    if len(results) > 1:
        print(f"\n{database}: growth of the database's p50 from {min(results)} to {max(results)}")
        for name in few["times"]:
            once, now = (one["times"][name]["database"][0] for one in (few, many))
            print(f"{name:22}{now / once:9.1f}")


if __name__ == "__main__":
    os.chdir(Path(__file__).resolve().parents[2])
    main([int(one) for one in sys.argv[1:]] or [1_000])
