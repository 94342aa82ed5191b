"""The fields that can be written on the kickoff's page, each with what it shows and what a form of it has seen."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hiring.tenancy.models import Member
from requisitions.models import Kickoff, KickoffLine, Requirement, Requisition, Stage
from requisitions.rules.drafts import fingerprint
from requisitions.rules.fields import OF_LINE, OF_REQUIREMENT, OWN, Spot
from requisitions.rules.values import as_shown

Choices = tuple[tuple[str, str], ...]
CONTROLS = {
    "ideal_profile": "text",
    "sourcing_plan": "text",
    "candidate_promises": "text",
    "slate_size": "number",
    "wished_days": "number",
    "agreed_days": "number",
    "slate_due_on": "day",
    "due_on": "day",
    "level": "choice",
    "stage": "choice",
    "owner": "choice",
    "competency": "competency",
    "text": "words",
}
LONGEST = {"text": 240, "detail": 240, "evidence": 240, "method": 80, "competency": 80}
FEWEST = {"slate_size": (1, 20), "wished_days": (1, 730), "agreed_days": (1, 730)}


@dataclass(frozen=True, slots=True)
class LiveField:
    """`control`: text (several lines), words (one that wraps), line, number, day, choice or competency."""

    spot: Spot
    value: str
    choices: Choices = ()

    @property
    def address(self) -> str:
        return self.spot.address

    @property
    def label(self) -> str:
        return self.spot.label

    @property
    def short(self) -> str:
        """Its label where its row is named beside it."""
        return self.spot.short

    @property
    def seen(self) -> str:
        return fingerprint(self.value)

    @property
    def control(self) -> str:
        return CONTROLS.get(self.spot.name, "line")

    @property
    def longest(self) -> int:
        return LONGEST.get(self.spot.name, 4_000)

    @property
    def bounds(self) -> tuple[int, int]:
        return FEWEST[self.spot.name]


Fields = Mapping[str, LiveField]


def own_fields(kickoff: Kickoff) -> Fields:
    return {name: LiveField(Spot(name), as_shown(getattr(kickoff, name))) for name in OWN}


def requirement_fields(requirement: Requirement, stages: Iterable[Stage]) -> Fields:
    """Return its fields by name; `stages` are those of its requisition."""
    values = {name: as_shown(getattr(requirement, name)) for name in OF_REQUIREMENT if name != "stage"}
    values["stage"] = as_shown(requirement.stage_id)
    choices: dict[str, Choices] = {
        "level": tuple((str(value), str(label)) for value, label in Requirement.Level.choices),
        "stage": (("", "No stage yet"), *((str(stage.pk), stage.name) for stage in stages)),
    }
    return {
        name: LiveField(Spot(name, "R", requirement.position), values[name], choices.get(name, ()))
        for name in OF_REQUIREMENT
    }


def line_fields(line: KickoffLine, people: Iterable[Member]) -> Fields:
    """Return its fields by name; `people` may see to it."""
    values = {name: as_shown(getattr(line, f"{name}_id" if name == "owner" else name)) for name in OF_LINE}
    known = {each.pk: each.name for each in [*people, *([line.owner] if line.owner else [])]}
    owners = (("", "Nobody yet"), *((str(key), name) for key, name in known.items()))
    letter = line.code[0]
    return {
        name: LiveField(Spot(name, letter, line.position), values[name], owners if name == "owner" else ())
        for name in OF_LINE
    }


def people_on(requisition: Requisition, stages: Iterable[Stage]) -> list[Member]:
    """Return who may be asked to see to something: the two owners and whoever interviews."""
    interviewing = (seat.member for stage in stages for seat in stage.interviewer_set.all())
    found = {each.pk: each for each in (requisition.hiring_manager, requisition.recruiter, *interviewing)}
    return list(found.values())
