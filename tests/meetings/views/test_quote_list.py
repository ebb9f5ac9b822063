import pytest

from meetings import workflow
from meetings.pages.addresses import address
from meetings.pages.quote_list import QUOTES_OF_ONE
from tests.factories import editor, live_report, quote, report
from tests.reading import texts

pytestmark = pytest.mark.django_db
WORDS = r'class="saying__words"[^>]*><p><a[^>]*>“(.*?)”'


def publish(made):
    workflow.publish(made, by=editor("Publisher"))


def test_quotes_stand_under_their_meeting_with_their_permanent_address(client):
    made = report(quotes=0, title_en="The meeting")
    said = quote(made, "Words", directness="reported")
    publish(made)
    live_report(quotes=0, title_en="A silent meeting")
    report(quotes=1)
    response = client.get(address("quotes", "en"))
    assert texts(response, r'class="said__title"[^>]*><a[^>]*>(.*?)</a>') == ["The meeting"]
    assert texts(response, WORDS) == ["Words"]
    assert texts(response, r'<p><a href="([^"]*/quotes/[^"]+)"') == [
        address("quote", "en", key=said.key)
    ]


def test_quote_without_a_translation_keeps_its_own_words_and_language(client):
    made = report(quotes=0)
    quote(made, "كلمات", original_language="ar", text_it="", text_en="")
    publish(made)
    response = client.get(address("quotes", "en"))
    assert texts(response, r'class="saying__words"( lang="ar" dir="rtl")><p>') == [
        'lang="ar" dir="rtl"'
    ]


def test_long_report_shows_its_first_quotes_and_how_many_more(client):
    made = report(quotes=0)
    for number in range(QUOTES_OF_ONE + 2):
        quote(made, f"Words {number}", position=number)
    publish(made)
    response = client.get(address("quotes", "en"))
    assert texts(response, WORDS) == [f"Words {number}" for number in range(QUOTES_OF_ONE)]
    assert texts(response, r">(\d+) more in the report<") == ["2"]
