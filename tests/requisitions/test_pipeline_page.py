"""The requisition's page: what stands on it, for whom, and that its cost does not grow with the pipeline."""

from datetime import timedelta

import pytest

from requisitions.actions.application import move, reject
from requisitions.actions.interview import Slot, hold, schedule
from requisitions.models import Application
from tests.requisitions.calling import queries_of
from tests.requisitions.running import run
from tests.world import MONDAY

PAGE = "/o/north/requisitions/142/"
THURSDAY = MONDAY + timedelta(days=3)


@pytest.fixture
def running(north, harbor, move_clock):
    move_clock(THURSDAY)
    with harbor.scope():
        run(harbor).apply("Canary Harbor")
    with north.scope(north.recruiter):
        return run(north)


@pytest.fixture
def recruiter(north):
    return north.client(north.recruiter)


def crowd(running, start, stop):
    with running.world.scope(running.world.recruiter):
        for number in range(start, stop):
            application = running.apply(f"Person{number} Lang", email="")
            slot = Slot(THURSDAY + timedelta(days=1), THURSDAY + timedelta(days=1, hours=1))
            schedule(
                application, stage=running.stages["Technical"], slot=slot,
                interviewers=[running.world.interviewer], act=running.act(),
            )  # fmt: skip


LISTS = (PAGE, f"{PAGE}?view=list", f"{PAGE}feed/", "/o/north/candidates/", "/o/north/interviews/?show=all")


def test_the_same_number_of_queries_for_one_ten_and_a_hundred(running, recruiter):
    counts = []
    for start, stop in ((0, 1), (1, 10), (10, 100)):
        crowd(running, start, stop)
        counts.append({address: queries_of(recruiter, address) for address in LISTS})
    assert counts[0] == counts[1] == counts[2]
    assert max(counts[0].values()) <= 30


def test_the_board_says_days_limits_and_what_is_next(running, recruiter):
    with running.world.scope(running.world.recruiter):
        running.apply("Emeka Nwosu", days=-4)
        running.apply("Hana Suzuki", days=1, source="Sourced")
        move(running.apply("Chen Wei Ling", days=-9), running.stages["Technical"], act=running.act(days=-8))
    page = recruiter.get(PAGE).content.decode()
    for words in (
        "Perception Engineer North",
        "Day <b>35</b>, forecast <b>58</b>",
        "version&nbsp;2",
        "Recruiter North",
    ):
        assert words in page
    assert page.index("Emeka Nwosu") < page.index("Hana Suzuki")
    assert "7&nbsp;d" in page
    assert "7 of 5 days agreed" in page
    assert "11 of 7 days agreed" in page
    assert "Recruiter: next step" in page


def card_of(page, name):
    return next(card for card in page.split("<article")[1:] if name in card).split("</article>")[0]


def test_an_interview_to_come_is_calm_however_long_they_have_been_here(running, recruiter):
    world = running.world
    with world.scope(world.recruiter):
        running.apply("Emeka Nwosu", days=-4)
        waiting = running.apply("Hana Suzuki", days=-4)
        slot = Slot(THURSDAY + timedelta(days=1), THURSDAY + timedelta(days=1, hours=1))
        technical = running.stages["Technical"]
        schedule(waiting, stage=technical, slot=slot, interviewers=[world.interviewer], act=running.act())
    page = recruiter.get(PAGE).content.decode()
    owed, ahead = card_of(page, "Emeka Nwosu"), card_of(page, "Hana Suzuki")
    assert [card.count("7 of 5 days agreed") for card in (owed, ahead)] == [1, 1]
    assert ('data-kind="late"' in owed, 'data-kind="late"' in ahead) == (True, False)
    assert '<article class="seat is-late">' in f"<article{ahead}"


def test_a_promise_past_its_time_says_when_it_was_due(running, recruiter, move_clock):
    world = running.world
    with world.scope(world.recruiter):
        slot = Slot(THURSDAY + timedelta(hours=1), THURSDAY + timedelta(hours=2))
        made = schedule(
            running.apply("Hana Suzuki", days=2), stage=running.stages["Technical"], slot=slot,
            interviewers=[world.interviewer], act=running.act(),
        )  # fmt: skip
        hold(made, act=running.act(days=3.2))
    move_clock(THURSDAY + timedelta(days=3))
    card = card_of(recruiter.get(PAGE).content.decode(), "Hana Suzuki")
    assert 'data-kind="late"' in card
    assert "scorecard, Was due" in card


def test_filters_live_in_the_address(running, recruiter):
    with running.world.scope(running.world.recruiter):
        running.apply("Emeka Nwosu", source="Referral")
        running.apply("Hana Suzuki", source="Sourced")
    page = recruiter.get(f"{PAGE}?view=list&source=Sourced").content.decode()
    body = page[page.index("<tbody") : page.index("</tbody>")]
    assert ("Hana Suzuki" in body, "Emeka Nwosu" in body) == (True, False)
    assert "?view=list&amp;source=Referral" in page
    nobody = recruiter.get(f"{PAGE}?source=Agency").content.decode()
    assert "Nobody in process matches these filters." in nobody


def test_waiting_on_narrows_to_who_has_it_in_hand(running, recruiter):
    world = running.world
    with world.scope(world.recruiter):
        running.apply("Hana Suzuki")
    shown = recruiter.get(f"{PAGE}?view=list&waiting={world.recruiter.pk}").content.decode()
    hidden = recruiter.get(f"{PAGE}?view=list&waiting={world.manager.pk}").content.decode()
    assert "Hana Suzuki" in shown[shown.index("<tbody") : shown.index("</tbody>")]
    assert "Nobody in process matches these filters." in hidden


def test_the_closed_are_counted_and_listed_by_how_they_ended(running, recruiter):
    with running.world.scope(running.world.recruiter):
        for name, reason in (("Ann Bell", "other"), ("Ben Cole", "withdrew")):
            reject(running.apply(name), reason=reason, note="It went elsewhere.", act=running.act(days=1))
        cited = running.requirements[1]
        reject(running.apply("Cy Dorn"), reason="requirement", requirement=cited, act=running.act(days=1))
    page = recruiter.get(PAGE).content.decode()
    for words in ("1 with a requirement cited", "1 withdrew", "1 without a requirement"):
        assert words in page
    unexplained = recruiter.get(f"{PAGE}?view=list&closed=unexplained").content.decode()
    body = unexplained[unexplained.index("<tbody") : unexplained.index("</tbody>")]
    assert ("Ann Bell" in body, "Ben Cole" in body) == (True, False)
    assert "Declined without a requirement" in body


def test_an_interviewer_sees_the_role_and_no_candidate(running, north):
    with north.scope(north.recruiter):
        running.apply("Hana Suzuki")
    page = north.client(north.interviewer).get(PAGE)
    assert page.status_code == 200
    assert "Perception Engineer North" in page.content.decode()
    assert "Hana" not in page.content.decode()
    assert north.client(north.interviewer).get(f"{PAGE}feed/").status_code == 403


def test_an_empty_pipeline_says_what_to_do(running, recruiter):
    assert "Nobody is in process here yet." in recruiter.get(PAGE).content.decode()


def test_the_feed_speaks_in_sentences(running, recruiter):
    with running.world.scope(running.world.recruiter):
        application = running.apply("Hana Suzuki")
        move(application, running.stages["Technical"], act=running.act(days=1))
        reject(application, reason="requirement", requirement=running.requirements[1], act=running.act(days=2))
    page = recruiter.get(PAGE).content.decode()
    for sentence in (
        "Recruiter North added Hana Suzuki",
        "Recruiter North moved Hana Suzuki to Technical",
        "Recruiter North declined Hana Suzuki, citing R2 Real-time C++",
    ):
        assert sentence in page


def test_nothing_of_the_other_organization_is_on_any_page(running, recruiter, harbor):
    with harbor.scope():
        theirs = Application.objects.get()
    for address in (PAGE, "/o/north/candidates/", "/o/north/candidates/?q=Canary", "/o/north/interviews/?show=all"):
        assert "Canary Harbor" not in recruiter.get(address).content.decode()
    assert recruiter.get(f"/o/north/applications/{theirs.pk}/").status_code == 404
    assert recruiter.get("/o/harbor/requisitions/142/").status_code == 404


def test_a_search_for_a_letter_that_no_database_takes_finds_what_the_rest_finds(running, recruiter):
    with running.world.scope(running.world.recruiter):
        running.apply("Hana Suzuki")
    assert "Hana Suzuki" in recruiter.get("/o/north/candidates/?q=Hana%00").content.decode()
