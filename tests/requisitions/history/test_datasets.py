"""Two published data sets, read from beside the checkout when they are there; never part of the repository."""

from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from requisitions.rules.history.parsing import parse
from requisitions.rules.history.reading import read_history
from requisitions.rules.history.reconcile import Settlement
from tests.requisitions.history import lever
from tests.requisitions.history.given import chunks_of

BESIDE = Path(__file__).parents[4] / "shared" / "data" / "datasets"
NICOLOIUDICA, LEVER = BESIDE / "nicoloiudica_ats_synthetic", BESIDE / "lever_sandbox"
NOW = datetime(2026, 11, 23, tzinfo=UTC)

FUNNEL = """
[applications]
file = "candidates.csv"
id = "candidate_id"
role = "role"
source = "source"
location = "location"
applied_on = "application_date"
[events]
file = "recruitment_stages.csv"
application = "candidate_id"
what = "stage"
at = "stage_date"
[[stages]]
name = "Applied"
milestone = "application"
values = ["Applied"]
[[stages]]
name = "HR Interview"
milestone = "screen"
values = ["HR Interview"]
[[stages]]
name = "Tech Interview"
milestone = "interview"
values = ["Tech Interview"]
[[stages]]
name = "Offer"
milestone = "offer"
values = ["Offer"]
[[stages]]
name = "Hired"
milestone = "hired"
values = ["Hired"]
[outcomes]
"Rejected" = "rejected"
"""
OFFERS = '[offers]\nfile = "offers.csv"\napplication = "candidate_id"\naccepted = "accepted"\n'


def needs(folder: Path) -> pytest.MarkDecorator:
    return pytest.mark.skipif(not folder.is_dir(), reason=f"{folder.name} is not beside the checkout")


def settled(mapping: str, tables: dict[str, str | bytes]) -> Settlement:
    plan = parse(mapping.encode())
    files = {name: chunks_of(tables[name]) for name in plan.files}
    return read_history(plan, files, zone=ZoneInfo("Europe/Lisbon"), now=NOW, progress=lambda *_: None)


def funnel(mapping: str) -> Settlement:
    return settled(mapping, {path.name: path.read_bytes() for path in NICOLOIUDICA.glob("*.csv")})


def reached(settlement: Settlement, stages: int) -> list[int]:
    return [sum(each.furthest >= stage for each in settlement.applications) for stage in range(stages)]


@needs(NICOLOIUDICA)
def test_the_funnel_has_the_published_figures() -> None:
    settlement = funnel(FUNNEL)
    assert settlement.refusals == ()
    assert reached(settlement, 5) == [1200, 669, 457, 315, 105]


@needs(NICOLOIUDICA)
def test_the_offers_that_contradict_the_stages_are_named_one_by_one() -> None:
    """The offers table calls 254 accepted, the stages table calls 105 hired: 149 rows cannot be true."""
    settlement = funnel(FUNNEL + OFFERS)
    assert Counter(refusal.reason for refusal in settlement.refusals) == {
        "The offer is accepted, but the candidate was rejected.": 149
    }
    assert [str(note) for note in settlement.notes] == [
        "offers.csv: It calls 254 offers accepted; the other tables call those applications 149 rejected, 105 hired."
    ]
    assert str(settlement.refusals[0]) == (
        "offers.csv row 2: The offer is accepted, but the candidate was rejected. (see recruitment_stages.csv row 31)"
    )
    assert Counter(each.offer for each in settlement.applications) == {"accepted": 105, "declined": 61, "": 885}
    assert reached(settlement, 5) == [1051, 520, 308, 166, 105]


@needs(LEVER)
def test_a_lever_account_is_read_with_its_moves_back() -> None:
    """Moves back are taken and told. Five cannot be right: offers never made, and a lead only after the screen."""
    settlement = settled(lever.MAPPING, dict(lever.exported(LEVER)))
    assert Counter(refusal.kind for refusal in settlement.refusals) == {"claimed": 4, "order": 2}
    assert [refusal.reason for refusal in settlement.refusals if refusal.kind == "order"] == [
        "New lead on 1 Aug 2019 is dated after Recruiter screen on 2 Jul 2016, which comes later in the pipeline.",
        "Responded on 5 Aug 2019 is dated after Recruiter screen on 2 Jul 2016, which comes later in the pipeline.",
    ]
    assert (len(settlement.applications), len(settlement.left_out)) == (999, 5)
    assert sum(note.text.startswith("Taken as a move back.") for note in settlement.notes) == 51
    assert reached(settlement, 12) == lever.reached(LEVER)
