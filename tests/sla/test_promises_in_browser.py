"""Pages about promises that the story does not come by: both themes, axe, nothing wider than a phone."""

import pytest

from sla.actions.sweep import sweep
from tests.looking import DESK, PHONE, seen
from tests.sla.test_cases_in_browser import look
from tests.sla.test_held import BACK, MONDAY, PAGE, missed_twice, names, sent
from tests.sla.test_hire_review import MAY, hired, write

__all__ = ["hired", "look"]
pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


def check(north, look, member, path):
    for size, theme in ((DESK, "light"), (PHONE, "dark")):
        page = look(north, member, path, size, theme=theme)
        seen(page, f"{path.replace('/', '-')}{size['width']}-{theme}")
        page.context.close()


def test_held_mails(north, harbor, move_clock, look):
    missed_twice(north, *names(7))
    sweep(north.organization.pk, now=BACK)
    sent(north, BACK)
    move_clock(BACK)
    check(north, look, north.admin, PAGE.removeprefix("/o/north/"))


def test_a_hire_that_is_looked_back_at(north, move_clock, hired, look):
    move_clock(MAY)
    path = f"applications/{hired.pk}/review/"
    check(north, look, north.manager, path)
    write(north, hired)
    check(north, look, north.manager, path)


def test_what_differs_for_a_type_of_role_and_for_one_kickoff(north, hired, move_clock, look):
    move_clock(MONDAY)
    role_type = hired.requisition.role_type
    check(north, look, north.admin, f"settings/promises/roles/?role_type={role_type}&clause=feedback")
    due = f"clause=feedback&member={north.manager.pk}&at=2026-11-20T13:00"
    check(north, look, north.admin, f"settings/promises/due/?{due}")
    check(north, look, north.recruiter, "requisitions/142/promises/")
