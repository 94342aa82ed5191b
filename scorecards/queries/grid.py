"""Ratings side by side: members across, competencies down, where they agree. Only what the database lets through."""

from collections.abc import Sequence
from dataclasses import dataclass

from hiring.tenancy.models import Member
from requisitions.models import Interview, InterviewSeat
from scorecards.models import Overall, Rating, Scorecard
from scorecards.queries.kit import Focus, focus_of
from scorecards.queries.panel import panel_of
from scorecards.rules.agreement import Together, Verdict, tally, verdict
from scorecards.rules.visibility import reads_submitted


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


def grid_of(interviews: Sequence[Interview], reader: Member, *, named: frozenset[object]) -> Grid | None:
    """Lay out the interviews that `reader` is a party to; None when there is none."""
    mine = [each for each in interviews if reads_submitted(reader.pk, panel_of(each, named=named))]
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
