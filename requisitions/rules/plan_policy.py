"""Who must agree to a seat: ordered steps, each of one side, from a cost upward; and what voids their word."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

FINANCE, TALENT, BUSINESS = "finance", "talent", "business"
SIDES = {FINANCE: "Finance", TALENT: "Talent acquisition", BUSINESS: "The business"}
MOST_STEPS = 8


@dataclass(frozen=True, slots=True)
class Step:
    """One word that is needed: of any one of those who hold one of `roles` or are one of `people`.

    Steps of the same `order` are asked at once, later ones once all before agreed. `from_cost`: it applies to items
    that may cost this much a year, all seats together.
    """

    key: str
    name: str
    side: str
    order: int = 1
    roles: tuple[str, ...] = ()
    people: tuple[UUID, ...] = ()
    from_cost: int = 0

    def takes(self, member_id: UUID, roles: Iterable[str]) -> bool:
        """Return whether this member may speak for the step."""
        return member_id in self.people or not set(self.roles).isdisjoint(roles)


def applying(steps: Iterable[Step], cost: int) -> tuple[Step, ...]:
    """Return the steps that an item of this yearly cost needs, in the order in which they are asked."""
    return tuple(sorted((step for step in steps if step.from_cost <= cost), key=lambda step: step.order))


def asked_now(steps: Sequence[Step], decided: Iterable[str]) -> tuple[Step, ...]:
    """Return the undecided steps of the first order that is not through; none when all have decided."""
    done = set(decided)
    open_steps = [step for step in steps if step.key not in done]
    first = min((step.order for step in open_steps), default=0)
    return tuple(step for step in open_steps if step.order == first)


def without_a_word(steps: Iterable[Step], people: Mapping[UUID, Iterable[str]]) -> Step | None:
    """Return a step for which nobody is left when each of `people` (roles by id) speaks for one; None when all can be.

    A matching of steps to people, one augmenting path after the other (Kuhn 1955).
    """
    spoken_for: dict[UUID, Step] = {}

    def finds_somebody(step: Step, tried: set[UUID]) -> bool:
        for person, roles in people.items():
            if person in tried or not step.takes(person, roles):
                continue
            tried.add(person)
            if person not in spoken_for or finds_somebody(spoken_for[person], tried):
                spoken_for[person] = step
                return True
        return False

    return next((step for step in steps if not finds_somebody(step, set())), None)


def objection(steps: Sequence[Step]) -> str:
    """Return why these steps cannot be a policy, in a sentence; empty when they can."""
    if len(steps) > MOST_STEPS:
        return f"Keep to {MOST_STEPS} steps: a seat that waits for more waits for nobody."
    if len({step.key for step in steps}) < len(steps):
        return "Two steps have the same name. Name them apart."
    for step in steps:
        if not (step.roles or step.people):
            return f"{step.name}: choose a role, or people."
    for side in (FINANCE, TALENT):
        if not any(step.side == side and step.from_cost == 0 for step in steps):
            return f"{SIDES[side]} agrees to every seat: keep one step of it that begins at no cost."
    return ""


def parsed(data: Iterable[Mapping[str, Any]]) -> tuple[Step, ...]:
    """Return stored steps as values."""
    return tuple(
        Step(
            key=row["key"],
            name=row["name"],
            side=row["side"],
            order=row["order"],
            roles=tuple(row["roles"]),
            people=tuple(UUID(each) for each in row["people"]),
            from_cost=row["from_cost"],
        )
        for row in data
    )


def as_data(steps: Iterable[Step]) -> list[dict[str, Any]]:
    """Return the steps as ``parsed`` reads them."""
    return [
        {
            "key": step.key,
            "name": step.name,
            "side": step.side,
            "order": step.order,
            "roles": list(step.roles),
            "people": [str(each) for each in step.people],
            "from_cost": step.from_cost,
        }
        for step in steps
    ]
