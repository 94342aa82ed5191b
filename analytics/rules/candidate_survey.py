"""What a round of candidates' answers adds up to: for all of them, and by group where that tells of nobody."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field

from analytics.rules.grouping import grouped
from analytics.rules.hiding import may_be_shown
from analytics.rules.measured import FEWEST, Measured
from analytics.rules.net_promoter import NetPromoter, net_promoter
from scorecards.rules.survey import STATEMENTS

AGREES_FROM = 4
CUTS = ("outcome", "department", "role_type")


@dataclass(frozen=True, slots=True)
class Asked:
    """In which group of each cut somebody who was asked counts."""

    outcome: str
    department: str
    role_type: str

    def group(self, cut: str) -> str:
        name: str = getattr(self, cut)
        return name


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer. `statements` has those that were rated."""

    groups: Asked
    recommend: int
    statements: Mapping[str, int] = field(default_factory=dict)
    words: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """`agree`: how many rated it 4 or 5, of how many; `mean` is None where they are too few to say."""

    key: str
    text: str
    mean: float | None
    agree: Measured


@dataclass(frozen=True, slots=True)
class Group:
    """`answered` and `score` are None where it is hidden: below five, or below five could be found by subtracting."""

    name: str
    asked: int
    answered: int | None
    score: NetPromoter | None


@dataclass(frozen=True, slots=True)
class Result:
    """`words`: what they wrote, in no order of time; none where fewer than five wrote something."""

    answered: Measured
    score: NetPromoter
    statements: tuple[Statement, ...]
    cuts: Mapping[str, tuple[Group, ...]]
    words: tuple[str, ...]


def result(asked: Sequence[Asked], answers: Sequence[Answered]) -> Result | None:
    """Return what may be said; None of fewer than five answers. `answers` come in an order that says nothing."""
    if len(answers) < FEWEST:
        return None
    words = tuple(each.words for each in answers if each.words)
    return Result(
        answered=Measured(len(answers), len(asked)),
        score=net_promoter(each.recommend for each in answers),
        statements=tuple(_statement(key, answers) for key in STATEMENTS),
        cuts=_cuts(asked, answers),
        words=words if len(words) >= FEWEST else (),
    )


def _statement(key: str, answers: Iterable[Answered]) -> Statement:
    given = [each.statements[key] for each in answers if key in each.statements]
    agree = Measured(sum(rating >= AGREES_FROM for rating in given), len(given))
    return Statement(key, STATEMENTS[key], sum(given) / len(given) if agree.is_enough else None, agree)


def _cuts(asked: Sequence[Asked], answers: Sequence[Answered]) -> dict[str, tuple[Group, ...]]:
    numbers = range(len(answers))
    parted = {cut: grouped(numbers, lambda n, cut=cut: answers[n].groups.group(cut)) for cut in CUTS}  # type: ignore[misc]
    shown = may_be_shown({cut: [each.groups.group(cut) for each in answers] for cut in CUTS})
    found = {}
    for cut in CUTS:
        counts = Counter(each.group(cut) for each in asked)
        told = _without_the_silent(set(counts), parted[cut], shown[cut])
        rows = [_group(name, counts[name], [answers[n] for n in parted[cut][name]]) for name in sorted(told)]
        hidden = [Group(name, counts[name], None, None) for name in sorted(set(counts) - told)]
        found[cut] = (*rows, *hidden)
    return found


def _without_the_silent(
    asked: Set[str], answered: Mapping[str, Sequence[int]], shown: frozenset[str]
) -> frozenset[str]:
    """Hide the smallest of the shown where they add up to everybody: it would say who of the others kept silent."""
    if asked <= shown or not set(answered) <= shown:
        return shown
    return shown - {min(shown, key=lambda name: (len(answered[name]), name))}


def _group(name: str, asked: int, answers: Sequence[Answered]) -> Group:
    return Group(name, asked, len(answers), net_promoter(each.recommend for each in answers))
