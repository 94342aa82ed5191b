"""One folder, one kind of thing: finds the plug-ins of a package and refuses a broken one.

Every module of the folder exports ``ENTRY``, an instance of the folder's kind. There is no
registration call to forget and no base class to inherit; a module without a valid ``ENTRY`` stops
start-up. Knows nothing of Django.
"""

import importlib
import pkgutil
from types import ModuleType
from typing import TypeVar

Kind = TypeVar("Kind")


class BrokenPlugin(Exception):
    """A module in a plug-in folder has no ``ENTRY`` of the folder's kind, or repeats a key."""


def load(package: ModuleType, kind: type[Kind]) -> dict[str, Kind]:
    """Return every ``ENTRY`` in `package` by its module's name, in alphabetical order.

    Raises ``BrokenPlugin`` naming the module and what it should export.
    """
    found: dict[str, Kind] = {}
    for info in sorted(pkgutil.iter_modules(package.__path__), key=lambda each: each.name):
        module = importlib.import_module(f"{package.__name__}.{info.name}")
        entry = getattr(module, "ENTRY", None)
        if not isinstance(entry, kind):
            raise BrokenPlugin(f"{module.__name__} must export ENTRY, a {kind.__name__}.")
        found[info.name] = entry
    return found
