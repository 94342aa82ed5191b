"""The pipeline at a desk and on a phone, in a real browser: both themes, axe, no sideways board, the dialog."""

from datetime import timedelta

import pytest

from requisitions.actions.application import move, reject
from requisitions.actions.interview import Slot, schedule
from requisitions.actions.offer import extend_offer
from requisitions.actions.slate import Proposal, draft_slate, present_slate
from requisitions.actions.slate_answer import advance
from requisitions.models import Application
from tests.looking import PHONE, open_page_at, seen
from tests.requisitions.running import run
from tests.world import MONDAY

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

WAITING = {
    "Recruiter screen": {"Emeka Nwosu": -7, "Zoë van Dijk": -4, "Hana Suzuki": -2, "Ben Achterberg": -1}
    | {f"Ann {letter}": -1 for letter in "ABCDE"},
    "Technical": {"Chen Wei Ling": -9, "Omar Farouk": -3},
    "Loop": {"Nadia Kowalczyk": -6, "Samuel Mbeki": -8},
}


@pytest.fixture
def running(north):
    with north.scope(north.recruiter):
        running = run(north)
        for stage, people in WAITING.items():
            for name, days in people.items():
                application = running.apply(name, days=days - 5 if stage != "Recruiter screen" else days, email="")
                move(application, running.stages[stage], act=running.act(days=days))
        slate(running)
        extend_offer(running.apply("Anouk Peeters", days=-12, email=""), act=running.act(days=-3))
        close_some(running)
        nadia = Application.objects.get(candidate__name="Nadia Kowalczyk")
        tomorrow = MONDAY + timedelta(days=1, hours=2)
        schedule(
            nadia, stage=running.stages["Loop"], slot=Slot(tomorrow, tomorrow + timedelta(hours=1), "Room 4"),
            interviewers=[north.interviewer, north.second_interviewer], act=running.act(days=-1),
        )  # fmt: skip
    return running


def slate(running):
    evidence = {each.pk: "Shipped it at the last two places, see the portfolio." for each in running.requirements}
    people = [running.apply(name, days=-10, email="") for name in ("Marta Ferreira", "Elif Arslan", "Oskar Nyström")]
    made = draft_slate(running.requisition, [Proposal(each, evidence) for each in people], act=running.act(days=-5))
    present_slate(made, act=running.act(days=-4))
    marta = made.candidates.get(application__candidate__name="Marta Ferreira")
    with running.world.scope(running.world.manager):
        advance(marta, act=running.act(running.world.manager, days=-3))


def close_some(running):
    for name, reason in (("Cy Dorn", "requirement"), ("Dee Eames", "withdrew"), ("Eva Frank", "other")):
        requirement = running.requirements[1] if reason == "requirement" else None
        application = running.apply(name, days=-20, email="cy@mail.example" if name == "Cy Dorn" else "")
        reject(application, reason=reason, requirement=requirement, note="It went elsewhere.", act=running.act(days=-6))


open_page = open_page_at(MONDAY + timedelta(hours=1))


def test_a_slate_is_prepared_at_the_desk(north, running, open_page):
    with north.scope(north.recruiter):
        other = run(north, number=143)
        shown = {other.requirements[0].pk: "Shipped it at the last two places."}
        draft_slate(other.requisition, [Proposal(other.apply("Ida Holm", days=-3), shown)], act=other.act(days=-1))
        cy = Application.objects.get(candidate__name="Ida Holm")
    page = open_page(north, north.recruiter, "requisitions/143/slates/draft/")
    page.get_by_text("Ida Holm has no evidence for R2.").wait_for()
    seen(page, "draft-1280-light")
    page.goto(f"/o/north/applications/{cy.pk}/close/")
    page.get_by_text("About your application to North").wait_for()
    seen(page, "close-mail-1280-light")


def test_the_manager_answers_a_slate_on_the_phone(north, running, open_page):
    page = open_page(north, north.manager, "requisitions/142/slates/1/", PHONE)
    seen(page, "answer-360-light")
    page.get_by_role("button", name="Advance Elif Arslan").click()
    page.get_by_text("Elif Arslan goes on.").wait_for()
    page.get_by_text("Decline Oskar Nyström").click()
    page.get_by_label("Requirement that is not met").select_option(label="R2 Real-time C++")
    page.get_by_role("button", name="Decline, citing the requirement").click()
    page.get_by_text("Oskar Nyström is declined, citing R2.").wait_for()


def test_a_refused_reason_stays_in_its_dialog_and_a_good_one_leaves_it(north, running, open_page):
    with north.scope(north.recruiter):
        nadia = Application.objects.get(candidate__name="Nadia Kowalczyk")
    page = open_page(north, north.recruiter, f"applications/{nadia.pk}/")
    page.get_by_role("link", name="Close the application").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_text("A requirement is not met").click()
    dialog.get_by_role("button", name="Close the application").click()
    dialog.get_by_text("Choose the requirement that is not met.").wait_for()
    seen(page, "dialog-1280-light")
    dialog.get_by_label("Requirement that is not met").select_option(label="R2 Real-time C++")
    dialog.get_by_role("button", name="Close the application").click()
    page.wait_for_url("**/requisitions/142/")
    page.get_by_text("Nadia Kowalczyk is closed: declined.").wait_for()


def test_on_a_phone_only_stages_with_somebody_late_are_open(north, running, open_page):
    page = open_page(north, north.recruiter, "requisitions/142/", PHONE)
    folded = page.locator("details.board-column")
    assert folded.evaluate_all("all => all.map((each) => each.open)") == [True, False, True, False, False]
    plain = open_page(north, north.recruiter, "requisitions/142/", PHONE, script=False)
    assert plain.locator("details.board-column[open]").count() == 5
