"""The form of a person as somebody fills it in."""

from django.urls import reverse

from tests import factories

ADD = "/admin/people/person/add/"


def address(person):
    return reverse("admin:people_person_change", args=[person.pk])


def signed_in(client, role="Publisher", **fields):
    account = factories.editor(role, **{"language": "en", **fields})
    client.force_login(account)
    return account


def rows(prefix, *forms, initial=0):
    """The fields of an inline: its rows as dictionaries."""
    data = {f"{prefix}-TOTAL_FORMS": len(forms), f"{prefix}-INITIAL_FORMS": initial}
    for index, form in enumerate(forms):
        data |= {f"{prefix}-{index}-{name}": value for name, value in form.items()}
    return data


def typed(*, names=(), tenures=(), kept_names=0, kept_tenures=0, **fields):
    """A posted form of a person."""
    known = {
        "name_it": "Ali Khamenei",
        "name_en": "Ali Khamenei",
        "born_on_precision": "day",
        "died_on_precision": "day",
    }
    return {
        **known,
        **rows("names", *names, initial=kept_names),
        **rows("tenures", *tenures, initial=kept_tenures),
        **fields,
    }


def seen(client, person):
    """The mark of the state in which the form shows the person."""
    return client.get(address(person)).context["adminform"].form.state


def errors(response):
    return response.context["adminform"].form.errors
