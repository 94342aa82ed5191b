"""What somebody may have to be ready for. Who is, an upper app says (actions/readiness.py)."""

from enum import StrEnum


class Deed(StrEnum):
    """What a gate can stand before."""

    LEAD_KICKOFF = "lead_kickoff"
    SIT_ON_PANEL = "sit_on_panel"
    DECIDE_DEBRIEF = "decide_debrief"
