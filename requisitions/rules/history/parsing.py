"""From the TOML text of a mapping to `mapping.Mapping`.

All mistakes are named at once, each together with what to change.
"""

import difflib
import tomllib
from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from requisitions.rules.history.mapping import (
    DIMENSIONS,
    OUTCOMES,
    ApplicationsTable,
    EventsTable,
    Mapping,
    OffersTable,
    Stage,
    whole_pipeline,
)
from requisitions.rules.moves import MILESTONES

KEYS = {
    "applications": ("file", "id", *DIMENSIONS, "applied_on", "format", "outcome", "without_outcome"),
    "events": ("file", "application", "what", "at", "order", "format", "moves_back"),
    "offers": ("file", "application", "accepted"),
    "ignore": ("values",),
}
REQUIRED = {
    "applications": ("file", "id"),
    "events": ("file", "application", "what", "at"),
    "offers": ("file", "application", "accepted"),
    "ignore": (),
}
LONGEST_NAME = 80
STAGE_KEYS = ("name", "milestone", "values")
PROBE = datetime(2019, 11, 23)  # noqa: DTZ001 - a day that no format can read wrongly and still get right


class BadMapping(Exception):
    """The mapping cannot be used. `problems` are sentences, each saying what to change."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


def parse(data: bytes) -> Mapping:
    """Return the mapping that the TOML in `data` states. Raises ``BadMapping`` naming everything to change."""
    raw = _toml(data)
    problems = [*_unknown(raw), *_stages_problems(raw), *_outcome_problems(raw)]
    if problems:
        raise BadMapping(problems)
    mapping = _build(raw)
    if problems := [*_pipeline_problems(mapping), *_value_problems(mapping), *_format_problems(mapping)]:
        raise BadMapping(problems)
    return _completed(mapping)


def _toml(data: bytes) -> dict[str, Any]:
    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise BadMapping([f"The mapping is not UTF-8 (byte {error.start}). Save it as UTF-8."]) from error
    except tomllib.TOMLDecodeError as error:
        raise BadMapping([f"The mapping is not TOML: {error}."]) from error


def _unknown(raw: dict[str, Any]) -> Iterable[str]:
    for name in raw:
        if name not in {*KEYS, "stages", "outcomes"}:
            yield f"[{name}] is not a part of a mapping.{_nearest(name, [*KEYS, 'stages', 'outcomes'])}"
    if not {"applications", "events"} & set(raw):
        yield "Name at least one table: add [events], [applications] or both."
    for table, allowed in KEYS.items():
        if table in raw:
            yield from _table_problems(table, raw[table], allowed)


def _table_problems(table: str, given: object, allowed: tuple[str, ...]) -> Iterable[str]:
    if not isinstance(given, dict):
        yield f"[{table}] has to be a table: write [{table}] on a line of its own."
        return
    for key in given:
        if key not in allowed:
            yield f"[{table}] has an unknown key {key!r}.{_nearest(key, allowed)}"
    for key in REQUIRED[table]:
        if key not in given:
            yield f"[{table}] needs {key!r}: {_meaning(key)}."
    for key, value in given.items():
        yield from _kind_problems(table, key, value)


def _kind_problems(table: str, key: str, value: object) -> Iterable[str]:
    if key == "values":
        if not _are_texts(value):
            yield f'[{table}] values has to be a list of texts, such as ["assign recruiter"].'
    elif key == "moves_back":
        if not isinstance(value, bool):
            yield f"[{table}] moves_back has to be true or false."
    elif not isinstance(value, str) or not value.strip():
        yield f"[{table}] {key} has to be a text in quotation marks, and not an empty one."
    elif key == "without_outcome" and value not in {"open", "rejected"}:
        yield f'[applications] without_outcome = {value!r}: write "open" or "rejected".'


def _stages_problems(raw: dict[str, Any]) -> Iterable[str]:
    stages = raw.get("stages")
    if not isinstance(stages, list) or not stages or not all(isinstance(stage, dict) for stage in stages):
        yield "Name the stages in pipeline order, each under a [[stages]] line with name, milestone and values."
        return
    for number, stage in enumerate(stages, start=1):
        yield from _stage_problems(f"[[stages]] number {number}", stage)
    names = Counter(str(stage.get("name")).strip() for stage in stages)
    yield from (f"Two [[stages]] are named {name!r}. Give each its own name." for name, n in names.items() if n > 1)


def _stage_problems(where: str, stage: dict[str, Any]) -> Iterable[str]:
    for key in stage:
        if key not in STAGE_KEYS:
            yield f"{where} has an unknown key {key!r}.{_nearest(key, STAGE_KEYS)}"
    name, milestone = stage.get("name"), stage.get("milestone")
    if not isinstance(name, str) or not name.strip():
        yield f"{where} needs a name, a text in quotation marks."
    elif len(name.strip()) > LONGEST_NAME:
        yield f"{where} has a name of more than {LONGEST_NAME} letters. Shorten it."
    if milestone not in MILESTONES:
        yield f"{where} ({name}) has milestone {milestone!r}: write one of {', '.join(MILESTONES)}."
    if not _are_texts(stage.get("values", [])):
        yield f"{where} ({name}) values has to be a list of texts."


def _outcome_problems(raw: dict[str, Any]) -> Iterable[str]:
    outcomes = raw.get("outcomes", {})
    if not isinstance(outcomes, dict):
        yield '[outcomes] has to be a table of lines such as "Offer Accepted" = "hired".'
        return
    for value, outcome in outcomes.items():
        if outcome not in OUTCOMES:
            yield f"[outcomes] {value!r} = {outcome!r}: write one of {', '.join(OUTCOMES)}."


def _build(raw: dict[str, Any]) -> Mapping:
    return Mapping(
        stages=tuple(
            Stage(stage["name"].strip(), stage["milestone"], _texts(stage.get("values", []))) for stage in raw["stages"]
        ),
        applications=_applications(raw["applications"]) if "applications" in raw else None,
        events=EventsTable(**raw["events"]) if "events" in raw else None,
        offers=OffersTable(**raw["offers"]) if "offers" in raw else None,
        outcomes=tuple((value.strip(), OUTCOMES[outcome]) for value, outcome in raw.get("outcomes", {}).items()),
        ignored=_texts(raw.get("ignore", {}).get("values", [])),
    )


def _applications(given: dict[str, str]) -> ApplicationsTable:
    dimensions = tuple((name, given[name]) for name in DIMENSIONS if name in given)
    rest = {key: value for key, value in given.items() if key not in DIMENSIONS}
    return ApplicationsTable(dimensions=dimensions, **rest)


def _pipeline_problems(mapping: Mapping) -> Iterable[str]:
    milestones = [stage.milestone for stage in mapping.stages]
    begun = [place for place, milestone in enumerate(milestones) if milestone == "application"]
    if begun and begun[-1] != len(begun) - 1:
        yield "[[stages]] with milestone application come first: move them to the top."
    if "hired" in milestones[:-1]:
        yield "The stage with milestone hired is the last one and there is one of it: move or merge it."
    for name, milestone in (("Application", "application"), ("Hired", "hired")):
        if any(stage.name == name and stage.milestone != milestone for stage in mapping.stages):
            yield f"A stage named {name} has milestone {milestone}: change its milestone or its name."


def _value_problems(mapping: Mapping) -> Iterable[str]:
    places = [(value, f"the stage {stage.name}") for stage in mapping.stages for value in stage.values]
    ignored = [(value, "[ignore]") for value in mapping.ignored]
    outcomes = [(value, "[outcomes]") for value, _ in mapping.outcomes]
    # A value may be a stage and an outcome at once ("Hired"); every other pair leaves its meaning open.
    yield from _twice([*places, *ignored])
    yield from _twice([*outcomes, *ignored])


def _twice(places: list[tuple[str, str]]) -> Iterable[str]:
    first: dict[str, str] = {}
    for value, place in places:
        if value in first:
            yield f"The value {value!r} is mapped twice, in {first[value]} and in {place}. Leave it in one place."
        first.setdefault(value, place)


def _format_problems(mapping: Mapping) -> Iterable[str]:
    for name, table in (("applications", mapping.applications), ("events", mapping.events)):
        if table and table.format and not _reads_days(table.format):
            yield f'[{name}] format = {table.format!r} does not read a whole day. Write one such as "%d/%m/%Y %H:%M".'


def _reads_days(pattern: str) -> bool:
    try:
        return datetime.strptime(PROBE.strftime(pattern), pattern).date() == PROBE.date()  # noqa: DTZ007
    except ValueError:
        return False


def _completed(mapping: Mapping) -> Mapping:
    return Mapping(
        whole_pipeline(mapping.stages),
        mapping.applications,
        mapping.events,
        mapping.offers,
        mapping.outcomes,
        mapping.ignored,
    )


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) and item.strip() for item in value)


def _texts(values: list[str]) -> tuple[str, ...]:
    return tuple(value.strip() for value in values)


def _nearest(word: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(word, list(known), n=1)
    return f" Did you mean {near[0]!r}?" if near else f" Known here: {', '.join(known)}."


def _meaning(key: str) -> str:
    return {
        "file": "the name of the CSV file, beside the mapping",
        "id": "the column that names the application",
        "application": "the column that names the application",
        "what": "the column that says what happened",
        "at": "the column that says when",
        "accepted": "the column that says whether the offer was accepted",
    }[key]
