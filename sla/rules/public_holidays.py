"""Public holidays of a country and region, to begin a calendar with. What people make of them is theirs.

The data is the `holidays` package's, pinned in requirements/. It takes half a second to import and one page needs it.
"""

import re
from datetime import date
from functools import cache
from importlib import import_module
from operator import itemgetter
from types import ModuleType
from typing import NamedTuple


class PublicHoliday(NamedTuple):
    on: date
    name: str


class UnknownPlace(ValueError):
    """A country, or a region in it, for which there are no holidays."""


@cache
def countries() -> dict[str, str]:
    """Return the names of the countries there are holidays for, by their two letters, in the order of the names."""
    named = {country: _spaced(name) for name, country, *_ in _library().registry.COUNTRIES.values()}
    return dict(sorted(named.items(), key=itemgetter(1)))


@cache
def regions(country: str) -> dict[str, str]:
    """Return the names of a country's regions that may have holidays of their own, by code."""
    if country not in countries():
        return {}
    calendar = _library().country_holidays(country)
    names = {code: name for name, code in getattr(calendar, "subdivisions_aliases", {}).items()}
    return {code: names.get(code, code) for code in calendar.subdivisions}


def holidays_in(country: str, region: str, year: int) -> tuple[PublicHoliday, ...]:
    """Return the year's public holidays in order, in English where the package has it. Raises `UnknownPlace`."""
    if country not in countries() or (region and region not in regions(country)):
        raise UnknownPlace(f"There are no public holidays for {written(country, region) or 'no country'}.")
    library = _library()
    calendar = library.country_holidays(country)
    own, others = calendar.default_language or "", calendar.supported_languages
    language = own if own.startswith("en") or "en_US" not in others else "en_US"
    found = library.country_holidays(country, subdiv=region or None, years=year, language=language or None)
    return tuple(PublicHoliday(on, name) for on, name in sorted(found.items()) if on.year == year)


def written(country: str, region: str) -> str:
    """Return how a place is written down: NL, or DE-BY."""
    return "-".join(part for part in (country, region) if part)


def _spaced(name: str) -> str:
    """UnitedStates, as the package names its classes, in words."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)


@cache
def _library() -> ModuleType:
    return import_module("holidays")
