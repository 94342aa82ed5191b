"""Write a scorecard, submit it, close a round that waits for one.

The database has the last word on all of it (models/policies.py, migrations/0003): these verbs say
beforehand, in a sentence, what it would refuse.
"""

from uuid import UUID

from django.db import transaction

from hiring.ledger.actions import record
from hiring.tenancy.act import Act
from hiring.tenancy.errors import Incomplete, NotYours, Refused, Stale
from requisitions.models import Interview, InterviewSeat
from requisitions.queries.signing import agreed_version
from scorecards.models import Rating, RoundClosure, Scorecard
from scorecards.queries.kit import assessed_in, draft_of, focus_of
from scorecards.queries.panel import panel_of
from scorecards.rules.draft import Draft, Version, is_open, is_stale, left_to_do, says_something
from scorecards.rules.visibility import may_close


class NotOnThePanel(NotYours):
    """Only whoever has a seat writes a scorecard."""


class NotBegun(Refused):
    """The interview has not begun, or was cancelled."""


class Submitted(Refused):
    """A submitted scorecard does not change."""


class Unfinished(Incomplete):
    """Something is left to do before the scorecard can be submitted."""


class NotAssessedHere(Incomplete):
    """The stage assesses other competencies."""


class CannotClose(NotYours):
    """Somebody else's to close, or the closer's own scorecard is what is missing."""


@transaction.atomic
def save_draft(interview: Interview, draft: Draft, *, read: Version | None = None, act: Act) -> Scorecard:
    """Keep what the actor has written so far. Raises ``NotOnThePanel``, ``NotBegun``, ``Submitted``, ``Stale``,
    ``NotAssessedHere``.

    `read`: the version the page began from; None overwrites knowingly.
    """
    seat = _own_seat(interview, act=act)
    _refuse_unwritable(seat, draft)
    card = Scorecard.objects.by(seat.member).filter(interview=interview).first()
    stored = Version(card.saved_at, card.page) if card else Version()
    if read is not None and is_stale(stored, read):
        raise Stale("This scorecard was saved in another window since. Both texts are kept; choose which stays.")
    card = card or Scorecard(interview=seat.interview, author=seat.member, started_at=act.at)
    card.overall, card.cannot_say, card.overall_note = draft.overall, draft.cannot_say, draft.overall_note
    card.saved_at = act.at
    card.page = read.page if read else ""
    card.save()
    _keep_ratings(card, draft)
    return card


def _keep_ratings(card: Scorecard, draft: Draft) -> None:
    Rating.objects.bulk_create(
        [
            Rating(
                scorecard=card,
                competency_id=each.competency,
                score=None if each.not_assessed else each.score,
                not_assessed=each.not_assessed,
                evidence=each.evidence,
            )
            for each in draft.ratings
        ],
        update_conflicts=True,
        unique_fields=["organization", "scorecard", "competency"],
        update_fields=["score", "not_assessed", "evidence"],
    )


@transaction.atomic
def submit(interview: Interview, *, act: Act) -> Scorecard:
    """Lock the actor's own scorecard and unseal the panel's. A second click changes nothing.

    Raises ``NotOnThePanel``, ``NotBegun``, ``Unfinished``. The seat's `submitted_at` and, with the
    last one in, the interview's `revealed_at` are set by the database.
    """
    seat = _own_seat(interview, act=act)
    card = Scorecard.objects.by(seat.member).filter(interview=interview).with_ratings().first()
    if card is not None and card.submitted_at is not None:
        return card
    if missing := left_to_do(draft_of(card), _focus(seat.interview)):
        raise Unfinished(f"Left to do: {', '.join(missing)}.")
    card.submitted_at = act.at
    card.kickoff_version = agreed_version(seat.interview.application.requisition)
    # Locked until the commit, so that exactly one of two last submissions tells of the reveal.
    this = Interview.objects.filter(pk=interview.pk)
    was_revealed = this.select_for_update(no_key=True).get().revealed_at is not None
    card.save(update_fields=["submitted_at", "kickoff_version"])
    _tell(card, seat, act=act)
    if not was_revealed and this.get().revealed_at is not None:
        _tell_revealed(seat.interview, act=act)
    return card


@transaction.atomic
def close_round(interview: Interview, *, reason: str, act: Act) -> Interview:
    """Reveal to those who decide although a scorecard is missing. Raises ``CannotClose``, ``NotBegun``, ``Incomplete``.

    Whoever still owes one may submit later, and reads nothing before. A second click changes nothing.
    """
    rows = Interview.objects.select_for_update(no_key=True, of=("self",)).select_related("application__requisition")
    interview = rows.get(pk=interview.pk)
    if interview.revealed_at is not None:
        return interview
    _refuse_unbegun(interview, act=act)
    if not says_something(reason):
        raise Incomplete("Say in a sentence why the missing scorecard is not waited for.")
    if act.actor is None or not may_close(act.actor.pk, panel_of(interview)):
        raise CannotClose("The hiring manager or the recruiter closes a round, once their own scorecard is in.")
    interview.revealed_at = act.at
    interview.save(update_fields=["revealed_at"])
    RoundClosure.objects.create(interview=interview, closed_by=act.actor, closed_at=act.at, reason=reason.strip())
    _tell_revealed(interview, act=act)
    return interview


def _own_seat(interview: Interview, *, act: Act) -> InterviewSeat:
    """Return the actor's seat, locked: one person's windows write one after the other."""
    seats = InterviewSeat.objects.select_for_update(no_key=True, of=("self",)).filter(interview=interview)
    related = seats.select_related("member", "interview__stage", "interview__application__requisition")
    seat = None if act.actor is None else related.filter(member=act.actor).first()
    if seat is None:
        raise NotOnThePanel("Only those on the panel of this interview write a scorecard for it.")
    _refuse_unbegun(seat.interview, act=act)
    return seat


def _refuse_unbegun(interview: Interview, *, act: Act) -> None:
    if interview.state == Interview.State.CANCELLED:
        raise NotBegun("This interview was cancelled; there is nothing to judge.")
    if not is_open(interview.state, interview.starts_at, now=act.at):
        raise NotBegun("This interview has not begun. Its scorecard opens when it does.")


def _refuse_unwritable(seat: InterviewSeat, draft: Draft) -> None:
    if seat.submitted_at is not None:
        raise Submitted("You have submitted this scorecard. It does not change any more.")
    if {each.competency for each in draft.ratings} - assessed_in(seat.interview.stage):
        raise NotAssessedHere("This stage does not assess one of these competencies. Load what it assesses again.")


def _focus(interview: Interview) -> list[UUID]:
    return [each.competency for each in focus_of(interview.stage)]


def _tell(card: Scorecard, seat: InterviewSeat, *, act: Act) -> None:
    application = seat.interview.application
    data = {**application.parties, "interview": str(seat.interview_id), "member": str(seat.member_id)}
    record("scorecard_submitted", card, act=act, thread=application.requisition_id, data=data)


def _tell_revealed(interview: Interview, *, act: Act) -> None:
    application = interview.application
    data = {**application.parties, "interview": str(interview.pk)}
    record("interview_revealed", interview, act=act, thread=application.requisition_id, data=data)
