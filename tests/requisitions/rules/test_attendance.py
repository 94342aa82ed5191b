"""One side's word stays one side's until the other has spoken."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from requisitions.rules.attendance import Standing, Voice, standing

ANSWERS = st.sampled_from([None, True, False])


@pytest.mark.parametrize(
    ("by", "maya", "jonas", "expected"),
    [
        (
            "Maya", {"has_recorded": True}, {},
            Standing("today", "Maya says so; Jonas has not confirmed.", ("manager",)),
        ),
        ("Maya", {"has_recorded": True}, {"agrees": True}, Standing("kept", "Jonas and Maya say so.")),
        (
            "Maya", {"has_recorded": True}, {"agrees": False, "why": "I was in Delft."},
            Standing("split", "Maya says so; Jonas says otherwise: I was in Delft.", ("manager",)),
        ),
        (
            "Ingrid", {}, {},
            Standing("today", "Ingrid says so; Jonas and Maya have not confirmed.", ("manager", "recruiter")),
        ),
        ("Ingrid", {"agrees": True}, {}, Standing("today", "Maya says so; Jonas has not confirmed.", ("manager",))),
    ],
)  # fmt: skip
def test_how_it_is_said(by, maya, jonas, expected):
    voices = [Voice("manager", "Jonas", **jonas), Voice("recruiter", "Maya", **maya)]
    assert standing(by, voices) == expected


@given(ANSWERS, ANSWERS, st.sampled_from(["manager", "recruiter", "somebody"]))
def test_it_is_both_only_when_nobody_is_silent_or_against(manager, recruiter, by):
    voices = [
        Voice("manager", "Jonas", by == "manager", manager, "x"),
        Voice("recruiter", "Maya", by == "recruiter", recruiter, "x"),
    ]
    found = standing("Ingrid", voices)
    stand = [voice.agrees is True or (voice.has_recorded and voice.agrees is None) for voice in voices]
    assert (found.state == "kept") == all(stand)
    assert (found.state == "split") == (False in {manager, recruiter})
    assert bool(found.waits_for) == (found.state != "kept")
