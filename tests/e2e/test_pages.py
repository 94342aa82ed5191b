"""Every page, as everybody who reaches it: axe finds nothing in either theme, nothing runs over the edge of a phone,
no script or style is refused, and every link that somebody is shown opens.

Told after the story, in its organization. HIRING_SCREENS=1 leaves pictures in var/screens.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
from playwright.sync_api import Page

from tests.e2e import test_main_job, test_other_direction
from tests.e2e.addresses import names_in_the_url_config
from tests.e2e.desk import leave_things_half_done
from tests.e2e.letters import letter_to, link_in
from tests.e2e.pages import LookedAt, look_at
from tests.e2e.story import SLUG, Story
from tests.e2e.walk import Trodden, Walk, open_as

# The first one walks from what the story kept as well: it knows of all of it.
PEOPLE = ("maya", "jonas", "ingrid", "alba", "priya", "leila", "ruth", "hugo")
RESET = "password/reset/"
# What a lead signs: tests/scorecards/test_shadows.py.
# Nobody is hired in the story, nor are there six cases within an hour: tests/sla/test_promises_in_browser.py.
ELSEWHERE = {"hire_review", "held_answer", "shadow_sign"}
# Nobody in the story has a budget to plan with: tests/requisitions/test_plan_in_browser.py.
ELSEWHERE |= {"hiring_plan", "scenarios", "scenario", "scenario_add", "scenario_change", "scenario_end"}
ELSEWHERE |= {"scenario_leave_out", "scenario_take_back"}
# Nor is anybody handed over: tests/requisitions/test_hand_over_in_browser.py.
ELSEWHERE |= {"hand_over", "hand_over_begin", "hand_over_item_add", "hand_over_item_settle", "hand_over_item_give"}
SIGNED_OUT = ("login/", "signup/", RESET, f"{RESET}done/", f"{RESET}key/1-nothing/", "inactive/")
SIGNED_IN = ("logout/", "password/change/", "reauthenticate/", "2fa/", "2fa/totp/activate/")


@pytest.fixture(scope="module")
def told(story: Story) -> Story:
    """The story to its end; whatever of it this session has not told is told now."""
    if story.broke_at:
        pytest.skip(f"it stands on {story.broke_at}")
    for chapters in (test_main_job, test_other_direction):
        for name, chapter in vars(chapters).items():
            if name.startswith("test_") and name not in story.told:
                chapter(story)
                story.told.add(name)
    leave_things_half_done(story)
    return story


@pytest.fixture(scope="module")
def looked_at() -> LookedAt:
    return LookedAt()


@pytest.fixture(scope="module")
def trodden() -> Trodden:
    return Trodden()


@pytest.mark.parametrize("who", PEOPLE)
def test_every_page_that_they_reach(told: Story, who: str, looked_at: LookedAt, trodden: Trodden) -> None:
    faults: list[str] = []
    with open_as(getattr(told, who), faults) as context:
        walk = Walk(getattr(told, who), context, trodden)
        walk.go(*(told.pages.values() if who == PEOPLE[0] else ()))
        page = context.new_page()
        for sight in filter(looked_at.lacks, walk.sights):
            sight.opens_in(page)
            faults += look_at(page, f"{who}-{sight.name}", is_mail=sight.is_sealed)
    assert (walk.broken, faults) == ([], [])


def test_every_name_of_the_url_config_is_reached_by_somebody(told: Story, trodden: Trodden) -> None:
    assert set(names_in_the_url_config()) - trodden.names - told.reached - ELSEWHERE == set()


def test_the_doors_from_outside(told: Story) -> None:
    with told.browser.new_context(base_url=told.program.url, reduced_motion="reduce") as stranger:
        page = stranger.new_page()
        assert list(faults_at(page, [f"/accounts/{path}" for path in SIGNED_OUT])) == []
        assert list(faults_at(page, ["/survey/thanks/"])) == []
        assert list(faults_at(page, ["/survey/nobody/nothing/"], 410)) == []
        used = link_in(letter_to(told.program, told.maya.email, "invites you"))
        # It has been used: whoever holds it now learns that, and nothing else.
        assert list(faults_at(page, [used], 410)) == []


def test_the_doors_of_who_is_signed_in(told: Story) -> None:
    invited = told.stella
    with open_as(invited, []) as context:
        page = context.new_page()
        page.goto(link_in(letter_to(told.program, invited.email, "invites you")))
        assert list(look_at(page, "invitation")) == []
        page.get_by_role("button", name="Join").click()
        assert list(faults_at(page, ["/", *(f"/accounts/{path}" for path in SIGNED_IN)])) == []


def test_who_is_refused_reads_a_page_too(told: Story) -> None:
    with open_as(told.priya, []) as context:
        page = context.new_page()
        for path, status in (
            (f"/o/{SLUG}/people/", 403),
            (f"/o/{SLUG}/no/such/", 404),
            (f"/o/{SLUG}/interviews/?{'a&' * 2_010}", 400),
        ):
            assert list(faults_at(page, [path], status)) == []


def test_who_asks_too_often_reads_a_page_too(told: Story) -> None:
    with told.browser.new_context(base_url=told.program.url) as context:
        page = context.new_page()
        while "429" not in ask_for_a_password(page, "nobody@mail.example"):
            pass
        assert list(look_at(page, "429")) == []


def ask_for_a_password(page: Page, address: str) -> str:
    page.goto("/accounts/password/reset/")
    page.get_by_label("Email").fill(address)
    with page.expect_response(lambda answer: answer.request.method == "POST") as answer:
        page.get_by_role("main").get_by_role("button").click()
    return str(answer.value.status)


def test_what_breaks_says_so_on_a_page(told: Story) -> None:
    with open_as(told.maya, []) as context, the_database_refuses_the_plan(told):
        assert list(faults_at(context.new_page(), [f"/o/{SLUG}/plan/"], 500)) == []


@contextmanager
def the_database_refuses_the_plan(story: Story) -> Iterator[None]:
    with psycopg.connect(story.program.servers.superuser_url, dbname="hiring", autocommit=True) as superuser:
        superuser.execute("REVOKE SELECT ON requisitions_planitem FROM hiring_app")
        try:
            yield
        finally:
            superuser.execute("GRANT SELECT ON requisitions_planitem TO hiring_app")


def faults_at(page: Page, paths: list[str], status: int = 200) -> Iterator[str]:
    for path in paths:
        answer = page.goto(path)
        if answer is None or answer.status != status:
            yield f"{path} answers {answer and answer.status}"
        yield from look_at(page, path.strip("/").replace("/", "-")[:40] or "front")
