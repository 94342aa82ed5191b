"""One competency, as the demo company's library describes it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Skill:
    """`anchors`: ratings 1 to 4. `seen`: for each rating, evidence as interviewers have written it."""

    name: str
    description: str
    anchors: tuple[str, str, str, str]
    seen: tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[str, ...]]
