"""Opens the files a mapping names, for the rules to read piece by piece. Says which one is missing."""

from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path

from requisitions.rules.history import mapping as meaning
from requisitions.rules.history.encoding import Chunks
from requisitions.rules.history.parsing import BadMapping, parse

PIECE = 1 << 20


def beside(mapping: Path) -> tuple[meaning.Mapping, dict[str, Chunks]]:
    """Return the mapping in a file and what reads its tables, whose paths are relative to it. Raises ``BadMapping``."""
    try:
        plan = parse(mapping.read_bytes())
    except OSError as error:
        raise BadMapping([f"The mapping {mapping} cannot be read: {error.strerror}."]) from error
    return plan, with_files(plan, {name: mapping.parent / name for name in plan.files})


def with_files(plan: meaning.Mapping, paths: Mapping[str, Path]) -> dict[str, Chunks]:
    """Return what reads each table of `plan` anew. Raises ``BadMapping`` naming each file that is not in `paths`."""
    missing = [name for name in plan.files if name not in paths or not paths[name].is_file()]
    if missing:
        raise BadMapping(
            f"The file {name} is not beside the mapping. Put it there, or mend its name." for name in missing
        )
    return {name: partial(pieces, paths[name]) for name in plan.files}


def pieces(path: Path) -> Iterable[bytes]:
    """Yield the file's bytes, a megabyte at a time."""
    with path.open("rb") as opened:
        while piece := opened.read(PIECE):
            yield piece
