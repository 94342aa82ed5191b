"""The debrief page: what the panel's scorecards add up to, as far as its reader may read them.

The database leaves out what is sealed; while any round is, the page shows no rating at all.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from hiring.tenancy.models import Member
from requisitions.models import Application, Interview, InterviewSeat, Requirement
from scorecards.models import Debrief, Overall, Rating, Scorecard
from scorecards.queries.kit import Focus, focus_of
from scorecards.queries.loop import interviews_of, people_of
from scorecards.queries.panel import owners_of, panel_of
from scorecards.rules.agreement import Together, Verdict, tally, verdict
from scorecards.rules.visibility import may_close, may_decide, reads_submitted


@dataclass(frozen=True, slots=True)
class Cell:
    """One rating on the grid. `url` leads to its evidence, where that stands on the page."""

    rating: int
    url: str
    author: Member
    evidence: str


@dataclass(frozen=True, slots=True)
class Row:
    """One competency across the panel; `cells` stand in the order of the columns."""

    focus: Focus
    cells: list[Cell | None]
    verdict: Verdict

    @property
    def name(self) -> str:
        return self.focus.name

    @property
    def note(self) -> str:
        requirement = self.focus.requirement
        return f"{requirement.code} {requirement.get_level_display().lower()}" if requirement else ""

    @property
    def anchor(self) -> str:
        return f"evidence-{self.focus.competency}"

    @property
    def together(self) -> str:
        return self.verdict.words

    @property
    def is_split(self) -> bool:
        return self.verdict.kind == Together.SPLIT

    @property
    def is_single(self) -> bool:
        return self.verdict.kind in {Together.SINGLE, Together.NONE}

    @property
    def given(self) -> list[Cell]:
        """The ratings there are, the furthest apart first."""
        return sorted((each for each in self.cells if each), key=lambda cell: cell.rating)


@dataclass(frozen=True, slots=True)
class Column:
    """One member at one interview; `card` is None for a scorecard that never came."""

    seat: InterviewSeat
    interview: Interview
    card: Scorecard | None

    @property
    def name(self) -> str:
        first, _, last = self.seat.member.name.partition(" ")
        return f"{first} {last[:1]}.".strip(" .") + ("." if last else "")

    @property
    def by(self) -> str:
        return self.interview.stage.name

    @property
    def overall(self) -> str:
        if self.card is None:
            return "not written"
        return "cannot say" if self.card.overall is None else Overall(self.card.overall).label


@dataclass(frozen=True, slots=True)
class Grid:
    """Ratings side by side."""

    columns: list[Column]
    rows: list[Row]

    @property
    def overall(self) -> dict[str, object]:
        said = [each.card.overall for each in self.columns if each.card]
        return {"cells": [each.overall for each in self.columns], "together": tally(said)}

    @property
    def split(self) -> list[Row]:
        return [each for each in self.rows if each.is_split]

    @property
    def gaps(self) -> list[Row]:
        return [each for each in self.rows if each.is_single]

    @property
    def agreed(self) -> list[Row]:
        return [each for each in self.rows if each.verdict.kind == Together.AGREE]

    @property
    def notes(self) -> list[Scorecard]:
        """Scorecards whose author wrote why beside the overall answer."""
        return [each.card for each in self.columns if each.card and each.card.overall_note]


@dataclass(frozen=True, slots=True)
class DebriefPage:
    """All that the page shows. `grid` is None while sealed, or where its reader is no party to it."""

    reader: Member
    application: Application
    debrief: Debrief | None
    earlier: list[Debrief]
    interviews: list[Interview]
    sealed: list[Interview]
    missing: list[InterviewSeat]
    grid: Grid | None
    may_decide: bool
    closable: list[Interview]

    @property
    def seats(self) -> int:
        return sum(len(each.seats.all()) for each in self.interviews)

    @property
    def written(self) -> int:
        return self.seats - len(self.missing)

    @property
    def opened_at(self) -> datetime | None:
        moments = [each.revealed_at for each in self.interviews if each.revealed_at]
        return None if self.sealed or not moments else max(moments)

    @property
    def is_open(self) -> bool:
        return bool(self.interviews) and not self.sealed

    @property
    def standing(self) -> Debrief | None:
        """The debrief that still has to happen or to end."""
        return self.debrief if self.debrief and self.debrief.decided_at is None else None

    @property
    def is_running(self) -> bool:
        return self.application.state == Application.State.ACTIVE

    @property
    def can_be_scheduled(self) -> bool:
        return self.is_running and not (self.standing and self.standing.held_at)

    @property
    def awaits_holding(self) -> bool:
        return self.is_open and self.standing is not None and self.standing.held_at is None

    @property
    def awaits_decision(self) -> bool:
        held = self.standing is not None and self.standing.held_at is not None
        return held and self.is_running and self.is_open and self.may_decide

    @property
    def people(self) -> list[Member]:
        """Who is asked to it, or would be."""
        asked = [each.member for each in self.debrief.attendance_set.all()] if self.standing and self.debrief else []
        return sorted(asked, key=lambda each: each.name) or people_of(self.application)


def debrief_page(application: Application, reader: Member) -> DebriefPage:
    """Read it for `reader`. `application` comes with candidate and requisition."""
    interviews = interviews_of(application)
    sealed = [each for each in interviews if each.revealed_at is None]
    rounds = list(Debrief.objects.rounds_of(application))
    debrief = rounds[0] if rounds else None
    for each in interviews:
        each.application = application
    return DebriefPage(
        reader=reader,
        application=application,
        debrief=debrief,
        earlier=rounds[1:],
        interviews=interviews,
        sealed=sealed,
        missing=[seat for each in interviews for seat in each.seats.all() if seat.submitted_at is None],
        grid=_grid(interviews, reader) if interviews and not sealed else None,
        may_decide=may_decide(
            reader.pk,
            owners=owners_of(application),
            decider=debrief.decider_id if debrief else application.requisition.hiring_manager_id,
        ),
        closable=[each for each in sealed if may_close(reader.pk, panel_of(each))],
    )


def _grid(interviews: Sequence[Interview], reader: Member) -> Grid | None:
    """Lay out the interviews that `reader` is a party to; None when there is none."""
    mine = [each for each in interviews if reads_submitted(reader.pk, panel_of(each))]
    if not mine:
        return None
    cards = {
        (each.interview_id, each.author_id): each
        for each in Scorecard.objects.submitted().filter(interview__in=mine).with_ratings()
    }
    columns = [
        Column(seat, each, cards.get((each.pk, seat.member_id)))
        for each in mine
        for seat in sorted(each.seats.all(), key=lambda seat: seat.member.name)
    ]
    return Grid(columns, [_row(focus, columns) for focus in _focus(mine)])


def _focus(interviews: Sequence[Interview]) -> list[Focus]:
    """Return every competency that was to be assessed once, in the order of the requirements."""
    stages = {each.stage_id: each.stage for each in interviews}.values()
    found = {focus.competency: focus for stage in stages for focus in focus_of(stage)}
    last = float("inf")
    return sorted(found.values(), key=lambda row: (row.requirement.position if row.requirement else last, row.name))


def _row(focus: Focus, columns: Sequence[Column]) -> Row:
    ratings = [_rating(each, focus) for each in columns]
    cells = [
        Cell(rating.score, f"#evidence-{focus.competency}", column.seat.member, rating.evidence)
        if rating is not None and rating.score is not None
        else None
        for column, rating in zip(columns, ratings, strict=True)
    ]
    return Row(focus, cells, verdict(cell.rating if cell else None for cell in cells))


def _rating(column: Column, focus: Focus) -> Rating | None:
    ratings = column.card.ratings.all() if column.card else ()
    return next((each for each in ratings if each.competency_id == focus.competency), None)


def citable(application: Application) -> list[Requirement]:
    """Return what a decline may cite: the agreed requirements, must-haves first."""
    agreed = Requirement.objects.agreed().filter(requisition=application.requisition)
    return sorted(agreed, key=lambda each: (not each.is_must, each.position))
