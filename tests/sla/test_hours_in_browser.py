"""Working hours in a real browser: nothing for axe to find, no sideways scrolling on a phone, no script needed."""

from datetime import date

import pytest

from sla.actions.leave import ask_leave
from sla.rules.hours import Day
from tests.looking import AS_SEEN, PHONE, open_page_at, seen
from tests.sla.test_engine import due, local
from tests.sla.test_hours import TUESDAY, change

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


open_page = open_page_at(local(23, 16))


@AS_SEEN
def test_every_page_of_hours_reads_well(owed, open_page, theme, size):
    with owed.scope():
        change(owed, None, Day(date(2026, 12, 25), (), "Christmas Day", "NL"))
        for member, by in [(owed.manager, owed.manager), (owed.ta_leader, owed.admin)]:
            away = {"first_on": date(2026, 12, 7), "last_on": date(2026, 12, 11), "delegate": owed.recruiter}
            ask_leave(member, **away, act=owed.act(by))
        change(owed, owed.ta_leader, Day(date(2026, 12, 24), (("09:00", "12:00"),), "Christmas Eve"))
    page = open_page(owed, owed.admin, "settings/calendar/", size, theme=theme)
    seen(page, f"calendar-{size['width']}-{theme}")
    page.goto("/o/north/settings/calendar/holidays/?country=DE&region=BY&year=2027")
    seen(page, f"holidays-{size['width']}-{theme}")
    page = open_page(owed, owed.ta_leader, "leave/", size, theme=theme)
    seen(page, f"leave-{size['width']}-{theme}")
    page.goto(f"/o/north/people/{owed.ta_leader.pk}/hours/")
    page.get_by_text("Ask for leave").click()
    seen(page, f"hours-{size['width']}-{theme}")


def test_a_day_off_is_taken_on_a_phone_without_script(owed, open_page):
    page = open_page(owed, owed.interviewer, "me/", PHONE, script=False)
    page.get_by_role("link", name="My working hours").click()
    day = page.locator("form").filter(has=page.get_by_role("button", name="Save the day"))
    day.get_by_label("Day").fill(str(TUESDAY))
    day.get_by_label("What it is").fill("Moving house")
    page.get_by_role("button", name="Save the day").click()
    page.get_by_role("heading", name="One open promise moves").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("button", name="Save and move it").click()
    page.get_by_text("One promise moved with it.").wait_for()
    page.get_by_text("Moving house").wait_for()
    with owed.scope():
        assert due("feedback") == local(25, 14)


def test_what_moves_is_said_before_it_does(owed, open_page):
    page = open_page(owed, owed.admin, "settings/calendar/holidays/?country=NL&year=2026")
    for box in page.get_by_role("checkbox").all():
        box.uncheck()
    page.goto("/o/north/settings/calendar/")
    page.get_by_label("Tuesday").fill("")
    page.get_by_role("button", name="Save the week").click()
    page.get_by_role("heading", name="Two open promises move").wait_for()
    seen(page, "confirm-1280-light")
    page.get_by_role("link", name="Leave it as it is").click()
    with owed.scope():
        assert due("feedback") == local(24, 14)
