"""The files of pictures: served through the gate, each only as far as its report is public."""

import uuid

from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from people.models import Person

from .. import images
from ..models import Image, Photo, Report
from ..models.exposure import public_people
from ..rights import Action, can

#: An address names one picture for ever; still, what is withdrawn should leave caches in time.
LIVE = "public, max-age=2592000, immutable"
EARLIER = "public, max-age=3600"
UNPUBLISHED = "private, no-store"
POLICY = "default-src 'none'; sandbox"


@require_safe
def photo(
    request: HttpRequest, key: uuid.UUID, image: int, width: int, extension: str
) -> HttpResponseBase:
    """Serve a picture of a report to whoever may read one of the editions that show it."""
    photos = Photo.objects.filter(key=key, image=image).select_related("image")
    reports = Report.objects.filter(photos__in=photos)
    if reports.live().exists():
        caching = LIVE
    elif reports.readable().exists():
        caching = EARLIER
    elif any(can(request.user, Action.READ_UNPUBLISHED, report) for report in reports):
        caching = UNPUBLISHED
    else:
        raise Http404
    return picture(request, photos[0].image, width, extension, caching)


@require_safe
def portrait(
    request: HttpRequest, slug: str, image: int, width: int, extension: str
) -> HttpResponseBase:
    """Serve the portrait of a person whom a live report shows; of others, to editors only."""
    person = get_object_or_404(Person.objects.exclude(portrait=""), slug=slug)
    pictured = get_object_or_404(Image, pk=image, file=person.portrait.name)
    if public_people().filter(pk=person.pk).exists():
        caching = LIVE
    elif request.user.is_active and request.user.is_staff:
        caching = UNPUBLISHED
    else:
        raise Http404
    return picture(request, pictured, width, extension, caching)


def picture(
    request: HttpRequest, image: Image, width: int, extension: str, caching: str
) -> HttpResponseBase:
    """Answer with one size of a picture; 404 where it was not made."""
    rendition = images.rendition(image, width, extension)
    storage = image.file.storage
    if rendition is None or not storage.exists(rendition.file):
        raise Http404
    etag = f'"{image.pk}-{width}-{extension}"'
    answer = get_conditional_response(request, etag=etag) or FileResponse(
        storage.open(rendition.file), content_type=rendition.type
    )
    answer.headers["ETag"] = etag
    answer.headers["Cache-Control"] = caching
    answer.headers["Content-Security-Policy"] = POLICY
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer
