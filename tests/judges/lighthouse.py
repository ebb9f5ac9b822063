"""Lighthouse with its mobile profile: a slow telephone, simulated, against this server."""

import json
import os
import shutil
import statistics
import subprocess

from .verdict import Verdict, table

LIGHTHOUSE = "lighthouse@13.5.0"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
#: What readers of the archive come for.
KINDS = (
    *("home", "report", "country", "leader", "two countries", "two leaders", "quote"),
    *("empty search", "search"),
)
#: What was searched for is kept from search engines on purpose.
NOT_FOR_ENGINES = "search,"
HEADS = ("kind of page", *CATEGORIES, "FCP s", "LCP s", "CLS", "TBT ms")
METRICS = {
    "FCP": ("first-contentful-paint", 1_000),
    "LCP": ("largest-contentful-paint", 1_000),
    "CLS": ("cumulative-layout-shift", 1),
    "TBT": ("total-blocking-time", 1),
}
#: Seconds until a report is there.
LATEST = 1.0
#: A machine that does other things too is slow at times: what is not perfect is looked at again.
RUNS = 3


def judge(pages, chromium):
    """Judge pages by name and address; chromium: the path of the browser, if there is one."""
    verdict = Verdict("Lighthouse, mobile")
    if not chromium or not shutil.which("npx"):
        verdict.skipped = (
            "no Chromium on this machine" if not chromium else "no npx on this machine"
        )
        return verdict
    rows = []
    for name, address in pages.items():
        runs = several(name, address, chromium)
        if not runs:
            verdict.faults.append(f"{name}: Lighthouse itself failed {RUNS} times")
            continue
        keys = (*CATEGORIES, *METRICS)
        middle = {key: statistics.median(run[key] for run in runs) for key in keys}
        verdict.faults += [f"{name}: {fault}" for fault in faults_of(name, middle, runs)]
        rows.append(row(name, middle))
    verdict.figures = table(HEADS, rows)
    return verdict


def several(name, address, chromium):
    """Return one run without fault, or several with; none where Lighthouse itself fails."""
    runs = []
    for _run in range(RUNS):
        last = run(address, chromium)
        if last is not None:
            runs.append(last)
            if not list(faults_of(name, last, runs)):
                return [last]
    return runs


def run(address, chromium):
    """Return the scores and times of one run; None where it could not measure the page."""
    root = ["--no-sandbox"] if os.geteuid() == 0 else []
    command = [
        *("npx", "--yes", LIGHTHOUSE, address, "--quiet", "--output", "json"),
        f"--only-categories={','.join(CATEGORIES)}",
        f"--chrome-flags={' '.join(['--headless=new', *root])}",
    ]
    environment = os.environ | {"CHROME_PATH": chromium}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    result = json.loads(done.stdout) if done.returncode == 0 else {"runtimeError": done.stderr}
    return None if "runtimeError" in result else read(result)


def read(result):
    """Return what one result says, as numbers by name, and what it complains about."""
    measured = {name: round(result["categories"][name]["score"] * 100) for name in CATEGORIES}
    for name, (audit, unit) in METRICS.items():
        measured[name] = result["audits"][audit]["numericValue"] / unit
    measured["complaints"] = [
        audit["title"]
        for name in CATEGORIES
        for part in result["categories"][name]["auditRefs"]
        if part["weight"] and (audit := result["audits"][part["id"]])["score"] not in (None, 1)
    ]
    return measured


def faults_of(name, measured, runs):
    """Yield what is not as it should be, with what Lighthouse complains about."""
    complaints = sorted({one for each in runs for one in each["complaints"]})
    for category in CATEGORIES:
        if category == "seo" and name.startswith(NOT_FOR_ENGINES):
            continue
        if measured[category] < 100:
            yield f"{category} {measured[category]:.0f} of 100: {', '.join(complaints)}"
    if measured["CLS"] > 0:
        yield f"it shifts by {measured['CLS']:.3f}"
    if name.startswith("report") and measured["LCP"] >= LATEST:
        yield f"it is there after {measured['LCP']:.2f} s, and not before {LATEST:.1f} s"


def row(name, measured):
    scores = [f"{measured[category]:.0f}" for category in CATEGORIES]
    times = [f"{measured['FCP']:.2f}", f"{measured['LCP']:.2f}"]
    return name, *scores, *times, f"{measured['CLS']:.3f}", f"{measured['TBT']:.0f}"
