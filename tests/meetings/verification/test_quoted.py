"""Which words rest on a page."""

import pytest

from meetings.verification.quoted import texts_resting_on
from tests import factories

pytestmark = pytest.mark.django_db


def test_other_wordings_rest_on_the_page_that_prints_them():
    report = factories.report(quotes=0)
    here, there = factories.source(report), factories.source(report)
    quote = factories.quote(report, "We want peace", source=here)
    factories.wording(quote, "We wish for peace", source=there)
    texts = [list(texts_resting_on(source.record)) for source in (here, there)]
    assert texts == [["We want peace"], ["We wish for peace"]]
