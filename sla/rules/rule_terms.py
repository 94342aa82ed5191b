"""The escalation rules of a policy: how JSON becomes rules, and back, with everything that is wrong said at once."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import timedelta

from sla.rules.fields import Fields, InvalidTerms, Problem
from sla.rules.metrics import METRICS
from sla.rules.rulebook import Mode, Rule, Scope, Side

RULE_FIELDS = (
    "key",
    "metric",
    "side",
    "threshold",
    "chain",
    "window_days",
    "clauses",
    "notice_hours",
    "at_least",
    "scope",
    "answer_within_days",
    "mode",
    "cooldown_days",
    "is_on",
)
# What only some metrics use, as their `uses` says.
OPTIONAL = ("window_days", "clauses", "notice_hours", "at_least")
LONGEST_CHAIN = 4
KEY = re.compile(r"[a-z][a-z0-9_]{0,39}")


def parse_rules(data: object, clauses: Collection[str], roles: Collection[str]) -> tuple[Rule, ...]:
    """Return the escalation rules. Raises `InvalidTerms`, which names every rule and field to change.

    Shape: [{"key": "debriefs_missed", "metric": "missed", "side": "manager", "clauses": ["debrief"], "threshold": 2,
    "window_days": 90, "chain": ["ta_leader", "chro"], "scope": "person", "answer_within_days": 2, "mode": "automatic",
    "cooldown_days": 0, "is_on": true}]; everything from scope on may be left out, and metric where it is missed.
    """
    problems: list[Problem] = []
    rows = data if isinstance(data, list) else []
    if not isinstance(data, list):
        problems.append(Problem("escalation rules", "", "must be a list."))
    rules = tuple(_rule(nth, row, clauses, roles, problems) for nth, row in enumerate(rows, start=1))
    problems.extend(
        Problem(key, "key", "is used by two rules; give each its own.")
        for key, uses in Counter(rule.key for rule in rules).items()
        if uses > 1
    )
    if problems:
        raise InvalidTerms(problems)
    return rules


def rules_as_data(rules: Iterable[Rule]) -> list[dict[str, object]]:
    """Return what `parse_rules` reads back as the same rules."""
    return [_as_data(rule) for rule in rules]


def _as_data(rule: Rule) -> dict[str, object]:
    optional = {
        "window_days": rule.window.days,
        "clauses": list(rule.clauses),
        "notice_hours": rule.notice // timedelta(hours=1),
        "at_least": rule.at_least,
    }
    return {
        "key": rule.key,
        "metric": rule.metric,
        "side": rule.side.value,
        "threshold": rule.threshold,
        "chain": list(rule.chain),
        **{name: value for name, value in optional.items() if name in METRICS[rule.metric].uses},
        "scope": rule.scope.value,
        "answer_within_days": rule.answer_within,
        "mode": rule.mode.value,
        "cooldown_days": rule.cooldown.days,
        "is_on": rule.is_on,
    }


def _rule(nth: int, data: object, clauses: Collection[str], roles: Collection[str], problems: list[Problem]) -> Rule:
    named = data.get("key") if isinstance(data, Mapping) else None
    fields = Fields(str(named or f"escalation rule {nth}"), data, RULE_FIELDS, problems)
    metric = fields.one_of("metric", METRICS, default="missed")
    uses = METRICS[metric].uses
    for name in OPTIONAL:
        if name in fields.data and name not in uses:
            fields.note(name, f"means nothing for {metric}; leave it out.")
    return Rule(
        key=_key(fields),
        metric=metric,
        side=_side(fields, metric),
        threshold=fields.number("threshold", within=range(1, METRICS[metric].most + 1)),
        chain=_chain(fields, roles),
        window=timedelta(days=fields.number("window_days", within=range(1, 367), default=_no_window(uses))),
        clauses=fields.texts("clauses", clauses) if "clauses" in uses else (),
        notice=timedelta(hours=fields.number("notice_hours", within=range(1, 337), default=24)),
        at_least=fields.number("at_least", within=range(1, 101), default=Rule.at_least),
        scope=_scope(fields, metric),
        answer_within=fields.number("answer_within_days", within=range(1, 31), default=Rule.answer_within),
        mode=fields.choice("mode", Mode, default=Rule.mode) or Rule.mode,
        cooldown=timedelta(days=fields.number("cooldown_days", within=range(367), default=0)),
        is_on=fields.flag("is_on", default=True),
    )


def _no_window(uses: Collection[str]) -> int | None:
    """Return what stands in for a window where none is used; where one is, it has to be written."""
    return None if "window_days" in uses else Rule.window.days


def _key(fields: Fields) -> str:
    key = fields.text("key")
    if key and not KEY.fullmatch(key):
        fields.note("key", "must be small letters, digits and underscores, at most 40.")
    return key


def _side(fields: Fields, metric: str) -> Side:
    side = fields.choice("side", Side) or Side.MANAGER
    owner = METRICS[metric].side
    if owner is not None and side is not owner:
        fields.note("side", f"must be {owner}; {metric} is counted about nobody else.")
    return side


def _scope(fields: Fields, metric: str) -> Scope:
    scope = fields.choice("scope", Scope, default=Rule.scope) or Rule.scope
    if metric == "stalled" and scope is not Scope.REQUISITION:
        fields.note("scope", "must be requisition; each requisition stands still by itself.")
    return scope


def _chain(fields: Fields, roles: Collection[str]) -> tuple[str, ...]:
    chain = fields.texts("chain", roles)
    if len(set(chain)) < len(chain) or len(chain) > LONGEST_CHAIN:
        fields.note("chain", f"must name each role once, and no more than {LONGEST_CHAIN}.")
    return chain
