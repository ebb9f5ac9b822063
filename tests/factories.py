"""Things to test with: plain functions with keyword defaults; every call makes a new thing."""

import datetime
from itertools import count

from django.contrib.auth.models import Group
from django.utils import timezone

from meetings import editions, workflow
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
    Topic,
    Wording,
)
from people.models import Country, Office, Organization, Person, PersonName, Tenure

PASSWORD = "a long enough password"
COUNTRIES = {
    "KZ": ("Kazakistan", "Kazakhstan"),
    "IR": ("Iran", "Iran"),
    "IT": ("Italia", "Italy"),
    "RU": ("Russia", "Russia"),
    "UA": ("Ucraina", "Ukraine"),
    "US": ("Stati Uniti", "United States"),
}
numbers = count(1)


def next_number():
    """A number that nobody has had."""
    return next(numbers)


def editor(role="Author", **fields):
    """An account of one role, or of several if a tuple is given; None for none."""
    name = fields.pop("username", f"editor-{next(numbers)}")
    account = Editor.objects.create_user(name, password=fields.pop("password", PASSWORD), **fields)
    account.is_staff = True
    account.save()
    for group in (role,) if isinstance(role, str) else role or ():
        account.groups.add(Group.objects.get_or_create(name=group)[0])
    return account


def country(code="KZ", **fields):
    name_it, name_en = COUNTRIES.get(code, (f"Stato {code}", f"State {code}"))
    defaults = {
        "name_it": name_it,
        "name_en": name_en,
        "slug_it": name_it.lower().replace(" ", "-"),
        "slug_en": name_en.lower().replace(" ", "-"),
    }
    return Country.objects.get_or_create(code=code, defaults={**defaults, **fields})[0]


def organization(name="NATO", **fields):
    slug = f"{name.lower()}-{next(numbers)}"
    defaults = {"name_it": name, "name_en": name, "slug_it": slug, "slug_en": slug}
    return Organization.objects.create(**{**defaults, **fields})


def person(name="Kassym-Jomart Tokayev", *, spellings=(), **fields):
    slug = f"{name.lower().replace(' ', '-')}-{next(numbers)}"
    made = Person.objects.create(**{"slug": slug, "name_it": name, "name_en": name, **fields})
    for spelling in spellings:
        PersonName.objects.create(person=made, text=spelling)
    return made


def office(title="Presidente", *, role="head_of_state", **fields):
    if "country" not in fields and "organization" not in fields:
        fields["country"] = country()
    titles = {"title_it": title, "title_en": fields.pop("title_en", f"{title} (en)")}
    return Office.objects.create(role=role, **titles, **fields)


def tenure(holder=None, post=None, *, started_on=datetime.date(2019, 3, 20), **fields):
    return Tenure.objects.create(
        person=holder or person(), office=post or office(), started_on=started_on, **fields
    )


def topic(name="Energia", **fields):
    slug = f"{name.lower()}-{next(numbers)}"
    defaults = {"name_it": name, "name_en": name, "slug_it": slug, "slug_en": slug}
    return Topic.objects.create(**{**defaults, **fields})


def draft(**fields):
    """An empty draft of a new meeting, saved once by nobody."""
    fields.setdefault("author", None)
    fields["author"] = fields["author"] or editor()
    return Report.objects.create(
        meeting=fields.pop("meeting", None) or Meeting.objects.create(), **fields
    )


def in_days(number):
    """A moment so many days from now."""
    return timezone.now() + datetime.timedelta(days=number)


def report(*, languages=("it", "en"), people=2, quotes=1, **fields):
    """A complete draft: texts in `languages`, participants, quotes in the body, one source."""
    number = next(numbers)
    words = [f"Parole numero {number}-{index}" for index in range(quotes)]
    body = "\n\n".join(f"Ha detto: «{text}»." for text in words) or "Un testo."
    for language in languages:
        fields.setdefault(f"title_{language}", f"Title {number} {language}")
        fields.setdefault(f"summary_{language}", f"Summary {number} {language}.")
        fields.setdefault(f"body_{language}", body)
        fields.setdefault(f"proposed_slug_{language}", f"report-{number}-{language}")
    fields.setdefault("held_on", datetime.date(2022, 6, 19))
    made = draft(**fields)
    first = source(made)
    for index in range(people):
        participation(made, position=index, role="host" if index == 0 else "guest")
    for index, text in enumerate(words):
        speaker = made.participations.first().person if people else None
        quote(made, text, speaker=speaker, source=first, position=index)
    made.save()
    return made


def live_report(*, by=None, also_open=False, **fields):
    """A report published through the workflow; with `also_open`, a draft beside it."""
    made = report(**fields)
    publisher = by or editor("Publisher")
    workflow.publish(made, by=publisher)
    if also_open:
        workflow.start_edition(made.meeting, by=publisher)
    return made


def participation(made, *, person=None, role="participant", code=None, **fields):
    index = Participation.objects.filter(report=made).count()
    if "organization" not in fields and "country" not in fields:
        fields["country"] = country(code or ("IR", "KZ", "IT", "RU")[index % 4])
    if person is None and not fields.get("group_it"):
        person = globals()["person"](f"Leader {next(numbers)}")
        post = office(country=fields.get("country") or country())
        fields.setdefault("tenure", tenure(person, post))
    return Participation.objects.create(report=made, person=person, role=role, **fields)


def source(made, *, url=None, **fields):
    """A source whose page an editor has read."""
    record = SourceRecord.objects.create(
        url=f"https://example.org/{next(numbers)}" if url is None else url,
        title=fields.pop("title", "A page"),
        publisher=fields.pop("publisher", "A publisher"),
        language=fields.pop("language", "it"),
        confirmed_at=timezone.now(),
    )
    speaks = {"account_country", "account_organization"} & fields.keys()
    defaults = {
        "kind": "official",
        "accessed_on": datetime.date(2022, 6, 20),
        "independent": not speaks,
    }
    return Source.objects.create(report=made, record=record, **{**defaults, **fields})


def quote(made, original="Parole dette", **fields):
    language = fields.setdefault("original_language", "it")
    if language == "it":
        fields.setdefault("text_en", original)
        fields.setdefault("translation_by_en", "ours")
    fields.setdefault("directness", "verbatim")
    return Quote.objects.create(report=made, original=original, **fields)


def wording(of, text="Other words", **fields):
    """Another published wording of a quote."""
    defaults = {"language": "en", "directness": "reported", "source": of.source}
    made = Wording(report=of.report, quote=of, text=text, **{**defaults, **fields})
    made.save()
    return made


def mention(made, **fields):
    return Mention.objects.create(report=made, **fields)


def tag(made, about):
    """Say that a draft is about a topic."""
    return ReportTopic.objects.create(report=made, topic=about)


def revise(made, *, by=None, **fields):
    """Save an open edition as an editor does: fields set, one version more."""
    for name, value in fields.items():
        setattr(made, name, value)
    editions.save_version(made, by=by or made.author)
    return made
