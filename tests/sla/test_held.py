"""More cases at once than is usual: they are opened with their true dates, and their mails wait for a person."""

from datetime import timedelta

import pytest
from django.core.cache import cache

from hiring.delivery.actions import relay
from hiring.delivery.holding import FEWEST, TIMES, usual
from hiring.delivery.models import Hold, HoldDecision, Message
from hiring.ledger.models import Event
from hiring.tenancy.access import Role
from hiring.tenancy.act import Act
from hiring.tenancy.actions.organizations import add_member, user_with_address
from hiring.tenancy.errors import Incomplete, Stale
from hiring.tenancy.models import Member
from hiring.tenancy.watch import SEEN, look, warnings
from sla.actions import held
from sla.actions.sweep import sweep
from sla.models import Commitment, EscalationCase
from sla.rules.ladder import Step, StepKind, to_data
from tests.requisitions.running import run
from tests.sla.test_case_api import program, send
from tests.world import LIVE_SINCE, MONDAY

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
BACK = MONDAY + 6 * HOUR  # when somebody sweeps again
PAGE = "/o/north/cases/held/"


def missed_twice(world, *names, due=MONDAY):
    """Each of these managers owes two debriefs that were due at one moment."""
    with world.scope():
        running = run(world, number=142 + Member.objects.count())
        applicant = running.apply(f"Nadia {names[0]}", days=-10, email=f"{names[0]}@mail.example".lower())
        for name in names:
            roles, act = [Role.HIRING_MANAGER], Act.live(None, LIVE_SINCE)
            address = f"{name}@{world.slug}.example".lower()
            manager = add_member(
                name=name, email=address, time_zone="Europe/Amsterdam", roles=roles, act=act,
                user=user_with_address(address),
            )  # fmt: skip
            for cycle in (1, 2):
                Commitment.objects.create(
                    clause="debrief", subject_type="application", subject_id=manager.pk, cycle=cycle, side="manager",
                    owner=manager, beneficiary=world.recruiter, requisition=running.requisition, origin="live",
                    application=applicant, clock="elapsed", anchored_at=due - DAY, due_at=due,
                    steps=to_data([Step(StepKind.DUE, due + timedelta(microseconds=1), due)]), next_action_at=due,
                )  # fmt: skip


def names(number, letter="P"):
    return [f"{letter}{each} North" for each in range(number)]


def sent(world, now):
    """Send until nothing leaves, as the relay's ticks do."""
    return sum(iter(lambda: relay(world.organization.pk, now=now), 0))


@pytest.fixture
def storm(north, harbor, post_office, move_clock):
    """Nobody swept for six hours; then six people have a case each. In the other organization there is one."""
    missed_twice(north, *names(6))
    missed_twice(harbor, "Lone Harbor")
    for world in (north, harbor):
        sweep(world.organization.pk, now=BACK)
        sent(world, BACK + MINUTE)
    move_clock(BACK + HOUR)
    return north


def about_cases(post_office, domain="north"):
    """Whom mails about cases have reached, those of the hold itself left out."""
    mine = [mail for mail in post_office.taken if f"@{domain}.example" in mail["To"]]
    words = ("a decision is yours", "looks at it with you")
    return [mail for mail in mine if any(each in "".join(mail["Subject"].splitlines()) for each in words)]


def the_hold(world):
    with world.scope():
        return Hold.objects.get()


def answer(world, outcome="release", by=None, at=BACK + HOUR, **asked):
    by = by or world.ta_director
    with world.scope(by):
        asked = {"reason": "The calendar was wrong.", "seen": 0 if "cases" in asked else 6, **asked}
        return held.answer(Hold.objects.first(), held.Answer(outcome, **asked), act=Act.live(by, at))


def test_six_at_once_wait_and_their_cases_are_open_with_true_dates(storm, post_office):
    with storm.scope():
        assert EscalationCase.objects.open().count() == 6
        assert set(Commitment.objects.values_list("breached_at", flat=True)) == {MONDAY}
        waiting = Message.objects.held()
        assert waiting.values("subject_id").distinct().count() == 6
        assert set(waiting.values_list("held_at", "sent_at")) == {(BACK + MINUTE, None)}
        assert Event.objects.get(verb="mails_held").data == {"number": 6, "usual": FEWEST}
    assert about_cases(post_office) == []
    assert about_cases(post_office, "harbor") != [], "the other organization has an ordinary day"


def test_the_same_reason_for_as_many_others_is_no_second_click(storm, post_office):
    with storm.scope():
        first = frozenset(EscalationCase.objects.open().values_list("pk", flat=True)[:3])
    answer(storm, cases=first)
    answer(storm, seen=3)
    with storm.scope():
        assert not Message.objects.held().exists()
        assert {len(each.subjects) for each in HoldDecision.objects.all()} == {3}
    assert answer(storm, seen=3).hold.closed_at, "and now it is one"
    with storm.scope():
        assert HoldDecision.objects.count() == 2


def test_each_administrator_hears_of_it_once_with_a_link(storm, post_office):
    missed_twice(storm, "Late North")
    sweep(storm.organization.pk, now=BACK + 20 * MINUTE)
    sent(storm, BACK + 21 * MINUTE)
    told = [mail for mail in post_office.taken if "wait for your word" in mail["Subject"]]
    assert [mail["To"] for mail in told] == ["admin <admin@north.example>"]
    body = told[0].get_payload()[0].get_payload(decode=True).decode()
    assert PAGE in body
    assert not any(name in body for name in names(6))
    with storm.scope():
        assert Message.objects.held().values("subject_id").distinct().count() == 7, "what follows joins"
        assert Hold.objects.count() == 1


def test_five_are_a_bad_day_and_leave(north, post_office):
    missed_twice(north, *names(FEWEST))
    sweep(north.organization.pk, now=BACK)
    sent(north, BACK)
    with north.scope():
        assert not Message.objects.held().exists()
        assert Message.objects.sent().filter(kind="case").count() == FEWEST


def test_what_is_usual_here_is_learned_from_the_last_thirty_days(north, post_office):
    assert (usual(0), usual(1), usual(4)) == (FEWEST, FEWEST, 4 * TIMES)
    missed_twice(north, *names(3, "Q"))
    sweep(north.organization.pk, now=BACK)
    sent(north, BACK)
    missed_twice(north, *names(6))
    sweep(north.organization.pk, now=BACK + 10 * DAY)
    sent(north, BACK + 10 * DAY)
    with north.scope():
        assert not Message.objects.held().exists(), "those three went up, and three times three are nine"
        assert usual(8) > usual(3)


def test_while_its_mails_wait_a_case_goes_up_to_nobody(storm, post_office):
    sweep(storm.organization.pk, now=BACK + 9 * DAY)
    with storm.scope():
        assert set(EscalationCase.objects.values_list("level", "asked")) == {(0, 0)}
    assert about_cases(post_office) == []


def test_released_they_leave_once_in_the_words_of_now_with_full_time_to_decide(storm, post_office):
    with storm.scope():
        written = set(EscalationCase.objects.values_list("decide_by_at", flat=True))
    answer(storm, at=BACK + 3 * DAY)
    for _ in range(2):
        sweep(storm.organization.pk, now=BACK + 3 * DAY)
        sent(storm, BACK + 3 * DAY)
    to_decider = [mail for mail in about_cases(post_office) if "ta_leader" in mail["To"]]
    assert len(to_decider) == 6
    assert len({mail["Message-ID"] for mail in about_cases(post_office)}) == len(about_cases(post_office))
    with storm.scope():
        case = EscalationCase.objects.first()
        assert case.decide_by_at - BACK > 3 * DAY
        assert case.decide_by_at not in written
        assert Hold.objects.get().closed_at == BACK + 3 * DAY
        event = Event.objects.get(verb="held_mails_released")
        assert (event.actor, event.data["number"]) == (storm.ta_director, 6)
    assert all(f"{case.decide_by_at:%-d %b}" in mail["Subject"] for mail in to_decider)


def test_one_that_is_decided_meanwhile_is_written_to_nobody(storm, post_office):
    with storm.scope():
        EscalationCase.objects.update(
            outcome="no_action", note="x", closed_at=BACK + HOUR, closed_by=storm.ta_leader, next_action_at=None
        )
    answer(storm)
    sent(storm, BACK + HOUR)
    assert about_cases(post_office) == []


def test_dropped_they_reach_nobody_and_the_case_stays_with_who_decides(storm, post_office):
    made = answer(storm, "drop")
    sweep(storm.organization.pk, now=BACK + 20 * DAY)
    sent(storm, BACK + 20 * DAY)
    assert about_cases(post_office) == []
    with storm.scope():
        assert made.reason == HoldDecision.objects.get().reason == "The calendar was wrong."
        assert EscalationCase.objects.open().filter(level=0, decider=storm.ta_leader).count() == 6
        assert Event.objects.get(verb="held_mails_dropped").data["decision"] == str(made.pk)


def test_some_are_let_go_and_the_rest_waits(storm, post_office):
    with storm.scope():
        first = EscalationCase.objects.order_by("number").first()
    answer(storm, cases=frozenset({first.pk}))
    sent(storm, BACK + HOUR)
    assert len([mail for mail in about_cases(post_office) if "ta_leader" in mail["To"]]) == 1
    with storm.scope():
        assert Message.objects.held().values("subject_id").distinct().count() == 5
    assert the_hold(storm).closed_at is None


def test_a_second_click_changes_nothing_and_a_stale_page_is_refused(storm):
    first = answer(storm)
    assert answer(storm) == first, "a second click finds it done so"
    with pytest.raises(Stale):
        answer(storm, "drop")
    with pytest.raises(Stale):
        answer(storm, by=storm.admin)


def test_what_joined_since_the_page_was_read_is_not_let_go_unseen(storm):
    with pytest.raises(Stale):
        answer(storm, seen=5)
    with pytest.raises(Incomplete):
        answer(storm, reason="  ")
    with pytest.raises(Incomplete):
        answer(storm, cases=frozenset())


def test_nobody_lets_mails_about_themselves_go_or_reads_that_there_are_any(storm):
    with storm.scope():
        mine = EscalationCase.objects.order_by("number").first()
        EscalationCase.objects.filter(pk=mine.pk).update(about=storm.ta_director, scope_id=storm.ta_director.pk)
    page = storm.client(storm.ta_director).get(PAGE).content.decode()
    assert (page.count('name="cases"'), str(mine.pk) in page) == (5, False)
    with pytest.raises(Stale):
        answer(storm, cases=frozenset({mine.pk}))
    answer(storm, seen=5)
    assert the_hold(storm).closed_at is None
    answer(storm, by=storm.admin, seen=1)
    assert the_hold(storm).closed_at is not None


def test_the_page_shows_and_decides(storm):
    director = storm.client(storm.ta_director)
    page = director.get(PAGE).content.decode()
    assert "Missed: Debrief after the loop" in page
    assert "/o/north/cases/1/" in page, "who oversees may read the case"
    assert "/o/north/cases/1/" not in storm.client(storm.admin).get(PAGE).content.decode()
    assert PAGE in director.get("/o/north/cases/").content.decode()
    path = f"{PAGE}{the_hold(storm).pk}/"
    asked = {"which": "all", "seen": "6", "outcome": "release"}
    assert director.post(path, asked).status_code == 422, "without a reason"
    assert director.post(path, {**asked, "reason": "Checked."}).status_code == 302
    assert director.post(path, {**asked, "reason": "Checked."}).status_code == 302, "a second click"
    assert director.post(path, {**asked, "reason": "Checked.", "outcome": "drop"}).status_code == 422
    assert "Checked." in director.get(PAGE).content.decode()


def test_only_who_may_and_only_of_their_own_organization(storm, harbor):
    path = f"{PAGE}{the_hold(storm).pk}/"
    asked = {"which": "all", "seen": "6", "outcome": "release", "reason": "x"}
    for member in (storm.ta_leader, storm.chro, storm.manager, storm.recruiter):
        assert storm.client(member).get(PAGE).status_code == 403
        assert storm.client(member).post(path, asked).status_code == 403
    assert harbor.client(harbor.admin).post(path, asked).status_code == 404
    theirs = path.replace("/o/north/", "/o/harbor/")
    assert harbor.client(harbor.admin).post(theirs, asked).status_code == 404
    assert harbor.client(harbor.admin).get("/o/harbor/cases/held/").status_code == 200


def test_programs_do_the_same_and_are_refused_the_same(storm, harbor):
    director = program(storm, storm.ta_director)
    listed = director.get("/api/v1/o/north/held-mails/").json()
    assert listed["count"] == 6
    path = f"held-mails/{listed['results'][0]['hold']}/decision/"
    some = {"outcome": "drop", "reason": "Clock.", "cases": [listed["results"][0]["case_id"]]}
    assert send(program(storm, storm.ta_leader), path, some).status_code == 403
    assert send(director, path, {**some, "reason": ""}).status_code == 400
    answered = send(director, path, some)
    assert (answered.status_code, answered.json()["cases"]) == (200, some["cases"])
    assert send(director, path, some).json()["id"] == answered.json()["id"]
    assert send(director, path, {"outcome": "release", "reason": "x", "seen": 6}).status_code == 409
    assert send(director, path, {"outcome": "release", "reason": "x", "seen": 5}).status_code == 200
    assert director.get("/api/v1/o/north/held-mails/").json()["count"] == 0


def test_whoever_runs_the_house_hears_of_it_until_it_is_decided(storm, client):
    cache.delete(SEEN)
    assert look(BACK + HOUR).counts["organizations_holding"] == 1
    assert "1 organizations hold escalation mails for a person's word." in warnings(BACK + HOUR)
    answer(storm)
    sent(storm, BACK + HOUR)
    assert look(BACK + HOUR).counts["organizations_holding"] == 0
