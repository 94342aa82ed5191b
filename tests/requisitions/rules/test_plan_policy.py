"""Which steps a seat needs, who is asked when, and what cannot be a policy."""

from dataclasses import replace
from uuid import UUID

import pytest

from requisitions.rules.plan_policy import Step, applying, as_data, asked_now, objection, parsed, without_a_word

ADA = UUID(int=7)
FINANCE = Step("finance", "Finance", "finance", 1, roles=("finance",))
TALENT = Step("talent", "Talent", "talent", 1, roles=("ta_leader",))
BOARD = Step("board", "Board", "business", 2, people=(ADA,), from_cost=200_000)
STEPS = (BOARD, FINANCE, TALENT)


@pytest.mark.parametrize(
    ("cost", "decided", "asked"),
    [
        pytest.param(96_000, [], ["finance", "talent"], id="both at once"),
        pytest.param(96_000, ["finance"], ["talent"], id="one is left"),
        pytest.param(96_000, ["finance", "talent"], [], id="the board is not asked about little"),
        pytest.param(200_000, ["talent"], ["finance"], id="the board comes later"),
        pytest.param(200_000, ["talent", "finance"], ["board"], id="and then it is asked"),
    ],
)
def test_who_is_asked_when(cost, decided, asked):
    assert [step.key for step in asked_now(applying(STEPS, cost), decided)] == asked


@pytest.mark.parametrize(
    ("people", "lacking"),
    [
        pytest.param({1: ["finance"], 2: ["ta_leader"]}, None, id="one for each"),
        pytest.param({1: ["finance"]}, "talent", id="nobody for talent"),
        pytest.param({1: ["finance", "ta_leader"]}, "talent", id="one person is not two"),
        pytest.param({1: ["finance", "ta_leader"], 2: ["finance"]}, None, id="who could do both does one"),
        pytest.param({1: ["finance"], 2: ["finance"], 3: ["finance"]}, "talent", id="many of one kind"),
    ],
)
def test_every_step_needs_somebody_of_its_own(people, lacking):
    found = without_a_word((FINANCE, TALENT), {UUID(int=each): roles for each, roles in people.items()})
    assert (found.key if found else None) == lacking


def test_one_of_the_named_or_of_a_role_is_enough():
    assert (BOARD.takes(ADA, ()), BOARD.takes(UUID(int=8), ("finance",)), FINANCE.takes(ADA, ("finance",))) == (
        True,
        False,
        True,
    )


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        pytest.param(STEPS, "", id="sound"),
        pytest.param((FINANCE, BOARD), "Talent acquisition agrees to every seat", id="no talent"),
        pytest.param(
            (replace(FINANCE, from_cost=1), TALENT), "Finance agrees to every seat", id="finance on dear ones"
        ),
        pytest.param((FINANCE, TALENT, TALENT), "same name", id="twice"),
        pytest.param((FINANCE, TALENT, replace(BOARD, people=())), "Board: choose a role", id="nobody"),
        pytest.param((FINANCE, TALENT, *(replace(BOARD, key=str(n)) for n in range(7))), "Keep to 8", id="nine"),
    ],
)
def test_what_cannot_be_a_policy(steps, said):
    assert said in objection(steps)
    assert bool(objection(steps)) == bool(said)


def test_a_policy_is_stored_and_read_as_it_was():
    assert parsed(as_data(STEPS)) == STEPS
