"""Finding what stands at a translated address."""

from django.db.models import Model, Q, QuerySet
from django.http import Http404

from ..models.report import other_language


def at_address(things: QuerySet, slug: str, *, language: str) -> Model:
    """Return the thing at an address in a language; 404 where there is none.

    Where a thing has no address in the language, that of the other one serves.
    """
    own, other = f"slug_{language}", f"slug_{other_language(language)}"
    borrowed = Q(**{other: slug}) & (Q(**{own: ""}) | Q(**{own: None}))
    found = {
        getattr(thing, own) or slug: thing for thing in things.filter(Q(**{own: slug}) | borrowed)
    }
    if slug not in found:
        raise Http404
    return found[slug]
