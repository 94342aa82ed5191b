"""The last hire is on the way in: the contract is sent, and the rest is still to be done."""

from hiring.embedded.demo_company.clockwork import Story
from hiring.embedded.demo_company.company import Company
from requisitions.actions.hand_over import begin_hand_over
from requisitions.actions.hand_over_item import settle_item
from requisitions.models import Application, Offer


def under_way(company: Company) -> Story:
    at = yield company.day(-2, 10, 40)
    hires = Application.objects.filter(state=Application.State.HIRED, offers__state=Offer.State.ACCEPTED)
    last = hires.select_related("requisition__recruiter").latest("closed_at")
    act = company.act(last.requisition.recruiter, at)
    first = begin_hand_over(last, act=act).items.get(position=1)
    settle_item(first, "done", seen=first.fingerprint, act=act)
