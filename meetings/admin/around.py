"""The pages around the report's form."""

from collections.abc import Callable

from django.http.response import HttpResponseBase

from .checking import check_new, checklist_view
from .comparing import compare_view
from .correction import correction_view
from .preview import preview, preview_new
from .proposing import propose_new, proposing_view
from .remarks import remarks_view
from .restoring import restore_view
from .steps import step_view

#: Below the address of a report: route, name, and view, which is called with the request, the
#: site and a report that the account may read; what else it may do, the view asks itself.
PAGES: list[tuple[str, str, Callable[..., HttpResponseBase]]] = [
    ("steps/<slug:name>/", "step", step_view),
    ("correct/", "correct", correction_view),
    ("checklist/", "checklist", checklist_view),
    ("compare/", "compare", compare_view),
    ("restore/", "restore", restore_view),
    ("remarks/", "remarks", remarks_view),
    ("preview/<slug:language>/", "preview", preview),
    ("propose/", "propose", proposing_view),
]

#: Below the address of all reports, for one that is not stored yet: as above, without a report.
PAGES_OF_NEW: list[tuple[str, str, Callable[..., HttpResponseBase]]] = [
    ("checklist/", "check_new", check_new),
    ("preview/<slug:language>/", "new_preview", preview_new),
    ("propose/", "propose_new", propose_new),
]
