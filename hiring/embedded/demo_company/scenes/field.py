"""REQ-150 and REQ-151: a slate that did not come, which makes two for Daniel, and one that is due today."""

from datetime import timedelta

from hiring.embedded.demo_company.agreeing import opened
from hiring.embedded.demo_company.clockwork import Story
from hiring.embedded.demo_company.company import Company
from hiring.embedded.demo_company.scenes import preparing
from hiring.embedded.demo_company.scenes.staging import come, crowd
from hiring.embedded.demo_company.seats import Seat
from requisitions.actions.slate import Proposal, draft_slate
from sla.actions.cases import add_words
from sla.models import EscalationCase

NEARLY = {"Severin Aebi": "Sourced by us", "Petra Lukić": "Referral", "Freya Jensen": "Careers page"}
DANIELS_WORDS = (
    "Seven roles since September, two of them in countries where we have no network. I have four people in "
    "conversation for the Nordics and will present on Thursday."
)


def nordics(company: Company, seat: Seat) -> Story:
    """REQ-150: the slate's day has passed; too few have been found."""
    desk, opened_at = yield from opened(company, seat)
    crowd(desk, opened_at, early=5, recent=4)


def in_his_words(company: Company) -> Story:
    """Daniel writes on the case that his second missed slate opened."""
    at = yield company.now - timedelta(minutes=95)
    case = EscalationCase.objects.open().get(rule="slates_missed", about=company.people["Daniel Okafor"])
    add_words(case, DANIELS_WORDS, act=company.act("Daniel Okafor", at))


def dach(company: Company, seat: Seat) -> Story:
    """REQ-151: two candidates are ready; Freya Jensen still needs evidence on one must-have."""
    desk, opened_at = yield from opened(company, seat)
    crowd(desk, opened_at, early=8, recent=4)
    came = yield from come(desk, NEARLY, opened_at + timedelta(days=2))
    yield from preparing.amended(desk)
    at = yield company.now - timedelta(minutes=55)
    shown = [ask.shown for ask in seat.role.musts]
    proposals = [
        Proposal(each, {must.pk: texts[nth] for must, texts in zip(desk.musts, shown, strict=True)})
        for nth, each in enumerate(came.values())
    ]
    nobody_asked_yet = desk.musts[2].pk
    freya = {key: text for key, text in proposals[2].evidence.items() if key != nobody_asked_yet}
    proposals[2] = Proposal(proposals[2].application, freya)
    draft_slate(desk.requisition, proposals, act=company.act(desk.recruiter, at))
