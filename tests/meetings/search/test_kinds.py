import pytest

from meetings import search
from meetings.models.report import LANGUAGES, Kind
from meetings.search.kinds import called
from tests import factories

from .shown import met

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("text", ["telefonata", "chiamate", "phone call", "telephone"])
def test_a_report_is_found_by_the_kind_of_its_meeting(text):
    texts = {f"{field}_{code}": "Parole" for field in ("title", "body") for code in LANGUAGES}
    wanted = met(factories.person(), kind=Kind.PHONE_CALL, **texts)
    met(factories.person(), kind=Kind.SUMMIT, **texts)
    found = search.answers.reports(search.answers.Chosen(), search.names(text), language="it")
    assert found.hits == [wanted.pk]


def test_every_kind_is_called_something_in_both_languages():
    nameless = [(kind, code) for kind in Kind for code in LANGUAGES if not all(called(kind, code))]
    assert nameless == []
