"""Names that look like others are refused, and stay in their box."""

import pytest

from people.models import Person
from tests.meetings.admin.person_forms import ADD, errors, signed_in, typed

pytestmark = pytest.mark.django_db

TE = (
    "Letters of another alphabet look like Latin ones in “Тokayev”: "
    "U+0422 CYRILLIC CAPITAL LETTER TE."
)
OVERRIDE = (
    "This holds a character that nobody sees: U+202E RIGHT-TO-LEFT OVERRIDE. Type the name anew."
)


@pytest.mark.parametrize(
    ("name", "error"),
    [
        (
            "Ali\u202e Khamenei",
            OVERRIDE,
        ),
        (
            "Kassym-Jomart Тokayev",
            TE,
        ),
    ],
)
def test_name_that_deceives_is_refused_and_kept_in_its_box(client, name, error):
    signed_in(client)
    answer = client.post(ADD, typed(name_en=name))
    assert errors(answer) == {"name_en": [error]}
    assert answer.context["adminform"].form["name_en"].value() == name
    assert Person.objects.count() == 0


def test_native_name_in_any_script_with_its_joiners_is_taken(client):
    native = "علی خامنه\u200cای"
    signed_in(client)
    client.post(ADD, typed(native_name=native))
    assert Person.objects.get().native_name == native


def test_spelling_with_an_unseen_character_is_refused(client):
    signed_in(client)
    spelling = {"text": "Khame\u200bnei", "language": "", "kind": "alias"}
    answer = client.post(ADD, typed(names=[spelling]))
    [formset] = [
        one for one in answer.context["inline_admin_formsets"] if one.formset.prefix == "names"
    ]
    [[message]] = formset.formset.errors[0].values()
    assert message.startswith("This holds a character that nobody sees: U+200B ZERO WIDTH SPACE.")
