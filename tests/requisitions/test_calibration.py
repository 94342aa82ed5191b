"""Calibration on profiles: neither side reads the other's answer before its own is in, whatever is asked."""

from datetime import timedelta

import pytest
from django.db import Error, connection, transaction

from hiring.tenancy.errors import Incomplete
from requisitions.actions.calibration import Rated, add_profile, rate_profile, remove_profile
from requisitions.actions.partners import NotASigner
from requisitions.models import CalibrationProfile, CalibrationRating
from requisitions.queries.calibration import calibration_rows
from tests.requisitions.agreeing import create, verbs
from tests.requisitions.calling import Api
from tests.world import MONDAY

CANARY = "CANARY-41 what the manager wrote"
PAGE = "/o/north/requisitions/1/kickoff/calibration/"


@pytest.fixture(autouse=True)
def _on_monday(move_clock):
    move_clock(MONDAY + timedelta(hours=1))


@pytest.fixture
def requisition(north):
    with north.scope(north.manager):
        made = create(north)
        add_profile(made, label="Nine years at a rival", description="Ran a line", act=north.act(north.manager))
    return made


def rate(world, requisition, member, rating=4, why=CANARY):
    with world.scope(member):
        return rate_profile(requisition, 1, rating=rating, why=why, act=world.act(member, MONDAY))


def test_sealed_until_both_are_in_then_side_by_side(north, requisition):
    rate(north, requisition, north.manager)
    sealed = north.client(north.recruiter).get(PAGE).content.decode()
    assert CANARY not in sealed
    assert "Say it" in sealed
    mine = north.client(north.manager).get(PAGE).content.decode()
    assert CANARY in mine
    assert "It opens once Recruiter has answered." in mine
    rate(north, requisition, north.recruiter, rating=2, why="No customer yet")
    for member in (north.manager, north.recruiter, north.ta_leader):
        opened = north.client(member).get(PAGE).content.decode()
        assert CANARY in opened
        assert "Manager would meet them, Recruiter would not." in opened
    with north.scope():
        assert verbs(requisition).count("calibration_rated") == 2


def test_the_database_itself_shows_nobody_else_the_first_answer(north, requisition):
    rate(north, requisition, north.manager)
    for member in (north.recruiter, north.ta_leader, north.interviewer, None):
        with north.scope(member), connection.cursor() as cursor:
            assert not CalibrationRating.objects.filter(why__startswith="CANARY").exists()
            cursor.execute("SELECT count(*), max(rating) FROM requisitions_calibrationrating")
            assert cursor.fetchone() == (0, None)
    with north.scope(north.manager):
        assert CalibrationRating.objects.get().rating == 4


@pytest.mark.parametrize("side", ["manager", "recruiter"])
def test_nobody_opens_it_by_hand(north, requisition, side):
    rate(north, requisition, north.manager)
    stamp = {f"{side}_rated_at": MONDAY + timedelta(hours=9)}
    with north.scope(north.recruiter), pytest.raises(Error), transaction.atomic():
        CalibrationProfile.objects.update(**stamp)
    with north.scope(north.recruiter), pytest.raises(Error), transaction.atomic():
        CalibrationProfile.objects.update(recruiter_rated_at=MONDAY)
    with north.scope(north.recruiter):
        assert CalibrationRating.objects.count() == 0


def test_nobody_answers_for_somebody_else_and_no_answer_changes(north, requisition):
    with north.scope(north.recruiter):
        profile = CalibrationProfile.objects.get()
        forged = {"profile": profile, "rating": 1, "why": "x", "rated_at": MONDAY}
        for member, side in ((north.manager, "manager"), (north.recruiter, "manager"), (north.ta_leader, "recruiter")):
            with pytest.raises(Error), transaction.atomic():
                CalibrationRating.objects.create(side=side, member=member, **forged)
    rate(north, requisition, north.manager)
    with north.scope(north.manager):
        for change in ("update", "delete"):
            rows = CalibrationRating.objects.all()
            with pytest.raises(Error), transaction.atomic():
                rows.update(rating=1) if change == "update" else rows.delete()


def test_an_answer_stands_and_a_second_click_is_none(north, requisition):
    rate(north, requisition, north.manager)
    rate(north, requisition, north.manager)
    with pytest.raises(Rated):
        rate(north, requisition, north.manager, rating=1)
    with north.scope(north.manager):
        assert CalibrationRating.objects.count() == 1
        with pytest.raises(Rated):
            remove_profile(requisition, 1, act=north.act(north.manager))
    with pytest.raises(NotASigner):
        rate(north, requisition, north.ta_leader)
    with pytest.raises(Incomplete):
        rate(north, requisition, north.recruiter, why=" ")


def test_one_to_three_profiles_each_with_something_known(north, requisition):
    act = north.act(north.recruiter)
    with north.scope(north.recruiter):
        with pytest.raises(Incomplete, match="what is known"):
            add_profile(requisition, label="Somebody", act=act)
        for label in ("B", "C", "C"):
            add_profile(requisition, label=label, description="Known", act=act)
        with pytest.raises(Incomplete, match="3 profiles"):
            add_profile(requisition, label="D", description="Known", act=act)
        remove_profile(requisition, 2, act=act)
        assert add_profile(requisition, label="E", description="Known", act=act).position == 2
        assert [row.profile.label for row in calibration_rows(requisition, north.recruiter)] == [
            "Nine years at a rival",
            "E",
            "C",
        ]


def test_the_pages_without_script_and_who_has_no_business_there(north, harbor, requisition):
    recruiter = north.client(north.recruiter)
    empty = recruiter.post(PAGE, {"label": "F"})
    assert (empty.status_code, "Say what is known of them" in empty.content.decode()) == (422, True)
    assert recruiter.post(PAGE, {"label": "F", "description": "Known"}).status_code == 302
    unrated = recruiter.post(f"{PAGE}2/", {"why": "Their second job was ours"})
    shown = unrated.content.decode()
    assert (unrated.status_code, "Choose one of the four answers." in shown) == (422, True)
    assert shown.count("Their second job was ours") == 1
    recruiter.post(f"{PAGE}2/remove/")
    recruiter.post(f"{PAGE}1/", {"rating": "3", "why": "Calm"})
    with north.scope():
        assert CalibrationProfile.objects.get().recruiter_rated_at is not None
    assert "One profile waits for your answer." in (
        north.client(north.manager).get("/o/north/requisitions/1/kickoff/").content.decode()
    )
    for member in (north.interviewer, north.finance):
        assert north.client(member).get(PAGE).status_code == 403
    assert harbor.client(harbor.recruiter).post(f"{PAGE}1/", {"rating": "3", "why": "x"}).status_code == 404
    with harbor.scope(harbor.manager):
        assert CalibrationProfile.objects.count() == 0


def test_by_program(north, client, requisition):
    manager, recruiter = Api(north, north.manager, client), Api(north, north.recruiter, client)
    at = "requisitions/1/kickoff/calibration/"
    assert recruiter(f"POST {at}", {"title": "B"}).status_code == 422
    assert len(recruiter(f"POST {at}", {"title": "B", "description": "Known"}).json()) == 2
    assert recruiter(f"DELETE {at}2/").status_code == 200
    assert manager(f"PUT {at}1/", {"rating": 4, "why": CANARY}).json()[0]["ratings"][0]["why"] == CANARY
    assert recruiter(f"GET {at}").json()[0]["ratings"] == []
    opened = recruiter(f"PUT {at}1/", {"rating": 4, "why": "Calm"}).json()[0]
    assert (len(opened["ratings"]), opened["difference"]) == (2, "Both say strong yes.")
    assert recruiter(f"PUT {at}1/", {"rating": 1, "why": "x"}).status_code == 409
