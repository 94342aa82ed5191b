"""Samples of the frame and of what is due: navigation, to-do rows, every state of a due time."""

from datetime import datetime
from types import SimpleNamespace

from analytics.views.samples import ZONE, november


def item(label: str, icon: str = "", key: str = "", **more: object) -> SimpleNamespace:
    known = {"url": "#", "count": 0, "overdue": 0, "is_current": False}
    return SimpleNamespace(label=label, icon=icon, key=key, **(known | more))


def todo(task: str, second: str, due_at: datetime, **more: object) -> SimpleNamespace:
    return SimpleNamespace(task=task, second=second, due_at=due_at, url="#todo", **more)


def navigation() -> SimpleNamespace:
    here = item("Home", "home", "h", count=5, overdue=1, is_current=True)
    own = (
        here,
        item("Requisitions", "list", "r", count=6),
        item("Candidates", "people"),
        item("Interviews", "calendar"),
    )
    commitments = item("Commitments", "promises", "c")
    together = (commitments, item("Cases", "flag"), item("Insights", "insights"), item("Business review", "review"))
    todo_tab, more = item("To do", "list", is_current=True), item("More", "menu", url="#menu")
    return SimpleNamespace(
        organization_name="Northwind Robotics",
        organization_initial="N",
        home_url="#",
        search_url="#",
        groups=(
            SimpleNamespace(title="", items=own),
            SimpleNamespace(title="Partnership", items=together),
            SimpleNamespace(title="Planning", items=(item("Hiring plan", "plan"),)),
        ),
        tabs=(todo_tab, item("My roles", "people"), item("Numbers", "insights"), more),
        person=SimpleNamespace(name="Maya Lindqvist", role="Recruiter", initials="ML", is_square=True, url="#"),
    )


def group(title: str, *rows: SimpleNamespace, is_late: bool = False) -> SimpleNamespace:
    return SimpleNamespace(title=title, rows=rows, is_late=is_late)


def todos() -> tuple[SimpleNamespace, ...]:
    answer = todo(
        "Answer Hugo Lefèvre after his first interview",
        "Hugo has not heard from us for five days. REQ-147 Firmware Engineer",
        november(20, 17),
        action=SimpleNamespace(label="Write to Hugo", url="#"),
        minutes=4,
    )
    update = todo(
        "Send the weekly pipeline update to Tomás Herrera",
        "Counts and dates are filled in; add two lines of your own. REQ-142 Senior Perception Engineer",
        november(23, 12),
    )
    kickoff = todo(
        "Finish the kickoff with Aiko Tanaka",
        "One must-have has no stage that assesses it. REQ-155 Controls Engineer",
        november(23, 15),
    )
    slate = todo(
        "Present the slate to Jonas Weber: two of three ready",
        "Freya Jensen still needs evidence on one must-have. REQ-151 Field Service Lead",
        november(23, 23, 59),
    )
    debrief = todo(
        "Hold the debrief on Samuel Mbeki",
        "Five scorecards are in, and one competency splits 1 to 3. REQ-142",
        november(24, 16, 20),
    )
    return (
        group("Overdue", answer, is_late=True),
        group("Today", update, kickoff, slate),
        group("This week", debrief),
        group("Later"),
    )


def owed() -> tuple[SimpleNamespace, ...]:
    return (
        todo(
            "Marcus Bell: review the slate",
            "Ravi Menon, Lucía Campos and Jakub Novák have waited 7 days. REQ-138",
            november(18, 17),
            nudge_url="#nudge",
            note="CASE-31 opened 10:00",
        ),
        todo(
            "Tomás Herrera: scorecard",
            "Nadia Kowalczyk is waiting for the loop to close.",
            november(23, 13, 45),
            nudge_url="#nudge",
            note="Next reminder 11:45",
        ),
        todo(
            "Yusuf Demir: scorecard",
            "Marta Ferreira hears from us on Wednesday.",
            november(23, 16, 30),
            nudged="Nudged 10:44",
        ),
        todo("Ingrid Sørensen: approve requirements", "It cannot open before. REQ-153", november(24, 17)),
    )


def promised(due_at: datetime, **more: object) -> SimpleNamespace:
    """Return a due time in one of its states, as the due chip reads it."""
    return SimpleNamespace(due_at=due_at, **more)


def due_times() -> tuple[SimpleNamespace, ...]:
    return (
        promised(november(24, 16, 20)),
        promised(november(23, 15)),
        promised(november(23, 23, 59)),
        promised(november(23, 13, 45)),
        promised(november(20, 17)),
        promised(november(20, 17), state="closed", outcome="met", satisfied_at=november(19, 9, 12)),
        promised(november(9, 14), state="closed", outcome="met_late", satisfied_at=november(10, 16)),
        promised(november(23, 17), state="paused", until=datetime(2027, 1, 4, 9, tzinfo=ZONE)),
        promised(november(23, 17), state="closed", outcome="waived", by="Helen Brandt"),
    )
