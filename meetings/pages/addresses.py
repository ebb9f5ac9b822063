"""Addresses of public pages in a language of the site."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from ..models.report import LANGUAGES


def address(name: str, language: str, **parts: Any) -> str:
    """Return the path of the page called `name` in a language; parts: what its address holds."""
    with translation.override(language):
        return reverse(name, kwargs=parts)


def in_every_language(name: str, **parts: Any) -> dict[str, str]:
    """Return the paths of one page by language; parts: the same in each of them."""
    return {language: address(name, language, **parts) for language in LANGUAGES}


def full_addresses(language: str) -> Callable[..., str]:
    """Return what gives the full address of a page in a language by its name."""
    return lambda name, **parts: absolute(address(name, language, **parts))


def absolute(path: str) -> str:
    """Return the full address of a path on this site."""
    return f"{settings.SITE_URL}{path}"
