import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from people.models import Office, Tenure
from tests import factories

pytestmark = pytest.mark.django_db
DAY = datetime.date


@pytest.fixture
def holder():
    return factories.person()


@pytest.fixture
def post():
    return factories.office()


def test_a_tenure_known_to_the_year_covers_the_whole_year(holder, post):
    tenure = factories.tenure(
        holder,
        post,
        started_on=DAY(1999, 5, 5),
        started_on_precision="year",
        ended_on=DAY(2002, 5, 5),
        ended_on_precision="year",
    )
    assert (tenure.started_on, tenure.ended_on) == (DAY(1999, 1, 1), DAY(2002, 12, 31))
    assert list(Tenure.objects.held_on(DAY(2002, 12, 31))) == [tenure]
    assert Tenure.objects.held_on(DAY(2003, 1, 1)).count() == 0


def test_nobody_holds_one_post_twice_on_certain_days(holder, post):
    factories.tenure(holder, post, started_on=DAY(2000, 1, 1), ended_on=DAY(2004, 1, 1))
    with pytest.raises(ValidationError):
        factories.tenure(holder, post, started_on=DAY(2003, 12, 31))


def test_a_hand_over_day_may_be_shared(holder, post):
    factories.tenure(holder, post, started_on=DAY(2000, 1, 1), ended_on=DAY(2004, 1, 1))
    factories.tenure(holder, post, started_on=DAY(2004, 1, 1))
    assert Tenure.objects.count() == 2


def test_days_that_are_not_certain_may_overlap(holder, post):
    factories.tenure(
        holder,
        post,
        started_on=DAY(2000, 1, 1),
        ended_on=DAY(2004, 1, 1),
        ended_on_precision="year",
    )
    factories.tenure(holder, post, started_on=DAY(2004, 6, 1))
    assert Tenure.objects.count() == 2


def test_several_posts_at_once_are_normal(holder, post):
    factories.tenure(holder, post)
    factories.tenure(holder, factories.office("Segretario"))
    assert Tenure.objects.count() == 2


def test_a_post_belongs_to_one_party():
    with pytest.raises(IntegrityError), transaction.atomic():
        Office.objects.create(
            title_it="x",
            role="other",
            country=factories.country(),
            organization=factories.organization(),
        )
