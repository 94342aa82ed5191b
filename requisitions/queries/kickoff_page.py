"""The kickoff as its page shows it, read in a handful of queries and put into the rules' own values."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet

from hiring.tenancy.here import day_here
from hiring.tenancy.models import Member
from requisitions.models import (
    Kickoff,
    KickoffAttendance,
    KickoffGuest,
    KickoffLine,
    KickoffPoint,
    KickoffSignature,
    KickoffVersion,
    Requirement,
    Requisition,
    Side,
    Stage,
    StageInterviewer,
)
from requisitions.queries.forecast import time_to_hire
from requisitions.queries.kickoff import agreed_lines, compose
from requisitions.queries.kickoff_fields import Fields, line_fields, own_fields, people_on, requirement_fields
from requisitions.queries.kickoff_notes import notes_of
from requisitions.queries.signing import desk_of
from requisitions.rules.agenda import Point, Progress, Talk, agenda
from requisitions.rules.challenge import Answers, Challenge, challenge
from requisitions.rules.content import Content
from requisitions.rules.coverage import Coverage, coverage
from requisitions.rules.forecast import Forecast
from requisitions.rules.notes import Note, unchallenged


@dataclass(frozen=True, slots=True)
class RequirementRow:
    """`also`: other stages that assess its competency. `may_answer`: the reader's side has not answered yet."""

    requirement: Requirement
    fields: Fields
    challenge: Challenge
    also: tuple[str, ...]
    is_blocked: bool
    may_answer: bool


@dataclass(frozen=True, slots=True)
class LineRow:
    """A channel, a risk or a decision with its fields."""

    line: KickoffLine
    fields: Fields


@dataclass(frozen=True, slots=True)
class SignatureRow:
    """One side's name: the signature under the current version, or the latest that a change voided."""

    side: Side
    member: Member
    signature: KickoffSignature | None
    voided_by: KickoffVersion | None

    @property
    def is_signed(self) -> bool:
        return self.signature is not None and self.voided_by is None


@dataclass(frozen=True, slots=True)
class KickoffPage:
    """Everything the page says, before it is put into words and markup."""

    kickoff: Kickoff
    content: Content
    rows: tuple[RequirementRow, ...]
    fields: Fields
    lines: tuple[LineRow, ...]
    coverage: Coverage
    notes: tuple[Note, ...]
    agenda: tuple[Point, ...]
    forecast: Forecast | None
    signatures: tuple[SignatureRow, ...]
    attendance: Sequence[KickoffAttendance]
    is_agreed: bool

    @property
    def blocking(self) -> tuple[Note, ...]:
        return tuple(note for note in self.notes if note.blocks)

    @property
    def channels(self) -> tuple[LineRow, ...]:
        return self._lines_of(KickoffLine.Kind.CHANNEL)

    @property
    def risks(self) -> tuple[LineRow, ...]:
        return self._lines_of(KickoffLine.Kind.RISK)

    @property
    def decisions(self) -> tuple[LineRow, ...]:
        return self._lines_of(KickoffLine.Kind.DECISION)

    def _lines_of(self, kind: str) -> tuple[LineRow, ...]:
        return tuple(row for row in self.lines if row.line.kind == kind)

    @property
    def must_haves(self) -> int:
        return len(self.content.must_haves)

    @property
    def nice_to_haves(self) -> int:
        return len(self.rows) - self.must_haves

    def offer_by(self, now: datetime) -> datetime | None:
        """Return the day the agreed days end, counted from the opening, or from now while it has not opened."""
        since = self.kickoff.requisition.opened_at or now
        return since + timedelta(days=self.kickoff.agreed_days) if self.kickoff.agreed_days else None


def kickoff_page(requisition: Requisition, reader: Member, *, now: datetime) -> KickoffPage:
    """Return the page of `requisition` (read with its people and plan item) for `reader`."""
    kickoff = requisition.kickoffs.get()
    kickoff.requisition = requisition
    requirements = list(Requirement.objects.agreed().with_choices().filter(requisition=requisition))
    stages = list(Stage.objects.with_plan().filter(requisition=requisition))
    lines = agreed_lines(kickoff)
    content = compose(requisition, kickoff, requirements, stages, lines)
    said, desk = notes_of(kickoff, content, on=day_here(now)), desk_of(kickoff)
    rows = tuple(_row(each, content, said, requisition, reader, stages) for each in requirements)
    people = people_on(requisition, stages)
    waiting = [row.requirement.code for row in rows if row.challenge.state == "today"]
    talks = {each.key: _talk(each, now) for each in kickoff.points.all()}
    progress = Progress(is_challenged=not waiting, is_agreed=desk.is_agreed, talks=talks)
    return KickoffPage(
        kickoff=kickoff,
        content=content,
        rows=rows,
        fields=own_fields(kickoff),
        lines=tuple(LineRow(each, line_fields(each, people)) for each in lines),
        coverage=coverage(content),
        notes=(*said, *(() if desk.is_agreed else unchallenged(waiting))),
        agenda=agenda(content, said, progress),
        forecast=time_to_hire(requisition, kickoff.wished_days),
        signatures=_signatures(kickoff, requisition),
        attendance=tuple(kickoff.attendance_set.select_related("member")),
        is_agreed=desk.is_agreed,
    )


def _talk(point: KickoffPoint, now: datetime) -> Talk:
    return Talk(
        is_settled=point.state == KickoffPoint.State.SETTLED,
        is_parked=point.state == KickoffPoint.State.PARKED,
        spent_for=point.spent_until(now),
        since=point.running_since_at,
    )


def _row(
    requirement: Requirement,
    content: Content,
    said: Sequence[Note],
    requisition: Requisition,
    reader: Member,
    stages: Sequence[Stage],
) -> RequirementRow:
    name = requirement.competency.name if requirement.competency else None
    stage = requirement.stage.name if requirement.stage else None
    side = requisition.side_of(reader)
    return RequirementRow(
        requirement=requirement,
        fields=requirement_fields(requirement, stages),
        challenge=challenge(_answers(requirement, requisition), is_must=requirement.is_must),
        also=tuple(each.name for each in content.stages if name in each.competencies and each.name != stage),
        is_blocked=any(note.blocks and note.key == requirement.code for note in said),
        may_answer=side is not None and getattr(requirement, f"{side.value}_rejects_without") is None,
    )


def _answers(requirement: Requirement, requisition: Requisition) -> Answers:
    return Answers(
        manager=requisition.hiring_manager.first_name,
        manager_rejects=requirement.manager_rejects_without,
        recruiter=requisition.recruiter.first_name,
        recruiter_rejects=requirement.recruiter_rejects_without,
    )


def _signatures(kickoff: Kickoff, requisition: Requisition) -> tuple[SignatureRow, ...]:
    latest = {signature.side: signature for signature in kickoff.signatures.order_by("version")}
    voiding = [each.version + 1 for each in latest.values() if each.version < kickoff.version]
    changes = {each.version: each for each in kickoff.versions.filter(version__in=voiding)}
    people = ((Side.MANAGER, requisition.hiring_manager), (Side.RECRUITER, requisition.recruiter))
    return tuple(
        SignatureRow(side, member, found, changes.get(found.version + 1) if found else None)
        for side, member in people
        for found in [latest.get(side)]
    )


def possible_guests(requisition: Requisition) -> QuerySet[Member]:
    """Return who may be asked to come beside the two owners: those who interview on it."""
    owners = {requisition.hiring_manager_id, requisition.recruiter_id}
    interviewing = StageInterviewer.objects.filter(stage__requisition=requisition)
    invited = KickoffGuest.objects.filter(kickoff__requisition=requisition)
    ids = {*interviewing.values_list("member_id", flat=True), *invited.values_list("member_id", flat=True)}
    guests: QuerySet[Member] = Member.objects.active().filter(pk__in=ids - owners)
    return guests


def expected_at(requisition: Requisition) -> QuerySet[Member]:
    """Return the two owners and the guests of the meeting."""
    invited = KickoffGuest.objects.filter(kickoff__requisition=requisition)
    ids = {requisition.hiring_manager_id, requisition.recruiter_id, *invited.values_list("member_id", flat=True)}
    people: QuerySet[Member] = Member.objects.filter(pk__in=ids)
    return people
