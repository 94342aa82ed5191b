"""Every page that lists something asks the database the same number of questions at 1, 10 and 100 rows."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hiring.delivery.models import Message
from hiring.ledger.actions import record
from hiring.tenancy.access import Role
from hiring.tenancy.models import ApiToken, Invitation, Member, MemberRole
from requisitions.actions.plan_template import save_template
from requisitions.actions.pool import add_pool
from requisitions.models import (
    Application,
    Candidate,
    Competency,
    HandOver,
    HandOverItem,
    HiringPlan,
    Interview,
    InterviewSeat,
    PlanItem,
    Requisition,
    StageFocus,
    StageVisit,
)
from scorecards.models import Course, Question, TrainingProof
from sla.actions.hours import change_hours
from sla.actions.policy import policy_in_force
from sla.models import CaseEvidence, Commitment, EscalationCase, Leave
from sla.queries.calendars import HOUSE
from sla.rules.hours import Day
from tests.requisitions.running import run
from tests.scorecards.surveyed import fill
from tests.world import MONDAY

HOUR = timedelta(hours=1)
LISTS = {
    "home": "",
    "requisitions": "requisitions/",
    "pipeline": "requisitions/142/",
    "pipeline, as a list": "requisitions/142/?view=list",
    "feed": "requisitions/142/feed/",
    "candidates": "candidates/",
    "interviews": "interviews/",
    "commitments": "commitments/",
    "commitments by due time": "commitments/due/",
    "one's record": "record/",
    "cases": "cases/",
    "plan": "plan/",
    "people": "people/",
    "mailbox": "mailbox/",
    "outbox": "mailbox/outbox/",
    "tokens": "me/",
    "insights": "insights/?period=730",
    "what candidates say": "insights/candidates/",
    "leave": "leave/",
    "calendar": "settings/calendar/",
    "competencies": "library/competencies/",
    "templates of kickoffs": "library/kickoffs/",
    "words": "settings/words/",
    "questions": "library/questions/",
    "pools": "library/pools/",
    "training": "training/",
    "training of everybody": "training/everybody/?state=all",
    "courses": "training/courses/",
    "plan templates": "library/plans/",
    "hand-overs": "hand-overs/",
    "checklist of hand-overs": "hand-overs/checklist/",
}


@pytest.fixture
def running(north, move_clock):
    move_clock(MONDAY)
    with north.scope(north.recruiter):
        member = Member.objects.get(pk=north.recruiter.pk)
        MemberRole.objects.bulk_create(
            MemberRole(member=member, role=role, granted_at=MONDAY) for role in Role if role not in member.roles
        )
        ready = run(north)
        # Of fewer than five nothing is asked and nothing shown.
        fill(ready.requisition, Research=5)
        return ready


def add(running, numbers):
    """One more row of every kind for each number, on the same requisition and for the same reader."""
    world, requisition = running.world, running.requisition
    stages = list(running.stages.values())
    policy = policy_in_force(MONDAY)
    for n in numbers:
        at = MONDAY - timedelta(days=20) + n * timedelta(minutes=7)
        stage = stages[n % len(stages)]
        candidate = Candidate.objects.create(name=f"Candidate {n}", email=f"c{n}@mail.example", created_at=at)
        application = Application.objects.create(
            candidate=candidate, requisition=requisition, source=f"Source {n % 3}", applied_at=at, stage=stage,
            stage_since_at=at, furthest=n % 3,
        )  # fmt: skip
        coming = HandOver.objects.create(
            application=application, owner=world.recruiter, starts_on=MONDAY.date(), begun_at=at
        )
        HandOverItem.objects.create(
            hand_over=coming, position=1, text="x", days=0, known_on=at.date(), due_on=MONDAY.date(),
            doer=world.recruiter,
        )  # fmt: skip
        StageVisit.objects.create(
            application=application, stage=stage, milestone=stage.milestone, position=stage.position,
            entered_at=at, hiring_manager=world.manager, recorded_at=at,
        )  # fmt: skip
        interview = Interview.objects.create(
            application=application, stage=stage, starts_at=MONDAY + n * HOUR, ends_at=MONDAY + (n + 1) * HOUR,
            created_at=at,
        )  # fmt: skip
        InterviewSeat.objects.create(interview=interview, member=world.recruiter, added_at=at)
        owner, other = (world.recruiter, world.manager) if n % 2 else (world.manager, world.recruiter)
        commitment = Commitment.objects.create(
            clause="debrief", subject_type="application", subject_id=application.pk, owner=owner, beneficiary=other,
            side="recruiter" if n % 2 else "manager", requisition=requisition, application=application,
            origin="live", clock="elapsed", anchored_at=at, due_at=MONDAY + (n - 3) * HOUR,
        )  # fmt: skip
        case = EscalationCase.objects.create(
            number=n + 1, rule="debriefs_missed", policy=policy, about=world.manager, side="manager", episode=n + 1,
            scope_id=world.manager.pk, requisition=requisition, decider=world.ta_leader, decider_role="ta_leader",
            opened_at=at, decide_by_at=at, outcome="coached", note="x", closed_by=world.ta_leader, closed_at=at,
        )  # fmt: skip
        CaseEvidence.objects.create(case=case, commitment=commitment, at=at)
        Message.objects.create(
            kind="note", dedup_key=f"n{n}", recipient=world.recruiter, to_address="x@y.example", headline="x",
            letter={}, created_at=at, available_at=at,
        )  # fmt: skip
        ApiToken.objects.create(member=world.recruiter, name=f"t{n}", prefix="hp_", secret_hash=str(n), created_at=at)
        Invitation.objects.create(
            email=f"i{n}@x.example", name="x", secret_hash=str(n), invited_by=world.admin, invited_at=at,
            expires_at=MONDAY + HOUR,
        )  # fmt: skip
        another = Requisition.objects.create(
            number=500 + n, title="x", role_type="Engineering", hiring_manager=world.manager,
            recruiter=world.recruiter, created_at=at,
        )  # fmt: skip
        plan = HiringPlan.objects.create(
            department=f"D {n}", starts_on=date(2027, 1, 1), ends_on=date(2027, 12, 31), budget=1, created_at=at,
            changed_at=at,
        )  # fmt: skip
        PlanItem.objects.create(
            number=n + 1, plan=plan, title="x", role_type="x", department="x", outcome="x", success_at_6_months="x",
            success_at_12_months="x", time_to_impact="x", target_start_on=at.date(), yearly_cost=1, why_external="x",
            alternatives="x", hiring_manager=world.manager, recruiter=world.recruiter, created_at=at, changed_at=at,
        )  # fmt: skip
        add_pool(f"Pool {n}", members=[world.interviewer.pk], act=world.act(world.recruiter))
        save_template(requisition, f"Template {n}", act=world.act(world.recruiter))
        assessed = Competency.objects.create(name=f"Competency {n}")
        StageFocus.objects.create(stage=stage, competency=assessed)
        Question.objects.create(competency=assessed, kind="situational", text="x", good="x", written_at=at)
        fill(requisition, **{f"D {n}": 1})
        course = Course.objects.create(name=f"Course {n}", roles=["recruiter"])
        TrainingProof.objects.create(
            course=course, member=world.recruiter, kind="attendance", done_on=at.date(), recorded_at=at
        )
        away = Member.objects.create(name=f"P {n}", email=f"p{n}@north.example", time_zone="UTC")
        Leave.objects.create(
            member=away, first_on="2026-12-07", last_on="2026-12-11", delegate=world.manager, state="approved",
            approved_by=world.admin, approved_at=at, asked_at=at,
        )  # fmt: skip
        change_hours(HOUSE, (Day(date(2027, 1, 1) + timedelta(days=n)),), expected=n, act=world.act(world.admin))
        record("candidate_added", candidate, act=world.act(world.recruiter, at), thread=requisition)
        record("requisition_created", another, act=world.act(world.recruiter, at), thread=requisition)


def questions(browser, path):
    with CaptureQueriesContext(connection) as captured:
        answer = browser.get(f"/o/north/{path}")
    assert answer.status_code == 200, path
    return len(captured)


def test_every_list_asks_as_many_questions_at_a_hundred_rows_as_at_one(north, running):
    browser = north.client(north.recruiter)
    counts = {}
    for first, last in [(0, 1), (1, 10), (10, 100)]:
        with north.scope(north.recruiter):
            add(running, range(first, last))
        counts[last] = {name: questions(browser, path) for name, path in LISTS.items()}
    assert counts[10] == counts[1]
    assert counts[100] == counts[1]
