"""Roles and what each may do. Capabilities say *may do such things at all*; whether this
requisition, this candidate or this case is theirs is decided where those live.

Adding a capability is one line here and one `requires(...)` at the door.
"""

from collections.abc import Iterable
from enum import StrEnum


class Role(StrEnum):
    RECRUITER = "recruiter"
    HIRING_MANAGER = "hiring_manager"
    INTERVIEWER = "interviewer"
    TA_LEADER = "ta_leader"
    TA_DIRECTOR = "ta_director"
    CHRO = "chro"
    FINANCE = "finance"
    BUSINESS_LEADER = "business_leader"
    ADMIN = "admin"

    @property
    def words(self) -> str:
        return _WORDS.get(self, self.value.replace("_", " ").capitalize())

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        return [(role.value, role.words) for role in cls]


_WORDS = {
    Role.TA_LEADER: "TA leader",
    Role.TA_DIRECTOR: "TA director",
    Role.CHRO: "CHRO",
    Role.FINANCE: "Finance partner",
    Role.ADMIN: "Organization admin",
}

EVERYONE = frozenset(
    {"home.view", "commitments.view", "requisitions.view", "interviews.view", "scorecards.write", "library.view"}
)
PLANNING = frozenset({"plan.view", "plan.edit"})
PARTNERS = frozenset({"kickoff.edit", "kickoff.sign", "candidates.view", "debriefs.hold", "cases.raise"})
RECRUITING = frozenset(
    {
        "requisitions.edit",
        "candidates.edit",
        "slates.present",
        "interviews.schedule",
        "applications.move",
        "offers.make",
        "library.manage",
    }
)
# Who oversees reads every case but those about themselves or somebody above them; others what is brought to them.
DECIDING = frozenset({"cases.view", "cases.decide"})
OVERSIGHT = DECIDING | {
    "plan.view",
    "candidates.view",
    "commitments.view_all",
    "commitments.relieve",
    "cases.view_all",
    "insights.view",
    "training.view",
    "surveys.view",
}

CAPABILITIES: dict[Role, frozenset[str]] = {
    Role.INTERVIEWER: EVERYONE,
    Role.RECRUITER: EVERYONE | PLANNING | PARTNERS | RECRUITING | {"insights.view", "history.import"},
    Role.HIRING_MANAGER: EVERYONE
    | PLANNING
    | PARTNERS
    | {"slates.review", "applications.move", "interviews.schedule", "insights.view"},
    Role.TA_LEADER: EVERYONE
    | PLANNING
    | PARTNERS
    | RECRUITING
    | OVERSIGHT
    | {"plan.approve_talent", "plan.budget", "history.import", "messages.view", "hours.manage", "training.manage"},
    Role.TA_DIRECTOR: EVERYONE | OVERSIGHT | {"plan.approve_talent", "messages.view", "messages.release"},
    Role.CHRO: EVERYONE | OVERSIGHT,
    Role.FINANCE: EVERYONE | {"plan.view", "plan.approve_finance", "plan.budget"},
    Role.BUSINESS_LEADER: EVERYONE
    | PLANNING
    | DECIDING
    | {"plan.budget", "commitments.view_all", "cases.raise", "insights.view"},
    Role.ADMIN: EVERYONE
    | DECIDING
    | {
        "people.manage",
        "settings.manage",
        "library.manage",
        "training.view",
        "training.manage",
        "hours.manage",
        "history.import",
        "messages.view",
        "messages.release",
        "plan.view",
    },
}

ALL = frozenset().union(*CAPABILITIES.values()) | {"tokens.manage"}


def roles_with(capability: str) -> list[Role]:
    """Return the roles any of which is enough for `capability`."""
    return [role for role, capabilities in CAPABILITIES.items() if capability in capabilities]


def capabilities_of(roles: Iterable[Role]) -> frozenset[str]:
    """Return everything that any of `roles` may do. Every member may manage their own tokens."""
    return frozenset({"tokens.manage", "home.view"}).union(*(CAPABILITIES[role] for role in roles))
