"""Shorthand for what members write, so that a test's story stays in sight."""

from datetime import datetime

from hiring.tenancy.models import Member
from scorecards.actions.scorecard import save_draft, submit
from scorecards.models import Scorecard
from scorecards.rules.draft import Draft, RatingDraft
from tests.scorecards.loop import AFTER, Loop

EVIDENCE = "She plotted residuals per board pose before touching the solver."
CANARY = "CANARY-7f3a what only the sealed scorecards say"


def complete(loop: Loop, *, score: int = 3, overall: int = 3, evidence: str = EVIDENCE) -> Draft:
    return Draft(
        ratings=tuple(RatingDraft(each.pk, score=score, evidence=evidence) for each in loop.competencies),
        overall=overall,
    )


def draft(loop: Loop, member: Member, content: Draft | None = None, at: datetime = AFTER) -> Scorecard:
    """`member` saves a draft: a complete one, unless other `content` is given."""
    with loop.world.scope(member):
        return save_draft(loop.interview, content or complete(loop), act=loop.world.act(member, at))


def hand_in(loop: Loop, member: Member, content: Draft | None = None, at: datetime = AFTER) -> Scorecard:
    """`member` writes a scorecard and submits it."""
    draft(loop, member, content, at)
    with loop.world.scope(member):
        return submit(loop.interview, act=loop.world.act(member, at))
