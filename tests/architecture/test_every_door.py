"""Every address of the house, called by a member of one organization with the ids of another.

The list is read from the URL configuration: a new address is tested the day it is written, and one
with a new kind of id fails here until this file knows a row of that kind.
"""

import json
import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.urls import URLPattern, get_resolver

from hiring.delivery.actions import post
from hiring.delivery.chat import set_webhook
from hiring.delivery.letter import Envelope, Letter
from hiring.delivery.models import Hold
from hiring.tenancy.access import Role
from hiring.tenancy.actions import people
from hiring.tenancy.actions.tokens import make_token
from hiring.tenancy.models import Member, MemberRole
from hiring.tenancy.scope import organization_scope
from requisitions.actions import interview as interviews
from requisitions.actions.hiring_plan import HiringPlanDraft, create_hiring_plan
from requisitions.actions.offer import extend_offer
from requisitions.actions.plan_template import save_template
from requisitions.actions.pool import add_pool
from requisitions.actions.scenarios import add_in_scenario, create_scenario
from requisitions.actions.slate import Proposal, draft_slate
from requisitions.models import HandOver, HandOverItem, KickoffLine
from scorecards.actions.training import start_training
from scorecards.models import Course, Shadow, TrainingProof, TrainingWaiver
from sla.actions.policy import policy_in_force
from sla.models import Commitment, EscalationCase, Leave
from tests.requisitions.agreeing import draft
from tests.requisitions.running import run
from tests.scorecards.asking import ask
from tests.world import MONDAY

CANARY = "Zyzzyva"
OURS, THEIRS = 142, 777
METHODS = ("get", "post", "put", "patch", "delete")
# What carries no id, and so nothing of anybody else's.
WORDS = {"slug": "north", "part": "profile", "how": "merge", "question": "profile"}
WORDS |= {"key": "outcome", "kind": "risk", "code": "K1", "address": "slate_size"}


def every_address(patterns=None, prefix=""):
    for each in get_resolver().url_patterns if patterns is None else patterns:
        route = prefix + str(each.pattern)
        if isinstance(each, URLPattern):
            yield route
        else:
            yield from every_address(each.url_patterns, route)


DOORS = sorted({route for route in every_address() if "o/<slug:slug>/" in route and not route.startswith("join")})


def fill(world, number):
    """One row of every kind that an address can name, each with the canary in its text."""
    with world.scope(world.recruiter):
        running = run(world, number=number)
        asked = ask(running, f"{CANARY} {world.slug}")
        type(running.requisition).objects.update(title=f"{CANARY} {world.slug}")
        stages = running.stages
        application = running.apply(f"{CANARY} {world.slug}", days=-10)
        offered = running.apply(f"{CANARY} Other", days=-9, email="other@mail.example")
        slot = interviews.Slot(MONDAY + timedelta(days=1), MONDAY + timedelta(days=1, hours=1), CANARY)
        interview = interviews.schedule(
            application, stage=stages["Technical"], slot=slot, interviewers=[world.interviewer], act=running.act()
        )
        proposal = Proposal(application, {each.pk: CANARY for each in running.requirements})
        slate = draft_slate(running.requisition, [proposal], act=running.act())
        token, _ = make_token(world.admin, name=CANARY, expires_at=None, act=running.act())
        invitation = people.invite(name=CANARY, email="x@y.example", roles=[Role.RECRUITER], act=world.act(world.admin))
        message = post(
            Letter(CANARY, CANARY, CANARY, "Go", "http://x.example/"),
            Envelope("note", "note"),
            to=world.recruiter,
            act=running.act(),
        )
        commitment = Commitment.objects.create(
            clause="debrief", subject_type="application", subject_id=application.pk, side="manager",
            owner=world.manager, beneficiary=world.recruiter, requisition=running.requisition,
            application=application, origin="live", clock="elapsed", anchored_at=MONDAY, due_at=MONDAY,
        )  # fmt: skip
        EscalationCase.objects.create(
            number=number, rule="debriefs_missed", policy=policy_in_force(MONDAY), about=world.manager,
            scope_id=world.manager.pk, side="manager", requisition=running.requisition, decider=world.ta_leader,
            decider_role="ta_leader", opened_at=MONDAY, decide_by_at=MONDAY,
        )  # fmt: skip
        start_training(act=world.act(world.admin))
        trained = {"course": Course.objects.get(code="structured_interviewing"), "member": world.manager}
        proof = TrainingProof.objects.create(**trained, kind="shadow", done_on=MONDAY.date(), recorded_at=MONDAY)
        waiver = TrainingWaiver.objects.create(
            **trained, reason=f"{CANARY} {world.slug}", ends_on=MONDAY.date(), granted_at=MONDAY
        )
        shadow = Shadow.objects.create(
            **trained, interview=interview, lead=world.interviewer, kind="shadow", added_at=MONDAY
        )
        risk = KickoffLine.objects.create(
            kickoff=running.requisition.kickoffs.get(), kind="risk", position=1, text=f"{CANARY} {world.slug}"
        )
        return {
            "line_id": risk.pk,
            "course_id": trained["course"].pk,
            "proof_id": proof.pk,
            "waiver_id": waiver.pk,
            "shadow_id": shadow.pk,
            "number": number,
            "position": 1,
            "slate_number": slate.number,
            "application_id": application.pk,
            "candidate_id": application.candidate_id,
            "interview_id": interview.pk,
            "seat_id": interview.seats.get().pk,
            "offer_id": extend_offer(offered, act=running.act()).pk,
            "place_id": slate.candidates.get().pk,
            "stage_id": stages["Technical"].pk,
            "requirement_id": running.requirements[0].pk,
            "competency_id": asked.question.competency_id,
            "question_id": asked.question_id,
            "pool_id": add_pool(f"{CANARY} {world.slug}", act=running.act()).pk,
            "template_id": save_template(running.requisition, f"{CANARY} {world.slug}", act=running.act()).pk,
            "kit_question_id": asked.pk,
            "member_id": world.manager.pk,
            "message_id": message.pk,
            "token_id": token.pk,
            "invitation_id": invitation.pk,
            "commitment_id": commitment.pk,
            "leave_id": Leave.objects.create(
                member=world.manager, first_on="2026-12-07", last_on="2026-12-11", asked_at=MONDAY
            ).pk,
            "webhook_id": set_webhook("slack", "https://hooks.slack.com/x", act=world.act(world.admin)).pk,
            "hold_id": Hold.objects.create(opened_at=MONDAY, usual=5).pk,
            "upload": invitation.pk,
            "hand_over_item_id": coming(world, application).pk,
            **branch(world, running),
        }


def coming(world, application):
    hand_over = HandOver.objects.create(
        application=application, owner=world.manager, starts_on=MONDAY.date(), begun_at=MONDAY
    )
    return HandOverItem.objects.create(
        hand_over=hand_over, position=1, text=f"{CANARY} {world.slug}", days=0, known_on=MONDAY.date(),
        due_on=MONDAY.date(), doer=world.manager,
    )  # fmt: skip


def branch(world, running):
    year = HiringPlanDraft(CANARY, date(2027, 1, 1), date(2027, 12, 31), 1)
    plan = create_hiring_plan(year, act=running.act())
    scenario = create_scenario(plan, CANARY, act=running.act())
    change = add_in_scenario(scenario, draft(world, title=CANARY), act=running.act())
    return {"plan_id": plan.pk, "scenario_id": scenario.pk, "change_id": change.pk}


def body(theirs):
    """Every field that any form or serializer has for somebody's id, filled with theirs."""
    singles = {
        "stage": "stage_id", "to": "stage_id", "candidate": "candidate_id", "application": "application_id",
        "requirement": "requirement_id", "requirements": "requirement_id", "member": "member_id",
        "interviewers": "member_id", "interviewer": "member_id", "people": "member_id", "attended": "member_id",
        "hiring_manager": "member_id", "recruiter": "member_id", "decider": "member_id",
        "competency": "competency_id", "question": "question_id", "pool": "pool_id",
        "template": "template_id", "course": "course_id", "lead": "member_id", "members": "member_id",
        "organization": "application_id", "organization_id": "application_id", "author": "member_id",
        "owner": "member_id", "delegate": "member_id", "about": "member_id", "promises": "commitment_id",
        "plan": "plan_id", "doer": "member_id",
    }  # fmt: skip
    return {field: str(theirs[kind]) for field, kind in singles.items()} | {"note": "x", "reason": "requirement"}


def rows_of(world):
    """Everything the database holds of an organization, as text: what must not change."""
    with organization_scope(world.organization), connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relkind = 'r' AND relrowsecurity ORDER BY relname")
        tables = [row[0] for row in cursor.fetchall()]
        found = {}
        for table in tables:
            cursor.execute(f'SELECT count(*), md5(string_agg(t::text, $$|$$ ORDER BY t.id)) FROM "{table}" t')
            found[table] = cursor.fetchone()
    return found


def addresses(route, ours, theirs):
    """The address with all ids theirs, and with our requisition around their other ids."""
    named = re.findall(r"<(?:\w+:)?(\w+)>", route)
    unknown = set(named) - set(theirs) - set(WORDS)
    assert not unknown, f"{route} names {unknown}: add a row of that kind to fill()"
    for around in (theirs, {**theirs, "number": ours["number"]}):
        values = {**around, **WORDS}
        yield "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda found, values=values: str(values[found[1]]), route)


def names_a_row(route):
    return bool(set(re.findall(r"<(?:\w+:)?(\w+)>", route)) - set(WORDS))


@pytest.fixture
def visit(north, harbor, move_clock):
    """A member of north who may do everything there, by page and by token, and harbor's rows."""
    move_clock(MONDAY)
    ours, theirs = fill(north, OURS), fill(harbor, THEIRS)
    with north.scope():
        member = Member.objects.get(pk=north.recruiter.pk)
        MemberRole.objects.bulk_create(
            MemberRole(member=member, role=role, granted_at=MONDAY) for role in Role if role not in member.roles
        )
        _, secret = make_token(member, name="all", expires_at=None, act=north.act(member))
    page, program = north.client(member), Client(headers={"Authorization": f"Bearer {secret}"})
    page.raise_request_exception = program.raise_request_exception = False
    return (lambda route: program if route.startswith("api/") else page), ours, theirs


def text_of(answer):
    return (b"".join(answer) if answer.streaming else answer.content).decode(errors="replace")


def complaints(opener, route, address, method, theirs, *, is_theirs):
    """What is wrong with one answer, in words; nothing when it is as it should be."""
    is_api = route.startswith("api/")
    data = json.dumps(body(theirs)) if is_api and method != "get" else body(theirs)
    kind = {"content_type": "application/json"} if is_api and method != "get" else {}
    answer = getattr(opener(route), method)(address, data if method != "get" else None, **kind)
    if answer.status_code >= 500:
        yield f"{method} {address}: {answer.status_code}"
    if is_theirs and answer.status_code not in {400, 404, 405, 410}:
        yield f"{method} {address}: {answer.status_code}, and the row is somebody else's"
    if f"{CANARY} harbor" in text_of(answer):
        yield f"{method} {address}: shows the other organization"


def test_another_organizations_ids_open_nothing_and_change_nothing(visit, harbor):
    opener, ours, theirs = visit
    before = rows_of(harbor)
    wrong = [
        complaint
        for route in DOORS
        for number, address in enumerate(addresses(route, ours, theirs))
        for method in METHODS
        for complaint in complaints(
            opener, route, address, method, theirs, is_theirs=names_a_row(route) and number == 0
        )
    ]
    assert wrong == []
    assert rows_of(harbor) == before


def test_a_query_with_another_organizations_ids_shows_nothing_of_it(visit):
    opener, ours, theirs = visit
    asked = {**body(theirs), "q": CANARY, "manager": theirs["member_id"]}
    wrong = []
    for route in DOORS:
        address = next(addresses(route, ours, ours))
        answer = opener(route).get(address, asked)
        if answer.status_code >= 500 or f"{CANARY} harbor" in text_of(answer):
            wrong.append((route, answer.status_code))
    assert wrong == []


def test_somebody_without_any_role_gets_no_further_than_their_own_pages(north, visit):
    _, ours, _ = visit
    with north.scope():
        MemberRole.objects.filter(member=north.interviewer).delete()
    browser = north.client(north.interviewer)
    pages = [route for route in DOORS if not route.startswith("api/")]
    opened = {route for route in pages if browser.get(next(addresses(route, ours, ours))).status_code == 200}
    own = ("", "me/", "me/reminders/", "record/", "mailbox/", "training/")
    assert opened == {f"o/<slug:slug>/{each}" for each in own}


def test_nobody_signed_out_gets_in(visit):
    _, ours, _ = visit
    answers = {route: Client().get(next(addresses(route, ours, ours))).status_code for route in DOORS}
    assert answers == {route: 401 if route.startswith("api/") else 302 for route in DOORS}
