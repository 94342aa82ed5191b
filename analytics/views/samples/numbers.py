"""Samples of what is drawn: promise strips, the coverage matrix, two chart figures."""

from datetime import datetime, timedelta

from analytics.charts.axis import scale_until
from analytics.charts.bars import ShareBar, ShareBars
from analytics.charts.figure import Figure, Link
from analytics.charts.ranges import DayRange, DayRanges
from analytics.charts.strip import Strip, Tick
from analytics.views.samples import NOW, ZONE, november
from requisitions.rules.coverage import Coverage, CoverageColumn, CoverageRow


def strips() -> tuple[Strip, ...]:
    scale = scale_until(NOW, since=datetime(2026, 8, 31, tzinfo=ZONE))

    def strip(who: str, lates: tuple[int, ...], early: int, *, still_owed: bool) -> Strip:
        marks = [
            Tick(
                NOW - timedelta(days=84 - 5 * i),
                "late" if i in lates else "kept",
                (i * early % 9 + 1) / 10,
                f"Promise {i + 1}",
            )
            for i in range(16)
        ]
        if still_owed:
            marks.append(Tick(november(18, 17), "late_owed", 0.6, "Review the slate, REQ-138, still owed"))
        return Strip(who, (*marks, Tick(november(25, 9), "open", 0, "Debrief, due Wed 25 Nov")), scale, NOW)

    return strip("Marcus Bell", (5, 8, 12, 14), 4, still_owed=True), strip("Maya Lindqvist", (3,), 7, still_owed=False)


def coverage() -> Coverage:
    stages = (
        CoverageColumn("Screen", "Maya"),
        CoverageColumn("Control theory", "Bram"),
        CoverageColumn("Code", "Yusuf, Lin"),
        CoverageColumn("Systems", "Aiko"),
        CoverageColumn("Team", "Noor"),
    )
    rows = (
        CoverageRow("Dynamics and control", (False, True, False, True, False)),
        CoverageRow("Real-time software", (False, False, True, False, False)),
        CoverageRow("Experimental method", (False, True, False, True, False)),
        CoverageRow("Working with others", (True, False, True, False, True)),
        CoverageRow("Functional safety", (False,) * 5),
    )
    return Coverage(stages, rows)


def figures() -> tuple[Figure, ...]:
    shares = ShareBars(
        "Pass-through",
        (
            ShareBar("Recruiter screen", 0.457, 0.425, 0.489, 412, 902, 0.47),
            ShareBar("Slate", 0.732, 0.684, 0.775, 262, 358, 0.7),
            ShareBar("Technical", 0.409, 0.349, 0.471, 101, 247, 0.52, is_focus=True),
            ShareBar("Loop", 0.542, 0.442, 0.638, 52, 96, 0.5),
            ShareBar("Offer accepted", 0.854, 0.728, 0.927, 41, 48, 0.82),
        ),
        "A year ago",
    )
    days = DayRanges(
        "Days in stage",
        (
            DayRange("Recruiter screen", 2, 3, 5, 902, 5),
            DayRange("Technical", 4, 6, 9, 247, 7),
            DayRange("Loop", 9, 14, 18, 96, 10),
        ),
    )
    told = ("Technical passes fewer than a year ago. ", Link("See the 247 decisions", "#decisions"), ".")
    slow = "Middle half and median. Tick: agreed time. Diamond: slower than agreed."
    return (
        Figure(
            "pass-through", "Pass-through", "Share that advanced. Line: 95% interval. Tick: a year ago.", shares, told
        ),
        Figure("days", "Days in stage", slow, days, ("The loop takes four days longer than agreed.",)),
    )
