"""Fields that the server decides, sent along all the same: whose it is, who wrote it, when, in which state."""

from datetime import timedelta
from uuid import UUID

import pytest
from drf_spectacular.generators import SchemaGenerator

from hiring.tenancy.access import Role
from hiring.tenancy.actions.people import VALID_FOR
from hiring.tenancy.actions.tokens import make_token
from hiring.tenancy.models import Invitation, Member
from hiring.tenancy.scope import organization_scope
from requisitions.models import Candidate, PlanItem
from tests.world import MONDAY

SERVERS = {
    "id", "pk", "organization", "organization_id", "tenant", "author", "actor", "origin", "number", "state", "user",
    "role", "is_active", "is_revealed", "created_at", "recorded_at", "submitted_at", "prepared_at", "decided_at",
    "held_at", "closed_at", "signed_at", "told_at",
    "accepted_at", "revoked_at", "expires_at", "due_at", "invited_by", "created_by",
    "secret", "secret_hash", "generation",
}  # fmt: skip
FORGED_ID = str(UUID(int=1))
AGO = "2001-01-01T00:00:00Z"


@pytest.fixture
def program(north, client):
    """Send JSON as `member`, with everything that is not theirs to say beside it."""

    def send(member, method, path, data, forged):
        with north.scope():
            _, secret = make_token(member, name="all", expires_at=None, act=north.act(member))
        headers = {"Authorization": f"Bearer {secret}"}
        ask = getattr(client, method)
        return ask(f"/api/v1/o/north/{path}", {**data, **forged}, content_type="application/json", headers=headers)

    return send


def forged(harbor):
    times = {key: AGO for key in SERVERS if key.endswith("_at")}
    who = {"author": str(harbor.admin.pk), "invited_by": str(harbor.admin.pk), "actor": str(harbor.admin.pk)}
    where = {"organization": str(harbor.organization.pk), "organization_id": str(harbor.organization.pk)}
    return {**times, **who, **where, "id": FORGED_ID, "number": 4711, "state": "approved", "origin": "import"}


def is_ours(row, world):
    return (str(row.pk) != FORGED_ID, row.organization_id) == (True, world.organization.pk)


def test_no_door_of_the_api_asks_for_what_the_server_decides():
    schemas = SchemaGenerator().get_schema(request=None, public=True)["components"]["schemas"]
    asked = {
        (name, field)
        for name, schema in schemas.items()
        if name.endswith("Request")
        for field, described in schema.get("properties", {}).items()
        if field in SERVERS and not described.get("readOnly")
    }
    assert asked == set()


def test_an_invitation_is_the_inviters_for_seven_days_whatever_is_sent(north, harbor, program, move_clock):
    move_clock(MONDAY)
    data = {"name": "Lin Zhao", "email": "lin@north.example", "roles": ["interviewer"]}
    extra = {**forged(harbor), "expires_at": "2099-01-01T00:00:00Z", "accepted_at": None, "secret_hash": "0" * 64}
    assert program(north.admin, "post", "invitations/", data, extra).status_code == 201
    with north.scope():
        made = Invitation.objects.get()
        assert is_ours(made, north)
        assert (made.invited_by, made.expires_at - made.invited_at) == (north.admin, VALID_FOR)
        assert MONDAY <= made.invited_at < MONDAY + timedelta(minutes=5)
        assert (made.accepted_at, made.secret_hash == "0" * 64) == (None, False)


def test_a_seat_begins_as_a_draft_and_a_candidate_as_ones_own(north, harbor, program, move_clock):
    move_clock(MONDAY)
    seat = {
        "title": "Optics engineer", "role_type": "engineering", "department": "R&D", "location": "Delft", "seats": 1,
        "outcome": "x", "success_at_6_months": "x", "success_at_12_months": "x", "time_to_impact": "x",
        "target_start_on": "2027-03-01", "yearly_cost": 90000, "why_external": "x", "alternatives": "x",
        "hiring_manager": str(north.manager.pk), "recruiter": str(north.recruiter.pk),
    }  # fmt: skip
    answer = program(north.manager, "post", "plan-items/", seat, forged(harbor))
    assert answer.status_code == 201, answer.content
    person = {"name": "Hana Suzuki", "email": "hana@mail.example", "location": "Delft"}
    answer = program(north.recruiter, "post", "candidates/", person, forged(harbor))
    assert answer.status_code == 201, answer.content
    with north.scope():
        item, candidate = PlanItem.objects.get(), Candidate.objects.get()
        assert (is_ours(item, north), is_ours(candidate, north)) == (True, True)
        assert (item.state, item.number) == ("draft", 1)
    with harbor.scope():
        assert (PlanItem.objects.count(), Candidate.objects.count()) == (0, 0)


def test_nobody_gives_themselves_a_role_by_page_or_program(north, program):
    for member in (north.recruiter, north.manager, north.ta_leader):
        assert program(member, "put", f"members/{member.pk}/roles/", {"roles": ["admin"]}, {}).status_code == 403
        form = {
            "name": member.name,
            "time_zone": "Asia/Tokyo",
            "roles": "admin",
            "is_active": "1",
            "email": "a@b.example",
        }
        assert north.client(member).post("/o/north/me/", {**form, "user": FORGED_ID}).status_code == 302
    with organization_scope(north.organization):
        assert Member.objects.holding(Role.ADMIN).get() == north.admin
        assert not Member.objects.filter(email="a@b.example").exists()
