import re

import pytest

from meetings import images, workflow
from meetings.models import Photo
from tests import factories, pictures

pytestmark = pytest.mark.django_db


@pytest.fixture
def illustrated():
    report = factories.report(proposed_slug_it="con-foto")
    image = images.store(pictures.upload(pictures.jpeg(900, 600)))
    words = {"alt_it": "Due persone", "alt_en": "Two people", "caption_it": "A Roma"}
    Photo.objects.create(report=report, image=image, credit="Foto Rossi", **words)
    workflow.publish(report, by=factories.editor("Publisher"))
    return report


def test_a_photo_stands_in_the_report_with_its_words(client, illustrated):
    page = client.get("/it/incontri/con-foto/").content.decode()
    figure = re.search(r"<figure.*?</figure>", page, re.DOTALL)[0]
    assert 'alt="Due persone"' in figure
    assert re.sub(r"<[^>]*>|\s+", " ", figure).split() == ["A", "Roma", "Foto", "Rossi"]
    assert 'width="900" height="600"' in figure


def test_every_address_of_a_photo_answers(client, illustrated):
    page = client.get("/it/incontri/con-foto/").content.decode()
    addresses = set(re.findall(r"/photos/[^\s\",]+", page))
    assert {client.get(address).status_code for address in addresses} == {200}
    assert len(addresses) >= 6


def test_a_report_without_photos_shows_no_figure(client):
    factories.live_report(proposed_slug_it="senza-foto")
    assert "<figure" not in client.get("/it/incontri/senza-foto/").content.decode()
