"""Working hours on the page: seen before they move anything, kept by the right people, and safe to click twice."""

from datetime import date

import pytest

from hiring.ledger.models import Event
from hiring.tenancy.models import Organization
from sla.models import CalendarDay, CalendarVersion, Commitment
from sla.rules.hours import DEFAULT_WEEK, Day
from tests.sla.test_engine import due, local
from tests.sla.test_hours import FOUR_DAYS, change

HOUSE = "/o/north/settings/calendar/"
AT_NOON = local(23, 16)


@pytest.fixture(autouse=True)
def _monday_afternoon(move_clock):
    move_clock(AT_NOON)


def hours_of(member):
    return f"/o/north/people/{member.pk}/hours/"


def week(rows, **others):
    texts = [", ".join("-".join(pair) for pair in windows) for windows in rows]
    return {
        "version": "0",
        "effective_on": "2026-11-24",
        **{f"day_{nth}": text for nth, text in enumerate(texts)},
        **others,
    }


def text_of(answer):
    return " ".join(answer.content.decode().split())


def test_a_day_off_is_shown_before_it_moves_promises_and_then_saved(owed):
    browser = owed.client(owed.admin)
    typed = {"version": "0", "on": "2026-11-24", "hours": "", "label": "Founders' day"}
    asked = browser.post(f"{HOUSE}days/", typed)
    assert asked.status_code == 200
    shown = text_of(asked)
    for words in ("Two open promises move", "Interviewer North", "Manager North", "Save and move them"):
        assert words in shown
    with owed.scope():
        assert due("feedback") == local(24, 14)
    carried = dict(asked.context["typed"])
    assert carried == typed
    for _ in range(2):
        done = browser.post(f"{HOUSE}days/", {**carried, "confirmed": "1"})
        assert done.headers["Location"] == HOUSE
    with owed.scope():
        assert due("feedback") == local(25, 14)
        assert CalendarDay.objects.count() == 1
        assert Event.objects.filter(verb="calendar_changed").get().actor == owed.admin
    page = text_of(browser.get(HOUSE))
    assert "Two promises moved with it." in page
    assert "Founders&#x27; day" in page


def test_what_moves_nothing_is_saved_at_once(owed):
    browser = owed.client(owed.interviewer)
    address = hours_of(owed.interviewer)
    mornings = week(
        [[("08:30", "12:00"), ("13:00", "15:00")]] * 5 + [[], []],
        time_zone="Europe/Lisbon",
        keeps_house_days="on",
        effective_on="2026-12-07",
    )
    assert browser.post(address, mornings).headers["Location"] == address
    with owed.scope():
        row = CalendarVersion.objects.get()
        assert (row.effective_on, row.time_zone, row.keeps_house_days) == (date(2026, 12, 7), "Europe/Lisbon", True)
        assert row.weekly == [[["08:30", "12:00"], ["13:00", "15:00"]]] * 5 + [[], []]
    shown = text_of(browser.get(address))
    assert "From 7 Dec 2026" in shown
    assert "Mon–Fri 08:30–12:00, 13:00–15:00 (Europe/Lisbon)" in shown


def test_a_day_is_changed_and_removed(owed):
    browser = owed.client(owed.interviewer)
    address = f"{hours_of(owed.interviewer)}days/"
    day = {"on": "2026-12-24", "label": "Christmas Eve"}
    browser.post(address, {**day, "version": "0", "hours": ""})
    browser.post(address, {**day, "version": "1", "hours": "9-12"})
    assert "09:00–12:00" in text_of(browser.get(hours_of(owed.interviewer)))
    browser.post(address, {"version": "2", "on": "2026-12-24", "remove": "1"})
    assert "Christmas Eve" not in text_of(browser.get(hours_of(owed.interviewer)))
    with owed.scope():
        assert list(CalendarDay.objects.values_list("change", "windows")) == [
            (1, []),
            (2, [["09:00", "12:00"]]),
            (3, None),
        ]


def test_public_holidays_are_shown_and_taken_over_for_a_country_a_region_and_a_year(owed):
    Organization.objects.filter(pk=owed.organization.pk).update(country="NL")
    browser = owed.client(owed.admin)
    assert "Easter Monday" in text_of(browser.get(f"{HOUSE}holidays/"))
    bavaria = {"country": "DE", "region": "BY", "year": "2027"}
    page = browser.get(f"{HOUSE}holidays/", bavaria)
    days = [str(holiday.on) for holiday, stands in page.context["days"] if not stands]
    assert "2027-01-06" in days
    answer = browser.post(f"{HOUSE}holidays/", {**bavaria, "version": "0", "days": days})
    assert answer.headers["Location"] == HOUSE
    again = browser.get(f"{HOUSE}holidays/?year=2027")
    assert {stands.source for _, stands in again.context["days"]} == {"DE-BY"}
    with owed.scope():
        assert CalendarDay.objects.filter(source="DE-BY", change=1).count() == len(days)
        epiphany = CalendarDay.objects.get(on=date(2027, 1, 6))
        assert (epiphany.label, epiphany.windows) == ("Epiphany", [])
    assert "Epiphany" in text_of(owed.client(owed.manager).get(hours_of(owed.manager)))


def test_a_day_that_is_no_holiday_there_is_refused(owed):
    forged = {"country": "DE", "region": "BY", "year": "2027", "version": "0", "days": ["2027-02-02"]}
    assert owed.client(owed.admin).post(f"{HOUSE}holidays/", forged).status_code == 422
    with owed.scope():
        assert not CalendarDay.objects.exists()


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        pytest.param(week([[("morning", "noon")], [], [], [], [], [], []]), "names no hours", id="no hours"),
        pytest.param(week([[]] * 7), "no opening within 400 days", id="never open"),
        pytest.param(week(DEFAULT_WEEK, effective_on="0001-01-01"), "greater than or equal", id="before all zones"),
        pytest.param(week(DEFAULT_WEEK, effective_on="soon"), "valid date", id="no date"),
    ],
)
def test_a_week_that_cannot_be_meant_is_refused_where_it_was_typed(owed, typed, says):
    answer = owed.client(owed.admin).post(HOUSE, typed)
    assert answer.status_code == 422
    assert says in text_of(answer)
    with owed.scope():
        assert not CalendarVersion.objects.exists()


def test_a_page_that_was_read_before_somebody_elses_change_is_refused(owed):
    with owed.scope():
        change(owed, None, Day(date(2026, 12, 24)))
    answer = owed.client(owed.admin).post(HOUSE, week(FOUR_DAYS, confirmed="1"))
    assert answer.status_code == 422
    assert "These hours were changed meanwhile" in text_of(answer)
    with owed.scope():
        assert due("debrief") == local(25, 14)


def test_hours_are_kept_by_their_person_by_the_ta_leader_and_by_the_admin(owed, harbor):
    address = hours_of(owed.interviewer)
    doors = {
        owed.interviewer: 200,
        owed.ta_leader: 200,
        owed.admin: 200,
        owed.recruiter: 403,
        owed.manager: 403,
        owed.chro: 403,
    }
    for member, status in doors.items():
        browser = owed.client(member)
        assert browser.get(address).status_code == status, member
        assert browser.get(f"{address}holidays/").status_code == status
        day = {"version": "0", "on": "2026-12-24", "hours": "", "confirmed": "1"}
        assert browser.post(f"{address}days/", day).status_code == (302 if status == 200 else 403)
    assert owed.client(owed.admin).get(hours_of(harbor.interviewer)).status_code == 404
    assert harbor.client(harbor.admin).get(address).status_code == 404
    for member in (owed.ta_leader, owed.interviewer):
        assert owed.client(member).get(HOUSE).status_code == 403
        assert owed.client(member).post(HOUSE, week(FOUR_DAYS, confirmed="1")).status_code == 403


def test_one_s_hours_are_one_click_away(owed):
    assert hours_of(owed.manager) in text_of(owed.client(owed.manager).get("/o/north/me/"))
    admin = owed.client(owed.admin)
    assert HOUSE in text_of(admin.get("/o/north/settings/"))
    assert hours_of(owed.manager) in text_of(admin.get(f"/o/north/people/{owed.manager.pk}/"))


def test_a_changed_profile_zone_moves_ones_hours(owed):
    owed.client(owed.interviewer).post("/o/north/me/", {"name": "Ida", "time_zone": "Asia/Tokyo"})
    assert "in Asia/Tokyo" in text_of(owed.client(owed.interviewer).get(hours_of(owed.interviewer)))
    with owed.scope():
        assert Commitment.objects.get(clause="feedback").due_at == local(24, 14)


def test_a_week_like_the_organizations_follows_it(owed):
    browser = owed.client(owed.interviewer)
    address = hours_of(owed.interviewer)
    same = week(DEFAULT_WEEK, time_zone="Europe/Lisbon", keeps_house_days="on", confirmed="1")
    browser.post(address, same)
    owed.client(owed.admin).post(HOUSE, week([[("10:00", "16:00")]] * 5 + [[], []], confirmed="1"))
    with owed.scope():
        assert CalendarVersion.objects.get(time_zone="Europe/Lisbon").weekly is None
    shown = browser.get(address).context["page"]
    assert (dict(shown.week)["Tuesday"], shown.zone) == ("09:00–17:00", "Europe/Amsterdam")
    assert [line.says for line in shown.weeks] == ["As the organization (Europe/Lisbon)"]
