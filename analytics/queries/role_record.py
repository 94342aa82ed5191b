"""Our own record of a type of role, for whoever argues for one more seat of it or decides on it."""

from dataclasses import dataclass

from django.db.models import Count, Q

from analytics.queries.pass_through import by_milestone
from analytics.rules.measured import Measured
from requisitions.models import Application, Milestone, Offer
from requisitions.queries.forecast import fill_times
from requisitions.rules.forecast import Forecast, forecast
from scorecards.models import HireReview

YEAR = 12


@dataclass(frozen=True, slots=True)
class Passed:
    """Of those decided at a stage of the field's common ones, how many went on."""

    stage: str
    share: Measured


@dataclass(frozen=True, slots=True)
class RoleRecord:
    """`fill`: days from opening to filled, None where fewer than five were. `again`: hires whose manager would hire
    them again, asked twelve months in.
    """

    passed: tuple[Passed, ...]
    fill: Forecast | None
    filled: int
    accepted: Measured
    again: Measured


def role_record(role_type: str) -> RoleRecord:
    """Return what is on record of roles of this type; four queries."""
    times = fill_times(role_type)
    offers = Offer.objects.filter(application__requisition__role_type=role_type).order_by()
    answers = offers.aggregate(yes=_count(state=Offer.State.ACCEPTED), no=_count(state=Offer.State.DECLINED))
    reviews = HireReview.objects.filter(months=YEAR, application__requisition__role_type=role_type).order_by()
    hires = reviews.aggregate(yes=_count(would_hire_again=True), all=Count("pk"))
    return RoleRecord(
        passed=tuple(_passed(role_type)),
        fill=forecast(times, None),
        filled=len(times),
        accepted=Measured(answers["yes"], answers["yes"] + answers["no"]),
        again=Measured(hires["yes"], hires["all"]),
    )


def _count(**which: object) -> Count:
    return Count("pk", filter=Q(**which))


def _passed(role_type: str) -> list[Passed]:
    figures = by_milestone(Application.objects.filter(requisition__role_type=role_type))
    return [
        Passed(str(Milestone(key).label), Measured(each.passed, each.decided))
        for key, each in figures.items()
        if key != Milestone.HIRED and each.decided
    ]
