import datetime

import pytest
from django.core.management import call_command
from django.utils import timezone

from meetings.models import UnsavedState
from tests import factories

pytestmark = pytest.mark.django_db


def kept(days):
    moment = timezone.now() - datetime.timedelta(days=days)
    return UnsavedState.objects.create(editor=factories.editor(), at=moment, seen_at=moment)


def test_text_that_nobody_came_back_for_is_deleted(capsys):
    fresh, _old = kept(89), kept(91)
    call_command("clear_unsaved")
    assert list(UnsavedState.objects.all()) == [fresh]
    assert capsys.readouterr().out == "Unsaved texts deleted: 1\n"


def test_how_long_can_be_said():
    kept(8)
    call_command("clear_unsaved", "--days", "7", verbosity=0)
    assert UnsavedState.objects.count() == 0
