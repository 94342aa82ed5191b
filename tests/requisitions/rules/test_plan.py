"""What decisions add up to, and what about a plan item is material."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from requisitions.rules.plan import MATERIAL, Names, PlanDraft, canonical, changed_fields, misfit, unargued
from requisitions.rules.plan_states import settle

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
    mended = replace(DRAFT, title="Gait Engineer", recruiter_id=UUID(int=2))
    assert changed_fields(DRAFT, mended) & MATERIAL == set()
    dearer = replace(mended, yearly_cost=120_000, reason="backfill")
    assert changed_fields(DRAFT, dearer) & MATERIAL == {"yearly_cost", "reason"}


def test_the_words_of_a_version_leave_out_what_nobody_said():
    text = canonical(replace(DRAFT, cost_high=110_000, upskill="Bram would need a year"), Names("Aiko Tanaka"))
    assert "Cost band: 96,000 to 110,000\n" in text
    assert "Upskilling: Bram would need a year\n" in text
    assert ("Recruiter" in text, "Automation" in text, "Open by" in text) == (False, False, False)


@pytest.mark.parametrize(
    ("changes", "objection"),
    [
        pytest.param({}, "", id="another way in words of its own"),
        pytest.param({"alternatives": "", "upskill": "Bram would need a year"}, "", id="one of the three is enough"),
        pytest.param({"alternatives": " "}, "Argue at least one other way", id="none at all"),
        pytest.param({"automate": "n/a"}, "Automation: say why it is not enough", id="a tick in words"),
    ],
)
def test_a_way_is_argued_and_not_ticked(changes, objection):
    assert unargued(replace(DRAFT, **changes)).startswith(objection)
    assert bool(unargued(replace(DRAFT, **changes))) == bool(objection)


@pytest.mark.parametrize(
    ("changes", "objection"),
    [
        pytest.param({"cost_low": 90_000, "cost_high": 110_000}, "", id="a band around the cost"),
        pytest.param({"cost_low": 100_000}, "outside its band", id="a band above it"),
        pytest.param({"cost_high": 90_000}, "outside its band", id="a band below it"),
        pytest.param({"seats": 0}, "1 to 99 seats", id="no seat"),
        pytest.param({"target_open_on": date(2027, 1, 4)}, "", id="open before the start"),
        pytest.param({"target_open_on": date(2027, 4, 1)}, "after the target start", id="open after the start"),
    ],
)
def test_figures_and_days_that_cannot_be_meant(changes, objection):
    assert objection in misfit(replace(DRAFT, **changes))
    assert bool(misfit(replace(DRAFT, **changes))) == bool(objection)
