"""The debrief page: what the panel's scorecards add up to, as far as its reader may read them.

The database leaves out what is sealed; while any round is, the page shows no rating at all.
"""

from dataclasses import dataclass
from datetime import datetime

from hiring.tenancy.models import Member
from requisitions.models import Application, Interview, InterviewSeat
from scorecards.models import Debrief
from scorecards.queries.grid import Grid, grid_of
from scorecards.queries.loop import interviews_of, people_of
from scorecards.queries.panel import owners_of, panel_of
from scorecards.rules.visibility import may_close, may_decide


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
    named = frozenset(each.decider_id for each in rounds)
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
        grid=grid_of(interviews, reader, named=named) if interviews and not sealed else None,
        may_decide=may_decide(
            reader.pk,
            owners=owners_of(application),
            decider=debrief.decider_id if debrief else application.requisition.hiring_manager_id,
        ),
        closable=[each for each in sealed if may_close(reader.pk, panel_of(each, named=named))],
    )
