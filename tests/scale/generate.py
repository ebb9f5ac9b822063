"""Thousands of live reports, made quickly: for measuring, never for showing."""

import datetime
import random

from django.utils import timezone

from meetings.models import (
    Editor,
    Meeting,
    Participation,
    Quote,
    Report,
    ReportTopic,
    Source,
    SourceRecord,
    Topic,
)
from meetings.models.frozen import published_writes
from people.models import Country, Office, Person, PersonName, Tenure

WORDS_IT = (
    "cooperazione energia commercio sicurezza confine accordo visita pace gas dialogo".split()
)
WORDS_EN = "cooperation energy trade security border agreement visit peace gas dialogue".split()
FIRST_DAY = datetime.date(1990, 1, 1)
BATCH = 1_000


def generate(number: int, *, seed: int = 1, words: int = 150) -> None:
    """Make `number` live reports, of `words` words in each language, with a few leaders each."""
    random.seed(seed)
    countries = list(Country.objects.filter(existed_to=None).order_by("code"))
    leaders = make_leaders(countries, number=max(20, number // 20))
    topics = make_topics()
    author = Editor.objects.get_or_create(username="generator")[0]
    record = SourceRecord.objects.get_or_create(url="https://example.org/generated")[0]
    with published_writes():
        for start in range(0, number, BATCH):
            make_batch(start, min(BATCH, number - start), leaders, topics, author, record, words)


def make_leaders(countries, *, number):
    """Heads of state with a post each, one country after the other."""
    first = Person.objects.count()
    people = Person.objects.bulk_create(
        Person(slug=f"leader-{n}", name_it=f"Nome Cognome{n}", name_en=f"Name Surname{n}")
        for n in range(first, first + number)
    )
    PersonName.objects.bulk_create(PersonName(person=p, text=f"Alias {p.pk}") for p in people)
    return give_posts(people, countries)


def give_posts(people, countries):
    """Make each person the head of a state, one country after the other."""
    posts = Office.objects.bulk_create(
        Office(
            title_it=f"Presidente {n}",
            title_en=f"President {n}",
            role="head_of_state",
            country=countries[n % len(countries)],
        )
        for n in range(len(people))
    )
    return Tenure.objects.bulk_create(
        Tenure(person=person, office=post, started_on=FIRST_DAY)
        for person, post in zip(people, posts, strict=True)
    )


def make_topics():
    for n, (word_it, word_en) in enumerate(zip(WORDS_IT, WORDS_EN, strict=True)):
        Topic.objects.get_or_create(
            slug_en=f"generated-{n}",
            defaults={"slug_it": f"generato-{n}", "name_it": word_it, "name_en": word_en},
        )
    return list(Topic.objects.filter(slug_en__startswith="generated-"))


def text(words, length):
    """Paragraphs of about 60 words."""
    drawn = random.choices(words, k=length)
    return "\n\n".join(" ".join(drawn[i : i + 60]) for i in range(0, length, 60))


def make_batch(start, number, leaders, topics, author, record, words):
    now = timezone.now()
    first = Meeting.objects.count()
    meetings = Meeting.objects.bulk_create(
        Meeting(
            slug_it=f"generato-{first + n}",
            slug_en=f"generated-{first + n}",
            first_published_at=now,
        )
        for n in range(number)
    )
    reports = []
    for meeting in meetings:
        day = FIRST_DAY + datetime.timedelta(days=random.randrange(13_000))
        body_it, body_en = text(WORDS_IT, words), text(WORDS_EN, words)
        report = Report(
            meeting=meeting,
            status="live",
            version=1,
            held_on=day,
            covers_until=day,
            title_it=f"Incontro {meeting.slug_it} " + " ".join(random.choices(WORDS_IT, k=5)),
            title_en=f"Meeting {meeting.slug_en} " + " ".join(random.choices(WORDS_EN, k=5)),
            summary_it=text(WORDS_IT, 25),
            summary_en=text(WORDS_EN, 25),
            body_it=body_it,
            body_en=body_en,
            reads_it=True,
            reads_en=True,
            author=author,
            published_at=now,
            dated_at=now,
            city_it="Roma",
            city_en="Rome",
        )
        report.render()
        reports.append(report)
    Report.objects.bulk_create(reports)
    make_rows(reports, leaders, topics, record)


def make_rows(reports, leaders, topics, record):
    sources = Source.objects.bulk_create(
        Source(report=report, record=record, kind="press") for report in reports
    )
    parts, quotes, tags = [], [], []
    for report, source in zip(reports, sources, strict=True):
        pair = random.sample(leaders, 2)
        report.country_id = pair[0].office.country_id
        for position, (tenure, role) in enumerate(zip(pair, ("host", "guest"), strict=True)):
            parts.append(
                Participation(
                    report=report,
                    person_id=tenure.person_id,
                    country_id=tenure.office.country_id,
                    tenure=tenure,
                    role=role,
                    position=position,
                )
            )
            words = report.body_it.split("\n\n")[position][:200]
            quotes.append(
                Quote(
                    report=report,
                    speaker_id=tenure.person_id,
                    source=source,
                    original=words,
                    original_language="it",
                    text_it=words,
                    directness="verbatim",
                    position=position,
                )
            )
        tags.append(ReportTopic(report=report, topic=random.choice(topics)))
    Participation.objects.bulk_create(parts, batch_size=500)
    Quote.objects.bulk_create(quotes, batch_size=500)
    ReportTopic.objects.bulk_create(tags, batch_size=500)
    Report.objects.bulk_update(reports, ["country"], batch_size=500)
