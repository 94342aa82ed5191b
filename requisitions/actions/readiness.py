"""The gate before deeds that want somebody ready: an upper app hangs it at start-up, our actions pass through it.

Every door goes through the actions, so none goes round the gate (docs/decisions/0025).
"""

from collections.abc import Callable, Collection

from hiring.tenancy.act import Act
from hiring.tenancy.models import Member
from requisitions.models import Requisition
from requisitions.rules.readiness import Deed

Gate = Callable[[Deed, Collection[Member], Requisition, Act], None]
_gates: list[Gate] = []


def guards(gate: Gate) -> None:
    """Ask `gate` before every deed; it raises what is to be said. Only ``apps.py`` calls this."""
    if gate not in _gates:
        _gates.append(gate)


def refuse_unready(deed: Deed, people: Collection[Member], requisition: Requisition, *, act: Act) -> None:
    """Raise what a gate raises when one of `people` may not do this on `requisition` yet."""
    for gate in _gates:
        gate(deed, people, requisition, act)
