"""What is worth a second look in the conversations of a plan: what nobody or too many assess, and a long loop."""

from collections.abc import Iterator

from hiring.tenancy.rules.wording import spell
from requisitions.rules.content import Content
from requisitions.rules.coverage import coverage
from requisitions.rules.notes import Note

MANY_ASSESSORS = 3
HOUR = 60


def candidate_minutes(content: Content) -> int:
    """Return how long all conversations take together: what the plan asks of a candidate."""
    return sum(stage.minutes for stage in content.stages if stage.is_interview)


def hours(minutes: int) -> str:
    """Return the time as one says it: "4 h 30 min"."""
    whole, rest = divmod(minutes, HOUR)
    return " ".join([*([f"{whole} h"] if whole else []), *([f"{rest} min"] if rest or not whole else [])])


def loop_notes(content: Content, *, longest_hours: int) -> tuple[Note, ...]:
    return (*_assessors(content), *_length(content, longest_hours))


def _assessors(content: Content) -> Iterator[Note]:
    stood_for = {each.competency for each in content.must_haves}
    for row in coverage(content).rows:
        if row.is_gap and row.competency not in stood_for:
            # A must-have's gap is in the way of signing, and says so itself.
            text = "It is asked for. Give it a stage, or take it out of the requirements."
            yield Note(f"No stage assesses {row.competency}.", text, "Interview plan", "stages")
        if row.times > MANY_ASSESSORS:
            fact = f"{spell(row.times).capitalize()} stages assess {row.competency}."
            text = "Two hear enough. The others could ask about what nobody asks yet."
            yield Note(fact, text, "Interview plan", "stages")


def _length(content: Content, longest_hours: int) -> Iterator[Note]:
    minutes = candidate_minutes(content)
    if minutes > longest_hours * HOUR:
        fact = f"The conversations take {hours(minutes)}."
        text = f"More than {longest_hours} hours is much to ask of a candidate. What could two stages ask in one?"
        yield Note(fact, text, "Interview plan", "stages")
