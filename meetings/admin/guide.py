"""The guide for editors, `docs/editing.md`, on the desk and in the language of the account."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.contrib import admin
from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from PIL import Image

from ..text import markdown

DOCS = settings.ROOT / "docs"
PICTURES = DOCS / "pictures"
FILES = {"it": "editing.it.md", "en": "editing.md"}

_PICTURE = re.compile(r"^!\[([^\]\n]+)\]\(pictures/([a-z-]+)\.png\)$", re.MULTILINE)


@dataclass(frozen=True)
class Picture:
    """A picture of the guide: its file, what it shows, its size."""

    name: str
    alt: str
    width: int
    height: int


@dataclass(frozen=True)
class Chapter:
    """A part of the guide under a headline of its own; the first has none."""

    heading: str
    blocks: list[SafeString | Picture]

    @property
    def anchor(self) -> str:
        """Where a link to the chapter leads."""
        return slugify(self.heading)


@require_safe
def guide(request: HttpRequest) -> HttpResponseBase:
    """Show the guide."""
    context = {
        **admin.site.each_context(request),
        "title": _("Guide"),
        "chapters": list(chapters(get_language() or "en")),
    }
    return TemplateResponse(request, "admin/meetings/guide.html", context)


@require_safe
def guide_picture(request: HttpRequest, name: str) -> HttpResponseBase:
    """Send a picture of the guide; raise Http404 where it has none of that name."""
    path = PICTURES / f"{name}.png"
    if path.parent != PICTURES or not path.is_file():
        raise Http404
    return FileResponse(path.open("rb"), content_type="image/png")


def chapters(language: str) -> Iterator[Chapter]:
    """Yield the chapters of the guide; what stands before the first of them comes first."""
    text = (DOCS / FILES.get(language, FILES["en"])).read_text(encoding="utf-8")
    _title, _line, text = text.partition("\n")
    before, *parts = re.split(r"^## ", text, flags=re.MULTILINE)
    yield Chapter("", list(blocks(before)))
    for part in parts:
        heading, _line, body = part.partition("\n")
        yield Chapter(heading.strip(), list(blocks(body)))


def blocks(text: str) -> Iterator[SafeString | Picture]:
    """Yield the paragraphs between pictures as HTML, and the pictures."""
    pieces = _PICTURE.split(text)
    for words, alt, name in zip(pieces[::3], [*pieces[1::3], ""], [*pieces[2::3], ""], strict=True):
        # The project's own Markdown, which lets nothing through but a few safe tags.
        yield mark_safe(markdown.render(words))  # noqa: S308
        if name:
            with Image.open(PICTURES / f"{name}.png") as picture:
                yield Picture(name, alt, *picture.size)
