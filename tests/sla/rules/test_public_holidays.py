"""The pinned package's holidays, as a calendar begins with them."""

from datetime import date

import pytest

from sla.rules.public_holidays import UnknownPlace, countries, holidays_in, regions, written


def test_a_country_has_its_days_in_english():
    found = {holiday.name: holiday.on for holiday in holidays_in("NL", "", 2027)}
    assert found["Easter Monday"] == date(2027, 3, 29)
    assert found["Christmas Day"] == date(2027, 12, 25)


def test_a_region_has_more_than_its_country():
    bavaria, germany = (set(holidays_in("DE", region, 2026)) for region in ("BY", ""))
    assert {holiday.name for holiday in bavaria - germany} == {"Epiphany", "Corpus Christi", "All Saints' Day"}
    assert regions("DE")["BY"] == "Bayern"


def test_countries_are_named_in_words_and_in_order():
    assert countries()["US"] == "United States"
    assert list(countries().values()) == sorted(countries().values())
    assert regions("XX") == {}


@pytest.mark.parametrize(("country", "region"), [("XX", ""), ("DE", "XX"), ("", "")])
def test_a_place_that_is_not_there_is_refused(country, region):
    with pytest.raises(UnknownPlace):
        holidays_in(country, region, 2027)


@pytest.mark.parametrize("country", ["NL", "DE", "US", "GB", "PT", "CH", "IN", "JP", "BR", "ZA", "IL", "AE"])
def test_a_year_from_now_is_known_of_every_country_asked(country):
    assert len(holidays_in(country, "", 2027)) >= 4


def test_a_place_is_written_short():
    assert [written("NL", ""), written("DE", "BY"), written("", "")] == ["NL", "DE-BY", ""]
