"""What a side of a scenario adds up to, and that a draft is stored as it was."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from requisitions.rules.scenario import FillRecord, Sums, as_data, from_data, sums
from tests.requisitions.rules.test_plan import DRAFT

OTHER = replace(
    DRAFT, role_type="Sales", seats=2, yearly_cost=50_000, cost_high=60_000, target_open_on=date(2027, 1, 4),
    recruiter_id=UUID(int=2),
)  # fmt: skip


@pytest.mark.parametrize("draft", [DRAFT, OTHER], ids=["with little", "with everything"])
def test_a_draft_is_stored_and_read_as_it_was(draft):
    assert from_data(as_data(draft)) == draft


def test_likely_hires_follow_the_record_where_there_is_enough_of_it():
    record = {"Engineering": FillRecord(4, 4), "Sales": FillRecord(3, 6)}
    assert sums([DRAFT, OTHER], record) == Sums(seats=3, cost=196_000, low=196_000, high=216_000, hires=2.0)
    assert sums([OTHER], {}).hires == 2
    assert sums([], record) == Sums()
