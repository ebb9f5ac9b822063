"""What a page costs a reader who comes for the first time: bytes, requests, cookies, shifts."""

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import brotli
from django.contrib.staticfiles.finders import find

from .verdict import Verdict, table

KILO = 1_000
MOST = 60 * KILO
MOST_OF_SCRIPT = 12 * KILO
HEADS = ("kind of page", "kB", "page", "sheet", "script", "as read", "requests", "shift")
SHEET_LINK = re.compile(r'<link rel="stylesheet"')
SCRIPT = re.compile(r'<script src="/static/([^"]+)"')
#: What a browser would fetch from somebody else.
ELSEWHERE = re.compile(r'<(?:script|img|source|iframe)[^>]*\bsrc(?:set)?="(?:https?:)?//')
#: Layout shifts, added up as browsers report them.
WATCH = """() => {
    window.shifted = 0;
    new PerformanceObserver(list => {
        for (const one of list.getEntries()) window.shifted += one.value;
    }).observe({type: 'layout-shift', buffered: true});
}"""


@dataclass
class Cost:
    """Bytes as they are sent, by kind of file; script also as it is read."""

    page: int = 0
    sheet: int = 0
    script: int = 0
    script_read: int = 0
    other: int = 0
    sheets: int = 0
    requests: int = 0
    third_parties: int = 0
    cookies: int = 0
    shift: float = 0

    @property
    def total(self):
        return self.page + self.sheet + self.script + self.other

    def faults(self):
        """Yield what breaks the budget."""
        if self.total > MOST:
            yield f"{self.total} bytes"
        if self.sheets != 1:
            yield f"{self.sheets} style sheets"
        if self.script_read > MOST_OF_SCRIPT:
            yield f"{self.script_read} bytes of script"
        if self.third_parties:
            yield f"{self.third_parties} requests to others"
        if self.cookies:
            yield f"{self.cookies} cookies"
        if self.shift:
            yield f"it shifts by {self.shift}"


def judge(browser, pages):
    """Judge pages in a browser; pages: name to full address."""
    verdict = Verdict("Weight")
    rows = []
    for name, address in pages.items():
        cost = cost_of(browser, address)
        verdict.faults += [f"{name}: {fault}" for fault in cost.faults()]
        rows.append(row(name, cost))
    verdict.figures = table(HEADS, rows)
    return verdict


def row(name, cost):
    sizes = (cost.total, cost.page, cost.sheet, cost.script, cost.script_read)
    return name, *(f"{size / KILO:.1f}" for size in sizes), cost.requests, f"{cost.shift:.3f}"


def cost_of(browser, address):
    """Return what a page costs whoever has nothing of the site yet; photos are not counted."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.add_init_script(f"({WATCH})()")
    done = []
    page.on("requestfinished", lambda request: done.append(request))
    page.goto(address, wait_until="networkidle")
    cost = Cost(requests=len(done), cookies=len(context.cookies()))
    for request in done:
        count(cost, request, urlsplit(address).netloc)
    cost.shift = page.evaluate("window.shifted")
    context.close()
    return cost


def of_text(page, size, sheet):
    """Return what a page costs as far as its text tells; size, sheet: bytes as they are sent.

    Scripts are read where they are written and compressed as they are when they are collected.
    """
    scripts = [Path(find(path)).read_bytes() for path in SCRIPT.findall(page)]
    return Cost(
        page=size,
        sheet=sheet,
        sheets=len(SHEET_LINK.findall(page)),
        script=sum(len(brotli.compress(script)) for script in scripts),
        script_read=sum(len(script) for script in scripts),
        third_parties=len(ELSEWHERE.findall(page)),
    )


def count(cost, request, host):
    """Add one request to a cost."""
    size = request.sizes()["responseBodySize"]
    cost.third_parties += urlsplit(request.url).netloc != host
    match request.resource_type:
        case "document":
            cost.page += size
        case "stylesheet":
            cost.sheet += size
            cost.sheets += 1
        case "script":
            cost.script += size
            cost.script_read += len(request.response().body())
        case "image":
            pass
        case _:
            cost.other += size
