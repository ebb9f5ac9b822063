"""The command that loads the countries."""

import datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db.models import Count

from people.management.commands.load_countries import read_countries
from people.models import Country

pytestmark = pytest.mark.django_db


def load(*arguments):
    output = StringIO()
    call_command("load_countries", *arguments, stdout=output)
    return output.getvalue()


def all_countries():
    return list(Country.objects.order_by("code").values())


def test_empty_table_gets_every_country_of_the_data_file():
    output = load()

    assert output == "Countries: 206 created, 0 reset, 0 left as edited, 0 unchanged.\n"
    assert set(Country.objects.values_list("code", flat=True)) == set(read_countries())


def test_country_has_its_texts_in_both_languages():
    load()

    kazakhstan = Country.objects.get(code="KZ")
    assert (kazakhstan.name_it, kazakhstan.name_en) == ("Kazakistan", "Kazakhstan")
    assert (kazakhstan.slug_it, kazakhstan.slug_en) == ("kazakistan", "kazakhstan")
    assert (kazakhstan.adjective_it, kazakhstan.adjective_en) == ("kazako", "Kazakh")
    assert kazakhstan.existed_from == datetime.date(1991, 12, 16)


def test_every_loaded_country_passes_its_own_validation():
    load()

    for country in Country.objects.all():
        country.full_clean()


def test_ended_state_and_its_successors_know_each_other():
    load()

    czechoslovakia = Country.objects.get(code="CSHH")
    slovakia = Country.objects.get(code="SK")
    assert sorted(one.code for one in czechoslovakia.successors.all()) == ["CZ", "SK"]
    assert [one.code for one in slovakia.predecessors.all()] == ["CSHH"]


def test_soviet_union_and_not_russia_existed_on_the_days_of_reykjavik():
    load()

    existing = Country.objects.existing(on=datetime.date(1986, 10, 11))
    codes = existing.filter(code__in=["SUHH", "RU", "US", "IS"]).values_list("code", flat=True)
    assert sorted(codes) == ["IS", "SUHH", "US"]


def test_loading_again_changes_nothing():
    load()
    before = all_countries()

    output = load()

    assert output == "Countries: 0 created, 0 reset, 0 left as edited, 206 unchanged.\n"
    assert all_countries() == before


def test_what_editors_changed_or_emptied_survives():
    load()
    Country.objects.filter(code="CZ").update(name_it="Repubblica Ceca", adjective_en="")
    before = all_countries()

    output = load()

    assert all_countries() == before
    assert "1 left as edited, 205 unchanged.\nLeft as edited: CZ." in output


def test_country_of_the_editors_survives_reset():
    load()
    Country.objects.create(code="SKIN", name_it="Sikkim", slug_it="sikkim", slug_en="sikkim")

    load("--reset")

    assert Country.objects.get(code="SKIN").name_it == "Sikkim"


def test_reset_of_one_country_writes_over_that_one_only():
    load()
    Country.objects.filter(code__in=["CZ", "KZ"]).update(name_it="Altro", adjective_it="altro")

    load("--reset", "KZ")

    names = dict(Country.objects.filter(code__in=["CZ", "KZ"]).values_list("code", "name_it"))
    assert names == {"CZ": "Altro", "KZ": "Kazakistan"}


def test_reset_without_codes_writes_over_all():
    load()
    before = all_countries()
    Country.objects.filter(code__in=["CZ", "KZ"]).update(adjective_it="altro", other_names=[])

    output = load("--reset")

    assert output == "Countries: 0 created, 2 reset, 0 left as edited, 204 unchanged.\n"
    assert all_countries() == before


def test_reset_restores_successors():
    load()
    Country.objects.get(code="CSHH").successors.set(["CZ", "HU"])

    load("--reset", "CSHH")

    successors = Country.objects.get(code="CSHH").successors.order_by("code")
    assert [one.code for one in successors] == ["CZ", "SK"]


def test_successors_that_editors_changed_survive():
    load()
    Country.objects.get(code="CSHH").successors.set(["CZ"])

    load()

    assert [one.code for one in Country.objects.get(code="CSHH").successors.all()] == ["CZ"]


def test_successor_created_later_is_linked_to_its_predecessor():
    load()
    Country.objects.get(code="SK").delete()

    output = load()

    assert output == "Countries: 1 created, 0 reset, 0 left as edited, 205 unchanged.\n"
    predecessors = Country.objects.get(code="SK").predecessors.all()
    assert [one.code for one in predecessors] == ["CSHH"]


def test_links_are_those_of_the_data_file():
    load()

    linked = Country.objects.annotate(number=Count("successors")).filter(number__gt=0)
    numbers = {code: len(one["successors"]) for code, one in read_countries().items()}
    assert dict(linked.values_list("code", "number")) == {
        code: number for code, number in numbers.items() if number
    }


def test_address_that_another_country_has_stops_loading_and_nothing_is_changed():
    Country.objects.create(code="KAZA", name_it="Kazakistan", slug_it="kazakistan", slug_en="kaza")
    before = all_countries()

    with pytest.raises(CommandError) as refusal:
        load()

    assert str(refusal.value) == (
        "KZ needs the address “kazakistan”, which KAZA has: "
        "give KAZA another address first. Nothing was changed."
    )
    assert all_countries() == before


def test_reset_of_an_unknown_code_is_refused():
    with pytest.raises(CommandError) as refusal:
        load("--reset", "KZ", "XY")

    assert str(refusal.value) == "Not in the data file: XY"


def test_silent_run_prints_nothing():
    assert load("--verbosity", "0") == ""
    assert Country.objects.count() == len(read_countries())
