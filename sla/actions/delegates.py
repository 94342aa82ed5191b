"""Who may take over somebody's promises: who is here, and could keep each of them."""

from datetime import date

from hiring.tenancy.access import Role, roles_with
from hiring.tenancy.errors import Incomplete
from hiring.tenancy.models import Member
from requisitions.models import Requisition
from requisitions.querysets.reach import OWNERS, SEE_ALL
from sla.actions.policy import ever_on
from sla.clauses import Clause
from sla.models import Commitment, Leave
from sla.registry import CLAUSES

HOLDERS = {"manager": Role.HIRING_MANAGER, "recruiter": Role.RECRUITER}


class WrongDelegate(Incomplete):
    """Whoever shall take the promises has left, is away too, could not keep them, or is the person themselves."""


def check_delegate(member: Member, delegate: Member | None, first_on: date, last_on: date) -> None:
    """Raise ``WrongDelegate``, saying why, unless `delegate` may take over what `member` promises on these days."""
    if delegate is None:
        return
    if delegate == member:
        raise WrongDelegate("Somebody else has to take the promises; or nobody, and they pause.")
    if not delegate.is_active:
        raise WrongDelegate(f"{delegate.name} has left. Name somebody else.")
    if Leave.objects.filter(member=delegate, state=Leave.State.APPROVED).touching(first_on, last_on).exists():
        raise WrongDelegate(f"{delegate.name} is away on some of these days. Name somebody else.")
    _refuse_who_cannot_keep_them(member, delegate)


def _refuse_who_cannot_keep_them(member: Member, delegate: Member) -> None:
    """Whoever takes over has to get through every door behind which these promises are kept, on any hire."""
    taken = [clause for clause in _clauses_of(member) if clause.stand_in]
    beyond = [clause.title for clause in taken if not (delegate.may(clause.stand_in) and delegate.roles & SEE_ALL)]
    if beyond:
        able = [role for role in SEE_ALL if all(role in roles_with(clause.stand_in) for clause in taken)]
        named = " or ".join(sorted(role.words for role in able))
        raise WrongDelegate(
            f"{delegate.name} could not keep these promises of {member.name}: {', '.join(beyond)}. "
            f"Name a {named}, or nobody, and they pause."
        )


def _clauses_of(member: Member) -> list[Clause]:
    """Return the kinds of promises that `member` owes, or may come to owe by their roles and hires."""
    owed = set(Commitment.objects.running().made_by(member.pk).order_by().values_list("clause", flat=True))
    sides = {side for side, role in HOLDERS.items() if role in member.roles or _owns_a_hire(member, side)}
    return [each for key, each in CLAUSES.items() if key in owed or (each.side in sides and key in ever_on())]


def _owns_a_hire(member: Member, side: str) -> bool:
    return bool(Requisition.objects.filter(**{OWNERS[side]: member}).exists())
