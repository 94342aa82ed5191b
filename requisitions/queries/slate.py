"""A slate as its card and its page show it: who is on it, what was answered, what each must-have rests on."""

from dataclasses import dataclass
from uuid import UUID

from requisitions.models import Application, Requirement, Requisition, Slate, SlateCandidate


@dataclass(frozen=True, slots=True)
class Place:
    """One candidate on the slate. `kind`: the glyph's name; `words`: what became of them."""

    id: UUID
    application_id: UUID
    name: str
    kind: str
    words: str
    waits: bool
    evidence: tuple[tuple[Requirement, str], ...]


@dataclass(frozen=True, slots=True)
class SlateCard:
    """A slate with its places. `musts`: how many must-haves are agreed; `early`: days before the agreed day."""

    slate: Slate
    places: tuple[Place, ...]
    musts: int
    early: int | None

    @property
    def first_waiting(self) -> Place | None:
        """Return the candidate to answer next."""
        return next((place for place in self.places if place.waits), None)


def slate_card(requisition: Requisition) -> SlateCard | None:
    """Return the requisition's newest slate that was not withdrawn, if there is one."""
    slates = Slate.objects.with_places().filter(requisition=requisition).exclude(state=Slate.State.WITHDRAWN)
    slate = slates.order_by("-number").first()
    return None if slate is None else read_slate(slate, requisition)


def read_slate(slate: Slate, requisition: Requisition) -> SlateCard:
    """Return the slate as rows; `slate` comes from ``with_places()``."""
    musts = [each for each in requisition.requirements.all() if each.is_must and each.retired_at is None]
    places = sorted((_place(each) for each in slate.candidates.all()), key=lambda place: (place.waits, place.name))
    return SlateCard(slate, tuple(places), len(musts), _days_early(slate, requisition))


def _place(place: SlateCandidate) -> Place:
    application = place.application
    kind, words = _answer(place)
    evidence = sorted(place.evidence_set.all(), key=lambda each: each.requirement.position)
    return Place(
        id=place.pk,
        application_id=application.pk,
        name=application.candidate.name,
        kind=kind,
        words=words,
        waits=not place.answer and application.state == Application.State.ACTIVE,
        evidence=tuple((each.requirement, each.text) for each in evidence),
    )


def _answer(place: SlateCandidate) -> tuple[str, str]:
    application = place.application
    if place.answer == SlateCandidate.Answer.ADVANCE:
        return "kept", f"Advanced to {application.stage.name}" if application.closed_at is None else "Advanced"
    if place.answer == SlateCandidate.Answer.DECLINE:
        return "waived", f"Declined, citing {application.requirement}" if application.requirement else "Declined"
    if application.state != Application.State.ACTIVE:
        return "waived", application.get_state_display()
    return "later", "No answer yet"


def _days_early(slate: Slate, requisition: Requisition) -> int | None:
    """Return how many days before the agreed day it was presented; negative when after, None without a day.

    The day is agreed for the first slate; those after it keep no promise.
    """
    kickoff = requisition.kickoffs.first()
    if kickoff is None or kickoff.slate_due_on is None or slate.presented_at is None:
        return None
    if slate.number > 1 and Slate.objects.filter(requisition=requisition, presented_at__lt=slate.presented_at).exists():
        return None
    presented = slate.presented_at.astimezone(requisition.recruiter.zone)
    return int((kickoff.slate_due_on - presented.date()).days)
