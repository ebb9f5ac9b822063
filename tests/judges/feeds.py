"""Feeds, maps and what browsers ask for, by their schemas and by what schemas cannot say."""

import json
from pathlib import Path
from urllib.parse import urlsplit

import feedparser
from lxml import etree

from .verdict import Verdict

SCHEMAS = Path(__file__).parent / "schemas"
ATOM = "{http://www.w3.org/2005/Atom}"
OPENSEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
#: Google's and the protocol's limit of one map.
MOST_OF_A_MAP = 50_000


def judge(fetch, answers):
    """Judge the feeds among these answers, all maps, the descriptions of the search, the manifest.

    fetch: gives the answer of a path.
    """
    verdict = Verdict("Feeds and maps")
    feeds = [answer for answer in answers if answer.is_feed]
    for answer in feeds:
        verdict.faults += named(answer.path, faults_of_feed(answer.body))
    maps = every_map(fetch)
    for answer in maps:
        verdict.faults += named(answer.path, faults_of_map(answer.body))
    for language in ("it", "en"):
        answer = fetch(f"/opensearch-{language}.xml")
        verdict.faults += named(answer.path, faults_of_description(answer.body))
    verdict.faults += named(
        "/site.webmanifest", faults_of_manifest(fetch("/site.webmanifest").body)
    )
    verdict.figures = [f"{len(feeds)} feeds, {len(maps)} maps, 2 descriptions, 1 manifest"]
    return verdict


def named(path, faults):
    return [f"{path}: {fault}" for fault in faults]


def against(schema, body):
    """Return the tree of an XML document, and what its schema says against it."""
    try:
        tree = etree.fromstring(body)
    except etree.XMLSyntaxError as error:
        return None, [f"no XML: {error}"]
    rules = etree.RelaxNG(etree.parse(SCHEMAS / schema))
    rules.validate(tree)
    return tree, [f"line {error.line}: {error.message}" for error in rules.error_log]


def faults_of_feed(body):
    """Return what is wrong with an Atom feed: by RFC 4287, and as a reader of feeds finds it."""
    feed, faults = against("atom.rng", body)
    if faults:
        return faults
    entries = feed.findall(f"{ATOM}entry")
    faults += [f"feed: {fault}" for fault in faults_of_names(feed)]
    faults += [f"entry: {fault}" for entry in entries for fault in faults_of_names(entry)]
    if not feed.get(LANGUAGE):
        faults.append("no language")
    if "self" not in relations(feed):
        faults.append("it does not say where it is found (4.1.1)")
    if feed.find(f"{ATOM}author") is None and any(
        one.find(f"{ATOM}author") is None for one in entries
    ):
        faults.append("an entry has no author (4.1.2)")
    if len({one.findtext(f"{ATOM}id") for one in entries}) < len(entries):
        faults.append("two entries have one name (4.1.1)")
    if any(not one.findtext(f"{ATOM}summary") for one in entries):
        faults.append("an entry has no summary")
    read = feedparser.parse(body)
    if read.bozo:
        faults.append(f"a reader stumbles: {read.bozo_exception}")
    if len(read.entries) != len(entries):
        faults.append(f"a reader finds {len(read.entries)} of {len(entries)} entries")
    return faults


def faults_of_names(thing):
    """Return what is wrong with the name and the links of a feed or an entry."""
    name = urlsplit(thing.findtext(f"{ATOM}id"))
    if not name.scheme:
        yield "its name is no IRI (4.2.6)"
    written = relations(thing)
    if written.count("alternate") != 1:
        yield f"{written.count('alternate')} pages show the same (4.1.1, 4.1.2)"
    for link in thing.findall(f"{ATOM}link"):
        if not urlsplit(link.get("href")).netloc:
            yield f"a link leads nowhere without its base: {link.get('href')}"
    if not thing.findtext(f"{ATOM}title").strip():
        yield "no title"


def relations(thing):
    return [link.get("rel", "alternate") for link in thing.findall(f"{ATOM}link")]


def every_map(fetch):
    """Return the index of maps, and every file to which it leads."""
    index = fetch("/sitemap.xml")
    inside = [element.text for element in etree.fromstring(index.body).iter(f"{MAP}loc")]
    paths = [urlsplit(address) for address in inside]
    return [index, *(fetch(f"{at.path}?{at.query}".rstrip("?")) for at in paths)]


def faults_of_map(body):
    """Return what is wrong with a map or an index of maps."""
    tree, faults = against("sitemap.rng", body)
    if faults:
        return faults
    places = [element.text for element in tree.iter(f"{MAP}loc")]
    if len(set(places)) < len(places):
        faults.append("an address stands twice")
    if len(places) > MOST_OF_A_MAP:
        faults.append(f"{len(places)} addresses")
    for url in tree.iter(f"{MAP}url"):
        versions = {link.get("hreflang"): link.get("href") for link in url if link.get("hreflang")}
        if url.findtext(f"{MAP}loc") not in versions.values():
            faults.append(f"it does not name itself: {url.findtext(f'{MAP}loc')}")
        if "x-default" not in versions:
            faults.append(f"nothing for other languages: {url.findtext(f'{MAP}loc')}")
    return faults


def faults_of_description(body):
    """Return what is wrong with a description of the search (OpenSearch 1.1)."""
    tree = etree.fromstring(body)
    name = tree.findtext(f"{OPENSEARCH}ShortName") or ""
    description = tree.findtext(f"{OPENSEARCH}Description") or ""
    templates = [url.get("template") for url in tree.findall(f"{OPENSEARCH}Url")]
    faults = []
    if tree.tag != f"{OPENSEARCH}OpenSearchDescription":
        faults.append(f"the root is {tree.tag}")
    if not 0 < len(name) <= 16:
        faults.append("the short name has 1 to 16 characters")
    if not 0 < len(description) <= 1024:
        faults.append("the description has 1 to 1024 characters")
    if not any("{searchTerms}" in template for template in templates):
        faults.append("no address takes the words")
    return faults


def faults_of_manifest(body):
    """Return what is wrong with a web manifest."""
    manifest = json.loads(body)
    missing = [name for name in ("name", "start_url", "display", "icons") if not manifest.get(name)]
    icons = [
        icon for icon in manifest.get("icons", []) if not (icon.get("src") and icon.get("sizes"))
    ]
    return [f"no {name}" for name in missing] + [f"an icon without size: {icon}" for icon in icons]
