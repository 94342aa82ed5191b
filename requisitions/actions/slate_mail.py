"""The mails of a slate: to the manager when it is presented, to the recruiter when it is answered or returned."""

from typing import Any

from hiring.delivery.actions import post
from hiring.delivery.letter import Envelope
from hiring.tenancy.act import Act
from hiring.tenancy.history import is_history
from hiring.tenancy.links import address
from hiring.tenancy.rules.wording import count_of
from requisitions.models import Slate, SlateCandidate
from requisitions.rules import letters

PRESENTED, ANSWERED, WITHDRAWN = "slate_presented", "slate_answered", "slate_withdrawn"


def tell_manager(slate: Slate, *, act: Act) -> None:
    if is_history(act.at):
        return
    letter = letters.slate_presented(
        **_facts(slate),
        size=count_of(slate.candidates.count(), "candidate"),
        recruiter=slate.requisition.recruiter.name,
    )
    post(letter, _envelope(PRESENTED, slate), to=slate.requisition.hiring_manager, act=act)


def tell_recruiter_it_is_answered(slate: Slate, *, act: Act) -> None:
    if is_history(act.at):
        return
    answers = slate.candidates.values_list("answer", flat=True)
    given = [each for each in answers if each]
    advanced = given.count(SlateCandidate.Answer.ADVANCE)
    words = f"{advanced} advanced, {len(given) - advanced} declined"
    letter = letters.slate_answered(**_facts(slate), manager=slate.requisition.hiring_manager.name, words=words)
    post(letter, _envelope(ANSWERED, slate), to=slate.requisition.recruiter, act=act)


def tell_recruiter_it_came_back(slate: Slate, *, act: Act) -> None:
    if is_history(act.at):
        return
    letter = letters.slate_returned(**_facts(slate), manager=slate.requisition.hiring_manager.name)
    post(letter, _envelope(ANSWERED, slate), to=slate.requisition.recruiter, act=act)


def tell_manager_it_is_withdrawn(slate: Slate, *, act: Act) -> None:
    letter = letters.slate_withdrawn(**_facts(slate), recruiter=slate.requisition.recruiter.name)
    post(letter, _envelope(WITHDRAWN, slate), to=slate.requisition.hiring_manager, act=act)


def _facts(slate: Slate) -> dict[str, Any]:
    requisition = slate.requisition
    return {
        "requisition": f"REQ-{requisition.number}",
        "role": requisition.title,
        "number": slate.number,
        "page": address(slate.organization, "slate", requisition.number, slate.number),
    }


def _envelope(kind: str, slate: Slate) -> Envelope:
    return Envelope(kind=kind, dedup_key=f"{kind}:{slate.pk}:0:told", subject_id=slate.pk)
