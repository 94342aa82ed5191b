"""Writes what an import found new or changed, in batches: thousands of applications in a few statements."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from hiring.ledger.actions import Entry, record_many
from hiring.tenancy.act import Act
from hiring.tenancy.models import Member
from requisitions.actions.history.candidates import candidates_for, rename_candidates
from requisitions.actions.history.naming import stable_id
from requisitions.actions.history.pipelines import Pipelines, pipelines_for, settle_states
from requisitions.models import Application, Candidate, Offer, StageVisit
from requisitions.rules.history import mapping as meaning
from requisitions.rules.history.judge import Application as Told
from requisitions.rules.history.records import Comparison, Record

BATCH = 1_000
WHY_ENDED = {"withdrawn": "withdrew"}

Progress = Callable[[str, int], None]


@dataclass(frozen=True)
class Writer:
    """What every step of the writing needs."""

    plan: meaning.Mapping
    records: Mapping[str, Record]
    people: Mapping[str, Member]
    act: Act
    progress: Progress

    def write(self, comparison: Comparison) -> None:
        """Write the new and the changed applications with their requisitions, candidates, visits and offers."""
        touched = (*comparison.new, *comparison.changed)
        if not touched:
            return
        pipelines = pipelines_for(touched, self.plan, self.people, self.act)
        # What ended goes first: a person may run for the role again only then.
        if comparison.changed:
            self._change(comparison.changed, pipelines)
        if comparison.new:
            self._add(comparison.new, pipelines)
        settle_states(pipelines.requisitions.values())

    def _add(self, applications: Sequence[Told], pipelines: Pipelines) -> None:
        candidates = candidates_for(applications, self.records, self.act)
        self.progress("candidates", len(applications))
        rows = [self._application(each, pipelines, candidates[each.id]) for each in applications]
        Application.objects.bulk_create(rows, batch_size=BATCH)
        self.progress("applications", len(rows))
        self._visits(applications, rows, pipelines)
        Offer.objects.bulk_create(self._offers(applications, rows), batch_size=BATCH)
        self._tell("application_imported", rows)

    def _change(self, applications: Sequence[Told], pipelines: Pipelines) -> None:
        rows = [self._application(each, pipelines, None) for each in applications]
        Application.objects.bulk_update(rows, list(CHANGEABLE), batch_size=BATCH)
        self._visits(applications, rows, pipelines)
        Offer.objects.filter(application__in=rows).delete()
        Offer.objects.bulk_create(self._offers(applications, rows), batch_size=BATCH)
        rename_candidates(applications, self.records)
        self._tell("application_reimported", rows)

    def _application(self, told: Told, pipelines: Pipelines, candidate: Candidate | None) -> Application:
        record = self.records[told.id]
        row = Application(
            id=stable_id("application", told.id),
            requisition=pipelines.requisitions[record.requisition],
            source=record.source,
            applied_at=record.applied_at,
            state=record.state,
            stage=pipelines.stages[record.requisition][record.stage],
            stage_since_at=record.stage_since_at,
            furthest=record.furthest,
            reason=WHY_ENDED.get(record.state, ""),
            closed_at=record.closed_at,
            external_id=told.id,
        )
        if candidate:
            row.candidate = candidate
        return row

    def _visits(self, told: Iterable[Told], rows: Iterable[Application], pipelines: Pipelines) -> None:
        """Add the visits; those that an earlier import wrote have the same ids and stay as they are."""
        visits = [
            StageVisit(
                id=stable_id("visit", row.external_id, visit.stage, visit.at.isoformat()),
                application=row,
                stage=pipelines.stages[row.requisition.external_id][visit.stage],
                milestone=self.plan.stages[visit.stage].milestone,
                position=visit.stage,
                entered_at=visit.at,
                hiring_manager=row.requisition.hiring_manager,
                recorded_at=self.act.recorded_at,
            )
            for each, row in zip(told, rows, strict=True)
            for visit in each.visits
        ]
        StageVisit.objects.bulk_create(visits, batch_size=BATCH, ignore_conflicts=True)
        self.progress("stage visits", len(visits))

    def _offers(self, told: Iterable[Told], rows: Iterable[Application]) -> list[Offer]:
        return [
            Offer(
                id=stable_id("offer", row.external_id),
                application=row,
                state=offer.state,
                extended_at=offer.extended_at,
                answered_at=offer.answered_at,
            )
            for each, row in zip(told, rows, strict=True)
            if (offer := self.records[each.id].offer)
        ]

    def _tell(self, verb: str, rows: Iterable[Application]) -> None:
        entries = [
            Entry(row.pk, row.applied_at, row.requisition_id, {"application": str(row.pk), "state": row.state})
            for row in rows
        ]
        record_many(verb, Application, entries, act=self.act)


CHANGEABLE = ("source", "applied_at", "state", "stage", "stage_since_at", "furthest", "reason", "closed_at")
