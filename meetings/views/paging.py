"""How lists are paged: by a cursor in the address."""

from django.http import Http404, HttpRequest

from ..forms.cursor import Cursor, CursorForm
from ..pages.lists import Listing


def cursor(request: HttpRequest) -> Cursor | None:
    """Return where the reader wants to go on, None for the beginning; 404 for what is no place."""
    form = CursorForm(request.GET)
    if not form.is_valid():
        raise Http404
    return form.cleaned_data["before"]


def refuse_end(listing: Listing) -> None:
    """Answer 404 beyond the end of a list."""
    if listing.before is not None and not listing.rows:
        raise Http404


def kept(listing: Listing) -> list[tuple[str, str]]:
    """Return the parameters that lead to the same page of a list."""
    return [] if listing.before is None else [("before", str(listing.before))]
