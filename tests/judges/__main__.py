"""`make judge`: what tools say of the public site, in figures.

`python -m tests.judges [markup feeds structured weight access lighthouse]`

It starts the production server with the demo on a fresh database. What a machine lacks (java, node,
Chromium) is skipped and said. Nothing here is needed to run or to test the site.
"""

import os
import shutil
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from playwright.sync_api import sync_playwright  # noqa: E402

from tests.browser.conftest import running_site  # noqa: E402

from . import access, feeds, lighthouse, markup, structured, weight  # noqa: E402
from .pages import ERRORS, LANGUAGES, PAGES, one_of_each, over_http, quote, walk  # noqa: E402
from .verdict import Verdict  # noqa: E402

CHROMIUM = next(filter(None, map(shutil.which, ["chromium", "chromium-browser"])), None)
DEMO = (["load_countries"], ["create_roles"], ["load_demo"])
#: Pages of a kind that a walk through the site takes.
MOST = 40


class Judges:
    """The judges by name, each with what it needs of a running site."""

    def __init__(self, site, folder):
        self.site, self.folder = site, folder
        self.fetch = over_http(site)
        self.walked = walk(self.fetch, most=MOST)

    def markup(self):
        errors = [answer for _name, _language, answer in one_of_each(self.fetch)]
        return markup.judge([*self.answers(), *errors], self.folder / "pages")

    def feeds(self):
        return feeds.judge(self.fetch, self.answers())

    def structured(self):
        return structured.judge(self.walked)

    def weight(self):
        with browsers() as start:
            return weight.judge(start(), self.addresses(PAGES)) if start else no_browser("Weight")

    def access(self):
        errors = {name: paths for name, (_status, paths) in ERRORS.items()}
        with browsers() as start:
            if not start:
                return no_browser("Access")
            return access.judge(start(), start(access.LARGE_TEXT), self.addresses(PAGES | errors))

    def lighthouse(self):
        wanted = {name: paths for name, paths in PAGES.items() if name in lighthouse.KINDS}
        return lighthouse.judge(self.addresses(wanted), CHROMIUM)

    def answers(self):
        return [answer for answers in self.walked.values() for answer in answers]

    def addresses(self, pages):
        """Return the full address of each page by its name and language, with a quote's."""
        quotes = {"quote": tuple(quote(self.fetch, language) for language in LANGUAGES)}
        return {
            f"{name}, {language}": self.site + path
            for name, paths in (pages | quotes).items()
            for language, path in zip(LANGUAGES, paths, strict=True)
        }


@contextmanager
def browsers():
    """How to start a browser with some arguments; None where there is none."""
    if not CHROMIUM:
        yield None
        return
    root = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        yield lambda *arguments: playwright.chromium.launch(
            executable_path=CHROMIUM, args=[*root, *arguments]
        )


def no_browser(judge):
    return Verdict(judge, skipped="no Chromium on this machine")


NAMES = ("markup", "feeds", "structured", "weight", "access", "lighthouse")


def main(names):
    """Let the named judges look, all without names; return the exit status."""
    faults = 0
    with (
        tempfile.TemporaryDirectory(prefix="colloqui-judges-") as folder,
        running_site(Path(folder), *DEMO) as site,
    ):
        judges = Judges(site.url, Path(folder))
        for name in names or NAMES:
            verdict = getattr(judges, name)()
            print(verdict, end="\n\n", flush=True)
            faults += len(verdict.faults)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
