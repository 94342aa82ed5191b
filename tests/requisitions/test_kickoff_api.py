"""The kickoff by a program: the whole way to an open requisition, and no way round it."""

from datetime import timedelta

import pytest

from tests.requisitions.agreeing import ready
from tests.requisitions.calling import NOON, Api


@pytest.fixture
def at_noon(move_clock):
    move_clock(NOON)


def test_the_whole_kickoff_by_api(north, client, at_noon, move_clock):
    recruiter, manager = Api(north, north.recruiter, client), Api(north, north.manager, client)
    finance, talent = Api(north, north.finance, client), Api(north, north.ta_leader, client)
    seat = {
        "title": "Controls Engineer", "role_type": "Engineering", "department": "Legged", "outcome": "It walks",
        "success_at_6_months": "50 courses", "success_at_12_months": "500 h", "time_to_impact": "Three months",
        "target_start_on": "2027-03-01", "yearly_cost": 96000, "why_external": "Nobody here", "alternatives": "None",
        "hiring_manager": str(north.manager.pk), "recruiter": str(north.recruiter.pk),
    }  # fmt: skip
    assert manager("POST plan-items/", seat).status_code == 201
    manager("POST plan-items/1/propose/")
    assert (
        manager("POST plan-items/1/decisions/", {"side": "finance", "decision": "open", "version": 1}).status_code
        == 403
    )
    early = recruiter("POST plan-items/1/requisition/")
    assert (early.status_code, early.json()["code"]) == (409, "not_approved")
    finance("POST plan-items/1/decisions/", {"side": "finance", "decision": "open", "version": 1})
    decided = talent("POST plan-items/1/decisions/", {"side": "talent", "decision": "open", "version": 1})
    assert decided.json()["state"] == "approved"
    assert recruiter("POST plan-items/1/requisition/").json()["state"] == "kickoff"

    refused = recruiter("POST requisitions/1/state/", {"step": "open"})
    assert (refused.status_code, refused.json()["code"]) == (409, "not_signed")
    stages = {each["name"]: each for each in recruiter("GET requisitions/1/stages/").json()["results"]}
    technical = stages["Technical"]["id"]
    plan = {
        "name": "Technical", "milestone": "interview", "minutes": 60, "competencies": ["Dynamics"],
        "interviewers": [str(north.interviewer.pk)],
    }  # fmt: skip
    assert manager(f"PUT requisitions/1/stages/{technical}/", plan).json()["competencies"] == ["Dynamics"]
    must = {"text": "Has shipped one", "level": "must", "competency": "Dynamics", "stage": technical}
    made = manager("POST requisitions/1/requirements/", must).json()
    assert (made["code"], made["competency"], made["stage"]) == ("R1", "Dynamics", technical)
    answered = manager("POST requisitions/1/requirements/1/answer/", {"would_reject": True}).json()
    assert (answered["manager_rejects_without"], answered["recruiter_rejects_without"]) == (True, None)
    stale = manager("PUT requisitions/1/requirements/1/", {**must, "seen": "nothing"})
    assert (stale.status_code, stale.json()["code"]) == (409, "stale")
    recruiter("PATCH requisitions/1/kickoff/sourcing/", {"slate_due_on": "2026-12-04"})
    recruiter("POST requisitions/1/kickoff/schedule/", {"starts_at": (NOON + timedelta(hours=1)).isoformat()})
    now = manager("GET requisitions/1/kickoff/").json()
    assert now["in_the_way"] == ["The kickoff has not been held."]
    blocked = manager("POST requisitions/1/kickoff/sign/", {"version": now["version"]})
    assert (blocked.status_code, blocked.json()["detail"]) == (422, "You can sign once the kickoff was held.")
    people = {"present": [str(north.manager.pk), str(north.recruiter.pk)]}
    move_clock(NOON + timedelta(hours=1))
    held = recruiter("POST requisitions/1/kickoff/attendance/", people).json()
    assert [each["attended"] for each in held["attendance"]] == [True, True]
    for owner in (recruiter, manager):
        signed = owner("POST requisitions/1/kickoff/sign/", {"version": now["version"]}).json()
    assert signed["is_agreed"] is True
    assert recruiter("GET requisitions/1/").json()["state"] == "open"
    words = recruiter("GET requisitions/1/kickoff/versions/").json()["results"]
    assert [each["version"] for each in words] == list(range(1, now["version"] + 1))


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        pytest.param("POST", "requisitions/1/state/", {"step": "open"}, id="the step itself"),
        pytest.param("POST", "requisitions/1/state/", {"step": "resume"}, id="going on from nothing"),
        pytest.param("POST", "requisitions/1/state/", {"state": "open"}, id="a state and no step"),
        pytest.param("PATCH", "requisitions/1/", {"state": "open"}, id="changing the row"),
        pytest.param("PATCH", "requisitions/1/kickoff/sourcing/", {"state": "open"}, id="smuggled into the kickoff"),
    ],
)
def test_no_call_of_a_program_opens_it_unsigned(north, client, at_noon, method, path, body):
    with north.scope(north.manager):
        requisition = ready(north)
    Api(north, north.recruiter, client)(f"{method} {path}", body)
    with north.scope():
        requisition.refresh_from_db()
        assert (requisition.state, requisition.opened_at) == ("kickoff", None)


def test_a_part_that_somebody_else_changed_since_is_not_replaced(north, client, at_noon):
    with north.scope(north.manager):
        ready(north)
    recruiter, manager = Api(north, north.recruiter, client), Api(north, north.manager, client)
    seen = manager("GET requisitions/1/kickoff/").json()["seen"]["profile"]
    written = recruiter("PATCH requisitions/1/kickoff/profile/", {"ideal_profile": "Hers", "seen": seen})
    assert (written.status_code, written.json()["ideal_profile"]) == (200, "Hers")
    late = manager("PATCH requisitions/1/kickoff/profile/", {"ideal_profile": "His", "seen": seen})
    assert (late.status_code, manager("GET requisitions/1/kickoff/").json()["ideal_profile"]) == (409, "Hers")
    again = {"ideal_profile": "Both", "seen": written.json()["seen"]["profile"]}
    assert manager("PATCH requisitions/1/kickoff/profile/", again).json()["ideal_profile"] == "Both"


def test_the_workspace_by_api(north, client, at_noon):
    with north.scope(north.manager):
        ready(north)
    recruiter, manager = Api(north, north.recruiter, client), Api(north, north.manager, client)
    text = manager("GET requisitions/1/kickoff/fields/R1.text/").json()
    assert text["value"] == "Has shipped a legged controller"
    written = {"value": "Has shipped two", "seen": text["seen"]}
    assert recruiter("PUT requisitions/1/kickoff/fields/R1.text/", written).json()["value"] == "Has shipped two"
    stale = manager("PUT requisitions/1/kickoff/fields/R1.text/", {"value": "Has shipped one", "seen": text["seen"]})
    assert (stale.status_code, stale.json()["code"]) == (409, "field_changed")
    assert manager("PUT requisitions/1/kickoff/fields/R1.salary/", written).status_code == 404
    assert manager("PUT requisitions/1/kickoff/fields/slate_size/", {"value": "99", "seen": ""}).status_code == 400
    assert manager("PUT requisitions/1/kickoff/fields/R7.text/", written).json()["code"] == "field_gone"

    risk = {"kind": "risk", "text": "Two rivals look too", "owner": str(north.manager.pk), "due_on": "2026-12-01"}
    made = recruiter("POST requisitions/1/kickoff/lines/", risk).json()
    assert (made["code"], made["owner"]) == ("K1", str(north.manager.pk))
    changed = manager(f"PUT requisitions/1/kickoff/lines/{made['id']}/", {"text": "One rival", "seen": made["seen"]})
    assert (changed.json()["text"], changed.json()["owner"]) == ("One rival", None)
    gone = manager(f"DELETE requisitions/1/kickoff/lines/{made['id']}/")
    assert gone.status_code == 204
    assert recruiter("GET requisitions/1/kickoff/lines/").json()["results"] == []

    begun = recruiter("POST requisitions/1/kickoff/agenda/risks/", {"do": "begin"}).json()
    assert (begun["state"], begun["running_since_at"] is None) == ("open", False)
    recruiter("POST requisitions/1/kickoff/agenda/risks/", {"do": "settled"})
    assert [each["state"] for each in manager("GET requisitions/1/kickoff/agenda/").json()["results"]] == ["settled"]
    lost = manager("POST requisitions/1/kickoff/agenda/weather/", {"do": "begin"})
    assert (lost.status_code, lost.json()["code"]) == (422, "no_such_point")
