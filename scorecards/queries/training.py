"""Who is trained for what: read in three queries for any number of people, decided by rules/training.py."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from hiring.tenancy.access import Role
from hiring.tenancy.models import Member
from requisitions.models import Requisition, Side
from requisitions.rules.readiness import Deed
from scorecards.models import Course, TrainingPolicy, TrainingProof, TrainingWaiver
from scorecards.rules.training import Gap, Mode, Standing, State, is_mandatory, standing

CAPACITIES = {Side.MANAGER: Role.HIRING_MANAGER, Side.RECRUITER: Role.RECRUITER}


@dataclass(frozen=True, slots=True)
class Line:
    """How one member stands with one course. `is_mandatory`: for one of their roles."""

    member: Member
    course: Course
    standing: Standing
    is_mandatory: bool


class Register:
    """What the people given did and were let off, for the courses in use; asks the database when made, then never."""

    def __init__(self, people: Collection[UUID] | None = None) -> None:
        """Read of `people`, or of everybody."""
        self.courses = list(Course.objects.standing())
        proofs, waivers = TrainingProof.objects.counting(), TrainingWaiver.objects.running()
        if people is not None:
            proofs, waivers = proofs.filter(member__in=people), waivers.filter(member__in=people)
        self._done: dict[tuple[UUID, UUID], list[TrainingProof]] = defaultdict(list)
        for each in proofs if self.courses else ():
            self._done[each.member_id, each.course_id].append(each)
        self._waived: dict[tuple[UUID, UUID], date] = {}
        for one in waivers if self.courses else ():
            key = one.member_id, one.course_id
            self._waived[key] = max(one.ends_on, self._waived.get(key, one.ends_on))

    def standing(self, member_id: UUID, course: Course, *, on: date) -> Standing:
        key = member_id, course.pk
        done = [each.done for each in self._done.get(key, ())]
        return standing(course.demand, done, waived_until=self._waived.get(key), on=on)

    def lines(self, member: Member, *, on: date) -> list[Line]:
        """Return every course that is mandatory for the member, or that they ever did something towards."""
        found = []
        for course in self.courses:
            must = is_mandatory(course.demand, member.roles)
            if must or (member.pk, course.pk) in self._done:
                found.append(Line(member, course, self.standing(member.pk, course, on=on), must))
        return found

    def gaps(self, member: Member, capacity: Role, *, on: date) -> list[Gap]:
        """Return what the member lacks to act in that capacity."""
        asked = [course for course in self.courses if is_mandatory(course.demand, [capacity])]
        stands = [(course, self.standing(member.pk, course, on=on)) for course in asked]
        return [Gap(member.name, course.name, each) for course, each in stands if not each.holds]


def mode_of(deed: Deed) -> Mode:
    """Return what the organization's gate does there; off while no training was set up."""
    chosen = TrainingPolicy.objects.values_list(deed.value, flat=True).first()
    return Mode(chosen) if chosen else Mode.OFF


def capacity_of(member: Member, deed: Deed, requisition: Requisition) -> Role:
    """Return as what somebody does it: on a panel everybody interviews, elsewhere by their side of the hire."""
    if deed == Deed.SIT_ON_PANEL:
        return Role.INTERVIEWER
    side = requisition.side_of(member)
    return CAPACITIES[side] if side else Role.HIRING_MANAGER


def gaps_of(people: Iterable[Member], deed: Deed, requisition: Requisition, *, on: date) -> list[Gap]:
    """Return what each of `people` lacks for it, in their order."""
    members = list(dict.fromkeys(people))
    register = Register([member.pk for member in members])
    return [gap for member in members for gap in register.gaps(member, capacity_of(member, deed, requisition), on=on)]


def compliance(*, on: date, course: str = "", role: str = "", state: str = "") -> list[Line]:
    """Return how everybody stands with what is mandatory for them: the worst first, then by name.

    `state`: one state; empty means whoever lacks or soon loses something, "all" means everybody.
    """
    register = Register()
    lines = [line for member in _people(role) for line in register.lines(member, on=on) if line.is_mandatory]
    order = [State.LAPSED, State.MISSING, State.SOON, State.WAIVED, State.VALID]
    chosen = [line for line in lines if _matches(line, course, state)]
    return sorted(chosen, key=lambda line: (order.index(line.standing.state), line.member.name, line.course.name))


def _people(role: str) -> Iterable[Member]:
    members = Member.objects.active().with_roles()
    return [member for member in members if not role or role in member.roles]


def _matches(line: Line, course: str, state: str) -> bool:
    if course and str(line.course.pk) != course:
        return False
    return line.standing.wants_doing if not state else state in {"all", line.standing.state.value}
