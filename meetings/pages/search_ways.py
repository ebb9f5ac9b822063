"""Addresses of searches."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.urls import reverse

from .alternates import with_query
from .search import Question


@dataclass(frozen=True)
class Way:
    """Another search, or a page, that may be what the reader wants."""

    label: str
    address: str
    is_current: bool = False
    count: str = ""


def without_words(question: Question, typed: str) -> str:
    """Return the search without some of the words that were typed."""
    text = text_without(question.criteria.text, typed)
    return address(replace(question.criteria, text=text).parameters(question.language))


def text_without(text: str, typed: str) -> str:
    """Return a text without the first occurrence of some words."""
    return " ".join(text.replace(typed, " ", 1).split())


def address(parameters: Sequence[tuple[str, str]]) -> str:
    """Return the path of a search in the active language."""
    return with_query(reverse("search"), parameters)
