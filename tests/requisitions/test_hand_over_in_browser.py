"""Hand-overs at a desk and on a phone, which the story does not come by: nobody is hired in it."""

import re

import pytest

from hiring.tenancy.act import Origin
from requisitions.models import HandOver
from tests.looking import DESK, PHONE, opened, seen
from tests.requisitions.running import run
from tests.requisitions.test_hand_over import hire, item, settle
from tests.world import MONDAY

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def look(browser, live_server):
    with opened(browser, live_server.url) as open_it:
        yield open_it


def test_a_hand_over_is_worked_on_by_phone_and_without_script(north, move_clock, look):
    move_clock(MONDAY)
    with north.scope(north.recruiter):
        hired = hire(run(north))
    path = f"applications/{hired.pk}/hand-over/"
    page = look(north, north.manager, path, PHONE, theme="dark", script=False)
    page.get_by_role("button", name=re.compile(r"^Done\s?: Equipment")).click()
    page.locator("#item-4 summary").click()
    page.locator("#item-4").get_by_label("Why it is not needed").fill("He has worked here before")
    page.locator("#item-4").get_by_role("button", name="Set it aside").click()
    page.locator("#item-1 summary").click()
    page.locator("#item-1").get_by_label("Somebody else does it").select_option(north.admin.name)
    page.locator("#item-1").get_by_role("button", name="Give it to them").click()
    page.locator("#more").get_by_label("What").fill("Badge for the lab")
    page.get_by_role("button", name="Add it").click()
    page.get_by_role("button", name=re.compile(r"^Take it back\s?: Equipment")).click()
    with north.scope():
        assert [item(each).state for each in ("Equipment", "Buddy", "Badge")] == ["open", "aside", "open"]
        assert item("Contract").doer == north.admin
        settle(north, "Equipment")
    for member, size, theme in ((north.manager, PHONE, "dark"), (north.recruiter, DESK, "light")):
        for name in (path, "hand-overs/", "hand-overs/?standing=all"):
            seen(look(north, member, name, size, theme=theme), f"{name.replace('/', '-')}{size['width']}-{theme}")


def test_one_that_nobody_has_begun_and_what_each_begins_with(north, move_clock, look):
    move_clock(MONDAY)
    with north.scope(north.recruiter):
        hired = hire(run(north), origin=Origin.IMPORT)
    page = look(north, north.recruiter, f"applications/{hired.pk}/hand-over/", PHONE)
    seen(page, "hand-over-begin-360-light")
    page.get_by_role("button", name="Begin the hand-over").click()
    page.get_by_role("heading", name="What is to be done").wait_for()
    with north.scope():
        assert HandOver.objects.exists()
    for size, theme in ((DESK, "dark"), (PHONE, "light")):
        page = look(north, north.recruiter, "hand-overs/checklist/", size, theme=theme)
        page.get_by_label("What").first.fill(f"Badge, {theme}")
        page.get_by_role("button", name="Put it on the checklist").click()
        page.get_by_role("button", name=re.compile(rf"^Take off\s?: Badge, {theme}$")).wait_for()
        seen(page, f"hand-over-list-{theme}")
