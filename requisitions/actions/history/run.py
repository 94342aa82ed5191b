"""The one verb of this room: import history, or say what importing it would do."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.db import connection, transaction

from hiring.ledger.actions import record
from hiring.tenancy.act import Act
from hiring.tenancy.here import here
from hiring.tenancy.scope import current_organization_id
from requisitions.actions.history.known import known_records, running_elsewhere
from requisitions.actions.history.people import People, find_people, make_people
from requisitions.actions.history.pipelines import check_pipelines
from requisitions.actions.history.writing import Writer
from requisitions.rules.history.judge import Application
from requisitions.rules.history.mapping import Mapping
from requisitions.rules.history.reading import Files, Progress, read_history
from requisitions.rules.history.reconcile import Settlement
from requisitions.rules.history.records import Comparison, Record, compare, record_of
from requisitions.rules.history.report import Refusal, Report, StageCount


@dataclass(frozen=True)
class Wishes:
    """`dry_run`: write nothing. `keep_good`: leave refused applications out whole and write the rest."""

    dry_run: bool = False
    keep_good: bool = False


@transaction.atomic
def import_history(plan: Mapping, files: Files, *, wishes: Wishes, act: Act, progress: Progress) -> Report:
    """Bring the history in `files` in, as `plan` reads them, and return the report.

    One refused row means that nothing is written, unless the wish is to keep the good. Running twice changes
    nothing. Raises ``OtherPipeline`` when the same roles were imported with other stages.
    """
    organization = here()
    settlement = read_history(
        plan, files, zone=ZoneInfo(organization.time_zone), now=act.recorded_at, progress=progress
    )
    if not wishes.dry_run:
        _one_at_a_time()
    records = {each.id: record_of(each, plan) for each in settlement.applications}
    check_pipelines({each.requisition for each in records.values()}, plan)
    people = find_people(_named(settlement.applications))
    comparison = _compared(plan, settlement, records, people)
    report = _report(plan, settlement, comparison, wishes)
    if report.wrote and (comparison.new or comparison.changed):
        everybody = make_people(people, time_zone=organization.time_zone, act=act)
        Writer(plan, records, everybody, act, progress).write(comparison)
        counts = {
            "new": report.new,
            "changed": report.changed,
            "unchanged": report.unchanged,
            "refused": report.refused,
        }
        record("history_imported", organization, act=act, data=counts)
    return report


def _one_at_a_time() -> None:
    """Wait for another import into the same organization: two at once would both find everything new."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"history:{current_organization_id()}"]
        )


def _named(applications: Iterable[Application]) -> set[str]:
    return {each.said(side) for each in applications for side in ("manager", "recruiter")}


def _compared(plan: Mapping, settlement: Settlement, records: dict[str, Record], people: People) -> Comparison:
    """Compare with what is recorded, without those whose manager or recruiter could be two people."""
    doubtful = [
        *_doubtful(plan, settlement.applications, people),
        *_running_already(plan, settlement.applications, records),
    ]
    out = {refusal.application for refusal in doubtful}
    clear = [each for each in settlement.applications if each.id not in out]
    compared = compare(clear, records, known_records(records), plan.files[0])
    return Comparison(compared.new, compared.changed, compared.unchanged, (*doubtful, *compared.refusals))


def _running_already(
    plan: Mapping, applications: Sequence[Application], records: dict[str, Record]
) -> Iterable[Refusal]:
    running = running_elsewhere(records, {each.id: each.said("email").lower() for each in applications})
    for each in applications:
        if each.id in running:
            reason = "This person has another running application for the same role here. Close one of them."
            yield Refusal(plan.files[0], each.row, "", "", reason, each.id, kind="running")


def _doubtful(plan: Mapping, applications: Sequence[Application], people: People) -> Iterable[Refusal]:
    columns = dict(plan.applications.dimensions) if plan.applications else {}
    for each in applications:
        for side in ("manager", "recruiter"):
            if people.is_ambiguous(each.said(side)):
                reason = "Several members have this name. Write the e-mail address of the one who is meant."
                yield Refusal(plan.files[0], each.row, columns[side], each.said(side), reason, each.id, kind="person")


def _report(plan: Mapping, settlement: Settlement, comparison: Comparison, wishes: Wishes) -> Report:
    refusals = (*settlement.refusals, *comparison.refusals)
    left_out = settlement.left_out | {refusal.application for refusal in comparison.refusals}
    nameless = sum(not refusal.application for refusal in refusals)
    taken = [*comparison.new, *comparison.changed, *comparison.unchanged]
    return Report(
        new=len(comparison.new),
        changed=len(comparison.changed),
        unchanged=len(comparison.unchanged),
        refused=len(left_out) + nameless,
        refusals=refusals,
        notes=settlement.notes,
        stages=tuple(
            StageCount(stage.name, stage.milestone, sum(each.furthest >= place for each in taken))
            for place, stage in enumerate(plan.stages)
        ),
        dry_run=wishes.dry_run,
        keep_good=wishes.keep_good,
    )
