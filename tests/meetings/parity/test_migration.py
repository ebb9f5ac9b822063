"""Reports that were there before: counted as they are counted when they are saved."""

from importlib import import_module

import pytest
from django.apps import apps

from meetings.models import Report
from meetings.models.frozen import published_writes
from tests import factories

pytestmark = pytest.mark.django_db
migration = import_module("meetings.migrations.0017_translation_figures")


def test_existing_reports_are_counted_as_a_save_would_count_them():
    report = factories.report(venue_it="Palazzo", title_en="", body_it="Uno.\n\nDue.")
    factories.quote(report, "Ein Satz", original_language="de", attribution_it="Un ministro")
    factories.participation(report, title_printed_it="Guida suprema")
    factories.revise(report)
    counted = Report.objects.get(pk=report.pk)
    Report.objects.filter(pk=report.pk).update(parity={}, lacks_it=False, lacks_en=False)
    with published_writes():
        migration.fill(apps, None)
    filled = Report.objects.get(pk=report.pk)
    assert filled.parity == counted.parity
    assert (
        (filled.lacks_it, filled.lacks_en) == (counted.lacks_it, counted.lacks_en) == (True, True)
    )
