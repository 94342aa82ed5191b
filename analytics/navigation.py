"""The side bar and the phone's tabs: where this member may go, and what waits there."""

from dataclasses import dataclass
from typing import Any, cast

from django.http import HttpRequest

from hiring.tenancy.access import Role
from hiring.tenancy.doors import TenantRequest
from hiring.tenancy.links import page
from sla.models import Commitment, EscalationCase


@dataclass(frozen=True, slots=True)
class Item:
    """One link: `key` is what follows ``g`` on the keyboard; `overdue` of `count` are late."""

    label: str
    url: str
    icon: str
    is_current: bool
    key: str = ""
    count: int = 0
    overdue: int = 0


@dataclass(frozen=True, slots=True)
class Group:
    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Person:
    name: str
    role: str
    initials: str
    is_square: bool
    url: str


@dataclass(frozen=True, slots=True)
class Navigation:
    organization_name: str
    organization_initial: str
    home_url: str
    search_url: str
    groups: tuple[Group, ...]
    tabs: tuple[Item, ...]
    person: Person


# (title, ((label, page's name, icon, capability, key), …)), in the order of the side bar.
GROUPS = (
    (
        "",
        (
            ("Home", "home", "home", "home.view", "h"),
            ("Requisitions", "requisitions", "list", "requisitions.view", "r"),
            ("Candidates", "candidates", "people", "candidates.view", ""),
            ("Interviews", "interviews", "calendar", "interviews.view", "i"),
            ("Hand-overs", "hand_overs", "kept", "candidates.view", ""),
        ),
    ),
    (
        "Partnership",
        (
            ("Commitments", "commitments", "promises", "commitments.view", "c"),
            ("Cases", "cases", "flag", "cases.view", ""),
            ("Insights", "dashboard", "insights", "insights.view", ""),
        ),
    ),
    (
        "Planning",
        (
            ("Hiring plan", "plan", "plan", "plan.view", "p"),
            ("Library", "library", "review", "library.view", ""),
            ("Training", "training", "kept", "requisitions.view", ""),
        ),
    ),
    (
        "Organization",
        (
            ("People", "people", "people", "people.manage", ""),
            ("Leave", "leaves", "calendar", "hours.manage", ""),
            ("Settings", "settings", "settings", "settings.manage", ""),
            ("Mailbox", "mailbox", "mail", "home.view", ""),
            ("Import history", "history", "import", "history.import", ""),
        ),
    ),
)
# The whole menu, which the side bar shows at a desk: a place on every page, not a page.
MENU = "#menu"
TABS = (
    ("To do", "home", "list", "home.view"),
    ("My roles", "requisitions", "people", "requisitions.view"),
    ("Promises", "commitments", "promises", "commitments.view"),
    ("More", MENU, "menu", "home.view"),
)
# Who reads on a phone gets the phone's frame; who runs hiring keeps the side bar's menu.
ON_THE_PHONE = {Role.HIRING_MANAGER, Role.INTERVIEWER}


def navigation(request: HttpRequest) -> dict[str, Any]:
    if not hasattr(request, "member"):
        return {}
    return {"nav": _navigation(cast("TenantRequest", request))}


def _navigation(request: TenantRequest) -> Navigation:
    organization, member = request.organization, request.member
    home = page(organization, "home")
    counts, current = _counts(request), _current(request)
    groups = tuple(
        Group(title, items) for title, entries in GROUPS if (items := tuple(_items(request, entries, counts, current)))
    )
    return Navigation(
        organization_name=organization.name,
        organization_initial=organization.name[:1].upper(),
        home_url=home,
        search_url=page(organization, "candidates") if member.may("candidates.view") else "",
        groups=groups,
        tabs=_tabs(request, current) if member.roles and member.roles <= ON_THE_PHONE else (),
        person=_person(request),
    )


def _items(request: TenantRequest, entries: Any, counts: dict[str, tuple[int, int]], current: str) -> Any:
    for label, name, icon, capability, key in entries:
        if request.member.may(capability):
            count, overdue = counts.get(name, (0, 0))
            url = page(request.organization, name)
            yield Item(label, url, icon, current == name, key, count, overdue)


def _current(request: TenantRequest) -> str:
    """Return the name of the navigation entry whose address is the longest beginning of this one."""
    if request.path.startswith(f"{page(request.organization, 'home')}applications/"):
        return "requisitions"
    urls = {name: page(request.organization, name) for _, entries in GROUPS for _, name, *_ in entries}
    matching = [name for name, url in urls.items() if request.path.startswith(url)]
    return max(matching, key=lambda name: len(urls[name]), default="home")


def _counts(request: TenantRequest) -> dict[str, tuple[int, int]]:
    """What waits behind a link: (open, of which overdue). Two indexed queries."""
    due = Commitment.objects.owed_by(request.member.pk).values_list("due_at", flat=True)
    instants = list(due)
    counts = {"home": (len(instants), sum(at < request.now for at in instants))}
    if request.member.may("cases.decide"):
        counts["cases"] = (EscalationCase.objects.open().filter(decider=request.member).count(), 0)
    return counts


def _tabs(request: TenantRequest, current: str) -> tuple[Item, ...]:
    return tuple(
        Item(label, name if name == MENU else page(request.organization, name), icon, current == name)
        for label, name, icon, capability in TABS
        if request.member.may(capability)
    )


def _person(request: TenantRequest) -> Person:
    member = request.member
    # The role that says most about what one sees here: the order of Role is from the work outward.
    role = next((each for each in Role if each in member.roles), None)
    return Person(
        name=member.name,
        role=member.title or (role.words if role else ""),
        initials="".join(word[0] for word in member.name.split()[:2]).upper(),
        is_square=Role.RECRUITER in member.roles,
        url=page(request.organization, "profile"),
    )
