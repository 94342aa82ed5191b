"""What a plan's conversations ask of a candidate, and what nobody or too many assess."""

from dataclasses import replace

import pytest

from requisitions.rules.content import Content, RequirementLine, StageLine, canonical
from requisitions.rules.coverage import coverage
from requisitions.rules.loop_notes import candidate_minutes, hours, loop_notes
from requisitions.rules.notes import notes
from requisitions.rules.plan_template import TemplateStage, read, written


def plan(*stages, requirements=()):
    return Content("Role", "", "", "", requirements=requirements, stages=stages)


def stage(name, minutes=60, competencies=("Planning",), **more):
    return StageLine(name, minutes, None, competencies, ("Ana Ruiz",), **more)


def facts(content, longest_hours=5):
    return [note.fact for note in loop_notes(content, longest_hours=longest_hours)]


def test_only_conversations_count_as_the_candidates_time():
    content = plan(stage("One", 200), stage("Two", 100), stage("Slate", 90, is_interview=False))
    assert candidate_minutes(content) == 300
    assert facts(content) == []
    longer = replace(content, stages=(*content.stages, stage("Three", 1, ())))
    assert facts(longer) == ["The conversations take 5 h 1 min."]
    assert facts(content, longest_hours=4) == ["The conversations take 5 h."]


@pytest.mark.parametrize(("minutes", "said"), [(0, "0 min"), (45, "45 min"), (60, "1 h"), (270, "4 h 30 min")])
def test_hours_in_words(minutes, said):
    assert hours(minutes) == said


def test_what_none_or_more_than_three_assess():
    nice = RequirementLine("R1", "Speaks Dutch", is_must=False, competency="Dutch")
    must = RequirementLine("R2", "Plans", is_must=True, competency="Planning")
    stages = [stage(str(number), 10) for number in range(4)]
    assert facts(plan(*stages[:3], requirements=(nice, must))) == ["No stage assesses Dutch."]
    assert facts(plan(*stages, requirements=(must,))) == ["Four stages assess Planning."]
    assert facts(plan(requirements=(must,))) == [], "a must-have's gap is in the way of signing, and said there"


def test_a_pool_interviews_where_nobody_is_named():
    pooled = StageLine("Technical", 60, None, ("Planning",), pool="Platform")
    content = plan(pooled)
    assert "by anyone of Platform" in canonical(content)
    assert coverage(content).stages[0].who == "Platform"
    assert not any(note.key == "Technical" for note in notes(content, is_held=True))
    assert any(note.key == "Technical" for note in notes(plan(replace(pooled, pool=None)), is_held=True))


def test_a_template_is_read_as_it_was_written():
    stages = (
        TemplateStage("Technical", "interview", 60, 7, ("Planning",), "Platform"),
        TemplateStage("Hired", "hired", 0, None),
    )
    assert read(written(stages)) == stages
