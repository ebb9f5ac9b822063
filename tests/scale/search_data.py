"""Reports with a vocabulary like that of newspapers, put straight into the tables and the index.

A few words are common, most are rare. Paragraphs are drawn from a pool that is analysed once: to
analyse a hundred thousand reports word by word would take longer than all that is measured.
"""

import datetime
import itertools
import random
from dataclasses import dataclass

from django.db import connection
from django.utils import timezone

from meetings.models import (
    Editor,
    Meeting,
    Mention,
    Participation,
    Quote,
    Report,
    ReportTopic,
    Source,
    SourceRecord,
)
from meetings.models.frozen import published_writes
from meetings.search import facts
from meetings.search.engines import engine
from meetings.search.entries import FIELDS, Entry, QuoteEntry, lexemes, written_forms
from meetings.search.upkeep import ANALYSIS
from people.models import Country, Person, PersonName
from tests.scale.generate import FIRST_DAY, give_posts, make_topics

BATCH = 500
PARAGRAPHS, WORDS_OF_PARAGRAPH = 10, 60
POOL, VOCABULARY = 4_000, 30_000
LANGUAGES = ("it", "en")
#: In 70 of 100 reports; in ten of all; next to each other in one paragraph of a hundred.
COMMON = {"it": "cooperazione", "en": "cooperation"}
RARE = {"it": "zibaldone", "en": "gallimaufry"}
PHRASE = {"it": "gasdotto settentrionale", "en": "northern pipeline"}
SYLLABLES = [a + b for a in "bcdfglmnprstvz" for b in ("a", "e", "i", "o", "u", "an", "er", "il")]
ENDINGS = {
    "it": ["zione", "mento", "are", "ato", "ico", "i", "e", "o"],
    "en": ["tion", "ing", "ed", "al", "ity", "s", "er", "ly"],
}


@dataclass(frozen=True)
class Passage:
    """A paragraph or line with its words as the index holds them."""

    text: str
    html: str
    words: list[str]
    forms: list[str]

    @classmethod
    def of(cls, text, language):
        return cls(text, f"<p>{text}</p>\n", lexemes(text, language), written_forms(text))


class Pool:
    """Passages in a language."""

    def __init__(self, language):
        self.language = language
        endings = ENDINGS[language]
        self.words = [
            "".join(random.choices(SYLLABLES, k=random.randint(1, 3))) + random.choice(endings)
            for _n in range(VOCABULARY)
        ]
        # The second word is half as frequent as the first, the third a third as frequent.
        weights = [1 / rank for rank in range(1, VOCABULARY + 1)]
        self.weights = list(itertools.accumulate(weights))
        self.paragraphs = [self.passage(WORDS_OF_PARAGRAPH) for _n in range(POOL)]
        self.lines = [self.passage(18) for _n in range(POOL)]
        self.common = Passage.of(COMMON[language], language)
        self.rare = Passage.of(RARE[language], language)
        self.phrase = Passage.of(PHRASE[language], language)

    def drawn(self, number):
        return " ".join(random.choices(self.words, cum_weights=self.weights, k=number))

    def passage(self, number):
        return Passage.of(f"{self.drawn(number)}.", self.language)

    def body(self, number, rare_every):
        found = random.sample(self.paragraphs, PARAGRAPHS)
        if random.random() < 0.7:
            found.append(self.common)
        if random.random() < 0.1:
            found.append(self.phrase)
        return [*found, self.rare] if number % rare_every == 0 else found


def generate(number, *, people=5_000, rare=10, seed=1):
    """Make `number` live reports of 600 words per language, with their entries in the index.

    rare: in how many of them the rare word stands.
    """
    random.seed(seed)
    pools = {language: Pool(language) for language in LANGUAGES}
    cast = make_people(people)
    topics = make_topics()
    author = Editor.objects.get_or_create(username="generator")[0]
    records = SourceRecord.objects.bulk_create(
        SourceRecord(
            url=f"https://example.org/generated/{n}", publisher="Agency", language=language
        )
        for n, language in enumerate(("it", "en", "ru", "fa"))
    )
    with published_writes():
        for start in range(0, number, BATCH):
            size = min(BATCH, number - start)
            made = make_reports(start, size, pools, author, rare_every=max(number // rare, 1))
            quotes = make_rows(made, cast, topics, records, pools)
            engine().write(entries(made, quotes), analysis=ANALYSIS)


class without_inverted_index:  # noqa: N801
    """PostgreSQL writes many entries sooner if it indexes them afterwards; times that."""

    INDEXES = {
        "meetings_search_words": "meetings_search",
        "meetings_search_quotes_words": "meetings_search_quotes",
    }
    seconds = 0.0

    def __enter__(self):
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                for name in self.INDEXES:
                    cursor.execute(f"DROP INDEX {name}")
        return self

    def __exit__(self, *_error):
        begun = timezone.now()
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                # With less, the same pages are written again and again.
                cursor.execute("SET maintenance_work_mem = '2GB'")
                for name, table in self.INDEXES.items():
                    cursor.execute(
                        f"CREATE INDEX {name} ON {table} USING gin (words) WITH (fastupdate = off)"
                    )
            # As a database in use has long done by itself.
            cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
        self.seconds = (timezone.now() - begun).total_seconds()


def make_people(number):
    """People with a post each, one country after the other, and some spellings each."""
    countries = list(Country.objects.filter(existed_to=None).order_by("code"))
    names = set()
    while len(names) < number:
        given, surname = (
            "".join(random.choices(SYLLABLES, k=random.randint(2, 4))).title() for _n in range(2)
        )
        names.add((given, f"{surname}{random.choice(['ov', 'ev', 'ini', 'sen', 'ski', ''])}"))
    people = Person.objects.bulk_create(
        Person(
            slug=f"{given}-{surname}-{n}".lower(),
            name_it=f"{given} {surname}",
            name_en=f"{given} {surname}",
            sort_name=f"{surname}, {given}",
        )
        for n, (given, surname) in enumerate(sorted(names))
    )
    PersonName.objects.bulk_create(
        PersonName(person=one, text=text, kind="transliteration")
        for one in people
        for text in (one.name_en.replace("v", "w"), one.name_en.replace("i", "y") + "h")
    )
    return give_posts(people, countries)


def make_reports(start, number, pools, author, *, rare_every):
    """Return reports, each with its passages by language and field."""
    now = timezone.now()
    meetings = Meeting.objects.bulk_create(
        Meeting(slug_it=f"generato-{n}", slug_en=f"generated-{n}", first_published_at=now)
        for n in range(start, start + number)
    )
    made = []
    for place, meeting in enumerate(meetings, start):
        day = FIRST_DAY + datetime.timedelta(days=random.randrange(13_000))
        texts = {
            language: {
                "title": [Passage.of(f"{pool.drawn(6)} {place}".capitalize(), language)],
                "summary": [random.choice(pool.lines)],
                "body": pool.body(place, rare_every),
            }
            for language, pool in pools.items()
        }
        report = Report(
            meeting=meeting,
            status="live",
            version=1,
            held_on=day,
            covers_until=day,
            reads_it=True,
            reads_en=True,
            author=author,
            published_at=now,
            dated_at=now,
            city_it="Roma",
            city_en="Rome",
        )
        for language, fields in texts.items():
            for field, passages in fields.items():
                setattr(report, f"{field}_{language}", "\n\n".join(one.text for one in passages))
            html = "".join(one.html for one in fields["body"])
            setattr(report, f"body_html_{language}", html)
        made.append((report, texts))
    Report.objects.bulk_create([report for report, _texts in made])
    return made


def make_rows(made, cast, topics, records, pools):
    """Give reports their participants, sources, quotes, mentions and topics; return the quotes."""
    sources, parts, quotes, tags, mentions = [], [], [], [], []
    for report, _texts in made:
        source = Source(report=report, record=random.choice(records), kind="press")
        sources.append(source)
        pair = random.sample(cast, 2)
        for position, (tenure, role) in enumerate(zip(pair, ("host", "guest"), strict=True)):
            shared = {"report": report, "position": position}
            parts.append(
                Participation(
                    person_id=tenure.person_id,
                    country_id=tenure.office.country_id,
                    tenure=tenure,
                    role=role,
                    **shared,
                )
            )
            words = {language: random.choice(pool.lines) for language, pool in pools.items()}
            quote = Quote(
                speaker_id=tenure.person_id,
                original=words["it"].text,
                original_language="it",
                text_it=words["it"].text,
                text_en=words["en"].text,
                directness="verbatim",
                **shared,
            )
            quotes.append((quote, source, words))
        tags.append(ReportTopic(report=report, topic=random.choice(topics)))
    Source.objects.bulk_create(sources)
    for quote, source, _words in quotes:
        quote.source = source
    Participation.objects.bulk_create(parts)
    Quote.objects.bulk_create([quote for quote, _source, _words in quotes])
    ReportTopic.objects.bulk_create(tags)
    for quote, _source, _words in quotes[::4]:
        about = random.choice(cast).office.country_id
        mentions.append(Mention(report=quote.report, quote=quote, country_id=about))
    Mention.objects.bulk_create(mentions)
    keep_rows(made, participations=parts, reporttopics=tags, mentions=mentions, sources=sources)
    keep_rows(made, quotes=[quote for quote, _source, _words in quotes])
    return quotes


def keep_rows(made, **rows):
    """Keep rows with their reports, as if they had been fetched."""
    for name, ones in rows.items():
        by_report = {report.pk: [] for report, _texts in made}
        for one in ones:
            by_report[one.report_id].append(one)
        for report, _texts in made:
            kept = getattr(report, "_prefetched_objects_cache", {})
            report._prefetched_objects_cache = kept | {name: by_report[report.pk]}


def entries(made, quotes):
    """Return the entries of reports, as `meetings.search.entries` would make them."""
    said = {}
    for quote, _source, words in quotes:
        said.setdefault(quote.report.pk, []).append((quote, list(words.values())))
    found = []
    for report, texts in made:
        passages = {field: [] for field in FIELDS}
        forms, title_forms = {}, {}
        for fields in texts.values():
            for field, lines in fields.items():
                passages[field] += [line.words for line in lines if line.words]
                forms.update(dict.fromkeys(form for line in lines for form in line.forms))
            title_forms.update(dict.fromkeys(fields["title"][0].forms))
        own = []
        for quote, lines in said.get(report.pk, []):
            words = [line.words for line in lines]
            passages["quotes"] += words
            kept = dict.fromkeys(form for line in lines for form in line.forms)
            forms.update(kept)
            of_quote = facts.of_quote(quote, report)
            own.append(QuoteEntry(quote.pk, quote.position, words, list(kept), of_quote))
        found.append(
            Entry(
                meeting=report.meeting_id,
                report=report.pk,
                held_on=report.held_on,
                covers_until=report.held_on,
                reads=LANGUAGES,
                passages=passages,
                title_forms=list(title_forms),
                forms=list(forms),
                facts=facts.of_report(report),
                quotes=own,
            )
        )
    return found
