"""What a kickoff says, what is in the way of signing it, and what a change changed."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from requisitions.rules.agenda import Progress, Talk, agenda
from requisitions.rules.content import Content, RequirementLine, StageLine, canonical, digest
from requisitions.rules.coverage import coverage
from requisitions.rules.difference import GONE, NEW, SAME, Part, difference, words
from requisitions.rules.forecast import Forecast, Took, forecast
from requisitions.rules.notes import notes, unchallenged

CONTROL = StageLine("Control theory", 60, 7, ("Dynamics and control",), ("Bram Visser",))
CODE = StageLine("Code", 60, 7, ("Real-time software",), ("Yusuf Demir", "Lin Chen"))
SYSTEMS = StageLine("Systems", 60, 7, ("Dynamics and control",), ("Aiko Tanaka",))
OFFER = StageLine("Offer", 30, 5, is_interview=False)
R1 = RequirementLine("R1", "Has shipped a controller", True, "Dynamics and control", "Control theory")
R2 = RequirementLine("R2", "Modern C++ on a real-time target", True, "Real-time software", "Code")
R3 = RequirementLine("R3", "Has mentored somebody", False)
READY = Content(
    title="Controls Engineer, Legged Platform",
    outcome="A gait that holds",
    success_at_6_months="50 stair courses in a row",
    success_at_12_months="500 h on a customer floor",
    requirements=(R1, R2, R3),
    ideal_profile="Somebody who tests first",
    stages=(CONTROL, CODE, SYSTEMS, OFFER),
    sourcing_plan="Former colleagues, two conferences",
    slate_due_on=date(2026, 12, 4),
    agreed_days=55,
)


def blocking(content, *, is_held=True):
    return [note.fact for note in notes(content, is_held=is_held) if note.blocks]


def test_a_ready_kickoff_has_only_advice():
    assert [(note.fact, note.blocks) for note in notes(READY, is_held=True)] == [
        ("Real-time software is assessed once.", False)
    ]


@pytest.mark.parametrize(
    ("content", "is_held", "fact"),
    [
        pytest.param(
            replace(READY, requirements=(replace(R1, stage=None), R2)),
            True,
            "Nobody assesses dynamics and control (R1).",
            id="a must-have without a stage",
        ),
        pytest.param(
            replace(READY, requirements=(replace(R1, stage="Code"), R2)),
            True,
            "Nobody assesses dynamics and control (R1).",
            id="a must-have in a stage that does not assess it",
        ),
        pytest.param(
            replace(READY, requirements=(replace(R1, competency=None),)),
            True,
            "R1 has no competency.",
            id="a must-have without a competency",
        ),
        pytest.param(replace(READY, requirements=(R3,)), True, "No must-have is agreed.", id="no must-have"),
        pytest.param(
            replace(READY, stages=(replace(CONTROL, interviewers=()), CODE)),
            True,
            "Nobody interviews in Control theory.",
            id="a stage with a focus and nobody in it",
        ),
        pytest.param(replace(READY, slate_due_on=None), True, "The slate has no day.", id="no slate date"),
        pytest.param(READY, False, "The kickoff has not been held.", id="not held"),
    ],
)
def test_what_blocks_a_signature(content, is_held, fact):
    assert blocking(content, is_held=is_held) == [fact]


def test_a_nice_to_have_without_a_stage_blocks_nothing():
    assert blocking(replace(READY, requirements=(R1, R2, R3))) == []


def test_more_than_seven_must_haves_are_worth_a_second_look():
    many = tuple(replace(R1, code=f"R{number}") for number in range(1, 9))
    facts = [note.fact for note in notes(replace(READY, requirements=many), is_held=True) if not note.blocks]
    assert facts == ["Eight must-haves.", "Real-time software is assessed once."]


def test_what_not_both_have_challenged_is_named_once_and_keeps_nobody_from_signing():
    assert unchallenged(()) == ()
    [note] = unchallenged(("R1", "R2", "R4"))
    assert (note.fact, note.key, note.blocks) == ("R1, R2 and R4 are not challenged by both.", "R1", False)
    assert unchallenged(("R4",))[0].fact == "R4 is not challenged by both."


def test_coverage_has_the_gaps_and_leaves_out_stages_that_are_no_conversation():
    safety = RequirementLine("R5", "Hazard analysis", True, "Functional safety")
    matrix = coverage(replace(READY, requirements=(R1, R2, safety)))
    assert [(stage.name, stage.who) for stage in matrix.stages] == [
        ("Control theory", "Bram"),
        ("Code", "Yusuf, Lin"),
        ("Systems", "Aiko"),
    ]
    assert [(row.competency, row.assessed, row.times, row.is_gap) for row in matrix.rows] == [
        ("Dynamics and control", (True, False, True), 2, False),
        ("Real-time software", (False, True, False), 1, False),
        ("Functional safety", (False, False, False), 0, True),
    ]


def test_the_signed_text_carries_every_fact():
    assert canonical(READY).splitlines() == [
        "Role: Controls Engineer, Legged Platform",
        "Outcome: A gait that holds",
        "In six months: 50 stair courses in a row",
        "In twelve months: 500 h on a customer floor",
        "R1, must-have: Has shipped a controller (shows Dynamics and control, assessed in Control theory)",
        "R2, must-have: Modern C++ on a real-time target (shows Real-time software, assessed in Code)",
        "R3, nice-to-have: Has mentored somebody (shows no competency, assessed in no stage)",
        "Ideal profile: Somebody who tests first",
        "Stage 1, Control theory: 60 minutes, within 7 days; assesses Dynamics and control; by Bram Visser",
        "Stage 2, Code: 60 minutes, within 7 days; assesses Real-time software; by Yusuf Demir, Lin Chen",
        "Stage 3, Systems: 60 minutes, within 7 days; assesses Dynamics and control; by Aiko Tanaka",
        "Stage 4, Offer: 30 minutes, within 5 days; assesses nothing; by nobody yet",
        "Sourcing: Former colleagues, two conferences",
        "Slate: 3 candidates by 2026-12-04",
        "Time to hire: 55 days",
    ]


@given(st.text(min_size=1), st.text(min_size=1))
def test_different_words_have_different_hashes_and_layout_does_not_count(one, other):
    first = canonical(replace(READY, ideal_profile=one))
    second = canonical(replace(READY, ideal_profile=other))
    assert (digest(first) == digest(second)) == (first == second)
    assert canonical(replace(READY, ideal_profile=f" {one}\n")) == first


def test_the_difference_shows_the_changed_words_of_the_changed_line():
    before = canonical(READY)
    after = canonical(replace(READY, requirements=(R1, replace(R2, text="Modern C++ without allocation"), R3)))
    (line,) = difference(before, after)
    assert "".join(part.text for part in line if part.kind == SAME) == (
        "R2, must-have: Modern C++ (shows Real-time software, assessed in Code)"
    )
    assert [part for part in line if part.kind != SAME] == [
        Part(GONE, "on a real-time target "),
        Part(NEW, "without allocation "),
    ]


@given(st.lists(st.sampled_from(["a", "b", "c "]), max_size=8), st.lists(st.sampled_from(["a", "b", "d"]), max_size=8))
def test_the_parts_of_a_difference_give_both_texts_back(old, new):
    before, after = " ".join(old), " ".join(new)
    parts = words(before, after)
    assert "".join(part.text for part in parts if part.kind != NEW) == before
    assert "".join(part.text for part in parts if part.kind != GONE) == after


def test_the_agenda_says_how_far_each_point_has_come():
    def states(content, *, is_challenged=True):
        said = notes(content, is_held=True)
        points = agenda(content, said, Progress(is_challenged=is_challenged, is_agreed=False))
        return {point.key: point.state for point in points}, sum(point.minutes for point in points)

    assert states(READY) == (
        {
            "outcome": "kept",
            "requirements": "kept",
            "profile": "kept",
            "plan": "kept",
            "sourcing": "kept",
            "time": "kept",
            "experience": "later",
            "promises": "later",
            "risks": "later",
            "decisions": "later",
            "sign": "later",
        },
        45,
    )
    gap = replace(READY, requirements=(R1, replace(R2, stage=None)), slate_due_on=None, agreed_days=None)
    found, _ = states(gap, is_challenged=False)
    assert {key: found[key] for key in ("requirements", "plan", "sourcing", "time")} == {
        "requirements": "today",
        "plan": "late",
        "sourcing": "today",
        "time": "later",
    }


def test_what_both_called_settled_is_done_unless_something_blocks_it():
    talks = {
        "risks": Talk(is_settled=True, spent_for=timedelta(minutes=3)),
        "decisions": Talk(is_parked=True),
        "requirements": Talk(is_settled=True),
        "time": Talk(since=datetime(2026, 11, 23, 9, tzinfo=UTC)),
    }
    gap = replace(READY, requirements=(R1, replace(R2, stage=None)), agreed_days=None)
    points = {
        each.key: each
        for each in agenda(gap, notes(gap, is_held=True), Progress(is_challenged=False, is_agreed=False, talks=talks))
    }
    assert points["requirements"].state == "today", "nobody assesses R2: that is not settled by saying so"
    assert (points["risks"].state, points["risks"].spent, points["risks"].is_over) == ("kept", 3, True)
    assert (points["decisions"].state, points["time"].state, points["time"].is_next) == ("parked", "today", True)


def test_history_of_like_roles_beside_the_wish():
    days = [Took(each, is_from_first=each > 80) for each in (40, 48, 50, 52, 55, 58, 60, 62, 66, 70, 74, 78, 80, 95)]
    said = forecast(days, 40)
    assert said == Forecast(low=52.75, median=61.0, high=73.0, p80=75.6, n=14, wish=40, met=1, from_first=1)
    assert (said.gap, said.safe_gap) == (21, 36)
    assert (forecast(days, 70).gap, forecast(days, None).gap) == (-9, 0)


def test_under_five_like_roles_there_is_too_little_to_say():
    assert forecast([Took(each) for each in (40, 50, 60, 70)], 45) is None
