"""Turns a Lever account's API pages into the CSV tables a company would export from it. Test helper."""

import csv
import gzip
import io
import json
import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

MAPPING = """
[applications]
file = "opportunities.csv"
id = "Opportunity"
name = "Name"
source = "Source"
recruiter = "Owner"
location = "Location"
applied_on = "Created"
outcome = "Archive reason"
[events]
file = "stage_changes.csv"
application = "Opportunity"
what = "Stage"
at = "At"
order = "Number"
[[stages]]
name = "New lead"
milestone = "application"
values = ["New lead"]
[[stages]]
name = "Reached out"
milestone = "application"
values = ["Reached out"]
[[stages]]
name = "Responded"
milestone = "application"
values = ["Responded"]
[[stages]]
name = "New applicant"
milestone = "application"
values = ["New applicant"]
[[stages]]
name = "HM review"
milestone = "manager_review"
values = ["HM Review"]
[[stages]]
name = "Recruiter screen"
milestone = "screen"
values = ["Recruiter screen"]
[[stages]]
name = "HM screen"
milestone = "interview"
values = ["HM Screen"]
[[stages]]
name = "On-site interview"
milestone = "onsite"
values = ["On-site interview"]
[[stages]]
name = "Reference check"
milestone = "onsite"
values = ["Reference check"]
[[stages]]
name = "Offer"
milestone = "offer"
values = ["Offer"]
[[stages]]
name = "Background check"
milestone = "offer"
values = ["Background Check"]
[outcomes]
"Hired" = "hired"
"Withdrew" = "withdrawn"
"Timing" = "withdrawn"
"Offer declined" = "offer_declined"
"Position filled" = "rejected"
"Position closed" = "rejected"
"Comp" = "rejected"
"Better for another role" = "rejected"
"Future hire" = "rejected"
"Under- qualified" = "rejected"
"No Response" = "withdrawn"
"No Response - OLD" = "withdrawn"
"""


def reached(folder: Path) -> list[int]:
    """Return how many reached each stage of MAPPING and the hire, without the five who cannot be right.

    One was a lead only after the screen; four declined an offer without ever having entered Offer.
    """
    pipeline = tomllib.loads(MAPPING)["stages"]
    order = [stage["values"][0] for stage in pipeline]
    applied = {stage["values"][0] for stage in pipeline if stage["milestone"] == "application"}
    names, reasons = _names(folder / "stages.json"), _names(folder / "archive_reasons.json")
    furthest = []
    for each in _opportunities(folder):
        entered = [names[change["toStageId"]] for change in each["stageChanges"]]
        place, reason = max(order.index(name) for name in entered), reasons.get((each["archived"] or {}).get("reason"))
        is_late_lead = entered[0] not in applied and applied.intersection(entered)
        if is_late_lead or (reason == "Offer declined" and place < order.index("Offer")):
            continue
        furthest.append(len(order) if reason == "Hired" else place)
    return [sum(place <= each for each in furthest) for place in range(len(order) + 1)]


def _opportunities(folder: Path) -> list[dict[str, Any]]:
    with gzip.open(folder / "opportunities_sanitized.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def exported(folder: Path) -> dict[str, str]:
    """Return the two tables by file name."""
    stages = _names(folder / "stages.json")
    reasons = _names(folder / "archive_reasons.json")
    opportunities = _opportunities(folder)
    people = [["Opportunity", "Name", "Source", "Owner", "Location", "Created", "Archive reason"]]
    moves = [["Opportunity", "Stage", "At", "Number"]]
    for each in opportunities:
        people.append(_person(each, reasons))
        for number, change in enumerate(each["stageChanges"], start=1):
            moves.append([each["id"], stages[change["toStageId"]], _moment(change["updatedAt"]), str(number)])
    return {"opportunities.csv": _csv(people), "stage_changes.csv": _csv(moves)}


def _person(each: dict[str, Any], reasons: dict[str, str]) -> list[str]:
    archived = each["archived"] or {}
    return [
        each["id"],
        each["name"],
        each["sources"][0] if each["sources"] else each["origin"],
        each["owner"] or "",
        each.get("opportunityLocation") or "",
        _moment(each["createdAt"]),
        reasons[archived["reason"]] if archived else "",
    ]


def _names(path: Path) -> dict[str, str]:
    return {each["id"]: each["text"] for each in json.loads(path.read_text())["data"]}


def _moment(milliseconds: int) -> str:
    return datetime.fromtimestamp(milliseconds / 1000, UTC).isoformat(timespec="milliseconds")


def _csv(rows: list[list[str]]) -> str:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue()
