"""What machines read in the head of a page: JSON-LD by schema.org, canonical and languages."""

import datetime
import json
import re
from urllib.parse import urlsplit

from .verdict import Verdict

DOCUMENT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
CANONICAL = re.compile(r'<link rel="canonical" href="([^"]+)"')
UNLISTED = '<meta name="robots" content="noindex">'
VERSION = re.compile(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)"')
#: Type: what it must have, by schema.org and by what search engines ask of it.
REQUIRED = {
    "NewsArticle": (
        *("headline", "datePublished", "dateModified", "author", "publisher", "inLanguage"),
        *("mainEntityOfPage", "isBasedOn", "about", "url"),
    ),
    "Event": ("name", "startDate", "attendee"),
    "Place": ("name",),
    "Quotation": ("text", "inLanguage", "creator", "isBasedOn"),
    "Person": ("name",),
    "Country": ("name",),
    "Organization": ("name",),
    "CreativeWork": ("name",),
    "PostalAddress": (),
    "BreadcrumbList": ("itemListElement",),
    "ListItem": ("position", "name", "item"),
}
#: Kind of page: types that stand on it.
EXPECTED = {
    "report": {"NewsArticle", "Event", "BreadcrumbList"},
    "leader": {"Person", "BreadcrumbList"},
    "country": {"Country", "BreadcrumbList"},
    "quote": {"Quotation", "BreadcrumbList"},
    "organization": {"Organization", "BreadcrumbList"},
    "topic": {"BreadcrumbList"},
}
DAYS = ("startDate", "endDate", "datePublished", "dateModified", "birthDate", "deathDate")
ADDRESSES = ("@id", "url", "item", "mainEntityOfPage", "sameAs")
PARTIAL_DAY = re.compile(r"\d{4}(-\d{2}){0,2}")


def judge(walked):
    """Judge the pages of a walk, by kind."""
    verdict = Verdict("JSON-LD")
    count = 0
    for (name, _language, _asks), answers in walked.items():
        for answer in answers:
            if not answer.is_page or answer.status != 200:
                continue
            things, faults = read(answer.text)
            count += len(things)
            types = {thing["@type"] for thing in things}
            if is_canonical(answer):
                missing = EXPECTED.get(name, set()) - types
                faults += [f"no {kind}" for kind in sorted(missing)]
                faults += faults_of_languages(answer.text)
            verdict.faults += [f"{answer.path}: {fault}" for fault in faults]
    verdict.figures = [f"{count} things"]
    return verdict


def is_canonical(answer):
    """Whether a page is the one to be found, and not another of the same thing."""
    found = CANONICAL.search(answer.text)
    return found is not None and urlsplit(found[1]).path == answer.path


def faults_of_languages(page):
    """Yield what is wrong with the addresses of a page in the languages."""
    versions = dict(VERSION.findall(page))
    if UNLISTED in page:
        return
    if "x-default" not in versions:
        yield "nothing for readers of other languages"
    if CANONICAL.search(page)[1] not in versions.values():
        yield "it is not among its versions"


def read(page):
    """Return the things that a page describes, those within others too, and what is wrong."""
    try:
        documents = [json.loads(text) for text in DOCUMENT.findall(page)]
    except json.JSONDecodeError as error:
        return [], [f"no JSON: {error}"]
    faults = [
        f"the context is {document.get('@context')}"
        for document in documents
        if document.get("@context") != "https://schema.org"
    ]
    things = [thing for document in documents for thing in nested(document["@graph"])]
    typed = [thing for thing in things if "@type" in thing]
    known = {thing["@id"] for thing in typed if "@id" in thing}
    for thing in things:
        if "@type" in thing:
            faults += faults_of(thing)
        elif thing.get("@id") not in known:
            faults.append(f"it refers to what is not there: {thing}")
    return typed, faults


def nested(value):
    """Yield every thing in a value."""
    if isinstance(value, list):
        for one in value:
            yield from nested(one)
    elif isinstance(value, dict):
        yield value
        for one in value.values():
            yield from nested(one)


def faults_of(thing):
    """Yield what is wrong with one thing."""
    kind = thing["@type"]
    if kind not in REQUIRED:
        yield f"nobody here knows a {kind}"
        return
    for name in REQUIRED[kind]:
        if not thing.get(name):
            yield f"{kind} without {name}"
    for name in DAYS:
        if name in thing and not is_moment(thing[name]):
            yield f"{kind}: {name} is {thing[name]}"
    for name in ADDRESSES:
        if name in thing and not urlsplit(thing[name]).netloc:
            yield f"{kind}: {name} is {thing[name]}"
    for name, value in thing.items():
        if value in ("", None, [], {}):
            yield f"{kind}: {name} is empty"


def is_moment(text):
    """Whether a text is a day, known in part perhaps, or a moment with its zone, by ISO 8601."""
    if PARTIAL_DAY.fullmatch(text):
        return True
    try:
        return datetime.datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False
