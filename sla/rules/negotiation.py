"""What the two sides of one requisition may agree on otherwise than everywhere, and what they signed as terms again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from sla.rules import iso_duration
from sla.rules.clocks import Clock
from sla.rules.terms import ClauseTerms, parse_terms

Span = timedelta | int


@dataclass(frozen=True, slots=True)
class Range:
    """From one hour, or working day, to the most that the organization allows; `usual`: what counts everywhere."""

    clock: Clock
    usual: Span
    most: Span


def range_of(terms: ClauseTerms) -> Range | None:
    """Return it; None for what is off, and for an agreed date, which every kickoff agrees anyway."""
    if not terms.is_on or terms.allowance is None:
        return None
    return Range(terms.clock, terms.allowance, terms.at_most if terms.at_most is not None else terms.allowance)


def written(span: Span) -> str:
    """Return the span as ISO 8601, as an agreement keeps it."""
    return iso_duration.written_in_days(span) if isinstance(span, int) else iso_duration.written(span)


def allowances(data: Mapping[str, str], usual: Mapping[str, ClauseTerms]) -> dict[str, Span | None]:
    """Return {"feedback": "PT12H"} as spans. Raises `InvalidTerms`, which names what to change."""
    # A promise that is not known is left to the reader of terms to complain of.
    clocks = {key: usual[key].clock.value if key in usual else "" for key in data}
    parsed = parse_terms({key: {"clock": clocks[key], "allowance": said} for key, said in data.items()}, usual)
    return {key: terms.allowance for key, terms in parsed.items()}


def signed(terms: Mapping[str, ClauseTerms], promises: Iterable[Mapping[str, str]]) -> dict[str, ClauseTerms]:
    """Return the terms with what was agreed on for one requisition.

    What has been switched off since, or is counted on another kind of clock, is as everywhere.
    """
    agreed = dict(terms)
    for each in promises:
        there = range_of(terms[each["clause"]]) if each["clause"] in terms else None
        span = iso_duration.parse(each["allowance"]) if there else None
        if there and span is not None and isinstance(there.usual, timedelta):
            agreed[each["clause"]] = terms[each["clause"]].within(span)
        elif there and span is not None and span == timedelta(days=span.days):
            agreed[each["clause"]] = terms[each["clause"]].within(span.days)
    return agreed
