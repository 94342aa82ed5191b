"""The same verbs for programs: JSON in and out, the same refusals, the same seals."""

import csv
import io
from datetime import UTC, datetime

import pytest
from django.test import Client

from hiring.tenancy.actions.tokens import make_token
from scorecards.models import Scorecard
from tests.scorecards.writing import CANARY, EVIDENCE, complete, draft, hand_in
from tests.world import MONDAY

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def now(move_clock):
    move_clock(MONDAY)


@pytest.fixture
def call(loop):
    """Call the API as a member: ``call(member, "put", "interviews/…", {…})`` gives (status, JSON)."""
    clients = {}

    def send(member, method, path, data=None):
        if member not in clients:
            with loop.world.scope(member):
                secret = make_token(member, name="test", expires_at=None, act=loop.world.act(member))[1]
            clients[member] = Client(headers={"Authorization": f"Bearer {secret}"})
        answer = getattr(clients[member], method)(
            f"/api/v1/o/{loop.world.slug}/{path}", data, content_type="application/json"
        )
        return answer.status_code, answer.json()

    return send


def body(loop, **more):
    ratings = [{"competency": str(each.pk), "score": 3, "evidence": EVIDENCE} for each in loop.competencies]
    return {"version": None, "overall": 3, "ratings": ratings} | more


def test_whose_it_is_and_whether_it_is_in_is_not_for_the_program_to_say(loop, call):
    me, other = loop.world.interviewer, loop.world.manager
    forged = {"author": str(other.pk), "submitted_at": "2001-01-01T00:00:00Z", "id": str(other.pk), "organization": "x"}
    assert call(me, "put", f"interviews/{loop.interview.pk}/scorecard/", body(loop, **forged))[0] == 200
    with loop.world.scope(me):
        card = Scorecard.objects.get()
        assert (card.author, card.submitted_at, card.pk != other.pk) == (me, None, True)
        assert card.organization_id == loop.world.organization.pk


def test_a_program_writes_and_submits_its_members_scorecard(loop, call):
    me, card = loop.world.interviewer, f"interviews/{loop.interview.pk}/scorecard/"
    assert call(me, "get", card)[0] == 404
    status, saved = call(me, "put", card, body(loop))
    assert status == 200
    assert [each["name"] for each in saved["ratings"]] == [each.name for each in loop.competencies]
    assert (saved["author"], saved["submitted_at"], saved["overall"]) == (me.name, None, 3)
    assert call(me, "put", card, body(loop))[0] == 409
    assert call(me, "put", card, body(loop, overall=4, version=saved["version"]))[1]["overall"] == 4
    status, submitted = call(me, "post", f"{card}submit/")
    assert (status, submitted["submitted_at"] is not None) == (200, True)
    assert call(me, "post", f"{card}submit/") == (200, submitted)
    refused = call(me, "put", card, body(loop, version=submitted["version"]))
    assert refused == (
        409,
        {"detail": "You have submitted this scorecard. It does not change any more.", "code": "submitted"},
    )


@pytest.mark.parametrize(
    ("change", "status"),
    [
        pytest.param({"overall": 5}, 400, id="an overall of five"),
        pytest.param({"cannot_say": True}, 400, id="an answer and none"),
        pytest.param({"author": "01900000-0000-7000-8000-000000000000", "submitted_at": "2026-11-20T12:00:00Z"}, 200,
                     id="what is not the sender's to say is not heard"),
        pytest.param({"overall_note": "nul \x00"}, 400, id="a NUL byte"),
        pytest.param({"overall_note": "\ud800"}, 400, id="half a letter"),
        pytest.param({"ratings": [{"competency": "01900000-0000-7000-8000-000000000000", "score": 3}]}, 422,
                     id="a competency of another stage"),
        pytest.param({"ratings": "all of them"}, 400, id="no list"),
    ],
)  # fmt: skip
def test_what_a_program_sends_is_checked(loop, call, change, status):
    me = loop.world.interviewer
    assert call(me, "put", f"interviews/{loop.interview.pk}/scorecard/", body(loop, **change))[0] == status
    with loop.world.scope(me):
        assert all(each.author == me and each.submitted_at is None for each in Scorecard.objects.all())


def test_what_is_left_to_do_is_said(loop, call):
    card = f"interviews/{loop.interview.pk}/scorecard/"
    call(loop.world.interviewer, "put", card, body(loop, overall=None))
    assert call(loop.world.interviewer, "post", f"{card}submit/") == (
        422,
        {"detail": "Left to do: overall.", "code": "unfinished"},
    )


def test_the_list_holds_what_its_reader_may_read(loop, call):
    world, cards = loop.world, f"interviews/{loop.interview.pk}/scorecards/"
    hand_in(loop, world.manager, complete(loop, evidence=CANARY))
    draft(loop, world.second_interviewer, complete(loop, evidence=CANARY))
    for blind in (world.interviewer, world.recruiter, world.ta_leader):
        assert call(blind, "get", cards) == (200, {"count": 0, "next": None, "previous": None, "results": []})
    hand_in(loop, world.interviewer)
    status, listed = call(world.interviewer, "get", cards)
    assert (status, [each["author"] for each in listed["results"]]) == (
        200,
        [world.manager.name, world.interviewer.name],
    )


def test_a_program_of_somebody_without_a_seat_writes_nothing(loop, call):
    status, said = call(loop.world.recruiter, "put", f"interviews/{loop.interview.pk}/scorecard/", body(loop))
    assert (status, said["code"]) == (403, "not_on_the_panel")
    assert call(loop.world.finance, "get", f"interviews/{loop.interview.pk}/scorecards/")[0] == 404


def test_an_owner_closes_a_round(loop, call):
    close = f"interviews/{loop.interview.pk}/close-round/"
    hand_in(loop, loop.world.manager)
    said = {"reason": "Two of the panel are ill until December."}
    assert call(loop.world.ta_leader, "post", close, said)[0] == 403
    assert call(loop.world.recruiter, "post", close, said)[0] == 200
    assert call(loop.world.recruiter, "get", f"interviews/{loop.interview.pk}/scorecards/")[1]["count"] == 1


def test_a_debrief_from_the_calendar_to_the_decision(loop, call, move_clock):
    world, debrief = loop.world, f"applications/{loop.application.pk}/debrief/"
    assert call(world.manager, "get", debrief)[0] == 404
    people = [str(each.pk) for each in loop.panel]
    tuesday = datetime(2026, 11, 24, 15, 20, tzinfo=UTC)
    status, planned = call(
        world.recruiter, "post", f"{debrief}schedule/", {"at": tuesday.isoformat(), "people": people}
    )
    assert (status, planned["round"], planned["decider"], "reasons" in planned) == (
        200,
        1,
        str(world.manager.pk),
        False,
    )
    assert call(world.manager, "post", f"{debrief}hold/", {"attended": people})[1]["code"] == "still_sealed"
    for member in loop.panel:
        hand_in(loop, member)
    move_clock(tuesday)
    assert call(world.manager, "post", f"{debrief}hold/", {"attended": people})[0] == 200
    said = {"decision": "decline", "reasons": "Rated 1 and 2 by the two who saw the code."}
    assert call(world.manager, "post", f"{debrief}decide/", said)[0] == 422
    cited = said | {"requirements": [str(loop.requirements[0].pk)]}
    assert call(world.ta_leader, "post", f"{debrief}decide/", cited)[0] == 403
    status, decided = call(world.manager, "post", f"{debrief}decide/", cited)
    assert (status, decided["decision"], decided["citations"]) == (200, "decline", cited["requirements"])
    assert decided["reasons"] == said["reasons"]
    assert "reasons" not in call(world.ta_leader, "get", debrief)[1]


def test_the_table_holds_what_its_reader_may_read_and_runs_nothing(loop):
    world = loop.world
    address = f"/o/{world.slug}/requisitions/{loop.requisition.number}/scorecards.csv"
    hand_in(loop, world.manager, complete(loop, evidence='=HYPERLINK("http://x.example") and more'))

    def table(member):
        answer = world.client(member).get(address)
        assert answer["Content-Disposition"] == 'attachment; filename="REQ-142-scorecards.csv"'
        return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))

    assert [len(table(member)) for member in (world.interviewer, world.recruiter, world.ta_leader)] == [1, 1, 1]
    head, first, second = table(world.manager)
    assert dict(zip(head, first, strict=True)) == {
        "Candidate": "Nadia Kowalczyk North",
        "Stage": "Perception deep dive",
        "Interview": "2026-11-20 13:00",
        "Author": "Manager North",
        "Submitted": "2026-11-20 14:00",
        "Competency": "3D geometry and calibration",
        "Rating": "3",
        "Evidence": '\'=HYPERLINK("http://x.example") and more',
        "Overall": "Yes",
        "Overall note": "",
    }
    assert second[5] == "Reasoning about failure"
