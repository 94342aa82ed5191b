"""How long our files, functions, views and templates are, against the budgets; `make house` prints it.

A mirror, not a gate: an exception is explained, never golfed away. Tests and migrations are not measured.
"""

import ast
import math
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
SHOWN = 10


@dataclass(frozen=True)
class Budget:
    """What half, nine tenths and all of a kind should stay within, in lines."""

    kind: str
    median: int
    p90: int
    never: int


BUDGETS = (
    Budget("file", 60, 200, 400),
    Budget("function", 7, 22, 40),
    Budget("view", 8, 18, 25),
    Budget("template", 30, 100, 200),
)


@dataclass(frozen=True)
class Measured:
    """One thing of a kind, where it stands, and its length in lines."""

    kind: str
    place: str
    lines: int


def tracked(*patterns: str) -> list[Path]:
    """Return our files that match, new ones included and ignored ones not."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *patterns]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout
    return sorted(ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file())


def measure() -> Iterator[Measured]:
    """Measure everything we wrote that runs."""
    for path in tracked("*.py"):
        place = path.relative_to(ROOT)
        if place.parts[0] != "tests" and "migrations" not in place.parts:
            yield from _code(path)
    for path in tracked("templates/*"):
        yield Measured("template", str(path.relative_to(ROOT)), _lines(path))


def _code(path: Path) -> Iterator[Measured]:
    place = path.relative_to(ROOT)
    yield Measured("file", str(place), _lines(path))
    is_door = "views" in place.with_suffix("").parts
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            yield Measured("function", f"{place}:{node.lineno} {node.name}", length)
            if is_door and node.args.args and node.args.args[0].arg == "request":
                yield Measured("view", f"{place}:{node.lineno} {node.name}", length)


def _lines(path: Path) -> int:
    return len(path.read_text().splitlines())


def table(found: list[Measured]) -> str:
    """Return the figures beside the budgets, and below them what is longer than it ever should be."""
    rows = [f"{'lines':<10}{'count':>7}{'median':>14}{'p90':>14}{'longest':>14}"]
    for budget in BUDGETS:
        of_kind = sorted((each for each in found if each.kind == budget.kind), key=lambda each: each.lines)
        if not of_kind:
            continue
        lengths = [each.lines for each in of_kind]
        p90 = lengths[math.ceil(0.9 * len(lengths)) - 1]
        figures = (
            f"{median(lengths):g} (≤{budget.median})",
            f"{p90} (≤{budget.p90})",
            f"{lengths[-1]} (≤{budget.never})",
        )
        rows.append(f"{budget.kind:<10}{len(lengths):>7}" + "".join(f"{figure:>14}" for figure in figures))
        over = [each for each in of_kind[::-1] if each.lines > budget.never]
        rows += [f"    over: {each.lines:>4}  {each.place}" for each in over[:SHOWN]]
    return "\n".join(rows)


if __name__ == "__main__":
    sys.stdout.write(table(list(measure())) + "\n")
