"""The wall around scorecards, asked as the runtime role, with the ORM and in SQL: whatever the code above would ask."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import Avg, Count

from requisitions.models import Interview, InterviewSeat
from scorecards.models import Debrief, Rating, Scorecard
from tests.scorecards import loop as loops
from tests.scorecards.loop import AFTER
from tests.scorecards.writing import CANARY, complete, draft, hand_in

pytestmark = pytest.mark.django_db

REFUSED_BY_POLICY = "violates row-level security policy"


def sql(statement: str, *values: object) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else [(cursor.rowcount,)]


def refused(statement: str, *values: object) -> str:
    """Run `statement`, which must fail, and return why."""
    with pytest.raises(DatabaseError) as caught, transaction.atomic():
        sql(statement, *values)
    return str(caught.value)


@pytest.fixture
def others(loop):
    """Manager has submitted, the second interviewer has a draft; the interviewer has written nothing."""
    world = loop.world
    return (
        hand_in(loop, world.manager, complete(loop, score=1, overall=1, evidence=CANARY)),
        draft(loop, world.second_interviewer, complete(loop, evidence=CANARY)),
    )


def test_before_ones_own_is_in_every_way_of_asking_finds_nothing(loop, others):
    with loop.world.scope(loop.world.interviewer):
        assert list(Scorecard.objects.all()) == []
        assert Scorecard.objects.count() == 0
        assert not Scorecard.objects.filter(pk=others[0].pk).exists()
        assert list(Rating.objects.select_related("scorecard__author")) == []
        assert list(loop.interview.scorecards.all()) == []
        prefetched = Interview.objects.prefetch_related("scorecards__ratings")
        assert [list(each.scorecards.all()) for each in prefetched] == [[]]
        sums = Interview.objects.annotate(cards=Count("scorecards"), mean=Avg("scorecards__ratings__score"))
        assert sums.values_list("cards", "mean").get() == (0, None)
        assert Rating.objects.aggregate(mean=Avg("score")) == {"mean": None}
        assert Scorecard.objects.in_bulk([each.pk for each in others]) == {}
        assert list(Scorecard.objects.select_for_update()) == []
        assert sql("SELECT count(*) FROM scorecards_scorecard") == [(0,)]
        assert sql("SELECT evidence FROM scorecards_rating") == []


def test_the_order_of_other_rows_does_not_follow_what_is_sealed(loop, others):
    with loop.world.scope(loop.world.interviewer):
        by_score = InterviewSeat.objects.order_by("interview__scorecards__overall", "pk").values_list("pk", flat=True)
        assert list(by_score) == sorted(InterviewSeat.objects.values_list("pk", flat=True))


def test_after_submitting_one_reads_what_is_submitted_and_no_draft(loop, others):
    own = hand_in(loop, loop.world.interviewer)
    with loop.world.scope(loop.world.interviewer):
        assert set(Scorecard.objects.all()) == {own, others[0]}
        assert Rating.objects.count() == 4
        assert sql("SELECT count(*) FROM scorecards_rating WHERE evidence = %s", CANARY) == [(2,)]


def test_a_task_without_an_actor_and_a_stranger_read_nothing(loop, others, harbor):
    with loop.world.scope(None):
        assert (Scorecard.objects.count(), Rating.objects.count()) == (0, 0)
    for stranger in (loop.world.finance, loop.world.ta_leader, loop.world.chro, loop.world.admin, loop.world.recruiter):
        with loop.world.scope(stranger):
            assert (Scorecard.objects.count(), Rating.objects.count()) == (0, 0)
    with harbor.scope(harbor.manager):
        assert Scorecard.objects.count() == 0


# The holes that were proved in the first design, one test each.


def test_hole_a_nobody_deletes_a_colleagues_scorecard(loop, others):
    hand_in(loop, loop.world.interviewer)
    with loop.world.scope(loop.world.interviewer):
        assert Rating.objects.filter(scorecard=others[0]).delete() == (0, {})
        assert sql("DELETE FROM scorecards_scorecard WHERE id = %s", others[0].pk) == [(0,)]
        assert sql("DELETE FROM scorecards_scorecard WHERE author_id = %s", loop.world.interviewer.pk) == [(0,)]
        assert Scorecard.objects.count() == 2


def test_hole_b_nobody_unlocks_themselves_at_their_seat(loop, others):
    with loop.world.scope(loop.world.interviewer):
        seat = loop.seat(loop.world.interviewer)
        assert "cannot be changed by hand" in refused(
            "UPDATE requisitions_interviewseat SET submitted_at = %s WHERE id = %s", AFTER, seat.pk
        )
        seat.submitted_at = AFTER
        with pytest.raises(DatabaseError, match="by hand"), transaction.atomic():
            seat.save()
        with pytest.raises(DatabaseError, match="by hand"), transaction.atomic():
            InterviewSeat.objects.create(
                interview=loop.interview, member=loop.world.finance, submitted_at=AFTER, added_at=AFTER
            )
        assert Scorecard.objects.count() == 0


def test_hole_c_a_draft_is_its_authors_alone_even_after_everything_is_revealed(loop, others):
    world = loop.world
    hand_in(loop, world.interviewer)
    with world.scope(world.manager):
        Interview.objects.update(revealed_at=AFTER)
    for reader in (world.manager, world.interviewer, world.recruiter):
        with world.scope(reader):
            assert others[1] not in Scorecard.objects.all()
            assert not Rating.objects.filter(scorecard=others[1]).exists()


def test_hole_d_a_submitted_scorecard_does_not_change(loop):
    own = hand_in(loop, loop.world.interviewer)
    with loop.world.scope(loop.world.interviewer):
        assert Scorecard.objects.filter(pk=own.pk).update(overall=1) == 0
        assert Scorecard.objects.filter(pk=own.pk).update(submitted_at=None) == 0
        assert Rating.objects.filter(scorecard=own).update(score=1) == 0
        assert Scorecard.objects.get().overall == 3
        assert [each.score for each in Rating.objects.all()] == [3, 3]


def test_hole_e_ratings_follow_their_scorecard(loop, others):
    own = draft(loop, loop.world.interviewer)
    with loop.world.scope(loop.world.interviewer):
        assert {each.scorecard_id for each in Rating.objects.all()} == {own.pk}
        mine = Rating.objects.first()
        assert REFUSED_BY_POLICY in refused(
            "UPDATE scorecards_rating SET scorecard_id = %s WHERE id = %s", others[0].pk, mine.pk
        )
        assert sql("UPDATE scorecards_rating SET score = 1 WHERE scorecard_id = %s", others[0].pk) == [(0,)]
        with pytest.raises(DatabaseError, match=REFUSED_BY_POLICY), transaction.atomic():
            Rating.objects.create(scorecard_id=others[0].pk, competency=loop.competencies[0], score=4)
        with pytest.raises(DatabaseError, match=REFUSED_BY_POLICY), transaction.atomic():
            Rating.objects.bulk_create(
                [Rating(scorecard_id=others[0].pk, competency=loop.competencies[0], score=4)],
                update_conflicts=True,
                unique_fields=["organization", "scorecard", "competency"],
                update_fields=["score"],
            )


def test_hole_f_who_decides_reads_once_all_are_in_and_not_before(loop, others):
    world = loop.world
    with world.scope(world.recruiter):
        assert Scorecard.objects.count() == 0
    hand_in(loop, world.second_interviewer)
    with world.scope(world.recruiter):
        assert Scorecard.objects.count() == 0
    hand_in(loop, world.interviewer)
    with world.scope(world.recruiter):
        assert Scorecard.objects.count() == 3
        assert Rating.objects.count() == 6
    for oversight in (world.ta_leader, world.chro, world.ta_director, None):
        with world.scope(oversight):
            assert Scorecard.objects.count() == 0


# And those found on the way.


def test_nobody_writes_in_anothers_name_or_without_a_seat(loop):
    world = loop.world
    forged = {"interview": loop.interview, "author": world.manager, "started_at": AFTER, "saved_at": AFTER}
    with world.scope(world.interviewer):
        with pytest.raises(DatabaseError, match=REFUSED_BY_POLICY), transaction.atomic():
            Scorecard.objects.create(**forged)
        with pytest.raises(DatabaseError, match=REFUSED_BY_POLICY), transaction.atomic():
            Scorecard.objects.bulk_create([Scorecard(**forged)], ignore_conflicts=True)
    with world.scope(world.finance), pytest.raises(DatabaseError, match=REFUSED_BY_POLICY), transaction.atomic():
        Scorecard.objects.create(**forged | {"author": world.finance})
    with world.scope(None), pytest.raises(DatabaseError, match=REFUSED_BY_POLICY), transaction.atomic():
        Scorecard.objects.create(**forged)


def test_nothing_is_begun_as_submitted(loop):
    with loop.world.scope(loop.world.interviewer), pytest.raises(DatabaseError, match=REFUSED_BY_POLICY):
        Scorecard.objects.create(
            interview=loop.interview,
            author=loop.world.interviewer,
            overall=4,
            started_at=AFTER,
            saved_at=AFTER,
            submitted_at=AFTER,
        )


@pytest.mark.parametrize(
    ("evidence", "note", "cannot_say"),
    [
        pytest.param("", "", False, id="no evidence"),
        pytest.param(".", "", False, id="a full stop"),
        pytest.param("\u200b" * 12, "", False, id="zero-width signs"),
        pytest.param(CANARY, "", True, id="cannot say, and not why"),
    ],
)
def test_an_empty_scorecard_cannot_be_submitted_to_read_the_others(loop, others, evidence, note, cannot_say):
    own = draft(loop, loop.world.interviewer, complete(loop, evidence=evidence))
    with loop.world.scope(loop.world.interviewer):
        said = {"overall": None if cannot_say else 4, "cannot_say": cannot_say, "overall_note": note}
        Scorecard.objects.filter(pk=own.pk).update(**said)
        with pytest.raises(IntegrityError), transaction.atomic():
            Scorecard.objects.filter(pk=own.pk).update(submitted_at=AFTER)
        assert list(Scorecard.objects.all()) == [own]


def test_not_getting_to_anything_needs_a_note(loop, others):
    own = draft(loop, loop.world.interviewer)
    with loop.world.scope(loop.world.interviewer):
        Rating.objects.update(score=None, not_assessed=True)
        with pytest.raises(IntegrityError, match="says why"), transaction.atomic():
            Scorecard.objects.filter(pk=own.pk).update(submitted_at=AFTER)
        Scorecard.objects.filter(pk=own.pk).update(overall_note="She had to leave after ten minutes.")
        assert Scorecard.objects.filter(pk=own.pk).update(submitted_at=AFTER) == 1


def test_a_missing_rating_is_noticed(loop):
    own = draft(loop, loop.world.interviewer)
    with loop.world.scope(loop.world.interviewer):
        Rating.objects.filter(competency=loop.competencies[1]).delete()
        with pytest.raises(IntegrityError, match="each competency"), transaction.atomic():
            Scorecard.objects.filter(pk=own.pk).update(submitted_at=AFTER)


def test_nothing_is_submitted_before_the_interview_begins(loop):
    own = draft(loop, loop.world.interviewer)
    with loop.world.scope(loop.world.interviewer):
        Interview.objects.update(
            state="scheduled", starts_at=AFTER + timedelta(days=1), ends_at=AFTER + timedelta(days=2)
        )
        with pytest.raises(IntegrityError, match="has begun"), transaction.atomic():
            Scorecard.objects.filter(pk=own.pk).update(submitted_at=AFTER)


def test_a_seat_taken_by_oneself_later_shows_nothing(loop, others):
    with loop.world.scope(loop.world.ta_leader):
        InterviewSeat.objects.create(interview=loop.interview, member=loop.world.ta_leader, added_at=AFTER)
        assert Scorecard.objects.count() == 0


def test_a_submitted_seat_neither_moves_nor_goes(loop, others):
    world = loop.world
    hand_in(loop, world.interviewer)
    with world.scope(world.interviewer):
        elsewhere = loops.add_interview(loop.application, loop.stage, [world.manager], at=AFTER)
        seat = loop.seat(world.interviewer)
        assert "by hand" in refused(
            "UPDATE requisitions_interviewseat SET interview_id = %s WHERE id = %s", elsewhere.pk, seat.pk
        )
        assert "by hand" in refused(
            "UPDATE requisitions_interviewseat SET member_id = %s WHERE id = %s", world.finance.pk, seat.pk
        )
        assert "by hand" in refused("DELETE FROM requisitions_interviewseat WHERE id = %s", seat.pk)
        assert "by hand" in refused(
            "UPDATE requisitions_interview SET application_id = %s WHERE id = %s", elsewhere.pk, loop.interview.pk
        )


def test_a_draft_does_not_move_to_an_interview_without_a_seat(loop):
    own = draft(loop, loop.world.interviewer)
    with loop.world.scope(loop.world.interviewer):
        elsewhere = loops.add_interview(loop.application, loop.stage, [loop.world.manager], at=AFTER)
        assert REFUSED_BY_POLICY in refused(
            "UPDATE scorecards_scorecard SET interview_id = %s WHERE id = %s", elsewhere.pk, own.pk
        )


def test_only_an_owner_whose_own_is_in_reveals_early(loop, others):
    world = loop.world
    reveal = "UPDATE requisitions_interview SET revealed_at = %s WHERE id = %s"
    for member in (world.interviewer, world.ta_leader, world.chro, None):
        with world.scope(member):
            assert "cannot be closed" in refused(reveal, AFTER, loop.interview.pk)
    with world.scope(world.recruiter):
        assert sql(reveal, AFTER, loop.interview.pk) == [(1,)]
        assert list(Scorecard.objects.all()) == [others[0]]
        assert "cannot be closed" in refused(reveal, None, loop.interview.pk)
    with world.scope(world.interviewer):
        assert Scorecard.objects.count() == 0


def test_a_manager_who_owes_a_scorecard_neither_reveals_nor_reads_what_was_revealed(loop):
    world = loop.world
    theirs = hand_in(loop, world.interviewer)
    with world.scope(world.manager):
        assert "cannot be closed" in refused(
            "UPDATE requisitions_interview SET revealed_at = %s WHERE id = %s", AFTER, loop.interview.pk
        )
    with world.scope(world.recruiter):
        Interview.objects.update(revealed_at=AFTER)
        assert list(Scorecard.objects.all()) == [theirs]
    with world.scope(world.manager):
        assert Scorecard.objects.count() == 0


def test_only_the_owners_name_another_decider_who_then_reads_once_revealed(loop, others):
    world = loop.world
    named = {"application": loop.application, "decider": world.ta_leader, "created_at": AFTER}
    with world.scope(world.ta_leader), pytest.raises(DatabaseError, match="name who decides"), transaction.atomic():
        Debrief.objects.create(**named)
    with world.scope(world.recruiter):
        debrief = Debrief.objects.create(**named)
    with world.scope(world.chro):
        assert "name who decides" in refused(
            "UPDATE scorecards_debrief SET decider_id = %s WHERE id = %s", world.chro.pk, debrief.pk
        )
    with world.scope(world.ta_leader):
        assert Scorecard.objects.count() == 0
    hand_in(loop, world.interviewer)
    hand_in(loop, world.second_interviewer)
    with world.scope(world.ta_leader):
        assert Scorecard.objects.count() == 3


def test_another_interview_of_the_same_candidate_stays_sealed(loop, others):
    world = loop.world
    with world.scope(world.manager):
        systems = loops.add_interview(loop.application, loop.stage, [world.interviewer], at=AFTER)
    other = loops.Loop(**{**loop.__dict__, "interview": systems})
    theirs = hand_in(other, world.interviewer, at=AFTER + timedelta(hours=2))
    with world.scope(world.interviewer):
        assert list(Scorecard.objects.all()) == [theirs]
    with world.scope(world.manager):
        assert set(Scorecard.objects.all()) == {others[0], theirs}
    with world.scope(world.second_interviewer):
        assert list(Scorecard.objects.all()) == [others[1]]
