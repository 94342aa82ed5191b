"""The kickoff through its doors: pages without script, the API, and what each refuses."""

from datetime import timedelta

import pytest
from icalendar import Calendar

from hiring.delivery.models import Message
from hiring.ledger.models import Event
from requisitions.actions.interview_plan import change_stage
from requisitions.actions.interview_plan import seen_of as seen_of_stage
from requisitions.actions.kickoff_terms import PARTS, change_terms, seen_of, terms_of
from requisitions.actions.requirements import add_requirement, answer_challenge, change_requirement
from requisitions.models import Kickoff, KickoffSignature, Requirement, Stage
from requisitions.rules.drafts import Profile, RequirementDraft, StageDraft
from tests.requisitions.agreeing import create, kickoff, open_up, ready, stage, verbs
from tests.requisitions.calling import Api, queries_of
from tests.world import MONDAY

NOON = MONDAY + timedelta(hours=2)


@pytest.fixture
def at_noon(move_clock):
    move_clock(NOON)


def page(world, path):
    return f"/o/{world.slug}/{path}"


def test_the_whole_kickoff_on_pages_without_script(north, at_noon, move_clock):
    with north.scope(north.manager):
        requisition = create(north)
        technical = stage(requisition, "Technical")
        seen = seen_of_stage(technical)
    recruiter, manager = north.client(north.recruiter), north.client(north.manager)
    at = page(north, "requisitions/1/kickoff/")

    first = manager.get(at).content.decode()
    assert "Three things are in the way." in first
    assert "Sign version" in first
    assert 'aria-disabled="true"' in first

    recruiter.post(at + "schedule/", {"starts_at": "2026-11-23T12:30", "place": "Room 3"})
    recruiter.post(
        page(north, f"requisitions/1/plan/{technical.pk}/"),
        {
            "name": "Technical", "milestone": "interview", "minutes": 60, "agreed_days": 7,
            "another_competency": "Dynamics", "another_interviewer": str(north.interviewer.pk), "seen": seen,
        },
    )  # fmt: skip
    manager.post(
        at + "requirements/new/",
        {"text": "Has shipped a controller", "level": "must", "competency": "dynamics", "stage": str(technical.pk)},
    )
    for part, fields in (
        ("profile", {"ideal_profile": "Tests first"}),
        ("sourcing", {"sourcing_plan": "Colleagues", "slate_size": 3, "slate_due_on": "2026-12-04"}),
        ("time", {"wished_days": 40, "agreed_days": 55}),
    ):
        with north.scope():
            seen = seen_of(terms_of(Kickoff.objects.get(), PARTS[part]))
        assert manager.post(f"{at}{part}/", {**fields, "seen": seen}).status_code == 302
    people = [str(north.manager.pk), str(north.recruiter.pk)]
    early = recruiter.post(at + "attendance/", {"present": people})
    assert (early.status_code, "The kickoff is still to come." in early.content.decode()) == (422, True)
    move_clock(NOON + timedelta(minutes=35))
    assert recruiter.post(at + "attendance/", {"present": people}).status_code == 302

    ready_page = recruiter.get(at).content.decode()
    assert "in the way" not in ready_page
    version = str(_version(north))
    manager.post(at + "approve/", {"version": version})
    recruiter.post(at + "sign/", {"version": version})
    manager.post(at + "sign/", {"version": version})
    assert "Open since" in manager.get(at).content.decode()
    with north.scope():
        requisition.refresh_from_db()
        assert requisition.state == "open"
        assert requisition.forecast_days == 55
        assert [
            verb for verb in verbs(requisition) if verb in {"kickoff_scheduled", "kickoff_held", "kickoff_agreed"}
        ] == [
            "kickoff_scheduled",
            "kickoff_held",
            "kickoff_agreed",
        ]


def _version(world):
    with world.scope():
        return Kickoff.objects.get().version


@pytest.mark.parametrize("step", ["open", "resume", "hold", "fill"])
def test_no_page_opens_it_unsigned(north, at_noon, step):
    with north.scope(north.manager):
        requisition = ready(north)
    answer = north.client(north.recruiter).post(page(north, "requisitions/1/state/"), {"step": step})
    assert answer.status_code == 422
    if step == "open":
        assert "opens once Manager North and Recruiter North signed version" in answer.content.decode()
    with north.scope():
        requisition.refresh_from_db()
        assert requisition.state == "kickoff"


def test_both_get_an_invitation_that_moves_with_the_meeting(north):
    with north.scope(north.manager):
        requisition = create(north)
    recruiter = north.client(north.recruiter)
    at = page(north, "requisitions/1/kickoff/schedule/")
    for starts_at in ("2030-01-07T10:00", "2030-01-07T10:00", "2030-01-08T10:00"):
        recruiter.post(at, {"starts_at": starts_at, "another": str(north.interviewer.pk)})
    with north.scope():
        sent = list(Message.objects.filter(kind="kickoff_invitation").order_by("generation", "to_address"))
        assert [(each.to_address, each.generation, each.calendar_method) for each in sent] == [
            (f"{who}@north.example", generation, "REQUEST")
            for generation in (0, 1)
            for who in ("interviewer", "manager", "recruiter")
        ]
        events = [Calendar.from_ical(each.calendar).walk("VEVENT")[0] for each in sent]
        assert {str(event["UID"]) for event in events} == {f"kickoff-{kickoff(requisition).pk}@hiring.localhost"}
        assert [int(event["SEQUENCE"]) for event in events] == [0, 0, 0, 1, 1, 1]
        assert "Moved to" in sent[-1].headline
        assert verbs(requisition).count("kickoff_scheduled") == 2
    recruiter.post(at, {"starts_at": "2030-01-08T10:00"})
    with north.scope():
        off = Message.objects.get(kind="kickoff_cancellation")
        assert (off.to_address, off.calendar_method) == ("interviewer@north.example", "CANCEL")


def test_without_one_owner_the_kickoff_was_not_held(north, at_noon):
    with north.scope(north.manager):
        requisition = create(north)
    north.client(north.recruiter).post(
        page(north, "requisitions/1/kickoff/attendance/"), {"present": [str(north.recruiter.pk)]}
    )
    with north.scope():
        assert kickoff(requisition).held_at is None
        told = Event.objects.filter(verb="kickoff_attended").order_by("id").values_list("data", flat=True)
        assert {each["side"]: each["attended"] for each in told} == {"manager": False, "recruiter": True}


def test_two_writers_keep_both_texts(north, at_noon):
    with north.scope(north.manager):
        requisition = ready(north)
        requirement = requisition.requirements.get()
        read = requirement.fingerprint
        words = RequirementDraft("Theirs", "must", "Dynamics and control", requirement.stage_id)
        change_requirement(requirement, words, seen=read, act=north.act(north.manager, NOON - timedelta(minutes=9)))
    at = page(north, "requisitions/1/kickoff/requirements/1/")
    mine = {"text": "Mine", "level": "nice", "competency": "Dynamics and control", "stage": str(requirement.stage_id)}
    recruiter = north.client(north.recruiter)
    answer = recruiter.post(at, {**mine, "seen": read})
    shown = answer.content.decode()
    assert answer.status_code == 409
    assert "Manager changed R1, 11:51. Your text is kept below; choose which stays." in shown
    assert '<dd class="pre-line">Theirs</dd>' in shown
    assert "Mine</textarea>" in shown
    with north.scope():
        requirement.refresh_from_db()
        assert requirement.text == "Theirs"
        seen = requirement.fingerprint
    assert f'value="{seen}"' in shown
    assert recruiter.post(at, {**mine, "seen": seen}).status_code == 302
    with north.scope():
        requirement.refresh_from_db()
        assert (requirement.text, requirement.level) == ("Mine", "nice")


def test_with_htmx_the_same_form_is_a_dialog_over_the_page(north):
    with north.scope(north.manager):
        requisition = ready(north)
        seen = requisition.requirements.get().fingerprint
    manager, at = north.client(north.manager), page(north, "requisitions/1/kickoff/requirements/1/")
    htmx = {"headers": {"HX-Request": "true"}}
    shown = manager.get(at, **htmx).content.decode()
    assert shown.lstrip().startswith("<dialog data-open")
    fields = {"text": "Better", "level": "must", "competency": "Dynamics and control", "stage": "", "seen": seen}
    for wrong in ({"text": ""}, {"seen": "old"}):
        refused = manager.post(at, {**fields, **wrong}, **htmx)
        assert (refused.status_code, "<dialog data-open" in refused.content.decode()) == (422, True)
    saved = manager.post(at, fields, **htmx)
    assert (saved.status_code, saved.headers["HX-Refresh"]) == (200, "true")
    with north.scope():
        assert requisition.requirements.get().text == "Better"


def test_a_change_of_one_part_does_not_trouble_the_writer_of_another(north):
    with north.scope(north.manager):
        requisition = ready(north)
        seen = seen_of(terms_of(kickoff(requisition), Profile))
        words = RequirementDraft("Writes tests", "nice")
        add_requirement(requisition, words, act=north.act(north.recruiter))
        changed = change_terms(requisition, Profile("Calm"), seen=seen, act=north.act(north.manager))
        assert changed.ideal_profile == "Calm"


def test_rewording_asks_the_other_side_again(north):
    with north.scope(north.manager):
        requisition = ready(north)
        requirement = requisition.requirements.get()
        for member in (north.manager, north.recruiter):
            answer_challenge(requirement, would_reject=True, act=north.act(member))
        requirement.refresh_from_db()
        before = kickoff(requisition).version
        words = RequirementDraft("Reworded", "must", "Dynamics and control", requirement.stage_id)
        change_requirement(requirement, words, seen=requirement.fingerprint, act=north.act(north.manager))
        requirement.refresh_from_db()
        assert (requirement.manager_rejects_without, requirement.recruiter_rejects_without) == (True, None)
        assert kickoff(requisition).version == before + 1
    shown = north.client(north.recruiter).get(page(north, "requisitions/1/kickoff/")).content.decode()
    assert "Recruiter to answer" in shown
    north.client(north.recruiter).post(
        page(north, "requisitions/1/kickoff/requirements/1/answer/"), {"would_reject": "no"}
    )
    assert (
        "Manager yes, Recruiter no"
        in north.client(north.manager).get(page(north, "requisitions/1/kickoff/")).content.decode()
    )


def test_the_voided_signature_says_what_changed_and_when(north, move_clock):
    move_clock(NOON + timedelta(minutes=44))
    with north.scope(north.manager):
        requisition = open_up(north)
        requirement = requisition.requirements.get()
        words = RequirementDraft("Has shipped two", "must", "Dynamics and control", requirement.stage_id)
        at_31 = north.act(north.manager, NOON + timedelta(minutes=31))
        change_requirement(requirement, words, seen=requirement.fingerprint, act=at_31)
        version = kickoff(requisition).version
    manager = north.client(north.manager)
    shown = manager.get(page(north, "requisitions/1/kickoff/")).content.decode()
    assert f"Version {version - 1}, 12:00. Void since R1 changed at 12:31." in shown
    assert "Changed since it opened. It stays open; both signatures are needed again." in shown
    changes = manager.get(page(north, f"requisitions/1/kickoff/changes/?since={version - 1}")).content.decode()
    assert "<del>a legged controller </del><ins>two </ins>" in changes
    assert "Manager North changed R1" in changes
    assert manager.get(page(north, "requisitions/1/kickoff/changes/?since=99")).status_code == 404


def test_two_who_change_one_stage_keep_both_texts(north, client):
    with north.scope(north.manager):
        requisition = ready(north)
        technical = stage(requisition, "Technical")
    at = page(north, f"requisitions/1/plan/{technical.pk}/")
    recruiter = north.client(north.recruiter)
    shown = recruiter.get(at).context["form"]
    mine = {**{name: shown[name].value() or "" for name in shown.fields}, "minutes": "90"}
    with north.scope(north.manager):
        theirs = StageDraft("Technical", "interview", 45, 7, ("Dynamics and control",), (north.interviewer.pk,))
        change_stage(technical, theirs, act=north.act(north.manager))
    stale = recruiter.post(at, mine)
    text = stale.content.decode()
    assert (stale.status_code, "Manager changed Technical" in text, "<dd class=\"pre-line\">45</dd>" in text) == (
        409, True, True,
    )  # fmt: skip
    assert recruiter.post(at, {**mine, "seen": stale.context["form"]["seen"].value()}).status_code == 302
    assert recruiter.post(at, mine).status_code == 302, "a second identical click is no error"
    with north.scope():
        assert (Stage.objects.get(name="Technical").minutes, kickoff(requisition).version) == (90, 8)
    api = Api(north, north.manager, client)
    read = next(each for each in api("GET requisitions/1/stages/").json()["results"] if each["name"] == "Technical")
    put = f"PUT requisitions/1/stages/{technical.pk}/"
    assert api(put, {**read, "minutes": 30, "seen": "other"}).status_code == 409
    assert api(put, {**read, "minutes": 30}).json()["minutes"] == 30


@pytest.mark.parametrize("version", ["²", "9" * 5_000, "-1", "two"])
def test_what_only_looks_like_a_version_is_none(north, version, at_noon):
    with north.scope(north.manager):
        ready(north)
    at, manager = page(north, "requisitions/1/kickoff/"), north.client(north.manager)
    assert manager.get(at + "changes/", {"since": version}).status_code == 200
    told = manager.post(at + "sign/", {"version": version}, follow=True).content.decode()
    assert "and you read version 0" in told
    assert manager.post(at + "copy/", {"copied_from": version}).status_code == 404


def test_stages_keep_their_order_and_what_was_used(north):
    with north.scope(north.manager):
        ready(north)
        technical, loop = Stage.objects.get(name="Technical"), Stage.objects.get(name="Loop")
    recruiter = north.client(north.recruiter)
    at = page(north, "requisitions/1/plan/")
    recruiter.post(at + "new/", {"name": "Code", "milestone": "interview", "minutes": 45})
    assert _order(north) == ["Recruiter screen", "Slate", "Technical", "Code", "Loop", "Offer", "Hired"]
    with north.scope():
        code = Stage.objects.get(name="Code")
    recruiter.post(f"{at}{code.pk}/move/", {"to": "earlier"})
    assert _order(north)[2:4] == ["Code", "Technical"]
    answer = recruiter.post(f"{at}{loop.pk}/move/", {"to": "earlier"}, follow=True)
    assert "Technical (Interview)" in answer.content.decode()
    assert "R1 is assessed in Technical" in recruiter.post(f"{at}{technical.pk}/remove/", follow=True).content.decode()
    recruiter.post(f"{at}{code.pk}/remove/")
    assert _order(north) == ["Recruiter screen", "Slate", "Technical", "Loop", "Offer", "Hired"]


def _order(world):
    with world.scope():
        return list(Stage.objects.values_list("name", flat=True))


def test_a_retired_requirement_leaves_the_agreement_and_keeps_its_number(north):
    with north.scope(north.manager):
        requisition = ready(north)
        version = kickoff(requisition).version
    manager = north.client(north.manager)
    manager.post(page(north, "requisitions/1/kickoff/requirements/1/retire/"))
    manager.post(page(north, "requisitions/1/kickoff/requirements/new/"), {"text": "Another", "level": "must"})
    with north.scope():
        assert [(each.code, each.retired_at is None) for each in Requirement.objects.all()] == [
            ("R1", False),
            ("R2", True),
        ]
        assert kickoff(requisition).version == version + 2


def test_who_may_see_and_change_it(north, harbor, at_noon):
    with north.scope(north.manager):
        ready(north)
    at = page(north, "requisitions/1/kickoff/")
    assert north.client(north.interviewer).get(at).status_code == 200  # sits in Technical
    assert north.client(north.second_interviewer).get(at).status_code == 404
    assert north.client(north.finance).get(at).status_code == 404
    assert harbor.client(harbor.recruiter).get(at).status_code == 404
    assert north.client(north.interviewer).get(at + "profile/").status_code == 403
    assert north.client(north.chro).post(at + "sign/", {"version": "1"}).status_code == 403
    signed_by_leader = north.client(north.ta_leader).post(at + "sign/", {"version": str(_version(north))})
    assert signed_by_leader.status_code == 403
    assert north.client(north.ta_leader).get(at + "profile/").status_code == 200
    with north.scope():
        assert not KickoffSignature.objects.exists()


def test_what_is_missing_leads_whoever_may_mend_it_to_where_it_is_mended(north, at_noon):
    with north.scope(north.recruiter):
        create(north)
    where = "kickoff/requirements/new/"
    shown = {
        each: north.client(each).get(page(north, "requisitions/1/kickoff/")).content.decode()
        for each in (north.recruiter, north.chro)
    }
    assert all("Before you sign" in html for html in shown.values())
    assert [each for each, html in shown.items() if where in html] == [north.recruiter]


def test_the_kickoff_page_takes_as_many_queries_with_many_requirements(north, at_noon):
    with north.scope(north.manager):
        requisition = ready(north)
    client, at = north.client(north.manager), page(north, "requisitions/1/kickoff/")
    client.get(at)
    few = queries_of(client, at)
    with north.scope(north.manager):
        for number in range(9):
            words = RequirementDraft(f"Number {number}", "nice", f"Competency {number}", stage(requisition, "Loop").pk)
            add_requirement(requisition, words, act=north.act(north.manager, NOON))
    assert queries_of(client, at) == few
