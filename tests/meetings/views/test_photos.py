import uuid

import pytest
from django.urls import reverse

from meetings import images, workflow
from meetings.models import Photo
from tests import factories
from tests.pictures import jpeg, upload

pytestmark = pytest.mark.django_db
TYPES = {"avif": "image/avif", "webp": "image/webp", "jpg": "image/jpeg"}


def pictured(made=None, content=None):
    """A photo in a draft, complete enough to be published."""
    made = made or factories.report()
    image = images.store(upload(content or jpeg(700, 350)))
    return Photo.objects.create(
        report=made, image=image, alt_it="Due persone", alt_en="Two people", credit="Agency"
    )


def address(photo, width=320, extension="jpg", image=None):
    return reverse("photo", args=[photo.key, image or photo.image_id, width, extension])


def published(photo):
    workflow.publish(photo.report, by=factories.editor("Publisher"))
    return photo


@pytest.mark.parametrize("extension", TYPES)
def test_photo_of_a_live_report_is_served_to_everybody(client, extension):
    photo = published(pictured())
    answer = client.get(address(photo, 640, extension))
    assert (answer.status_code, answer["Content-Type"]) == (200, TYPES[extension])
    size = next(
        size["bytes"]
        for size in photo.image.sizes
        if (size["width"], size["format"]) == (640, extension)
    )
    assert len(answer.getvalue()) == size


def test_headers_let_the_file_be_nothing_but_a_picture(client):
    answer = client.get(address(published(pictured())))
    assert (answer["Content-Security-Policy"], answer["X-Content-Type-Options"]) == (
        "default-src 'none'; sandbox",
        "nosniff",
    )


def test_live_photo_may_be_kept_for_long_and_depends_on_no_cookie(client):
    answer = client.get(address(published(pictured())))
    assert (answer["Cache-Control"], "Cookie" in answer.get("Vary", "")) == (
        "public, max-age=2592000, immutable",
        False,
    )


def test_known_photo_is_not_sent_again(client):
    photo = published(pictured())
    etag = client.get(address(photo))["ETag"]
    answer = client.get(address(photo), headers={"if-none-match": etag})
    assert (answer.status_code, answer.content) == (304, b"")


def test_photo_that_is_no_longer_public_is_not_confirmed_either(client):
    photo = published(pictured())
    etag = client.get(address(photo))["ETag"]
    meeting = photo.report.meeting
    meeting.refresh_from_db()
    publisher = factories.editor("Publisher")
    workflow.withdraw(meeting, by=publisher, reason_it="Errore", reason_en="Error")
    answer = client.get(address(photo), headers={"if-none-match": etag})
    assert answer.status_code == 404


def test_photo_of_a_draft_does_not_exist_for_readers(client):
    assert client.get(address(pictured())).status_code == 404


@pytest.mark.parametrize("role", ["Author", "Translator", None])
def test_photo_of_somebody_elses_draft_does_not_exist_for_other_editors(client, role):
    photo = pictured()
    client.force_login(factories.editor(role))
    assert client.get(address(photo)).status_code == 404


@pytest.mark.parametrize("role", ["Publisher", "Manager"])
def test_photo_of_a_draft_is_served_to_publishers_and_kept_nowhere(client, role):
    photo = pictured()
    client.force_login(factories.editor(role))
    answer = client.get(address(photo))
    assert (answer.status_code, answer["Cache-Control"]) == (200, "private, no-store")


def test_photo_of_a_draft_is_served_to_its_author(client):
    photo = pictured()
    client.force_login(photo.report.author)
    assert client.get(address(photo)).status_code == 200


def test_picture_replaced_in_a_draft_stays_secret_under_the_same_photo(client):
    photo = published(pictured())
    publisher = factories.editor("Publisher")
    draft = workflow.start_edition(photo.report.meeting, by=publisher)
    twin = draft.photos.get()
    twin.image = images.store(upload(jpeg(500, 250)))
    twin.save()
    statuses = [client.get(address(one)).status_code for one in (photo, twin)]
    assert (twin.key, statuses) == (photo.key, [200, 404])


def test_photo_of_an_earlier_version_stays_readable_for_a_while(client):
    photo = published(pictured())
    publisher = factories.editor("Publisher")
    draft = workflow.start_edition(photo.report.meeting, by=publisher)
    draft.photos.get().delete()
    notes = {"note_it": "Tolta la foto", "note_en": "Photo removed"}
    workflow.publish(draft, by=factories.editor("Publisher"), **notes)
    answer = client.get(address(photo))
    assert (answer.status_code, answer["Cache-Control"]) == (200, "public, max-age=3600")


@pytest.mark.parametrize(
    ("width", "extension"), [(321, "jpg"), (1600, "jpg"), (320, "png"), (320, "html"), (320, "JPG")]
)
def test_size_or_format_that_was_not_made_is_not_found(client, width, extension):
    assert client.get(address(published(pictured()), width, extension)).status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/photos/%(key)s/999999999/320.jpg",
        "/photos/%(other)s/%(image)s/320.jpg",
        "/photos/%(key)s/99999999999999999999/320.jpg",
        "/photos/%(key)s/0/320.jpg",
        "/photos/not-a-key/%(image)s/320.jpg",
        "/photos/%(key)s/%(image)s/320.jpg/../original.jpg",
        "/photos/%(key)s/%(image)s/original.jpg",
        "/media/%(file)s",
        "/%(file)s",
    ],
)
def test_other_addresses_lead_nowhere(client, path):
    photo = published(pictured())
    names = {"key": photo.key, "image": photo.image_id, "file": photo.image.file.name}
    assert client.get(path % {**names, "other": uuid.uuid4()}).status_code == 404


def test_photo_takes_no_post(client):
    assert client.post(address(published(pictured()))).status_code == 405


def test_description_for_a_page_names_only_what_is_served(client):
    photo = published(pictured())
    shown = images.sources(photo)
    sets = [srcset for _type, srcset in shown.sources]
    addresses = [part.split()[0] for srcset in [*sets, shown.srcset] for part in srcset.split(",")]
    assert {client.get(address).status_code for address in [shown.src, *addresses]} == {200}
    assert (shown.width, shown.height, len(addresses)) == (700, 350, 9)


# Portraits


def portrayed(person):
    image = images.store(upload(jpeg()))
    person.portrait = image.file.name
    person.save()
    return images.portrait_sources(person).src


def test_portrait_of_a_public_person_is_served_to_everybody(client):
    src = portrayed(factories.live_report().participations.first().person)
    assert client.get(src).status_code == 200


def test_portrait_of_a_person_in_drafts_only_does_not_exist_for_readers(client):
    src = portrayed(factories.report().participations.first().person)
    assert client.get(src).status_code == 404


def test_portrait_of_a_person_in_drafts_only_is_served_to_editors(client):
    src = portrayed(factories.report().participations.first().person)
    client.force_login(factories.editor("Author"))
    answer = client.get(src)
    assert (answer.status_code, answer["Cache-Control"]) == (200, "private, no-store")


def test_picture_that_is_not_the_portrait_is_not_served_as_one(client):
    person = factories.live_report().participations.first().person
    portrayed(person)
    other = images.store(upload(jpeg(500, 250)))
    src = reverse("portrait", args=[person.slug, other.pk, 320, "jpg"])
    assert client.get(src).status_code == 404


def test_person_without_a_portrait_has_no_sources():
    assert images.portrait_sources(factories.person()) is None
