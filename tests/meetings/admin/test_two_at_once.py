"""Two editors press Save at the same moment."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.test import Client

from meetings import editions
from meetings.models import Report
from tests import factories
from tests.forms_on_page import fields_of

pytestmark = pytest.mark.django_db(transaction=True)


def test_what_both_typed_is_stored():
    report = factories.report()
    editions.save_version(report, by=report.author)
    address = f"/admin/meetings/report/{report.pk}/change/"
    ready = Barrier(2)

    def editing(field):
        client = Client()
        client.force_login(factories.editor("Publisher", language="en"))
        return client, fields_of(client.get(address)) | {field: f"Typed into {field}"}

    def save(task):
        client, typed = task
        try:
            ready.wait()
            return client.post(address, typed)
        finally:
            connection.close()

    tasks = [editing("title_en"), editing("summary_en")]
    with ThreadPoolExecutor(2) as threads:
        answers = list(threads.map(save, tasks))
    assert [answer.status_code for answer in answers] == [302, 302]
    after = Report.objects.get()
    assert (after.title_en, after.summary_en) == ("Typed into title_en", "Typed into summary_en")
    assert after.version == report.version + 2
