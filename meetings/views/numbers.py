"""The short permanent address of a meeting."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from ..models import Meeting


@require_safe
def number(request: HttpRequest, number: int) -> HttpResponse:
    """Lead to the report in the reader's language; 404 for what was never published."""
    published = Meeting.objects.filter(first_published_at__isnull=False)
    meeting = get_object_or_404(published, number=number)
    return redirect("report", slug=meeting.slug_in(request.LANGUAGE_CODE))
