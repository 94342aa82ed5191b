"""Whatever happens in whatever order, the database shows exactly what the pure rule allows."""

from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from requisitions.models import Interview, InterviewSeat
from scorecards.models import Rating, Scorecard
from scorecards.rules.visibility import Round, may_close, may_read
from tests.scorecards.loop import AFTER, Loop, build
from tests.scorecards.writing import complete

pytestmark = pytest.mark.django_db

PEOPLE = ("manager", "recruiter", "interviewer", "second_interviewer", "ta_leader")
PANELS = st.sets(st.sampled_from(PEOPLE), min_size=1, max_size=4)
# Submitting comes with a draft before it, so that most stories get past the first seat.
VERBS = st.sampled_from(["submit", "submit", "submit", "draft", "seat", "delete", "close"])
STEPS = st.lists(st.tuples(VERBS, st.sampled_from(PEOPLE)), min_size=1, max_size=9)


@dataclass
class Model:
    """What should be: seats, scorecards (submitted or not), and whether the round is revealed."""

    seats: dict[str, bool] = field(default_factory=dict)
    cards: dict[str, bool] = field(default_factory=dict)
    revealed: bool = False

    @property
    def round(self) -> Round:
        return Round(seats=self.seats, owners=frozenset({"manager", "recruiter"}), is_revealed=self.revealed)

    def step(self, verb: str, who: str) -> bool:
        """Do it if it may be done; return whether it may."""
        may = getattr(self, f"may_{verb}")(who)
        if may:
            getattr(self, verb)(who)
        return may

    def may_seat(self, who):
        return who not in self.seats

    def seat(self, who):
        self.seats[who] = False

    def may_draft(self, who):
        return who in self.seats and who not in self.cards

    def draft(self, who):
        self.cards[who] = False

    def may_submit(self, who):
        return self.cards.get(who) is False

    def submit(self, who):
        self.cards[who] = self.seats[who] = True
        self.revealed = self.revealed or self.round.is_complete

    may_delete = may_submit

    def delete(self, who):
        del self.cards[who]

    def may_close(self, who):
        return may_close(who, self.round)

    def close(self, who):
        self.revealed = True

    def readable(self, reader):
        return {
            author
            for author, submitted in self.cards.items()
            if may_read(reader, author, submitted=submitted, panel=self.round)
        }


@dataclass
class Database:
    """The same steps as raw as the ORM lets them be: no action of ours stands before the database."""

    loop: Loop

    def step(self, verb: str, who: str) -> bool:
        member = getattr(self.loop.world, who)
        try:
            with self.loop.world.scope(member), transaction.atomic():
                return bool(getattr(self, verb)(member))
        except DatabaseError:
            return False

    def seat(self, member):
        return InterviewSeat.objects.create(interview=self.loop.interview, member=member, added_at=AFTER)

    def draft(self, member):
        if Scorecard.objects.filter(author=member).exists():
            return False
        card = Scorecard.objects.create(
            interview=self.loop.interview, author=member, overall=3, started_at=AFTER, saved_at=AFTER
        )
        for each in complete(self.loop).ratings:
            Rating.objects.create(
                scorecard=card, competency_id=each.competency, score=each.score, evidence=each.evidence
            )
        return True

    def submit(self, member):
        return Scorecard.objects.filter(author=member).update(submitted_at=AFTER)

    def delete(self, member):
        own = Scorecard.objects.filter(author=member, submitted_at=None)
        Rating.objects.filter(scorecard__in=own).delete()
        return own.delete()[0]

    def close(self, member):
        return Interview.objects.filter(revealed_at=None).update(revealed_at=AFTER + timedelta(hours=1))

    def readable(self, reader):
        names = {getattr(self.loop.world, who).pk: who for who in PEOPLE}
        with self.loop.world.scope(getattr(self.loop.world, reader) if reader else None):
            cards = {names[each] for each in Scorecard.objects.values_list("author", flat=True)}
            rated = {names[each] for each in Rating.objects.values_list("scorecard__author", flat=True)}
        assert cards == rated
        return cards


def told(panel: set[str], steps: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The whole story: who sits down, then the steps, each submission with its draft."""
    seats = [("seat", who) for who in sorted(panel)]
    return seats + [
        each for verb, who in steps for each in ([("draft", who)] if verb == "submit" else []) + [(verb, who)]
    ]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(panel=PANELS, steps=STEPS)
def test_what_is_readable_is_what_the_rule_allows(north, panel, steps):
    with transaction.atomic():
        model, database = Model(), Database(build(north, panel=()))
        for verb, who in told(panel, steps):
            assert database.step(verb, who) == model.step(verb, who), (verb, who)
            for reader in (*PEOPLE, None):
                assert database.readable(reader) == model.readable(reader), (verb, who, reader)
        transaction.set_rollback(True)
