"""What decisions add up to, and what about a plan item is material."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from requisitions.rules.plan import PlanDraft, canonical, settle

DRAFT = PlanDraft(
    title="Controls Engineer",
    role_type="Engineering",
    department="Legged",
    location="Delft",
    seats=1,
    outcome="A gait that holds",
    success_at_6_months="50 stair courses",
    success_at_12_months="500 h on a floor",
    time_to_impact="Three months",
    target_start_on=date(2027, 3, 1),
    yearly_cost=96_000,
    why_external="Nobody here has shipped one",
    alternatives="Training takes a year",
    hiring_manager_id=UUID(int=1),
)


@pytest.mark.parametrize(
    ("decisions", "state"),
    [
        pytest.param([], "proposed", id="nobody has decided"),
        pytest.param([("finance", "open")], "proposed", id="one side agrees"),
        pytest.param([("finance", "open"), ("talent", "open")], "approved", id="both agree"),
        pytest.param([("finance", "open"), ("talent", "send_back")], "sent_back", id="one sends it back"),
        pytest.param([("finance", "decline"), ("talent", "send_back")], "declined", id="a decline is the end"),
    ],
)
def test_what_two_sides_add_up_to(decisions, state):
    assert settle(decisions) == state


def test_the_argument_is_material_and_the_title_is_not():
    text = canonical(DRAFT, hiring_manager="Aiko Tanaka")
    assert (
        canonical(replace(DRAFT, title="Gait Engineer", recruiter_id=UUID(int=2)), hiring_manager="Aiko Tanaka") == text
    )
    assert canonical(replace(DRAFT, yearly_cost=120_000), hiring_manager="Aiko Tanaka") != text
    assert canonical(DRAFT, hiring_manager="Bram Visser") != text
