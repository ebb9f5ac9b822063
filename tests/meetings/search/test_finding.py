import pytest

from meetings import search
from meetings.models import Report
from meetings.search.answers import Chosen
from meetings.search.facts import Fact
from tests import factories

pytestmark = pytest.mark.django_db


def live(**fields):
    """A live report without words of its own but those given."""
    texts = ("title", "summary", "body")
    words = {f"{text}_{code}": "Parole" for text in texts for code in ("it", "en")}
    return factories.live_report(people=0, quotes=0, also_open=False, **{**words, **fields})


def found(text, *, language="it", sort="relevance", facts=()):
    """The reports that hold what was typed, where no word of it is taken for a name."""
    chosen, named = Chosen(facts, sort=sort), search.Named(rest=text)
    hits = search.answers.reports(chosen, named, language=language).hits
    return [Report.objects.get(pk=key) for key in hits]


@pytest.fixture(autouse=True)
def somebody_took_part(monkeypatch):
    """Reports of this module need no participants to be published."""
    monkeypatch.setattr("meetings.workflow.publishing.refuse_findings", lambda *_: None)


@pytest.mark.parametrize(
    "typed", ["negoziato", "NEGOZIATI", "i negoziati", "verita", "verità", "Verità negoziati"]
)
def test_other_forms_of_a_word_find_it(typed):
    report = live(body_it="I negoziati sulla verità.")
    live()
    assert found(typed) == [report]


@pytest.mark.parametrize("language", ["it", "en"])
@pytest.mark.parametrize("typed", ["sanzioni", "sanctions"])
def test_text_in_either_language_is_found_from_either_page(typed, language):
    report = live(body_it="Le sanzioni.", body_en="The sanctions.")
    assert found(typed, language=language) == [report]


def test_a_report_in_one_language_is_found_from_the_other_page():
    report = live(body_it="Il gasdotto.", title_en="", summary_en="", body_en="")
    assert found("gasdotto", language="en") == [report]


def test_words_that_no_reader_sees_find_nothing():
    live(title_en="Pipeline", summary_en="", body_en="")
    assert found("pipeline") == []


def test_a_stem_of_one_language_is_not_found_in_the_other():
    live(body_en="A negoz in English.")
    assert (found("negoziati"), len(found("negoz"))) == ([], 1)


@pytest.mark.parametrize("field", ["title", "summary", "body", "city", "venue"])
def test_each_field_is_searched(field):
    report = live(**{f"{field}_it": "Un gasdotto"})
    live()
    assert found("gasdotto") == [report]


def test_the_words_of_quotes_are_searched_in_both_languages_and_in_the_original():
    draft = factories.report(people=0, quotes=0)
    factories.quote(
        draft, "Война и мир", original_language="ru", text_it="Guerra", text_en="Warfare"
    )
    factories.quote(draft, "Il gasdotto", attribution_it="Dichiarazione congiunta")
    factories.workflow.publish(draft, by=factories.editor("Publisher"))
    assert [found(word) for word in ("война", "guerre", "warfare", "congiunta")] == [[draft]] * 4


def test_what_is_shown_of_a_group_is_searched_but_not_its_interpreters():
    draft = factories.report(people=0, quotes=0)
    factories.participation(draft, group_it="Delegazione parlamentare")
    factories.participation(draft, group_it="Squadra interpreti", role="interpreter")
    factories.workflow.publish(draft, by=factories.editor("Publisher"))
    assert (found("parlamentare"), found("squadra")) == ([draft], [])


def test_all_words_must_be_found():
    both = live(body_it="Gas e petrolio.")
    live(body_it="Gas soltanto.")
    assert found("petrolio gas") == [both]


def test_a_phrase_is_found_in_its_order():
    report = live(body_it="Il gas naturale liquefatto.")
    live(body_it="Naturale il gas.")
    assert found('"gas naturale"') == [report]


def test_no_phrase_reaches_from_one_passage_into_the_next():
    live(title_it="Il gas", summary_it="Naturale", body_it="Il gas\n\nNaturale")
    assert found('"gas naturale"') == []


def test_no_phrase_reaches_from_one_quote_into_the_next():
    draft = factories.report(people=0, quotes=0)
    for words in ("Il gas", "Naturale"):
        factories.quote(draft, words)
    factories.workflow.publish(draft, by=factories.editor("Publisher"))
    assert (found("gas naturale"), found('"gas naturale"')) == ([draft], [])


def test_a_phrase_is_found_at_the_end_of_a_long_text():
    report = live(body_it=f"{'parola ' * 15_000} gas naturale")
    assert found('"gas naturale"') == [report]


def test_unwanted_words_leave_reports_out():
    live(body_it="Gas e petrolio.")
    report = live(body_it="Gas soltanto.")
    assert (found("gas -petrolio"), found("-petrolio")) == ([report], [report])


def test_what_is_not_live_is_not_found():
    factories.report(people=0, title_it="Un gasdotto")
    withdrawn = live(title_it="Un gasdotto")
    by = factories.editor("Publisher")
    factories.workflow.withdraw(withdrawn.meeting, by=by, reason_it="Sì", reason_en="Yes")
    assert found("gasdotto") == []


def test_given_reports_alone_are_searched():
    live(body_it="Gas.")
    call = live(body_it="Gas.", kind="phone_call")
    assert found("gas", facts=[Fact("kind", "phone_call")]) == [call]


@pytest.mark.parametrize(
    "typed",
    [
        "gas OR petrolio",
        "gas NEAR parole",
        "title:gas",
        "gas*",
        "NOT gas AND",
        'gas"',
        "gas' | '",
        "gas & !x",
        "(gas",
        "{title} : gas",
        "gas <-> x",
        "^gas",
        "gas \\",
        "%gas%",
        "gas\x00s",
        "ga\ud800s",
        '"' * 150 + "gas",
    ],
)
def test_nothing_that_is_typed_is_syntax(typed):
    live(body_it="Petrolio.")
    assert found(typed) == []


def test_a_text_without_words_finds_nothing_and_no_text_narrows_nothing():
    report = live()
    assert (found("***"), found(" ")) == ([], [report])


def test_of_the_fields_the_title_counts_most_and_the_body_least():
    draft = factories.report(people=0, quotes=0)
    factories.quote(draft, "Il gasdotto")
    in_body = live(body_it="Gasdotto " * 20)
    in_title, in_summary = live(title_it="Un gasdotto"), live(summary_it="Un gasdotto")
    factories.workflow.publish(draft, by=factories.editor("Publisher"))
    assert found("gasdotto") == [in_title, in_summary, draft, in_body]


def test_a_title_as_typed_stands_before_its_words_in_another_order():
    exact = live(title_it="Gas naturale")
    live(title_it="Naturale gas")
    assert found("gas naturale")[0] == exact


def test_of_equals_the_newest_stands_first():
    dates = ("2020-01-01", "2022-01-01", "2021-01-01")
    made = [live(title_it="Gas", held_on=day) for day in dates]
    assert found("gas") == [made[1], made[2], made[0]]


def test_of_equals_what_reads_in_the_language_of_the_reader_stands_first():
    both = live(title_it="Gas", held_on="2020-01-01")
    live(title_it="Gas", title_en="", summary_en="", body_en="", held_on="2022-01-01")
    assert found("gas", language="en")[0] == both


def test_by_date_the_place_of_the_words_does_not_count():
    older = live(title_it="Gas", held_on="2020-01-01")
    newer = live(body_it="Gas", held_on="2022-01-01")
    assert found("gas", sort="date") == [newer, older]


@pytest.mark.parametrize("number", [1, 5])
def test_search_takes_one_query(number, django_assert_num_queries):
    for _number in range(number):
        live(title_it="Gas naturale")
    named = search.Named(rest="gas naturale -petrolio")
    with django_assert_num_queries(1):
        answer = search.answers.reports(Chosen(), named, language="it")
    assert len(answer.hits) == number


def test_what_only_leaves_out_is_ranked_by_date():
    days = ("2020-01-01", "2022-01-01")
    older, newer = [live(body_it="Gas", held_on=day) for day in days]
    assert found("-petrolio") == [newer, older]
