"""What an interviewer does with a scorecard, and what the verbs refuse beforehand."""

from datetime import timedelta

import pytest

from hiring.ledger.models import Event
from hiring.tenancy.errors import Incomplete, Stale
from requisitions.models import Interview
from scorecards.actions.scorecard import (
    CannotClose,
    NotBegun,
    NotOnThePanel,
    Submitted,
    Unfinished,
    close_round,
    save_draft,
    submit,
)
from scorecards.models import RoundClosure, Scorecard
from scorecards.queries.kit import draft_of
from scorecards.rules.draft import Draft, RatingDraft, Version
from tests.scorecards.loop import AFTER, FRIDAY
from tests.scorecards.writing import EVIDENCE, complete, draft, hand_in
from tests.world import beyond

pytestmark = pytest.mark.django_db
LATER = AFTER + timedelta(minutes=5)


def test_a_draft_is_kept_as_it_was_written(loop):
    calibration, reasoning = loop.competencies
    half = Draft(
        ratings=(
            RatingDraft(calibration.pk, score=3, evidence=EVIDENCE),
            RatingDraft(reasoning.pk, not_assessed=True),
        ),
        overall_note="Ran out of time.",
    )
    draft(loop, loop.world.interviewer)
    draft(loop, loop.world.interviewer, half, at=LATER)
    with loop.world.scope(loop.world.interviewer):
        card = Scorecard.objects.with_ratings().get()
        kept = draft_of(card)
        assert set(kept.ratings) == set(half.ratings)
        assert (kept.overall, kept.cannot_say, kept.overall_note) == (None, False, "Ran out of time.")
        assert (card.started_at, card.saved_at, card.submitted_at) == (AFTER, LATER, None)
        assert not Event.objects.filter(verb__startswith="scorecard").exists()


def test_two_windows_do_not_overwrite_each_other(loop):
    world, me = loop.world, loop.world.interviewer
    first = draft(loop, me)
    draft(loop, me, complete(loop, score=4), at=LATER)
    with world.scope(me), pytest.raises(Stale):
        save_draft(
            loop.interview, complete(loop, score=1), read=Version(first.saved_at, "old"), act=world.act(me, LATER)
        )
    with world.scope(me), pytest.raises(Stale):
        save_draft(loop.interview, complete(loop, score=1), read=Version(None), act=world.act(me, LATER))
    with world.scope(me):
        assert {each.score for each in draft_of(Scorecard.objects.get()).ratings} == {4}
        save_draft(loop.interview, complete(loop, score=1), read=None, act=world.act(me, LATER))
        assert {each.score for each in draft_of(Scorecard.objects.get()).ratings} == {1}


def test_a_window_that_saved_last_itself_saves_again_without_having_heard_back(loop):
    world, me = loop.world, loop.world.interviewer
    with world.scope(me):
        save_draft(loop.interview, complete(loop), read=Version(None, "a"), act=world.act(me, AFTER))
        again = save_draft(loop.interview, complete(loop), read=Version(None, "a"), act=world.act(me, LATER))
        assert again.saved_at == LATER


def test_submitting_locks_it_tells_the_ledger_and_a_second_click_changes_nothing(loop):
    world, me = loop.world, loop.world.interviewer
    card = hand_in(loop, me)
    with world.scope(me):
        assert submit(loop.interview, act=world.act(me, LATER)) == card
        with pytest.raises(Submitted):
            save_draft(loop.interview, complete(loop, score=1), act=world.act(me, LATER))
        assert Scorecard.objects.get().submitted_at == AFTER
        assert loop.seat(me).submitted_at == AFTER
        event = Event.objects.get(verb__startswith="scorecard")
        assert (event.verb, event.subject_id, event.thread_id, event.at) == (
            "scorecard_submitted", card.pk, loop.requisition.pk, AFTER,
        )  # fmt: skip
        assert beyond(event.data) == {
            "interview": str(loop.interview.pk),
            "application": str(loop.application.pk),
            "member": str(me.pk),
        }


def test_the_last_one_in_reveals_the_round_once_at_the_latest_moment(loop):
    hand_in(loop, loop.world.second_interviewer, at=LATER)
    hand_in(loop, loop.world.manager)
    with loop.world.scope():
        assert Interview.objects.get().revealed_at is None
    hand_in(loop, loop.world.interviewer)
    with loop.world.scope():
        assert Interview.objects.get().revealed_at == LATER
        told = Event.objects.filter(verb="interview_revealed")
        assert [(each.subject_id, each.data["application"]) for each in told] == [
            (loop.interview.pk, str(loop.application.pk))
        ]


@pytest.mark.parametrize(
    ("change", "missing"),
    [
        pytest.param({"score": None}, "rating 1, rating 2", id="no rating"),
        pytest.param({"evidence": " . "}, "evidence 1, evidence 2", id="no evidence"),
        pytest.param({"overall": None}, "overall", id="no overall"),
    ],
)
def test_what_is_left_to_do_is_named(loop, change, missing):
    me = loop.world.interviewer
    draft(loop, me, complete(loop, **change))
    with loop.world.scope(me), pytest.raises(Unfinished, match=f"^Left to do: {missing}.$"):
        submit(loop.interview, act=loop.world.act(me, LATER))


def test_nothing_written_yet_is_all_left_to_do(loop):
    me = loop.world.interviewer
    with loop.world.scope(me), pytest.raises(Unfinished, match=r"^Left to do: rating 1, rating 2, overall\.$"):
        submit(loop.interview, act=loop.world.act(me, LATER))


def test_cannot_say_is_an_answer_when_it_says_why(loop):
    me = loop.world.interviewer
    skipped = tuple(RatingDraft(each.pk, not_assessed=True) for each in loop.competencies)
    why = Draft(ratings=skipped, cannot_say=True, overall_note="The line broke after ten minutes.")
    assert hand_in(loop, me, why).submitted_at == AFTER


def test_only_the_panel_writes_and_only_from_the_start(loop, harbor):
    world = loop.world
    with world.scope(world.recruiter), pytest.raises(NotOnThePanel):
        save_draft(loop.interview, complete(loop), act=world.act(world.recruiter, AFTER))
    with harbor.scope(harbor.interviewer), pytest.raises(NotOnThePanel):
        save_draft(loop.interview, complete(loop), act=harbor.act(harbor.interviewer, AFTER))
    with world.scope(world.interviewer):
        early = world.act(world.interviewer, FRIDAY - timedelta(minutes=1))
        Interview.objects.update(state="scheduled", held_at=None)
        with pytest.raises(NotBegun, match="has not begun"):
            save_draft(loop.interview, complete(loop), act=early)
        save_draft(loop.interview, complete(loop), act=world.act(world.interviewer, FRIDAY))
        Interview.objects.update(state="cancelled")
        with pytest.raises(NotBegun, match="cancelled"):
            submit(loop.interview, act=world.act(world.interviewer, AFTER))


def test_an_owner_closes_a_round_that_waits_for_a_scorecard_and_says_why(loop):
    world = loop.world
    hand_in(loop, world.manager)
    reason = "The third interviewer left the company on Friday."
    with world.scope(world.recruiter):
        with pytest.raises(Incomplete, match="Say in a sentence"):
            close_round(loop.interview, reason="-", act=world.act(world.recruiter, LATER))
        close_round(loop.interview, reason=reason, act=world.act(world.recruiter, LATER))
        close_round(loop.interview, reason="again, a second click", act=world.act(world.recruiter, LATER))
        closure = RoundClosure.objects.get()
        assert (closure.closed_by, closure.closed_at, closure.reason) == (world.recruiter, LATER, reason)
        assert Event.objects.filter(verb="interview_revealed").count() == 1
    with world.scope(world.interviewer):
        assert list(Scorecard.objects.all()) == []
    late = hand_in(loop, world.interviewer, at=LATER + timedelta(hours=1))
    with world.scope(world.recruiter):
        assert late in Scorecard.objects.all()


def test_who_owes_a_scorecard_or_owns_nothing_does_not_close_the_round(loop):
    world = loop.world
    for member in (world.manager, world.interviewer, world.ta_leader):
        with world.scope(member), pytest.raises(CannotClose):
            close_round(loop.interview, reason="I would like to read them.", act=world.act(member, LATER))
