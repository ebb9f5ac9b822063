"""Two editors save at random on top of each other: no word is lost without somebody's choice."""

import json
import os
import random
import re

import pytest
from django.test import Client

from meetings import editions, workflow
from meetings.models import Report
from tests import factories
from tests.forms_on_page import errors_of, fields_of
from tests.versions import unexplained

pytestmark = pytest.mark.django_db

ROUNDS = int(os.environ.get("COLLOQUI_INTERLEAVINGS", "12"))
SEED = int(os.environ.get("COLLOQUI_SEED", "0")) or random.SystemRandom().randrange(10**9)
TEXTS = ["title_it", "title_en", "summary_it", "summary_en", "body_it", "body_en", "byline"]
WORD = re.compile(r"\bw[0-9]+w\b")


def words(value):
    """The words of the test in a form, a snapshot or a page."""
    return set(WORD.findall(json.dumps(value, default=str)))


class Desk:
    """Two editors, a report, and chance."""

    def __init__(self, seed):
        self.chance, self.number = random.Random(seed), 0
        self.third = factories.editor("Publisher")
        self.report = factories.report(people=2, quotes=3)
        factories.mention(self.report, country=factories.country("UA"))
        editions.save_version(self.report, by=self.third)
        self.first_version = self.report.version
        self.clients = [self.editor(), self.editor()]
        self.screens = 0

    def editor(self):
        client = Client()
        client.force_login(factories.editor("Publisher", language="en"))
        return client

    def word(self):
        self.number += 1
        return f"w{self.number}w"

    def address(self):
        return f"/admin/meetings/report/{self.report.pk}/change/"

    def text_changed(self, text):
        """A text with a word put in, put in place of others, or with a new paragraph."""
        parts = text.split(" ")
        place = self.chance.randrange(len(parts) + 1)
        parts[place : place + self.chance.choice([0, 0, 1, 2])] = [self.word()]
        return " ".join(parts) + self.chance.choice(["", "", f"\n\n{self.word()} end."])

    def type_into(self, fields):
        """Change a few things in the fields of a form."""
        for act in self.chance.choices(
            [self.write, self.write, self.write, self.write_row, self.add, self.remove, self.move],
            k=self.chance.randint(1, 4),
        ):
            act(fields)

    def write(self, fields):
        name = self.chance.choice(TEXTS)
        changed = self.text_changed(fields[name])
        fields[name] = changed if name.startswith("body") else " ".join(changed.split())

    def rows(self, fields, kind):
        total = int(fields[f"{kind}-TOTAL_FORMS"])
        return [f"{kind}-{n}" for n in range(total) if f"{kind}-{n}-DELETE" not in fields]

    def write_row(self, fields):
        kind, name = self.chance.choice(
            [
                *(("quotes", name) for name in ("original", "text_en", "locator")),
                ("participations", "title_printed_it"),
                ("sources", "locator"),
            ]
        )
        for row in self.rows(fields, kind)[:2]:
            if self.chance.random() < 0.7:
                text = self.text_changed(fields.get(f"{row}-{name}", ""))
                fields[f"{row}-{name}"] = " ".join(text.split())

    def add(self, fields):
        total = int(fields["quotes-TOTAL_FORMS"])
        fields["quotes-TOTAL_FORMS"] = str(total + 1)
        fields |= {
            f"quotes-{total}-original": f"Detto {self.word()}",
            f"quotes-{total}-original_language": "it",
            f"quotes-{total}-directness": "verbatim",
            f"quotes-{total}-status": "accepted",
        }

    def remove(self, fields):
        rows = self.rows(fields, "quotes")
        if len(rows) > 1:
            fields[f"{self.chance.choice(rows)}-DELETE"] = "on"

    def move(self, fields):
        rows = self.rows(fields, "quotes")
        for place, row in enumerate(self.chance.sample(rows, len(rows)), 1):
            fields[f"{row}-position"] = str(place)

    def step(self):
        """Somebody takes a step meanwhile."""
        report = Report.objects.get(pk=self.report.pk)
        act = self.chance.choice(["submit", "send_back", "publish", None, None])
        if act == "submit" and report.status == "draft":
            workflow.submit(report, by=self.third)
        elif act == "send_back" and report.status == "in_review":
            workflow.send_back(report, by=self.third, note="Again")
        elif act == "publish":
            try:
                workflow.publish(
                    report, by=self.third, note_it="x", note_en="x", own_text_reason="Now"
                )
            except workflow.WorkflowError:
                return

    def save(self, client, opened, typed):
        """Send a form until it is stored; check that nothing went without a choice."""
        before, seen = words(editions.snapshot(Report.objects.get(pk=self.report.pk))), set()
        answer = client.post(self.address(), typed)
        for _time in range(4):
            if answer.status_code == 302:
                break
            answer = self.answered(client, answer, seen)
        assert answer.status_code == 302, errors_of(answer)
        self.report = Report.objects.filter(meeting=self.report.meeting).open().get()
        after = words(editions.snapshot(self.report))
        deleted = words(opened) - words(typed)
        deleted |= self.words_of_deleted(typed)
        assert before - after <= deleted | seen, "what the other wrote is lost"
        assert words(typed) - words(opened) - after <= seen | deleted, "what was typed is lost"

    def words_of_deleted(self, typed):
        gone = [name.removesuffix("DELETE") for name in typed if name.endswith("-DELETE")]
        return words({n: v for n, v in typed.items() for row in gone if n.startswith(row)})

    def answered(self, client, answer, seen):
        """Answer the conflict screen, or go on with a text that came too late."""
        self.screens += 1
        assert {"questions", "way_on"} & answer.context.keys(), errors_of(answer)
        fields = fields_of(answer, "conflict_form")
        if "way_on" in answer.context:
            return client.post(answer.context["way_on"].address, fields)
        for question in answer.context["questions"]:
            clash = question.clash
            seen |= words([clash.base, clash.theirs, clash.mine])
            side = self.chance.choice(clash.sides)
            fields[f"side:{clash.place}"] = side
            if side == "both":
                fields[f"both:{clash.place}"] = re.sub("[⟦⟧¦]", " ", clash.both)
        report = answer.context["report"]
        return client.post(f"/admin/meetings/report/{report.pk}/change/", fields)


def test_no_word_is_lost_without_a_choice():
    print(f"COLLOQUI_SEED={SEED} COLLOQUI_INTERLEAVINGS={ROUNDS}")
    screens = 0
    for number in range(ROUNDS):
        desk = Desk(SEED + number)
        opened = [fields_of(client.get(desk.address())) for client in desk.clients]
        typed = [dict(fields) for fields in opened]
        for fields in typed:
            desk.type_into(fields)
        for index in desk.chance.sample([0, 1], 2):
            desk.save(desk.clients[index], opened[index], typed[index])
            desk.step()
        for report in desk.report.meeting.reports.all():
            left = {v for v in unexplained(report) if v > desk.first_version}
            assert left == set(), (SEED + number, left)
        screens += desk.screens
    print(f"{screens} screens")
    assert screens or ROUNDS < 10
