"""Another organization's ids in a body: refused in a made-up id's words, alone or among own ones."""

import json
from uuid import UUID

import pytest

from tests.architecture.test_every_door import OURS, rows_of, visit  # noqa: F401 - a fixture

NOBODY = str(UUID(int=1))


def bodies(ours, wrong):
    """Doors that take ids in a body, and what they are sent: one wrong id, alone or after a right one."""
    interview = {
        "starts_at": "2026-12-01T09:00:00Z", "ends_at": "2026-12-01T10:00:00Z", "place": "x",
        "stage": str(ours["stage_id"]), "interviewers": [str(ours["member_id"])],
    }  # fmt: skip
    stage = {
        "name": "x",
        "milestone": "interview",
        "minutes": 60,
        "agreed_days": 3,
        "competencies": [],
        "interviewers": [],
    }
    debrief = {
        "at": "2026-12-01T09:00:00Z",
        "minutes": 30,
        "place": "x",
        "people": [],
        "decider": str(ours["member_id"]),
    }
    application = f"applications/{ours['application_id']}"
    return {
        "an interview's stage": (f"{application}/interviews/", interview | {"stage": wrong["stage_id"]}),
        "an interviewer": (f"{application}/interviews/", interview | {"interviewers": [wrong["member_id"]]}),
        "an interviewer among ours": (
            f"{application}/interviews/", interview | {"interviewers": [ours["member_id"], wrong["member_id"]]}
        ),
        "a seat": (f"interviews/{ours['interview_id']}/seats/", {"member": wrong["member_id"]}),
        "a candidate": (f"requisitions/{OURS}/applications/", {"candidate": wrong["candidate_id"], "source": "x"}),
        "a move": (f"{application}/move/", {"to": wrong["stage_id"], "seen": ours["stage_id"]}),
        "a requirement cited": (
            f"{application}/close/", {"reason": "requirement", "requirement": wrong["requirement_id"], "note": "x"}
        ),
        "a stage's interviewer": (f"requisitions/{OURS}/stages/", stage | {"interviewers": [wrong["member_id"]]}),
        "a stage's interviewer among ours": (
            f"requisitions/{OURS}/stages/", stage | {"interviewers": [ours["member_id"], wrong["member_id"]]}
        ),
        "a guest of the debrief among ours": (
            f"{application}/debrief/schedule/", debrief | {"people": [ours["member_id"], wrong["member_id"]]}
        ),
        "a stage's pool": (f"requisitions/{OURS}/stages/", stage | {"pool": wrong["pool_id"]}),
        "a pool's member among ours": ("pools/", {"name": "x", "members": [ours["member_id"], wrong["member_id"]]}),
        "a template": (f"requisitions/{OURS}/stages/template/", {"template": wrong["template_id"]}),
        "evidence of somebody": (
            "training/evidence/",
            {"course": ours["course_id"], "member": wrong["member_id"], "kind": "shadow", "done_on": "2026-11-20"},
        ),
        "evidence of a course": (
            "training/evidence/",
            {"course": wrong["course_id"], "member": ours["member_id"], "kind": "shadow", "done_on": "2026-11-20"},
        ),
        "a question's competency": (
            "questions/", {"competency": wrong["competency_id"], "kind": "situational", "text": "x", "good": "x"}
        ),
        "a kit's question": (
            f"requisitions/{OURS}/stages/{ours['stage_id']}/questions/", {"question": wrong["question_id"]}
        ),
        "the debrief's decider": (f"{application}/debrief/schedule/", debrief | {"decider": wrong["member_id"]}),
        "a slate of ours and theirs": (
            f"requisitions/{OURS}/slates/",
            {"candidates": [{"application": each["application_id"], "evidence": []} for each in (ours, wrong)]},
        ),
    }  # fmt: skip


KINDS = (
    "application_id", "interview_id", "member_id", "stage_id", "candidate_id", "requirement_id", "competency_id",
    "question_id", "pool_id", "template_id", "course_id",
)  # fmt: skip
DOORS = list(bodies(dict.fromkeys(KINDS, NOBODY), dict.fromkeys(KINDS, NOBODY)))


@pytest.mark.parametrize("door", DOORS)
def test_a_foreign_id_is_refused_like_one_that_nobody_has(north, visit, door):  # noqa: F811
    opener, ours, theirs = visit
    before = {name: rows for name, rows in rows_of(north).items() if name != "tenancy_apitoken"}
    answers = []
    for wrong in (theirs, dict.fromkeys(theirs, NOBODY)):
        path, data = bodies(ours, wrong)[door]
        text = json.dumps(data, default=str)
        answer = opener("api/").post(f"/api/v1/o/north/{path}", text, content_type="application/json")
        words = answer.content.decode()
        for each in theirs.values():
            words = words.replace(str(each), NOBODY) if isinstance(each, UUID) else words
        answers.append((answer.status_code, words))
    assert answers[0] == answers[1]
    assert answers[0][0] in {400, 404, 422}, answers
    assert {name: rows for name, rows in rows_of(north).items() if name != "tenancy_apitoken"} == before
