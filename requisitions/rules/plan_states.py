"""The life of a plan item: which steps there are from where, and what the decisions on one version add up to."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

OPEN = "open"
# What any other decision makes of the item, the weightiest first.
ENDS_IN: Mapping[str, str] = MappingProxyType(
    {
        "decline": "declined",
        "internal": "internal",
        "upskill": "upskilled",
        "delay": "delayed",
        "send_back": "sent_back",
    }
)
DECISIONS = (OPEN, *ENDS_IN)
ENDED = frozenset({"declined", "internal", "upskilled", "split", "withdrawn"})
LIVING = ("draft", "proposed", "approved", "sent_back", "delayed")

_EVERYWHERE = dict.fromkeys(LIVING)
STEPS: Mapping[str, Mapping[str, str | None]] = MappingProxyType(
    {
        "propose": {**dict.fromkeys(LIVING, "proposed"), "approved": "approved"},
        "decide": {"proposed": None},
        "edit": _EVERYWHERE,
        "rewrite": {**_EVERYWHERE, "approved": "proposed"},
        "split": dict.fromkeys(LIVING, "split"),
        "withdraw": dict.fromkeys(LIVING, "withdrawn"),
    }
)


class NoSuchStep(ValueError):
    """From where the item is, nobody can do that."""


def after(state: str, step: str) -> str:
    """Return the state that `step` leads to; the same one where it changes none. Raises ``NoSuchStep``.

    "edit" is a lesser change, "rewrite" a material one. Where "decide" leads to, ``settle`` says.
    """
    if state not in STEPS[step]:
        raise NoSuchStep(f"{state}: no {step}")
    return STEPS[step][state] or state


def settle(decisions: Iterable[tuple[str, str]], steps: Iterable[str] = ("finance", "talent")) -> str:
    """Return the state that the (step, decision) pairs on one version add up to.

    One decision against it is enough; it takes every step to approve.
    """
    by_step = dict(decisions)
    for against, state in ENDS_IN.items():
        if against in by_step.values():
            return state
    return "approved" if all(by_step.get(step) == OPEN for step in steps) else "proposed"
