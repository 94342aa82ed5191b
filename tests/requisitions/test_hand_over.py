"""A hire is handed over to onboarding: begun by itself, owned, done item by item, and told when it is late."""

from datetime import date, datetime, time, timedelta

import pytest

from hiring.delivery.models import Message
from hiring.delivery.truth import is_still_true, words_of
from hiring.ledger.models import Event
from hiring.tenancy.act import Act, Origin
from hiring.tenancy.actions.people import deactivate, reactivate
from hiring.tenancy.errors import Incomplete, NotYours, Stale
from requisitions.actions.hand_over import NotHired, begin_hand_over, change_hand_over
from requisitions.actions.hand_over_checklist import put_on_checklist, take_off_checklist, write_checklist
from requisitions.actions.hand_over_item import NotSo, add_item, give_item, settle_item
from requisitions.actions.offer import accept_offer, extend_offer
from requisitions.models import HandOver, HandOverItem
from requisitions.queries.hand_over import lines_in_force
from requisitions.rules.hand_over import Line
from tests.requisitions.calling import Api
from tests.requisitions.running import run
from tests.world import MONDAY

START = date(2027, 1, 11)
LATE, BEGUN = "hand_over_late", "hand_over_begun"


@pytest.fixture(autouse=True)
def _on_monday(move_clock):
    move_clock(MONDAY)


def hire(running, *, origin=Origin.LIVE, starts_on=START):
    application = running.apply("Anouk Peeters")
    by = running.world.recruiter
    act = Act(by, MONDAY, MONDAY, origin)
    accept_offer(extend_offer(application, start_on=starts_on, act=act), act=act)
    application.refresh_from_db()
    return application


@pytest.fixture
def hired(north):
    with north.scope(north.recruiter):
        return hire(run(north))


def item(text):
    return HandOverItem.objects.select_related("hand_over__application", "doer").get(text__startswith=text)


def settle(north, text, to="done", by=None, **more):
    found = item(text)
    act = north.act(by or north.manager)
    return settle_item(found, to, **{"seen": found.fingerprint, **more}, act=act)


def verbs():
    return list(Event.objects.filter(verb__startswith="hand_over").order_by("id").values_list("verb", flat=True))


def letters(kind):
    return Message.objects.filter(kind=kind)


def told(north, at):
    """What the owner is told by then, each once: what the outbox asks right before a message leaves."""
    with north.scope():
        waiting = letters(LATE).filter(sent_at=None, available_at__lte=at).select_related("recipient")
        found = [(message.recipient, words) for message in waiting if (words := words_of(message, at))]
        waiting.update(sent_at=at)
    return [(who, [what for what, _ in words.facts]) for who, words in found]


def test_it_begins_with_the_accepted_offer_once(north, hired):
    with north.scope(north.recruiter):
        found = HandOver.objects.get()
        assert (found.owner, found.starts_on, found.application) == (north.manager, START, hired)
        assert begin_hand_over(hired, act=north.act(north.manager)) == found
        assert verbs() == ["hand_over_begun"]
        doers = {each.text: (each.doer, (each.due_on - START).days) for each in found.items.select_related("doer")}
        assert doers["Contract sent"] == (north.recruiter, -21)
        assert doers["Talk after 30 days"] == (north.manager, 30)
        mail = letters(BEGUN).get()
        assert (mail.to_address, "Anouk" in str(mail.letter)) == (north.manager.email, False)
        assert is_still_true(mail)


def test_a_hire_of_the_past_is_begun_by_hand_and_only_a_hire(north):
    with north.scope(north.recruiter):
        running = run(north, openings=2)
        hired = hire(running, origin=Origin.IMPORT, starts_on=None)
        other = running.apply("Omar Farouk")
        assert not HandOver.objects.exists()
        with pytest.raises(NotHired):
            begin_hand_over(other, act=north.act(north.recruiter))
        with pytest.raises(NotYours):
            begin_hand_over(hired, act=north.act(north.chro))
    path = f"/o/north/applications/{hired.pk}/hand-over/"
    recruiter = north.client(north.recruiter)
    assert "Begin the hand-over" in recruiter.get(path).content.decode()
    assert north.client(north.chro).post(f"{path}begin/").status_code == 403
    for _ in "twice":
        assert recruiter.post(f"{path}begin/").status_code == 302
    assert recruiter.get(path.replace(str(hired.pk), str(other.pk))).status_code == 404
    with north.scope():
        assert HandOver.objects.get().starts_on == MONDAY.date(), "until somebody says otherwise"


def test_nothing_that_could_not_have_been_done_is_due(north):
    with north.scope(north.recruiter):
        hire(run(north), starts_on=MONDAY.date() + timedelta(days=3))
        assert item("Contract sent").due_on == MONDAY.date() + timedelta(days=2)


def test_it_is_complete_when_nothing_is_open_and_not_any_more_when_something_is_taken_back(north, hired):
    with north.scope(north.recruiter):
        texts = list(HandOverItem.objects.values_list("text", flat=True))
        settle(north, texts[0], "aside", reason="Our own", by=north.recruiter)
        for text in texts[1:]:
            settle(north, text)
            settle(north, text)
        found = HandOver.objects.get()
        assert (found.completed_at, is_still_true(letters(BEGUN).get())) == (MONDAY, False)
        settle(north, texts[0], "open")
        found.refresh_from_db()
        assert found.completed_at is None
        assert verbs().count("hand_over_item_done") == len(texts) - 1
        assert verbs()[-3:] == ["hand_over_completed", "hand_over_item_taken_back", "hand_over_reopened"]


def test_whoever_does_it_or_runs_it_ticks_it_and_nobody_else(north, hired):
    with north.scope(north.recruiter):
        with pytest.raises(NotYours):
            settle(north, "Buddy", by=north.interviewer)
        with pytest.raises(NotYours):
            settle(north, "Buddy", by=north.ta_director)
        buddy = item("Buddy")
        give_item(buddy, north.interviewer, seen=buddy.fingerprint, act=north.act(north.manager))
        with pytest.raises(Stale):
            settle(north, "Buddy", seen=buddy.fingerprint)
        with pytest.raises(NotYours, match="owns"):
            give_item(item("Buddy"), north.chro, seen=item("Buddy").fingerprint, act=north.act(north.interviewer))
        settle(north, "Buddy", by=north.interviewer)
        with pytest.raises(NotSo):
            settle(north, "Buddy", "aside", reason="x")
        with pytest.raises(NotSo, match="why"):
            settle(north, "Equipment", "aside")
        with pytest.raises(NotSo, match="settled already"):
            give_item(item("Buddy"), north.chro, seen=item("Buddy").fingerprint, act=north.act(north.manager))


def test_another_owner_and_another_first_day(north, hired):
    with north.scope(north.recruiter):
        found = HandOver.objects.select_related("application").get()
        seen, act = found.fingerprint, north.act(north.manager)
        for _ in "twice":
            change_hand_over(found, owner=north.recruiter, starts_on=date(2027, 2, 1), seen=seen, act=act)
        assert verbs() == ["hand_over_begun", "hand_over_changed"]
        assert item("Equipment").due_on == date(2027, 1, 18)
        first, second = letters(BEGUN).order_by("id")
        assert (is_still_true(first), is_still_true(second)) == (False, True)
        with pytest.raises(Stale):
            change_hand_over(found, owner=north.manager, starts_on=START, seen=seen, act=act)
        found.refresh_from_db()
        with pytest.raises(NotYours):
            change_hand_over(
                found, owner=north.chro, starts_on=START, seen=found.fingerprint, act=north.act(north.ta_director)
            )
        with pytest.raises(Incomplete, match="year"):
            change_hand_over(found, owner=north.manager, starts_on=date(9999, 1, 1), seen=found.fingerprint, act=act)


def test_the_owner_is_told_when_something_is_late_and_only_then(north, hired):
    with north.scope(north.recruiter):
        due_on = item("Contract sent").due_on
    morning = datetime.combine(due_on + timedelta(days=1), time(8), north.manager.zone)
    assert told(north, morning - timedelta(hours=1)) == []
    with north.scope():
        settle(north, "Equipment")
    assert told(north, morning) == [(north.manager, ["Contract sent"])]
    week = timedelta(days=7)
    assert told(north, morning + week) == [], "the equipment was ordered"
    with north.scope():
        settle(north, "Plan")
        settle(north, "Buddy")
    assert told(north, morning + 2 * week) == [], "told once, and nothing new is late"


def test_an_item_taken_back_after_its_day_is_told_at_once(north, hired):
    after = MONDAY + timedelta(days=40)
    with north.scope(north.recruiter):
        settle(north, "Contract")
        for text in ("Equipment", "Plan", "Buddy"):
            settle(north, text)
        found = item("Contract")
        settle_item(found, "open", seen=found.fingerprint, act=north.act(north.recruiter, after))
    assert told(north, after) == [(north.manager, ["Contract sent"])]


def test_whoever_is_gone_is_not_who_is_told(north, hired):
    after = MONDAY + timedelta(days=40)
    with north.scope(north.recruiter):
        deactivate(north.manager, act=north.act(north.admin))
    assert {who for who, _ in told(north, after)} == {north.recruiter}
    with north.scope():
        reactivate(north.manager, act=north.act(north.admin, after))
    ((who, _),) = told(north, after)
    assert who == north.manager


def test_a_thing_is_added_by_hand_once(north, hired):
    with north.scope(north.recruiter):
        found, act = HandOver.objects.select_related("application").get(), north.act(north.manager)
        more = {"text": " Badge for  the lab ", "days": -2, "doer": north.finance}
        assert add_item(found, **more, act=act) == add_item(found, **more, act=act)
        assert item("Badge").text == "Badge for the lab"
        with pytest.raises(Incomplete):
            add_item(found, text=" ", days=0, doer=north.finance, act=act)
        with pytest.raises(NotYours):
            add_item(found, **more, act=north.act(north.finance))


def test_the_checklist_is_a_line_of_versions(north):
    with north.scope(north.admin):
        act = north.act(north.recruiter)
        put_on_checklist(Line("Badge made", "owner", -1), expected_version=0, act=act)
        with pytest.raises(Stale):
            take_off_checklist("Buddy named", expected_version=0, act=act)
        take_off_checklist("Buddy named", expected_version=1, act=act)
        version, lines = lines_in_force()
        assert (version, "Badge made" in [each.text for each in lines]) == (2, True)
        with pytest.raises(Incomplete, match="at least one"):
            write_checklist([], expected_version=2, act=act)
        with pytest.raises(Incomplete, match="twice"):
            write_checklist([lines[0], lines[0]], expected_version=2, act=act)
        hire(run(north))
        texts = set(HandOverItem.objects.values_list("text", flat=True))
        assert ("Badge made" in texts, "Buddy named" in texts) == (True, False)


def test_the_pages_without_script(north, harbor, hired):
    path, manager = f"/o/north/applications/{hired.pk}/hand-over/", north.client(north.manager)
    assert path in manager.get(f"/o/north/applications/{hired.pk}/").content.decode()
    with north.scope():
        equipment, seen = item("Equipment"), HandOver.objects.get().fingerprint
    to = f"/o/north/hand-overs/items/{equipment.pk}/"
    assert "Equipment ordered" in manager.get(path).content.decode()
    manager.post(f"{to}settle/", {"do": "done", "seen": equipment.fingerprint})
    again = manager.post(f"{to}settle/", {"do": "aside", "reason": "x", "seen": equipment.fingerprint}, follow=True)
    assert "Somebody changed this" in again.content.decode()
    more = {"text": "Badge made", "number": "3", "side": "before", "doer": str(north.finance.pk)}
    manager.post(f"{path}items/", more)
    assert "Say what is to be done" in manager.post(f"{path}items/", {**more, "text": ""}, follow=True).content.decode()
    changed = {"owner": str(north.recruiter.pk), "starts_on": "2027-01-18", "seen": seen}
    assert manager.post(path, changed).status_code == 302
    stale = manager.post(path, {**changed, "starts_on": "2027-01-25"})
    assert (stale.status_code, "What stands now" in stale.content.decode()) == (409, True)
    with north.scope():
        badge = item("Badge")
        assert (item("Equipment").state, badge.due_on) == ("done", date(2027, 1, 15))
    manager.post(f"/o/north/hand-overs/items/{badge.pk}/give/", {"doer": str(north.chro.pk), "seen": badge.fingerprint})
    listed = north.client(north.recruiter).get("/o/north/hand-overs/").content.decode()
    assert ("Anouk Peeters" in listed, "6 of 7" in listed) == (True, True)
    assert (
        "Anouk Peeters" not in north.client(north.recruiter).get("/o/north/hand-overs/?standing=late").content.decode()
    )
    stranger = harbor.client(harbor.recruiter)
    assert stranger.get(path).status_code == stranger.get(path.replace("north", "harbor")).status_code == 404
    with harbor.scope():
        assert HandOver.objects.count() == 0


def test_who_reads_what(north, hired):
    """An interviewer nothing; with a task on it the task, and nothing of what was agreed."""
    path = f"/o/north/applications/{hired.pk}/hand-over/"
    for member in (north.interviewer, north.finance):
        assert north.client(member).get(path).status_code == 404
        assert north.client(member).get("/o/north/hand-overs/").status_code == 403
    overseer = north.client(north.chro).get(path).content.decode()
    assert ("Equipment ordered" in overseer, "Done<" in overseer) == (True, False)
    assert north.client(north.chro).post(path).status_code == 403
    with north.scope():
        buddy = item("Buddy")
        give_item(buddy, north.interviewer, seen=buddy.fingerprint, act=north.act(north.manager))
    browser = north.client(north.interviewer)
    seen = browser.get(path).content.decode()
    assert (seen.count("Done<"), "One more thing" in seen) == (1, False)
    assert browser.get(f"/o/north/applications/{hired.pk}/").status_code == 403
    assert browser.post(path).status_code == 403


def test_what_i_do_for_it_stands_on_my_home_page(north, hired, move_clock):
    move_clock(MONDAY + timedelta(days=26))
    home = north.client(north.recruiter).get("/o/north/").content.decode()
    assert "Contract sent" in home
    assert "Talk after 30 days" not in north.client(north.manager).get("/o/north/").content.decode()


def test_by_program(north, hired, client):
    recruiter, chro = Api(north, north.recruiter, client), Api(north, north.chro, client)
    at = f"applications/{hired.pk}/hand-over/"
    (listed,) = recruiter("GET hand-overs/?is_complete=false&starts_from=2027-01-01").json()["results"]
    assert (listed["candidate_name"], listed["standing"], listed["left"]) == ("Anouk Peeters", "under_way", 6)
    assert recruiter("GET hand-overs/?is_complete=true").json()["results"] == []
    read = recruiter(f"POST {at}").json()
    contract = read["items"][0]
    body = {"to": "done", "seen": contract["seen"]}
    assert chro(f"POST hand-over-items/{contract['id']}/settle/", body).status_code == 403
    for _ in "twice":
        assert recruiter(f"POST hand-over-items/{contract['id']}/settle/", body).json()["state"] == "done"
    stale = recruiter(f"POST hand-over-items/{contract['id']}/settle/", {**body, "to": "open"})
    assert (stale.status_code, stale.json()["code"]) == (409, "stale")
    change = {"owner": str(north.recruiter.pk), "starts_on": "2027-02-01", "seen": read["seen"]}
    assert recruiter(f"PUT {at}", change).json()["starts_on"] == "2027-02-01"
    more = {"text": "Badge made", "days": -3, "doer": str(north.finance.pk)}
    badge = next(each for each in recruiter(f"POST {at}items/", more).json()["items"] if each["text"] == "Badge made")
    given = recruiter(f"POST hand-over-items/{badge['id']}/give/", {"doer": str(north.chro.pk), "seen": badge["seen"]})
    assert given.json()["doer"] == str(north.chro.pk)
    lines = recruiter("GET hand-over-checklist/").json()
    kept = {"version": lines["version"], "lines": lines["lines"][:2]}
    assert len(recruiter("PUT hand-over-checklist/", kept).json()["lines"]) == 2
    assert recruiter("PUT hand-over-checklist/", kept).status_code == 409
