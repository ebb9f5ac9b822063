"""Two editors on one report: what merges is saved at once, what clashes is asked."""

import html

import pytest

from meetings import editions, workflow
from meetings.models import Quote, Report, Step
from tests import factories
from tests.forms_on_page import fields_of
from tests.versions import unexplained

pytestmark = pytest.mark.django_db


def change(report):
    return f"/admin/meetings/report/{report.pk}/change/"


def opened(client, report):
    return fields_of(client.get(change(report)))


@pytest.fixture
def author(client):
    account = factories.editor("Author", language="en", username="mario")
    client.force_login(account)
    return account


@pytest.fixture
def anna():
    return factories.editor("Publisher", username="anna")


@pytest.fixture
def report(author):
    report = factories.report(author=author, people=2, quotes=2, body_en="One.\n\nTwo three.")
    factories.mention(report, country=factories.country("UA"))
    factories.tag(report, factories.topic("Energia"))
    editions.save_version(report, by=author)
    return report


def told(answer):
    """The messages that an answer leads to."""
    return [str(message) for message in answer.wsgi_request._messages]


def asked(answer):
    """What the conflict screen asks, by label."""
    return {question.label: question for question in answer.context["questions"]}


def choosing(answer, **sides):
    """The conflict screen as it is sent: one side for all, or for the only one a text too."""
    fields = fields_of(answer, "conflict_form")
    side = sides.get("side")
    places = [question.clash.place for question in answer.context["questions"]]
    fields |= {f"side:{place}": side for place in places if side}
    if "both" in sides:
        fields |= {f"both:{place}": sides["both"] for place in places}
    return fields


def stored(report):
    return Report.objects.get(pk=report.pk)


# What merges by itself is saved at once


def test_different_fields_are_saved_at_once_and_the_other_is_named(client, report, anna):
    typed = opened(client, report) | {"title_en": "Mine"}
    factories.revise(report, by=anna, summary_en="Theirs")
    answer = client.post(change(report), typed)
    after = stored(report)
    assert (answer.status_code, after.title_en, after.summary_en) == (302, "Mine", "Theirs")
    assert told(answer)[0] == (
        "anna saved while you were writing: the changes to Standfirst in English are in your "
        "version too."
    )


def test_different_words_of_one_text_are_saved_at_once(client, report, anna):
    typed = opened(client, report) | {"body_en": "One, mine.\r\n\r\nTwo three."}
    factories.revise(report, by=anna, body_en="One.\n\nTwo four.")
    client.post(change(report), typed)
    assert stored(report).body_en == "One, mine.\n\nTwo four."


def test_different_fields_of_one_row_are_merged(client, report, anna):
    typed = opened(client, report) | {"quotes-0-locator": "page 3"}
    quote = report.quotes.first()
    Quote.objects.filter(pk=quote.pk).update(text_en="Their words")
    factories.revise(report, by=anna)
    client.post(change(report), typed)
    quote.refresh_from_db()
    assert (quote.locator, quote.text_en) == ("page 3", "Their words")


def test_rows_that_each_side_added_are_both_there(client, report, anna):
    typed = opened(client, report) | {
        "quotes-TOTAL_FORMS": "3",
        "quotes-2-original": "Mie parole",
        "quotes-2-original_language": "it",
        "quotes-2-directness": "verbatim",
        "quotes-2-status": "accepted",
    }
    factories.quote(report, "Loro parole", position=2)
    factories.revise(report, by=anna)
    client.post(change(report), typed)
    texts = [quote.original for quote in report.quotes.all()]
    assert texts[2:] == ["Loro parole", "Mie parole"]


def test_rows_that_each_side_removed_are_both_gone(client, report, anna):
    _first, second = report.quotes.all()
    third = factories.quote(report, "Terza", position=2)
    factories.revise(report, by=anna)
    typed = opened(client, report) | {"quotes-0-DELETE": "on"}
    second.delete()
    factories.revise(report, by=anna)
    answer = client.post(change(report), typed)
    assert (answer.status_code, list(report.quotes.all())) == (302, [third])
    assert "Quote “" in told(answer)[0]


def test_a_new_order_and_a_change_are_both_kept(client, report, anna):
    first, second = report.quotes.all()
    typed = opened(client, report) | {"quotes-0-position": "2", "quotes-1-position": "1"}
    Quote.objects.filter(pk=first.pk).update(locator="page 9")
    factories.revise(report, by=anna)
    client.post(change(report), typed)
    assert [(q.pk, q.locator) for q in report.quotes.all()] == [
        (second.pk, ""),
        (first.pk, "page 9"),
    ]


def test_topics_of_both_sides_are_kept(client, report, anna):
    mine, theirs = factories.topic("Commercio"), factories.topic("Difesa")
    typed = opened(client, report)
    typed["topic_names"] += f", {mine.name_it}"
    factories.tag(report, theirs)
    factories.revise(report, by=anna)
    client.post(change(report), typed)
    topics = [row.topic.name_it for row in report.reporttopics.all()]
    assert sorted(topics) == ["Commercio", "Difesa", "Energia"]


def test_details_of_a_page_that_the_other_changed_are_not_put_back(client, report, anna):
    typed = opened(client, report) | {"title_en": "Mine"}
    record = report.sources.get().record
    record.title = "Their title"
    record.save()
    factories.revise(report, by=anna)
    client.post(change(report), typed)
    record.refresh_from_db()
    assert (record.title, stored(report).title_en) == ("Their title", "Mine")


def test_a_form_sent_twice_is_stored_once(client, report):
    typed = opened(client, report) | {
        "quotes-TOTAL_FORMS": "3",
        "quotes-2-row_key": "7f7b1d3e-5d0f-4d0b-8f29-0a2f3f8d1c11",
        "quotes-2-original": "Mie parole",
        "quotes-2-original_language": "it",
        "quotes-2-directness": "verbatim",
        "quotes-2-status": "accepted",
    }
    for _time in range(2):
        assert client.post(change(report), typed).status_code == 302
    assert report.quotes.count() == 3


def test_a_step_taken_meanwhile_is_told(client, report, anna):
    client.force_login(anna)
    typed = opened(client, report) | {"title_en": "Mine"}
    workflow.submit(report, by=report.author)
    answer = client.post(change(report), typed)
    assert stored(report).title_en == "Mine"
    assert "(mario)" in told(answer)[0]


def test_a_correction_that_clashes_with_this_version_is_told(client, author, anna):
    live = factories.live_report(author=author, by=anna)
    draft = workflow.start_edition(live.meeting, by=author)
    factories.revise(draft, by=author, title_en="Another headline")
    typed = opened(client, draft) | {"summary_en": "Mine"}
    workflow.correct(live, by=anna, changes={"title_en": "Mended"}, substantive=False)
    answer = client.post(change(draft), typed)
    assert stored(draft).title_en == "Another headline"
    said = Step.objects.filter(report=draft, action="correct").get().note
    assert said in told(answer)
    assert "eadline" in said or "itolo" in said


def test_what_merged_and_is_then_refused_stands_in_the_form(client, report, anna):
    typed = opened(client, report) | {"title_en": "Mine", "ended_on": "1999-01-01"}
    factories.revise(report, by=anna, summary_en="Theirs")
    answer = client.post(change(report), typed)
    again = fields_of(answer)
    assert (again["title_en"], again["summary_en"]) == ("Mine", "Theirs")
    assert again["base_version"] == str(stored(report).version)
    assert stored(report).title_en != "Mine"


# What clashes is asked


@pytest.fixture
def clash(client, report, anna):
    """The screen after both changed the headline."""
    typed = opened(client, report) | {"title_en": "A red house", "summary_en": "Only mine"}
    factories.revise(report, by=anna, title_en="A green house", byline="Only theirs")
    return client.post(change(report), typed)


@pytest.fixture
def both_changed(report):
    return factories.revise(report, by=report.author, title_en="A house")


def test_the_same_words_are_asked_and_nothing_is_stored(both_changed, clash, report):
    question = asked(clash)["Headline in English"]
    assert question.clash.both == "A ⟦green ¦ red⟧ house"
    assert stored(report).title_en == "A green house"
    page = html.unescape(clash.content.decode())
    assert "anna saved this report while you were writing" in page
    assert '<ins><span class="visually-hidden">inserted: </span>green' in page.replace("\n", "")


@pytest.mark.parametrize(("side", "title"), [("theirs", "A green house"), ("mine", "A red house")])
def test_the_side_that_was_chosen_is_stored(both_changed, clash, client, report, side, title):
    answer = client.post(change(report), choosing(clash, side=side))
    after = stored(report)
    assert (answer.status_code, after.title_en) == (302, title)
    assert (after.summary_en, after.byline) == ("Only mine", "Only theirs")


def test_a_third_text_is_stored_and_both_others_are_in_the_history(
    both_changed, clash, client, report
):
    client.post(change(report), choosing(clash, side="both", both="A green and red house"))
    saves = report.revisions.order_by("-version").values_list("snapshot", "set_aside")
    titles = [(kept["title_en"], set_aside) for kept, set_aside in saves]
    assert titles[:3] == [
        ("A green and red house", False),
        ("A red house", True),
        ("A green house", False),
    ]
    assert unexplained(stored(report)) <= {1, 2}


def test_a_text_with_marks_left_in_is_asked_again(both_changed, clash, client, report):
    again = client.post(change(report), choosing(clash, side="both"))
    question = asked(again)["Headline in English"]
    assert question.problem.startswith("Choose between the words in the brackets")
    assert stored(report).title_en == "A green house"


def test_who_chooses_nothing_is_asked_again_and_loses_nothing(both_changed, clash, client, report):
    again = client.post(change(report), choosing(clash, both="Half done"))
    question = asked(again)["Headline in English"]
    assert (question.problem, question.clash.both) == ("Choose one of these.", "Half done")
    assert fields_of(again, "conflict_form")["summary_en"] == "Only mine"


def test_a_third_save_meanwhile_is_asked_with_the_new_state(both_changed, clash, client, report):
    third = factories.editor("Publisher", username="carlo")
    factories.revise(stored(report), by=third, title_en="A blue house", city_en="Rome")
    again = client.post(change(report), choosing(clash, side="mine"))
    question = asked(again)["Headline in English"]
    assert (question.clash.theirs, question.clash.mine) == ("A blue house", "A red house")
    client.post(change(report), choosing(again, side="mine"))
    after = stored(report)
    assert (after.title_en, after.city_en, after.summary_en) == ("A red house", "Rome", "Only mine")


def test_a_forged_side_is_no_choice(both_changed, clash, client, report):
    again = client.post(change(report), choosing(clash, side="\x00"))
    assert (again.status_code, stored(report).title_en) == (200, "A green house")


@pytest.mark.parametrize(("side", "texts"), [("theirs", 1), ("mine", 2)])
def test_a_row_removed_there_and_changed_here_is_asked(client, report, anna, side, texts):
    typed = opened(client, report) | {"quotes-1-text_en": "Typed anew"}
    report.quotes.last().delete()
    factories.revise(report, by=anna)
    screen = client.post(change(report), typed)
    assert [question.options[1][1] for question in asked(screen).values()] == [
        "Keep it, as you wrote it"
    ]
    client.post(change(report), choosing(screen, side=side))
    assert report.quotes.count() == texts
    if side == "mine":
        assert report.quotes.last().text_en == "Typed anew"


@pytest.mark.parametrize(("side", "left"), [("theirs", 2), ("mine", 1)])
def test_a_row_changed_there_and_removed_here_is_asked(client, report, anna, side, left):
    typed = opened(client, report) | {"quotes-0-DELETE": "on"}
    Quote.objects.filter(pk=report.quotes.first().pk).update(text_en="Their words")
    factories.revise(report, by=anna)
    screen = client.post(change(report), typed)
    assert len(asked(screen)) == 1
    client.post(change(report), choosing(screen, side=side))
    assert report.quotes.count() == left


def test_two_new_orders_are_asked(client, report, anna):
    factories.quote(report, "Terza", position=2)
    factories.revise(report, by=anna)
    one, two, three = report.quotes.all()
    numbers = {"quotes-0-position": "3", "quotes-1-position": "1", "quotes-2-position": "2"}
    typed = opened(client, report) | numbers
    for place, quote in enumerate((one, three, two)):
        Quote.objects.filter(pk=quote.pk).update(position=place)
    factories.revise(report, by=anna)
    screen = client.post(change(report), typed)
    assert list(asked(screen)) == ["Quotes: order"]
    client.post(change(report), choosing(screen, side="mine"))
    assert list(report.quotes.all()) == [two, three, one]


def test_a_new_order_is_shown_beside_what_clashes(client, report, anna):
    factories.revise(report, by=anna, title_en="A house")
    typed = opened(client, report) | {"title_en": "A red house"}
    one, two = report.quotes.all()
    for place, quote in enumerate((two, one)):
        Quote.objects.filter(pk=quote.pk).update(position=place)
    factories.revise(report, by=anna, title_en="A green house")
    screen = client.post(change(report), typed)
    assert list(asked(screen)) == ["Headline in English"]
    assert [label for label, _lines in screen.context["merged"]] == ["Quotes: order"]


def test_a_person_chosen_otherwise_is_asked_by_name(client, report, anna):
    mine, theirs = factories.person("Mia Scelta"), factories.person("Altra Scelta")
    typed = opened(client, report) | {
        "participations-0-person": str(mine),
        "participations-0-person-chosen": str(mine.pk),
    }
    row = report.participations.first()
    row.person, row.tenure = theirs, None
    row.save()
    factories.revise(report, by=anna)
    screen = client.post(change(report), typed)
    readings = [
        (line.base != "", [piece.text for piece in line.theirs][-1])
        for question in asked(screen).values()
        for line in question.lines
    ]
    assert readings == [(True, "Altra Scelta")]
    client.post(change(report), choosing(screen, side="mine"))
    row.refresh_from_db()
    assert row.person == mine
