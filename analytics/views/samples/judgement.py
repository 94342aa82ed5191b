"""Samples of judgement and agreement: a form with every kind of field, a debrief, a case's history, signatures."""

from datetime import datetime
from types import SimpleNamespace

from django import forms

from analytics.views.samples import ZONE, november
from hiring.tenancy.widgets import AnchoredRating, ChoiceRows, OverallScale


class SampleForm(forms.Form):
    """Each kind of field once; bound to nothing, so that its errors show."""

    title = forms.CharField(help_text="As candidates read it.")
    level = forms.ChoiceField(choices=[("must", "Must-have"), ("nice", "Nice-to-have")])
    by = forms.DateField(label="Slate by", required=False, widget=forms.DateInput(attrs={"type": "date"}))
    evidence = forms.CharField(
        label="What the evidence shows", widget=forms.Textarea(attrs={"rows": 3}), required=False
    )
    told = forms.BooleanField(label="Tell Aiko", help_text="She reads the same text.", required=False)
    decision = forms.ChoiceField(
        choices=[("offer", "Make an offer"), ("more", "One more conversation"), ("decline", "Decline")],
        widget=ChoiceRows(lines={"more": "With a question it must answer"}),
        initial="decline",
    )
    rating = forms.ChoiceField(
        label="3D geometry and calibration",
        help_text="Calibrates camera and lidar rigs, and can say why a calibration fails.",
        choices=[(1, "Not shown"), (2, "Partly"), (3, "Shown"), (4, "Well beyond")],
        widget=AnchoredRating(
            lines={
                "1": "Names methods, cannot say when one applies.",
                "2": "Calibrates with a known recipe; stuck when residuals look wrong.",
                "3": "Finds the cause of a bad fit and proposes a check.",
                "4": "Has designed a rig or procedure others now use.",
            }
        ),
        initial=3,
    )
    overall = forms.ChoiceField(
        label="Overall, should we hire her?",
        choices=[("strong_no", "Strong no"), ("no", "No"), ("yes", "Yes"), ("strong_yes", "Strong yes")],
        widget=OverallScale(),
    )


def competency(name: str, note: str, cells: tuple[object, ...], together: str, **more: bool) -> SimpleNamespace:
    return SimpleNamespace(name=name, note=note, cells=cells, together=together, **more)


def event(at: datetime, mark: str, fact: str, second: str) -> SimpleNamespace:
    return SimpleNamespace(at=at, mark=mark, fact=fact, second=second)


def signature(name: str, role: str, foot: str, **more: object) -> SimpleNamespace:
    return SimpleNamespace(name=name, role=role, foot=foot, **more)


def debrief() -> dict[str, object]:
    def cells(*ratings: int) -> tuple[SimpleNamespace | None, ...]:
        return tuple(SimpleNamespace(rating=rating, url="#evidence") if rating else None for rating in ratings)

    panel = (
        ("Tomás H.", "Systems"),
        ("Lin Z.", "Perception"),
        ("Yusuf D.", "Code"),
        ("Noor H.", "Team"),
        ("Bram V.", "Field"),
    )
    return {
        "columns": [SimpleNamespace(name=name, by=by) for name, by in panel],
        "rows": (
            competency("3D geometry and calibration", "R2 must-have", cells(3, 3, 0, 0, 3), "Agree, 3"),
            competency("Real-time C++", "R4 must-have", cells(2, 3, 1, 0, 0), "Split, 1 to 3", is_split=True),
            competency("Field experience", "R1 must-have", cells(0, 0, 0, 0, 4), "One rating", is_single=True),
            competency("Mentoring", "R7 nice-to-have", cells(0, 0, 0, 2, 2), "Agree, 2"),
        ),
        "overall": SimpleNamespace(cells=("No", "Yes", "Strong no", "Yes", "No"), together="3 no, 2 yes"),
    }


def events() -> tuple[SimpleNamespace, ...]:
    october = datetime(2026, 10, 29, 14, tzinfo=ZONE)
    return (
        event(
            october,
            "kept",
            "Loop with Inês Duarte ended 14:00",
            "Debrief due Mon 2 Nov 14:00 (moved from 31 Oct, a Saturday)",
        ),
        event(
            november(2, 14),
            "late",
            "Debrief not held",
            "Reminded 12 h and 2 h before; cancelled by Marcus, reason: operations",
        ),
        event(november(4, 9), "event", "Inês Duarte withdrew", "She had taken another offer"),
        event(november(16, 11), "kept", "Maya presented slate 3", "Three candidates, all four must-haves evidenced"),
        event(
            november(23, 10),
            "event",
            "Case opened by policy",
            "Marcus and Maya were told at the same minute, with the same text",
        ),
    )


def signatures() -> tuple[SimpleNamespace, ...]:
    terms = "Promises: slate reviewed in 2 working days, scorecards in 24 h, debrief in 48 h."
    return (
        signature("Aiko Tanaka", "hiring manager", terms),
        signature(
            "Maya Lindqvist",
            "recruiter",
            "Version 6, 10:12. Void since R3 changed at 10:31.",
            is_void=True,
            difference_url="#",
        ),
        signature("Helen Brandt", "TA leader", "Version 7, Mon 10:52", is_signed=True),
    )
