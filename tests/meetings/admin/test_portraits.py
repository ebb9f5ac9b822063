import pytest

from meetings.models import Image
from people.models import Person
from tests import factories
from tests.meetings.admin.person_forms import ADD, address, errors, seen, signed_in, typed
from tests.pictures import jpeg, upload

pytestmark = pytest.mark.django_db


def with_portrait(content=None, **fields):
    return typed(portrait_upload=upload(content or jpeg()), portrait_credit="Agency", **fields)


def test_portrait_is_kept_as_the_picture_that_was_made_of_it(client):
    signed_in(client)
    client.post(ADD, with_portrait())
    person, image = Person.objects.get(), Image.objects.get()
    assert (person.portrait.name, person.portrait_width) == (image.file.name, 400)


def test_text_called_portrait_is_refused_at_its_field(client):
    signed_in(client)
    response = client.post(ADD, with_portrait(b"a text"))
    assert (list(errors(response)), Person.objects.count()) == (["portrait_upload"], 0)


def test_portrait_needs_a_credit(client):
    signed_in(client)
    response = client.post(ADD, with_portrait() | {"portrait_credit": ""})
    assert list(errors(response)) == ["portrait_credit"]


def test_portrait_is_not_lost_when_something_else_is_refused(client):
    signed_in(client)
    response = client.post(ADD, with_portrait(wikidata_id="42"))
    kept = response.context["adminform"].form["portrait_kept"].value()
    client.post(ADD, typed(portrait_kept=kept, portrait_credit="Agency"))
    assert Person.objects.get().portrait.name == Image.objects.get().file.name


def test_portrait_can_be_removed(client):
    signed_in(client)
    client.post(ADD, with_portrait())
    person = Person.objects.get()
    data = typed(portrait_removed="on", slug=person.slug, seen=seen(client, person))
    client.post(address(person), data)
    person.refresh_from_db()
    assert (person.portrait.name, person.portrait_width) == ("", None)


def test_nothing_is_decoded_for_an_account_that_may_not_change_the_person(client):
    signed_in(client, "Author")
    other = factories.person(created_by=factories.editor())
    client.post(address(other), with_portrait())
    assert Image.objects.count() == 0
