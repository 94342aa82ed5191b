"""Hours and leave for programs: the same actions, the same refusals, and a dry run that says what would move."""

from datetime import date

import pytest
from django.test import Client

from hiring.tenancy.actions.tokens import make_token
from sla.models import CalendarDay, CalendarVersion, Leave
from tests.sla.test_engine import due, local

WEEK = [[["09:00", "12:00"], ["13:00", "17:00"]]] * 5 + [[], []]


@pytest.fixture
def call(owed, move_clock):
    """Call the API as somebody: ``call(member, "get", "sla/calendar/", …)``."""
    move_clock(local(23, 16))

    def answer(member, method, path, data=None, *, slug="north"):
        with owed.scope():
            _, secret = make_token(member, name="x", expires_at=None, act=owed.act(member))
        program = Client(headers={"Authorization": f"Bearer {secret}"})
        json = {} if method == "get" else {"content_type": "application/json"}
        return getattr(program, method)(f"/api/v1/o/{slug}/{path}", data, **json)

    return answer


def test_a_day_off_is_tried_and_then_meant(owed, call):
    asked = {"version": 0, "days": [{"on": "2026-11-24", "windows": [], "label": "Founders' day"}]}
    tried = call(owed.admin, "post", "sla/calendar/days/", {**asked, "dry_run": True}).json()
    assert (tried["version"], len(tried["moved"])) == (0, 2)
    assert tried["moved"][0]["due_at"] == "2026-11-25T14:00:00+01:00"
    with owed.scope():
        assert not CalendarDay.objects.exists()
    meant = call(owed.admin, "post", "sla/calendar/days/", asked).json()
    assert (meant["version"], meant["dry_run"], len(meant["moved"])) == (1, False, 2)
    again = call(owed.admin, "post", "sla/calendar/days/", asked).json()
    assert (again["version"], again["moved"]) == (1, [])
    with owed.scope():
        assert due("feedback") == local(25, 14)
    read = call(owed.interviewer, "get", f"members/{owed.interviewer.pk}/hours/").json()
    assert read["days"] == [
        {"on": "2026-11-24", "windows": [], "label": "Founders' day", "place": "", "of_house": True}
    ]


def test_a_week_is_said_and_read(owed, call):
    own = f"members/{owed.interviewer.pk}/hours/"
    said = {"version": 0, "effective_on": "2026-12-01", "weekly": WEEK, "time_zone": "Asia/Tokyo"}
    assert call(owed.interviewer, "put", own, said).json() == {"version": 1, "dry_run": False, "moved": []}
    read = call(owed.interviewer, "get", own).json()
    assert (read["version"], read["time_zone"]) == (1, "Europe/Amsterdam")
    assert read["weeks"] == [
        {"effective_on": "2026-12-01", "weekly": WEEK, "time_zone": "Asia/Tokyo", "keeps_house_days": True}
    ]


def test_public_holidays_are_read_and_taken_over(owed, call):
    place = {"country": "DE", "region": "BY", "year": 2027}
    there = call(owed.admin, "get", "sla/public-holidays/", place).json()
    assert {"on": "2027-01-06", "name": "Epiphany"} in there
    chosen = {**place, "version": 0, "days": ["2027-01-06"]}
    assert call(owed.admin, "post", "sla/calendar/holidays/", chosen).json()["version"] == 1
    assert call(owed.admin, "post", "sla/calendar/holidays/", {**place, "version": 1}).json()["version"] == 2
    with owed.scope():
        assert CalendarDay.objects.filter(source="DE-BY").count() == len(there)


def week(**others):
    return "put", "sla/calendar/", {"version": 0, "effective_on": "2026-12-01", "weekly": WEEK, **others}


def holidays(**others):
    return "post", "sla/calendar/holidays/", {"version": 0, "country": "NL", "year": 2027, **others}


@pytest.mark.parametrize(
    ("asked", "status", "says"),
    [
        (week(version=7), 409, "stale"),
        (week(weekly=[[]] * 7), 422, "never_open"),
        (week(weekly=[[["9am", "5pm"]]] + [[]] * 6), 422, "unusable_hours"),
        (week(weekly=[[]] * 6), 400, "weekly"),
        (week(effective_on="0001-01-01"), 400, "effective_on"),
        (holidays(country="XX"), 422, "no_holidays"),
        (holidays(region="Atlantis"), 422, "no_holidays"),
        (holidays(days=["2027-02-02"]), 422, "no_holidays"),
    ],
)
def test_what_cannot_be_meant_is_refused_by_name(owed, call, asked, status, says):
    answer = call(owed.admin, *asked)
    assert answer.status_code == status
    assert says in str(answer.json())
    with owed.scope():
        assert not CalendarVersion.objects.exists()
        assert not CalendarDay.objects.exists()


def test_only_the_right_people_say_something(owed, harbor, call):
    day = {"version": 0, "days": [{"on": "2026-12-24", "windows": []}]}
    own = f"members/{owed.interviewer.pk}/hours/days/"
    assert call(owed.ta_leader, "post", "sla/calendar/days/", day).status_code == 403
    assert call(owed.recruiter, "post", own, day).status_code == 403
    assert call(owed.recruiter, "get", f"members/{owed.interviewer.pk}/hours/").status_code == 403
    assert call(owed.ta_leader, "post", own, day).status_code == 200
    assert call(owed.admin, "post", f"members/{harbor.interviewer.pk}/hours/days/", day).status_code == 404
    assert call(owed.admin, "get", "sla/calendar/", slug="harbor").status_code == 401


def test_leave_is_asked_for_decided_and_called_off(owed, harbor, call):
    own = f"members/{owed.manager.pk}/leave/"
    asked = {"first_on": "2026-12-07", "last_on": "2026-12-11", "delegate": str(owed.recruiter.pk)}
    assert call(owed.manager, "post", own, {**asked, "delegate": str(harbor.recruiter.pk)}).status_code == 422
    made = call(owed.manager, "post", own, asked)
    assert (made.status_code, made.json()["state"]) == (201, "asked")
    decision = f"leave/{made.json()['id']}/decision/"
    assert call(owed.manager, "post", decision, {"decision": "approve"}).status_code == 403
    assert call(owed.recruiter, "post", decision, {"decision": "withdraw"}).status_code == 403
    approved = call(owed.ta_leader, "post", decision, {"decision": "approve"}).json()
    assert (approved["state"], approved["approved_by"]) == ("approved", str(owed.ta_leader.pk))
    assert call(owed.ta_leader, "post", decision, {"decision": "decline"}).status_code == 409
    assert [each["id"] for each in call(owed.admin, "get", "leave/").json()["results"]] == [made.json()["id"]]
    assert call(owed.recruiter, "get", "leave/").json()["results"] == []
    assert call(owed.manager, "post", decision, {"decision": "withdraw"}).json()["state"] == "withdrawn"
    with owed.scope():
        assert Leave.objects.get().first_on == date(2026, 12, 7)
