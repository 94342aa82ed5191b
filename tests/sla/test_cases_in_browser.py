"""The case pages at a desk and on a phone: both themes, axe, nothing wider than the screen, without script too."""

import re
from datetime import timedelta

import pytest

from hiring.tenancy.act import Act
from hiring.tenancy.models import Member
from sla.actions import concerns, sharing
from sla.actions.sweep import sweep
from sla.models import EscalationCase
from tests.looking import DESK, PHONE, opened, seen
from tests.sla.opened import OPENED
from tests.sla.test_engine import local, two_missed_debriefs
from tests.sla.test_escalation import send_back

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def cases(north, move_clock):
    """One about the manager, shown to them; one about the recruiter; a concern."""
    running = two_missed_debriefs(north)
    sweep(north.organization.pk, now=OPENED)
    with north.scope():
        send_back(running, "Ada North", at=local(11, 9))
        send_back(running, "Bob North", at=local(13, 10))
        leader = Member.objects.with_roles().get(pk=north.ta_leader.pk)
        act = Act.live(leader, OPENED + timedelta(hours=2))
        about = {each.rule: each for each in EscalationCase.objects.all()}
        sharing.comment(about["debriefs_missed"], "I speak with both on Monday.", act=act)
        sharing.share_case(about["debriefs_missed"], act=act)
        words = concerns.Concern(north.manager, "Nobody answers since the second.")
        concern = concerns.raise_concern(running.requisition, words, act=Act.live(north.recruiter, act.at))
    move_clock(OPENED + timedelta(hours=3))
    return {**{rule: case.number for rule, case in about.items()}, "concern": concern.number}


@pytest.fixture
def look(browser, live_server):
    with opened(browser, live_server.url) as open_it:
        yield open_it


def pages(north, cases):
    """As the story does not leave them; tests/e2e/test_pages.py looks at all others."""
    yield north.ta_leader, f"cases/{cases['debriefs_missed']}/"
    yield north.ta_leader, f"cases/{cases['concern']}/"
    yield north.ta_director, f"cases/{cases['slates_returned']}/"
    yield north.ta_director, f"cases/{cases['slates_returned']}/review/"
    yield north.manager, f"record/cases/{cases['debriefs_missed']}/"
    yield north.manager, "record/"


def test_nothing_for_axe_to_find_and_nothing_wider_than_the_screen(north, cases, look):
    for member, path in pages(north, cases):
        for size, theme in ((DESK, "light"), (PHONE, "dark")):
            page = look(north, member, path, size, theme=theme)
            seen(page, f"{path.replace('/', '-')}{size['width']}")
            page.context.close()


def test_on_a_phone_the_cost_comes_first_and_the_decision_is_one_tap_away(north, cases, look):
    page = look(north, north.ta_leader, f"cases/{cases['debriefs_missed']}/", PHONE)
    cost, agreed = (
        page.get_by_role("heading", name=name).bounding_box()["y"] for name in ("What it costs", "What was agreed")
    )
    assert cost < agreed
    page.get_by_role("link", name="Decide", exact=True).click()
    assert page.locator("#decide").bounding_box()["y"] < PHONE["height"]


def test_a_case_is_decided_and_a_concern_raised_without_script(north, cases, look):
    page = look(north, north.ta_leader, f"cases/{cases['debriefs_missed']}/", DESK, script=False)
    page.get_by_label("Close: coached").check()
    page.get_by_label("Your note, read by both").fill("Debriefs are booked with the loop.")
    page.get_by_role("button", name="Record the decision").click()
    page.get_by_role("heading", name="Coached").wait_for()
    page = look(north, north.manager, "requisitions/142/concern/", PHONE, script=False)
    page.get_by_label("What happened").fill("The slate had nobody with the first must-have.")
    page.get_by_role("button", name="Raise it").click()
    assert page.get_by_text(re.compile("has it, and answers you")).is_visible()
