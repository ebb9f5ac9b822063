import pytest

from meetings import citations, workflow
from tests.factories import editor, participation, person, quote, report

pytestmark = pytest.mark.django_db
URL = "https://example.org/x/"


def published(**fields):
    fields.setdefault("title_en", "A & B met")
    made = report(quotes=0, city_en="Rome", city_it="Roma", **fields)
    speaker = person("Ali Khamenei", sort_name="Khamenei, Ali")
    participation(made, person=speaker)
    quote(made, "Tutto bene", text_en="All is well", speaker=speaker, source=made.sources.get())
    workflow.publish(made, by=editor("Publisher"))
    made.refresh_from_db()
    return made


def of_quote(made, language="en"):
    said = made.quotes.get()
    return citations.of_quote(said, made, said.source, language=language, url=URL)


def test_quote_is_cited_with_speaker_place_day_source_report_and_address():
    made = published()
    cited = citations.citation(of_quote(made), "en").text
    published_on = f"{made.published_at:%-d %B %Y}"
    assert cited == (
        "Ali Khamenei, “All is well”, Rome, 19 June 2022. Source: A publisher, A page. "
        f"In: “A & B met”, Colloqui, {published_on}. {URL}"
    )


def test_quote_is_cited_in_the_language_of_the_reader():
    made = published(title_it="A e B")
    cited = citations.citation(of_quote(made, "it"), "it").text
    assert cited.startswith("Ali Khamenei, «Tutto bene», Roma, 19 giugno 2022. Fonte: A publisher")


def test_report_is_cited_with_byline_and_meeting():
    made = published(byline="Anna Bianchi")
    cited = citations.citation(citations.of_report(made, "en", url=URL), "en").text
    assert cited == (
        f"Anna Bianchi, “A & B met”, Colloqui, {made.published_at:%-d %B %Y}. "
        f"Meeting: Rome, 19 June 2022. {URL}"
    )


def test_bibtex_writes_its_own_signs_and_keeps_names_whole():
    made = published(byline="Bianchi and Verdi")
    entry = citations.bibtex(citations.of_report(made, "en", url=URL))
    assert r"  title = {A \& B met}," in entry.splitlines()
    assert "  author = {{Bianchi and Verdi}}," in entry.splitlines()
    assert "  author = {Khamenei, Ali}," in citations.bibtex(of_quote(made)).splitlines()


def test_text_cannot_end_a_bibtex_entry():
    made = published(title_en="}} @misc{evil, \\input{x}")
    title = citations.bibtex(citations.of_report(made, "en", url=URL)).splitlines()[2]
    assert title == r"  title = {\}\} @misc\{evil, \textbackslash{}input\{x\}},"


def test_line_end_begins_no_field_of_ris():
    made = published(summary_en="First\nUR  - https://evil.example")
    lines = citations.ris(citations.of_report(made, "en", url=URL)).splitlines()
    assert [line for line in lines if line.startswith("UR")] == [f"UR  - {URL}"]
    assert (lines[0], lines[-1]) == ("TY  - NEWS", "ER  - ")


def test_head_tells_reference_managers_what_kind_of_thing_it_is():
    made = published(byline="Anna Bianchi")
    assert dict(citations.head(made, "en", url=URL)) == {
        "citation_title": "A & B met",
        "citation_author": "Anna Bianchi",
        "citation_publication_date": f"{made.published_at:%Y/%m/%d}",
        "citation_publisher": "Colloqui",
        "citation_language": "en",
        "citation_public_url": URL,
        "citation_abstract": made.summary_en,
        "DC.type": "newspaperArticle",
    }
