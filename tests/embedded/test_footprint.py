"""The first `make demo` of a newcomer: the company is made once, whole, and nothing lies outside var/ and .venv/."""

import signal

import pytest

from tests.embedded.first_start import FirstStart

pytestmark = [pytest.mark.faults, pytest.mark.xdist_group("demo")]


def test_a_demo_leaves_nothing_outside_its_own_folders(first: FirstStart) -> None:
    for before, after in first.written_elsewhere.values():
        assert after == before
    assert first.written_elsewhere["home"] == first.written_elsewhere["tmp"] == ({}, {})
    assert {"log", "mail", "postgres", "run", "secret_key"} <= {path.name for path in first.var.iterdir()}


def test_the_first_start_makes_both_organizations_and_ends_well(first: FirstStart) -> None:
    assert [slug for slug, _ in first.company] == ["harbor", "northwind"]
    assert "Making the demo company" in first.said
    assert "Stopped. `make demo` goes on from here, with its data." in first.said


def test_the_company_tells_of_three_escalations_and_of_no_others(first: FirstStart) -> None:
    """One recovered, a recruiter's two missed slates, and one that just reached the TA leader."""
    assert first.cases == [
        ("Wouter de Vries", "debriefs_missed", True),
        ("Daniel Okafor", "slates_missed", False),
        ("Marcus Bell", "debriefs_missed", False),
    ]


@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGINT])
def test_a_first_start_ended_while_it_makes_the_company_leaves_none_and_nothing_running(
    first: FirstStart, sign: signal.Signals
) -> None:
    interrupted = first.interrupted[sign]
    assert interrupted.company == []
    assert interrupted.code == (0 if sign is signal.SIGINT else -sign)
    assert "Traceback" not in interrupted.said
