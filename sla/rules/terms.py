"""The terms of a policy or an agreement: how JSON becomes clause terms, and back. Escalation rules are `rule_terms`.

Reading is where mistakes stop: whatever comes out of here can be timed. Versions and who may change them are not known
here.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from sla.rules import iso_duration
from sla.rules.clocks import Clock
from sla.rules.fields import Fields, InvalidTerms, Problem
from sla.rules.ladder import Ladder

LONGEST = timedelta(days=400)  # what a calendar is searched for
LONGEST_ROLE_TYPE = 80
UNSTORABLE = re.compile("[\\x00-\\x1f\\ud800-\\udfff]")
CLAUSE_FIELDS = ("clock", "allowance", "at_most", "reminders", "at_due", "overdue_days", "is_on")


@dataclass(frozen=True)
class ClauseTerms:
    """How one promise is timed.

    The allowance is a span, a number of working dates for business days, or None for a fixed date, which each
    requisition agrees on its own. What is not on makes no promises; what runs already goes on.

    `at_most`: the longest that the two sides of one requisition may agree on; None for the allowance itself, so that
    they may promise more, and never less, than everywhere.
    """

    clock: Clock
    allowance: timedelta | int | None
    ladder: Ladder
    is_on: bool = True
    at_most: timedelta | int | None = None

    def within(self, allowance: timedelta | int) -> "ClauseTerms":
        """Return the same with another allowance; a reminder that would come before the promise is left out."""
        longest = allowance if isinstance(allowance, timedelta) else timedelta(days=allowance)
        before = tuple(each for each in self.ladder.before if each < longest)
        return replace(self, allowance=allowance, ladder=replace(self.ladder, before=before))


def parse_terms(data: object, clauses: Collection[str]) -> dict[str, ClauseTerms]:
    """Return the terms by clause. Raises `InvalidTerms`, which names every clause and field to change.

    Shape: {"feedback": {"clock": "weekday_24h", "allowance": "PT24H", "reminders": ["PT12H", "PT2H"], "at_due": true,
    "overdue_days": 10, "is_on": true, "at_most": "PT48H"}}; the last five may be left out. A clause that is left out
    keeps its own default.
    """
    problems: list[Problem] = []
    written = Fields("terms", data, clauses, problems).data
    terms = {name: _clause(name, written[name], problems) for name in clauses if name in written}
    if problems:
        raise InvalidTerms(problems)
    return terms


def parse_role_types(data: object, clauses: Collection[str]) -> dict[str, dict[str, dict[str, object]]]:
    """Return what differs for each type of role, as it is stored. Raises `InvalidTerms`, which names the type of role.

    Shape: {"Engineering": {"feedback": {…as in `parse_terms`…}}}; a type of role for which nothing differs is left out.
    """
    if not isinstance(data, Mapping):
        raise InvalidTerms([Problem("role_types", "", "must be an object: terms by type of role.")])
    found = {}
    for role_type, terms in data.items():
        if not role_type.strip() or len(role_type) > LONGEST_ROLE_TYPE or UNSTORABLE.search(role_type):
            says = f"must be 1 to {LONGEST_ROLE_TYPE} characters long, none of them a control character."
            raise InvalidTerms([Problem("role_types", ascii(role_type), says)])
        try:
            parsed = parse_terms(terms, clauses)
        except InvalidTerms as invalid:
            problems = [replace(each, where=f"{role_type}: {each.where}") for each in invalid.problems]
            raise InvalidTerms(problems) from invalid
        if parsed:
            found[role_type] = terms_as_data(parsed)
    return found


def terms_as_data(terms: Mapping[str, ClauseTerms]) -> dict[str, dict[str, object]]:
    """Return what `parse_terms` reads back as the same terms."""
    return {name: _clause_as_data(clause) for name, clause in terms.items()}


def _clause(name: str, data: object, problems: list[Problem]) -> ClauseTerms:
    fields = Fields(name, data, CLAUSE_FIELDS, problems)
    clock = fields.choice("clock", Clock) or Clock.WEEKDAY_24H
    allowance = _allowance(fields, clock)
    ladder = Ladder(
        before=fields.spans("reminders", longest=LONGEST),
        at_due=fields.flag("at_due", default=True),
        overdue_dates=fields.number("overdue_days", within=range(31), default=Ladder.overdue_dates),
    )
    if isinstance(allowance, timedelta) and any(offset >= allowance for offset in ladder.before):
        fields.note("reminders", "must be shorter than the allowance; nobody is reminded before the promise is made.")
    most = _at_most(fields, clock, allowance)
    return ClauseTerms(clock, allowance, ladder, is_on=fields.flag("is_on", default=True), at_most=most)


def _allowance(fields: Fields, clock: Clock) -> timedelta | int | None:
    if clock is Clock.FIXED:
        if fields.data.get("allowance") is not None:
            fields.note("allowance", "must be left out; each requisition agrees on its own date.")
        return None
    return _span(fields, "allowance", clock)


def _at_most(fields: Fields, clock: Clock, allowance: timedelta | int | None) -> timedelta | int | None:
    if fields.data.get("at_most") is None:
        return None
    if clock is Clock.FIXED:
        fields.note("at_most", "must be left out; each requisition agrees on its own date.")
        return None
    most = _span(fields, "at_most", clock)
    # Of one clock, both are of one kind.
    if most is not None and allowance is not None and most < allowance:  # type: ignore[operator]
        fields.note("at_most", "must not be shorter than the allowance.")
    return most


def _span(fields: Fields, name: str, clock: Clock) -> timedelta | int | None:
    span = fields.span(name, longest=LONGEST)
    if clock is Clock.BUSINESS_DAYS and span is not None:
        if span != timedelta(days=span.days):
            fields.note(name, "must be a number of working days like P2D.")
        return span.days
    return span


def _clause_as_data(clause: ClauseTerms) -> dict[str, object]:
    return {
        "clock": clause.clock.value,
        "allowance": _allowance_as_data(clause.allowance),
        "reminders": [iso_duration.written(offset) for offset in clause.ladder.before],
        "at_due": clause.ladder.at_due,
        "overdue_days": clause.ladder.overdue_dates,
        "is_on": clause.is_on,
        **({"at_most": _allowance_as_data(clause.at_most)} if clause.at_most is not None else {}),
    }


def _allowance_as_data(allowance: timedelta | int | None) -> str | None:
    match allowance:
        case int():
            return iso_duration.written_in_days(allowance)
        case timedelta():
            return iso_duration.written(allowance)
        case None:
            return None
