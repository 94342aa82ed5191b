"""What holds for any tables: written out and read back they are the same, in any order of rows, cut anywhere."""

import csv
import io
import random
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from requisitions.rules.history.mapping import OPEN
from tests.requisitions.history.given import MAPPING, read, refused

FIRST = date(2024, 1, 1)
STAGES = ("Applied", "Screen", "Onsite", "Offer", "Hired")
names = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zs", "Zl", "Zp")), min_size=1, max_size=8)
roles = names.filter(lambda name: name[0] not in "=+-@" and name.strip() == name)


@st.composite
def histories(draw: st.DrawFn) -> dict[str, tuple[str, list[int], str]]:
    """Sound applications: id -> (role, days on which the first stages were entered, how it ended)."""
    ids = draw(st.lists(st.integers(0, 999).map(lambda n: f"C{n:03}"), unique=True, max_size=12))
    return {
        id_: (
            draw(roles),
            sorted(draw(st.lists(st.integers(0, 300), min_size=1, max_size=len(STAGES)))),
            draw(st.sampled_from(["Rejected", "Withdrew", ""])),
        )
        for id_ in ids
    }


def written(rows: list[list[str]], separator: str, end: str) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=separator, lineterminator=end).writerows(rows)
    return out.getvalue()


def tables(history: dict[str, tuple[str, list[int], str]]) -> tuple[list[list[str]], list[list[str]]]:
    candidates = [
        [id_, role, "Nadia", "", f"{FIRST + timedelta(days[0])}", "" if len(days) == len(STAGES) else end]
        for id_, (role, days, end) in history.items()
    ]
    events = [
        [id_, stage, f"{FIRST + timedelta(on)}"]
        for id_, (_, days, _) in history.items()
        for stage, on in zip(STAGES, days, strict=False)
    ]
    return candidates, events


HEADS = (
    ["Candidate ID", "Position", "Manager", "E-mail", "Applied on", "Outcome"],
    ["Candidate ID", "Stage", "Reached on"],
)
ways = st.tuples(
    st.sampled_from(",;\t"), st.sampled_from(["\n", "\r\n", "\r"]), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"])
)


@settings(max_examples=60)
@given(history=histories(), way=ways, seed=st.integers(), size=st.integers(1, 200))
def test_what_was_written_is_read_whatever_the_export(
    history: dict[str, tuple[str, list[int], str]], way: tuple[str, str, str], seed: int, size: int
) -> None:
    separator, end, codec = way
    candidates, events = tables(history)
    random.Random(seed).shuffle(candidates)
    random.Random(seed).shuffle(events)
    settlement = read(
        written([HEADS[0], *candidates], separator, end).encode(codec),
        written([HEADS[1], *events], separator, end).encode(codec),
        "Candidate ID,Accepted\n",
        MAPPING,
        size,
    )
    assert refused(settlement) == []
    told = {
        each.id: (each.said("role"), each.furthest, len({visit.stage for visit in each.visits}), each.outcome)
        for each in settlement.applications
    }
    expected = {"Rejected": "rejected", "Withdrew": "withdrawn", "": OPEN}
    assert told == {
        id_: (role, len(days) - 1, len(days), "hired" if len(days) == len(STAGES) else expected[ended])
        for id_, (role, days, ended) in history.items()
    }


@settings(max_examples=60)
@given(
    lines=st.lists(
        st.tuples(
            st.sampled_from(["A1", "A2", "A3"]),
            st.sampled_from([*STAGES, "Rejected", "Withdrew", "In process"]),
            st.integers(0, 5),
        ),
        max_size=12,
    ),
    seed=st.integers(),
)
def test_the_order_of_rows_changes_nothing(lines: list[tuple[str, str, int]], seed: int) -> None:
    """Also when the tables contradict each other: the same applications are taken and left out."""
    candidates = written([HEADS[0], *([f"A{n}", "Engineer", "N", "", "2024-01-01", ""] for n in (1, 2, 3))], ",", "\n")
    events = [[id_, what, f"{FIRST + timedelta(on)}"] for id_, what, on in lines]
    shuffled = random.Random(seed).sample(events, len(events))
    first, second = (
        read(candidates, written([HEADS[1], *rows], ",", "\n"), "Candidate ID,Accepted\n")
        for rows in (events, shuffled)
    )
    assert first.applications == second.applications
    assert first.left_out == second.left_out


@settings(max_examples=150)
@given(data=st.binary(max_size=400))
def test_no_bytes_at_all_make_it_stumble(data: bytes) -> None:
    """Whatever stands in the file, there is a report; nothing else is raised."""
    head = b"Candidate ID,Stage,Reached on\n"
    for activity in (data, head + data):
        settlement = read(activity=activity)
        assert all(str(refusal).isprintable() for refusal in settlement.refusals)
