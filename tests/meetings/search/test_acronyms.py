import pytest

from meetings import search
from tests import factories

from .shown import holds, met, shown

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def known():
    """The United States with a president, China, and two organisations."""
    factories.country("US", adjective_it="americano", other_names=[{"text": "US"}])
    factories.country("CN", name_it="Cina", name_en="China")
    biden = shown("Joe Biden", code="US")
    holds(biden, "Presidente", title_en="President", code="US", start="2021-01-20")
    nations = factories.organization("United Nations", acronym_it="ONU", acronym_en="UN")
    health = factories.organization("World Health Organization", acronym_it="OMS", acronym_en="WHO")
    met(biden, mentions=[nations, health])
    return biden


def named(text):
    """What was recognised, by the words that are it."""
    return {name.typed: [one.name_en for one in name.bearers] for name in search.names(text).names}


@pytest.mark.parametrize("text", ["us president", "president of the us", "US president"])
def test_beside_a_post_us_is_the_country(text):
    assert named(text) == {text: ["Joe Biden"]}


@pytest.mark.parametrize(
    "text", ["us-china", "us china talks", "china us", "us vs china", "US, China"]
)
def test_beside_a_country_us_is_one_too(text):
    found = {name.casefold(): bearers for name, bearers in named(text).items()}
    assert found == {"us": ["United States"], "china": ["China"]}


@pytest.mark.parametrize("text", ["the us", "us embassy", "us sanctions"])
def test_the_article_or_a_word_of_states_says_that_us_is_the_country(text):
    assert named(text) == {"us": ["United States"]}


@pytest.mark.parametrize(
    "text", ["us", "tell us about gas", "between us", '"us president"', "-us gas"]
)
def test_otherwise_us_is_a_word(text):
    assert named(text) == {}


@pytest.mark.parametrize(
    ("text", "acronym"),
    [
        ("un secretary general", "UN"),
        ("resolution of the un", "UN"),
        ("un segretario generale", None),
        ("who chief", "WHO"),
        ("who speaks", None),
    ],
)
def test_articles_and_pronouns_are_organisations_only_in_such_company(text, acronym):
    assert list(named(text).values()) == ([[acronym]] if acronym else [])


def test_acronyms_that_are_no_words_need_no_company():
    made = {"GB": "UK", "AE": "UAE", "KP": "DPRK", "CD": "DRC"}
    for code, acronym in made.items():
        factories.country(code, other_names=[{"text": acronym}])
    found = [search.names(acronym.lower()).names[0].bearers[0].key for acronym in made.values()]
    assert found == list(made)
