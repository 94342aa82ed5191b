"""A reusable interview plan as plain values: what is kept of each stage, and reading it back."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

# A loop longer than that is said to be one, unless the organization chose another number.
LONGEST_HOURS = 5


@dataclass(frozen=True, slots=True)
class TemplateStage:
    """One stage without its people: they belong to a requisition. `pool`: by name."""

    name: str
    milestone: str
    minutes: int
    agreed_days: int | None
    competencies: tuple[str, ...] = ()
    pool: str = ""


def written(stages: Iterable[TemplateStage]) -> list[dict[str, Any]]:
    return [asdict(stage) | {"competencies": list(stage.competencies)} for stage in stages]


def read(kept: Iterable[Mapping[str, Any]]) -> tuple[TemplateStage, ...]:
    return tuple(TemplateStage(**{**stage, "competencies": tuple(stage["competencies"])}) for stage in kept)
