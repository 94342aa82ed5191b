"""What a kickoff begins with: typed as lines, kept as data, the same again when read."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from requisitions.rules.content import Content, RequirementLine
from requisitions.rules.kickoff_template import (
    Beginning,
    Unusable,
    Wanted,
    as_data,
    lines_of,
    of_content,
    of_data,
    of_lines,
    questions_of,
)
from requisitions.rules.plan_template import TemplateStage
from requisitions.rules.prework import QUESTIONS

PLAIN = st.text("abcdeßéжあ1 ", min_size=1, max_size=8).map(lambda text: " ".join(text.split())).filter(bool)


def typed(musts="", nices="", **more):
    texts = {"profile": "", "sourcing": "", "questions": "\n".join(each.text for each in QUESTIONS)} | more
    return of_lines(musts, nices, **texts)


def test_a_line_is_a_requirement_and_a_bar_names_its_competency():
    found = typed(
        "- Has shipped a controller | Dynamics\n\n"
        "Tunes gains | Dynamics | Technical | work sample | runs on hardware\n Writes tests",
        "Speaks Dutch",
    )
    assert found == Beginning(
        (
            Wanted("Has shipped a controller", is_must=True, competency="Dynamics"),
            Wanted("Tunes gains", True, "Dynamics", "Technical", "work sample", "runs on hardware"),
            Wanted("Writes tests", is_must=True),
            Wanted("Speaks Dutch", is_must=False),
        )
    )


def test_questions_of_the_programs_own_keep_where_they_go_and_others_are_talked_about():
    profile = next(each for each in QUESTIONS if each.key == "profile")
    found = typed(questions=f"{profile.text}\nWhat did the last one leave undone?")
    assert found.questions[0] == profile
    assert (found.questions[1].key, found.questions[1].field) == ("own-2", "")
    assert questions_of(found) == found.questions
    assert questions_of(Beginning()) == questions_of(None) == QUESTIONS


@given(
    st.lists(
        st.tuples(PLAIN, st.booleans(), *[PLAIN | st.just("")] * 4),
        max_size=8,
        unique_by=lambda each: each[0].casefold(),
    )
)
def test_lines_and_data_come_back_as_they_were(rows):
    wanted = tuple(Wanted(*each) for each in rows)
    beginning = Beginning((*(w for w in wanted if w.is_must), *(w for w in wanted if not w.is_must)))
    assert of_data(as_data(beginning)) == beginning
    assert typed(lines_of(beginning.must_haves), lines_of(beginning.nice_to_haves)) == beginning


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param({"musts": "x" * 241}, id="a requirement too long"),
        pytest.param({"musts": "One\none"}, id="twice"),
        pytest.param({"musts": "One | two | three | four | five | six"}, id="too many bars"),
        pytest.param({"musts": "One | | | | " + "x" * 241}, id="evidence too long"),
        pytest.param({"promises": "x" * 4_001}, id="a promise too long"),
        pytest.param({"musts": " | Dynamics"}, id="a competency alone"),
        pytest.param({"musts": "\n".join(f"R {n}" for n in range(41))}, id="too many"),
        pytest.param({"questions": "\n".join(f"Q {n}?" for n in range(21))}, id="too many questions"),
        pytest.param({"questions": "x" * 201}, id="a question too long"),
        pytest.param({"questions": f"{QUESTIONS[0].text}\n{QUESTIONS[0].text}"}, id="a question twice"),
        pytest.param({"profile": "x" * 4_001}, id="a text too long"),
    ],
)
def test_what_cannot_be_meant_is_refused(wrong):
    with pytest.raises(Unusable):
        typed(**wrong)


def test_what_was_kept_before_there_were_stages_can_be_read():
    kept = {key: value for key, value in as_data(Beginning()).items() if key not in {"stages", "candidate_promises"}}
    assert of_data(kept) == Beginning()


def test_of_a_kickoff_neither_people_nor_dates_are_kept():
    content = Content(
        title="x", outcome="x", success_at_6_months="x", success_at_12_months="x",
        requirements=(RequirementLine("R4", "Ships", is_must=True, competency="Dynamics", stage="Technical"),),
        ideal_profile="Calm", sourcing_plan="Colleagues",
    )  # fmt: skip
    stages = (TemplateStage("Technical", "interview", 60, 7, ("Dynamics",)),)
    wanted = Wanted("Ships", is_must=True, competency="Dynamics", stage="Technical")
    found = of_content(content, stages)
    assert found == Beginning((wanted,), "Calm", "Colleagues", stages=stages)
    assert of_data(json.loads(json.dumps(as_data(found)))) == found
