"""Submissions that meet: in threads of their own, with connections of their own."""

import threading

import pytest
from django.db import connections

from hiring.ledger.models import Event
from hiring.tenancy.errors import Refused
from requisitions.models import Interview
from scorecards.actions.scorecard import save_draft, submit
from scorecards.models import Scorecard
from scorecards.rules.draft import Version
from tests.scorecards.loop import AFTER
from tests.scorecards.writing import complete, draft

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*verbs) -> list[Refused]:
    """Run each verb in a thread, all from the same moment on; return how they were refused.

    Any other fault of a thread fails the test (pytest's unhandled thread exceptions are errors here).
    """
    together, faults = threading.Barrier(len(verbs)), []

    def run(verb):
        try:
            together.wait()
            verb()
        except Refused as fault:
            faults.append(fault)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(verb,)) for verb in verbs]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    return faults


def test_the_last_two_submit_together_and_the_round_is_revealed_once(loop):
    world = loop.world

    def submitting(member):
        def verb():
            with world.scope(member):
                submit(loop.interview, act=world.act(member, AFTER))

        return verb

    for member in loop.panel:
        draft(loop, member)
    assert at_once(*(submitting(member) for member in loop.panel)) == []
    with world.scope(world.recruiter):
        assert Interview.objects.get().revealed_at == AFTER
        assert Event.objects.filter(verb="scorecard_submitted").count() == 3
        assert Event.objects.filter(verb="interview_revealed").count() == 1


def test_a_double_click_and_a_last_autosave_leave_one_submitted_scorecard(loop):
    world, me = loop.world, loop.world.interviewer
    card = draft(loop, me)

    def submitting():
        with world.scope(me):
            submit(loop.interview, act=world.act(me, AFTER))

    def saving():
        with world.scope(me):
            content = complete(loop, evidence="")
            save_draft(loop.interview, content, read=Version(card.saved_at), act=world.act(me, AFTER))

    faults = at_once(submitting, submitting, saving)
    # Whoever came second was told so: the autosave, or both clicks on what it had emptied.
    assert {type(fault).__name__ for fault in faults} in ({"Submitted"}, {"Unfinished"})
    with world.scope(me):
        kept = Scorecard.objects.with_ratings().get()
        is_complete = all(each.evidence for each in kept.ratings.all())
        assert (kept.submitted_at is not None) == is_complete
        assert Event.objects.filter(verb="scorecard_submitted").count() == int(is_complete)
