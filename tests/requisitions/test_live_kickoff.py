"""A kickoff that two write in field by field: whatever the order, nobody's words are written over unseen."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import redis
from django.conf import settings
from django.db import connections
from hypothesis import HealthCheck, given
from hypothesis import settings as how
from hypothesis import strategies as st

from hiring.delivery.models import Message
from requisitions.actions import presence
from requisitions.actions.kickoff import schedule_kickoff
from requisitions.actions.kickoff_field import FieldChanged, FieldGone, place_of, save_field, shown
from requisitions.actions.kickoff_lines import LineRetired, add_line, change_line, retire_line
from requisitions.actions.kickoff_points import begin_point, end_point
from requisitions.actions.partners import Closed
from requisitions.actions.presence import GONE_AFTER, be_present
from requisitions.actions.requirements import retire_requirement
from requisitions.models import Kickoff, KickoffLine, KickoffPoint, KickoffVersion, Requirement
from requisitions.rules.drafts import LineDraft, fingerprint
from requisitions.rules.fields import NoSuchField, spot
from tests.requisitions.agreeing import create, kickoff, open_up, ready, verbs
from tests.world import MONDAY

TEXTS = ("ideal_profile", "candidate_promises", "R1.text", "R1.evidence", "sourcing_plan")
WORDS = st.text("abcé ", min_size=1, max_size=8).filter(lambda words: " ".join(words.split()) == words)
# Who writes into which field which words; what they have seen is what the field said when they last looked, which is
# now only if they look again first.
TURNS = st.lists(st.tuples(st.booleans(), st.sampled_from(TEXTS), WORDS, st.booleans()), min_size=1, max_size=12)


def now(requisition, address):
    return shown(place_of(kickoff(requisition), spot(address)), spot(address))


def write(world, requisition, member, address, words, *, seen=None):
    seen = fingerprint(now(requisition, address)) if seen is None else seen
    return save_field(requisition, spot(address), words, seen=seen, act=world.act(member))


def attempt(world, requisition, member, address, words, seen):
    """Return the refusal, if it was one."""
    try:
        write(world, requisition, member, address, words, seen=seen)
    except FieldChanged as refused:
        return refused
    return None


@pytest.mark.django_db
@given(turns=TURNS)
@how(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_no_interleaving_of_two_people_loses_what_was_saved(north, turns):
    """Each save either stood on what was there, or was refused with what stands now; every version is kept."""
    world = north
    people = {True: world.manager, False: world.recruiter}
    with world.scope(world.manager):
        requisition = ready(world)
        says = {address: now(requisition, address) for address in TEXTS}
        seen = {who: dict(says) for who in people}
        saved = []
        for who, address, words, looks in turns:
            if looks:
                seen[who][address] = says[address]
            stood = seen[who][address] == says[address] or words == says[address]
            refused = attempt(world, requisition, people[who], address, words, fingerprint(seen[who][address]))
            assert (refused is None) is stood
            if refused:
                assert (refused.theirs, refused.seen) == (says[address], fingerprint(says[address]))
            else:
                says[address] = words
                saved.append(words)
            seen[who][address] = now(requisition, address)
            assert seen[who][address] == says[address]
        texts = "\n".join(
            KickoffVersion.objects.filter(kickoff__requisition=requisition).values_list("content", flat=True)
        )
        assert [words for words in saved if words not in texts] == []


@pytest.mark.django_db(transaction=True)
def test_of_two_at_the_same_instant_one_is_saved_and_one_is_asked(north):
    with north.scope(north.manager):
        requisition = ready(north)
        seen = fingerprint(now(requisition, "R1.text"))

    def one(member):
        try:
            with north.scope(member):
                write(north, requisition, member, "R1.text", f"As {member.name} says", seen=seen)
        except FieldChanged as refused:
            return refused.theirs
        finally:
            connections.close_all()
        return "saved"

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(one, (north.manager, north.recruiter)))
    with north.scope():
        stands = Requirement.objects.get().text
        assert sorted(answers) == sorted(["saved", stands])


def test_a_field_and_its_neighbour_do_not_get_in_each_others_way(north):
    with north.scope(north.manager):
        requisition = ready(north)
        text, level = (fingerprint(now(requisition, each)) for each in ("R1.text", "R1.level"))
        write(north, requisition, north.manager, "R1.text", "Has shipped two", seen=text)
        write(north, requisition, north.recruiter, "R1.level", "nice", seen=level)
        requirement = Requirement.objects.get()
        assert (requirement.text, requirement.level) == ("Has shipped two", "nice")


def test_what_stands_already_is_no_change_whatever_was_seen(north):
    with north.scope(north.manager):
        requisition = ready(north)
        before = kickoff(requisition).version
        write(north, requisition, north.recruiter, "slate_size", 3, seen="nothing")
        assert kickoff(requisition).version == before


def test_the_row_was_taken_out_meanwhile(north):
    with north.scope(north.manager):
        requisition = ready(north)
        retire_requirement(Requirement.objects.get(), act=north.act(north.manager))
        with pytest.raises(FieldGone, match="R1 is no longer part"):
            save_field(requisition, spot("R1.text"), "More", seen="", act=north.act(north.recruiter))


def test_nothing_is_written_once_the_requisition_has_ended(north):
    with north.scope(north.recruiter):
        requisition = open_up(north)
        requisition.state = "cancelled"
        requisition.save(update_fields=["state"])
        with pytest.raises(Closed):
            write(north, requisition, north.recruiter, "slate_size", 5)


@pytest.mark.parametrize(
    "address", ["", "R0.text", "R1.salary", "X1.text", "R1", "hiring_manager", "R99999.text", "R1.text\n"]
)
def test_a_kickoff_has_no_such_field(address):
    with pytest.raises(NoSuchField):
        spot(address)


def test_channels_risks_and_decisions_are_what_both_sign(north):
    with north.scope(north.recruiter):
        requisition, act = ready(north), north.act(north.recruiter)
        rival = add_line(requisition, "risk", LineDraft("Two rivals look too", "We answer in a day"), act=act)
        add_line(requisition, "channel", LineDraft("Referrals", "8 candidates", north.manager.pk), act=act)
        signed = KickoffVersion.objects.order_by("-version").first().content
        assert "Risk K1: Two rivals look too (We answer in a day); nobody yet" in signed
        assert f"Sourcing channel C1: Referrals (8 candidates); {north.manager.name}" in signed
        with pytest.raises(Exception, match="changed"):
            change_line(rival, LineDraft("One rival"), seen="nothing", act=act)
        retire_line(rival, act=act)
        with pytest.raises(LineRetired):
            retire_line(rival, act=act)
        again = add_line(requisition, "risk", LineDraft("The market is thin"), act=act)
        assert (again.code, KickoffLine.objects.agreed().count()) == ("K2", 2)


def test_a_kickoff_that_was_signed_before_there_were_risks_says_what_it_said(north):
    with north.scope(north.recruiter):
        requisition = ready(north)
        words = KickoffVersion.objects.filter(kickoff__requisition=requisition).order_by("-version").first().content
    assert "Risk" not in words
    assert "Candidates may count on" not in words


def test_the_agenda_counts_what_each_point_took(north):
    with north.scope(north.recruiter):
        requisition = ready(north)
        at = [north.act(north.recruiter, MONDAY + timedelta(minutes=each)) for each in (0, 4, 4, 10, 11)]
        begin_point(requisition, "requirements", act=at[0])
        begin_point(requisition, "profile", act=at[1])
        begin_point(requisition, "profile", act=at[2])
        end_point(requisition, "profile", "settled", act=at[3])
        end_point(requisition, "profile", "settled", act=at[4])
        points = {each.key: each for each in KickoffPoint.objects.all()}
        spent = {key: each.spent_for for key, each in points.items()}
        assert spent == {"requirements": timedelta(minutes=4), "profile": timedelta(minutes=6)}
        assert (points["profile"].state, points["profile"].running_since_at) == ("settled", None)
        assert verbs(requisition).count("kickoff_point_begun") == 2
        assert verbs(requisition).count("kickoff_point_ended") == 1


def test_who_is_at_the_page_and_who_has_left(north, harbor):
    with north.scope(north.recruiter):
        held = kickoff(ready(north))
        be_present(held, on="R1.text", is_typing=True, act=north.act(north.manager, MONDAY))
        here = be_present(held, on="", is_typing=False, act=north.act(north.recruiter, MONDAY + GONE_AFTER))
        assert [(each.name, each.on, each.is_typing) for each in here] == [
            (north.manager.name, "R1.text", True), (north.recruiter.name, "", False),
        ]  # fmt: skip
        later = north.act(north.recruiter, MONDAY + GONE_AFTER + timedelta(seconds=1))
        assert [each.name for each in be_present(held, on="", is_typing=False, act=later)] == [north.recruiter.name]
    with harbor.scope(harbor.recruiter):
        other = kickoff(ready(harbor))
        here = be_present(other, on="", is_typing=False, act=harbor.act(harbor.recruiter, MONDAY))
        assert [each.name for each in here] == [harbor.recruiter.name]


def test_without_redis_everybody_is_alone_and_what_they_write_is_saved(north, settings):
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    presence._store.cache_clear()
    try:
        with north.scope(north.manager):
            held = kickoff(ready(north))
            here = be_present(held, on="", is_typing=False, act=north.act(north.manager))
            assert [each.name for each in here] == [north.manager.name]
    finally:
        presence._store.cache_clear()


class Door:
    """One member's browser at the kickoff of REQ-1, without a browser."""

    def __init__(self, world, member):
        self.client, self.at = world.client(member), f"/o/{world.slug}/requisitions/1/kickoff/"

    def asks(self, **about):
        return self.client.get(f"{self.at}live/", about, headers={"HX-Request": "true"})

    def saves(self, address, value, seen):
        body = {"value": value, "seen": seen}
        return self.client.post(f"{self.at}fields/{address}/", body, headers={"HX-Request": "true"})


def token(answer):
    return answer.content.decode().split('data-at="')[1].split('"')[0]


def test_an_open_page_is_answered_only_when_something_is_new(north, move_clock):
    move_clock(MONDAY)
    with north.scope(north.manager):
        requisition = ready(north)
    manager, recruiter = Door(north, north.manager), Door(north, north.recruiter)
    at = token(manager.asks())
    assert manager.asks(at=at).status_code == 204
    recruiter.asks(on="R1.text")
    told = manager.asks(at=at)
    assert "Recruiter is editing R1." in told.content.decode()
    with north.scope(north.recruiter):
        seen = fingerprint(now(requisition, "wished_days"))
    saved = recruiter.saves("wished_days", "30", seen)
    assert (saved.status_code, saved.content) == (204, b"")
    assert manager.asks(at=token(told)).status_code == 200, "what nobody signs is news too"
    again = recruiter.saves("wished_days", "35", saved["X-Seen"])
    assert again.status_code == 204
    stale = manager.saves("wished_days", "50", seen)
    assert (stale.status_code, "35" in stale.content.decode()) == (409, True)
    assert manager.saves("wished_days", "many", seen).status_code == 422
    assert manager.saves("salary", "1", seen).status_code == 404


def test_an_open_page_hears_of_what_is_changed_and_signed_after_the_opening(north, move_clock):
    move_clock(MONDAY + timedelta(hours=3))
    with north.scope(north.manager):
        requisition = open_up(north)
        seen = fingerprint(now(requisition, "ideal_profile"))
    recruiter, manager = Door(north, north.recruiter), Door(north, north.manager)
    recruiter.asks()
    before = token(manager.asks())
    assert recruiter.saves("ideal_profile", "Somebody who asks first", seen).status_code == 204
    changed = manager.asks(at=before)
    assert changed.status_code == 200
    recruiter.client.post(f"{recruiter.at}sign/", {"version": kickoff_version(north)})
    assert manager.asks(at=token(changed)).status_code == 200


def kickoff_version(world):
    with world.scope():
        return Kickoff.objects.get().version


def test_who_is_asked_to_the_meeting_finds_its_page_and_changes_nothing(north, move_clock):
    move_clock(MONDAY)
    with north.scope(north.manager):
        requisition, other = create(north), create(north, title="Another")
        act, guest = north.act(north.recruiter), north.second_interviewer
        starts_at = MONDAY + timedelta(hours=1)
        schedule_kickoff(requisition, starts_at=starts_at, guests=[guest], act=act)
    door = Door(north, guest)
    assert (door.client.get(door.at).status_code, door.asks().status_code) == (200, 200)
    assert door.saves("slate_size", "5", "").status_code == 403
    assert door.client.get(f"/o/north/requisitions/{other.number}/kickoff/").status_code == 404
    with north.scope(north.manager):
        schedule_kickoff(requisition, starts_at=starts_at, act=act)
        said = Message.objects.get(kind="kickoff_cancellation").letter
    assert door.client.get(door.at).status_code == 404
    assert said["button_url"].endswith("/o/north/")


def test_the_doors_of_the_live_page(north, harbor, move_clock):
    move_clock(MONDAY)
    for world in (north, harbor):
        with world.scope(world.manager):
            ready(world)
    stranger = harbor.client(harbor.manager)
    assert stranger.get("/o/north/requisitions/1/kickoff/live/").status_code == 404
    assert Door(north, north.finance).saves("slate_size", "5", "").status_code == 403
    interviewer = Door(north, north.interviewer)
    assert interviewer.asks().status_code == 200, "who interviews on it reads it"
    assert interviewer.saves("slate_size", "5", "").status_code == 403
    idle = interviewer.asks(at=token(interviewer.asks()))
    assert (idle.status_code, idle.content) == (204, b"")


def test_the_store_holds_nothing_for_longer_than_a_meeting_notices(north):
    with north.scope(north.manager):
        held = kickoff(ready(north))
        be_present(held, on="", is_typing=False, act=north.act(north.manager))
        store = redis.Redis.from_url(settings.REDIS_URL, decode_responses=True)
        assert 0 < store.ttl(f"presence:{held.organization_id}:{held.pk}") <= 2 * GONE_AFTER.total_seconds()
        assert Kickoff.objects.count() == 1
