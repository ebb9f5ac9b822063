"""Photos on the report's form."""

import pytest

from meetings.models import Image
from tests import factories, pictures
from tests.forms_on_page import errors_of, fields_of

pytestmark = pytest.mark.django_db


def change(report):
    return f"/admin/meetings/report/{report.pk}/change/"


def sent(client, report, **typed):
    """The answer to the form with one photo more."""
    photo = {"photos-TOTAL_FORMS": "1", "photos-0-focal_x": "0.5", "photos-0-focal_y": "0.5"}
    return client.post(change(report), fields_of(client.get(change(report))) | photo | typed)


def picture():
    return pictures.upload(pictures.jpeg())


def test_picture_is_stored_with_its_words(client, author):
    report = factories.report(author=author)
    sent(client, report, **{"photos-0-upload": picture(), "photos-0-alt_en": "Two people"})
    photo = report.photos.get()
    assert (photo.alt_en, photo.image) == ("Two people", Image.objects.get())


def test_text_file_called_jpg_is_refused_and_all_else_kept(client, author):
    report = factories.report(author=author)
    text = pictures.upload(b"this is no picture")
    answer = sent(client, report, title_en="Typed", **{"photos-0-upload": text})
    assert list(errors_of(answer)) == ["photos-0-upload"]
    assert fields_of(answer)["title_en"] == "Typed"
    assert Image.objects.count() == 0


def test_picture_is_kept_while_something_else_is_refused(client, author):
    report = factories.report(author=author)
    answer = sent(client, report, ended_on="1999-01-01", **{"photos-0-upload": picture()})
    client.post(change(report), fields_of(answer) | {"ended_on": ""})
    assert report.photos.get().image == Image.objects.get()


def test_forged_picture_is_refused(client, author):
    report = factories.report(author=author)
    answer = sent(client, report, **{"photos-0-kept": "1", "photos-0-credit": "Somebody"})
    assert list(errors_of(answer)) == ["photos-0-upload"]


def test_words_without_a_picture_are_refused(client, author):
    report = factories.report(author=author)
    answer = sent(client, report, **{"photos-0-credit": "Somebody"})
    assert errors_of(answer)["photos-0-upload"] == ["Choose a picture file."]


def test_upload_of_somebody_who_may_not_is_not_taken_in(client, author):
    report = factories.report()
    client.post(change(report), {"photos-0-upload": picture()})
    assert Image.objects.count() == 0
