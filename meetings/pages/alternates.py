"""The addresses of one page in every language of the site."""

from collections.abc import Callable, Sequence
from urllib.parse import urlencode

from django.utils import translation

from ..models.report import LANGUAGES


def alternates(
    address: Callable[[], str], parameters: Callable[[str], Sequence[tuple[str, str]]] | None = None
) -> dict[str, str]:
    """Return the addresses of a page by language.

    address: gives the path in the language that is active when it is called; parameters: what
    follows the question mark, in a language.
    """
    found = {}
    for language in LANGUAGES:
        with translation.override(language):
            found[language] = with_query(address(), parameters(language) if parameters else ())
    return found


def with_query(path: str, parameters: Sequence[tuple[str, str]]) -> str:
    """Return a path with its parameters."""
    return f"{path}?{urlencode(parameters)}" if parameters else path
