"""Why an action says no. Each refusal is a sentence that names what to change."""

from typing import ClassVar


class Refused(Exception):
    """Base of every named refusal. Doors show ``str(error)`` and write nothing.

    Subclass per reason (``IllegalMove``, ``NotSigned``); `status` is what the API answers.
    """

    status: ClassVar[int] = 409

    @property
    def code(self) -> str:
        """The class's name in snake case, for programs: ``illegal_move``."""
        name = type(self).__name__
        return "".join(f"_{each.lower()}" if each.isupper() else each for each in name).lstrip("_")


class Stale(Refused):
    """Somebody changed the same thing since this page was read."""


class NotYours(Refused):
    """The member may do such things, but not to this one."""

    status = 403


class Incomplete(Refused):
    """Something that must be there first is missing."""

    status = 422
