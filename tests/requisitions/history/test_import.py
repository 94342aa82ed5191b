"""Importing into the database: what is written, that twice changes nothing, and that one bad row writes nothing."""

from datetime import UTC, datetime

import pytest
from django.db import connection

from hiring.delivery.models import Message
from hiring.ledger.models import Event
from hiring.tenancy.act import Act, Origin
from hiring.tenancy.models import Member
from requisitions.actions.history.pipelines import OtherPipeline
from requisitions.actions.history.run import Wishes, import_history
from requisitions.models import Application, Candidate, Offer, Requisition, Stage, StageVisit
from requisitions.rules.history.parsing import parse
from requisitions.rules.history.report import Report
from sla.models import Commitment
from tests.requisitions.history.given import ACTIVITY, CANDIDATES, MAPPING, OFFERS, chunks_of
from tests.world import World

NOW = datetime(2025, 4, 1, 9, 0, tzinfo=UTC)
LATER = datetime(2025, 5, 1, 9, 0, tzinfo=UTC)
TABLES = (Requisition, Stage, Candidate, Application, StageVisit, Offer, Event, Member)


def run(
    world: World,
    *,
    candidates: str = CANDIDATES,
    activity: str = ACTIVITY,
    offers: str = OFFERS,
    mapping: str = MAPPING,
    now: datetime = NOW,
    dry_run: bool = False,
    keep_good: bool = False,
) -> Report:
    plan = parse(mapping.encode())
    given = {"candidates.csv": candidates, "activity.csv": activity, "offers.csv": offers}
    files = {name: chunks_of(given[name]) for name in plan.files}
    wishes = Wishes(dry_run=dry_run, keep_good=keep_good)
    act = Act(None, now, now, Origin.IMPORT)
    with world.scope():
        report = import_history(plan, files, wishes=wishes, act=act, progress=lambda *_: None)
        connection.check_constraints()
    return report


def rows(world: World) -> list[int]:
    with world.scope():
        return [table.objects.count() for table in TABLES]


def test_history_becomes_requisitions_candidates_applications_visits_and_offers(north: World, harbor: World) -> None:
    before = rows(harbor)
    report = run(north)
    assert report.counts == {"new": 2, "changed": 0, "unchanged": 0, "refused": 0}
    with north.scope():
        [requisition] = Requisition.objects.all()
        assert (requisition.role_type, requisition.state, requisition.hiring_manager.name) == (
            "Engineer",
            "filled",
            "Nadia",
        )
        assert requisition.hiring_manager.is_active is False
        assert [stage.name for stage in requisition.stages.all()] == ["Applied", "Screen", "Onsite", "Offer", "Hired"]
        ana, ben = Application.objects.order_by("external_id")
        assert (ana.state, ana.stage.name, ana.furthest, ana.candidate.email) == (
            "hired",
            "Hired",
            6,
            "ana@example.org",
        )
        assert (ben.state, ben.stage.name, ben.furthest) == ("rejected", "Screen", 1)
        assert ben.closed_at == datetime(2025, 3, 11, 23, tzinfo=UTC)  # 12 March where the organization is
        assert [visit.milestone for visit in ana.visits.all()] == ["application", "screen", "onsite", "offer", "hired"]
        assert [(offer.state, offer.application_id) for offer in Offer.objects.all()] == [("accepted", ana.pk)]
    assert rows(harbor) == before


def test_the_ledger_says_that_it_was_imported_and_nothing_leaves_the_house(north: World) -> None:
    run(north)
    with north.scope():
        told = Event.objects.filter(recorded_at=NOW).order_by("verb", "at").values_list("verb", "origin")
        assert list(told) == [
            ("application_imported", "import"),
            ("application_imported", "import"),
            ("history_imported", "import"),
            ("requisition_imported", "import"),
        ]
        assert Commitment.objects.count() == 0
        assert Message.objects.count() == 0


def test_running_twice_changes_nothing(north: World) -> None:
    run(north)
    after_first = rows(north)
    second = run(north, now=LATER)
    assert second.counts == {"new": 0, "changed": 0, "unchanged": 2, "refused": 0}
    assert rows(north) == after_first


def test_a_dry_run_writes_nothing_and_counts_the_same(north: World) -> None:
    before = rows(north)
    report = run(north, dry_run=True)
    assert report.counts == {"new": 2, "changed": 0, "unchanged": 0, "refused": 0}
    assert (report.wrote, rows(north)) == (False, before)


def test_one_refused_row_means_nothing_is_written(north: World) -> None:
    before = rows(north)
    report = run(north, offers=OFFERS + "A2,Yes\n")
    assert (report.wrote, report.counts["refused"], rows(north)) == (False, 1, before)


def test_keeping_the_good_leaves_refused_applications_out_whole(north: World) -> None:
    report = run(north, offers=OFFERS + "A2,Yes\n", keep_good=True)
    assert report.counts == {"new": 1, "changed": 0, "unchanged": 0, "refused": 1}
    with north.scope():
        assert list(Application.objects.values_list("external_id", flat=True)) == ["A1"]
        assert list(Candidate.objects.values_list("email", flat=True)) == ["ana@example.org"]


def test_a_later_export_adds_what_happened_since(north: World) -> None:
    candidates = CANDIDATES.replace("2025-03-04,Rejected", "2025-03-04,")
    run(north, candidates=candidates, activity=ACTIVITY.replace("A2,Rejected,2025-03-12\n", ""))
    with north.scope():
        assert Requisition.objects.get().state == "kickoff"
    since = ACTIVITY.replace("A2,Rejected,2025-03-12\n", "A2,Onsite,2025-04-10\nA2,Rejected,2025-04-12\n")
    report = run(north, activity=since, now=LATER)
    assert report.counts == {"new": 0, "changed": 1, "unchanged": 1, "refused": 0}
    with north.scope():
        ben = Application.objects.get(external_id="A2")
        assert (ben.state, ben.stage.name, ben.furthest) == ("rejected", "Onsite", 4)
        assert [visit.milestone for visit in ben.visits.all()] == ["application", "screen", "onsite"]
        assert Requisition.objects.get().state == "filled"
    assert run(north, activity=since, now=LATER).counts["unchanged"] == 2


def test_the_past_is_not_rewritten(north: World) -> None:
    run(north)
    report = run(north, activity=ACTIVITY.replace("A2,Screen,2025-03-11", "A2,Screen,2025-03-10"))
    assert [str(refusal) for refusal in report.refusals] == [
        "candidates.csv row 3: A stage was imported with a date that the table no longer has. What was recorded is not "
        "rewritten."
    ]


def test_what_people_did_here_since_stands(north: World) -> None:
    candidates, activity = CANDIDATES.replace("04,Rejected", "04,"), ACTIVITY.replace("A2,Rejected,2025-03-12\n", "")
    run(north, candidates=candidates, activity=activity)
    with north.scope():
        ben = Application.objects.get(external_id="A2")
        Application.objects.filter(pk=ben.pk).update(state="withdrawn", closed_at=NOW, closed_by=north.recruiter)
    report = run(north, now=LATER)
    assert [str(refusal) for refusal in report.refusals] == [
        "candidates.csv row 3: Somebody has moved or closed this application here since it was imported. What they did "
        "stands."
    ]


def test_a_manager_who_is_a_member_is_found_by_name_or_address(north: World) -> None:
    candidates = CANDIDATES.replace("A1,Engineer,Nadia", "A1,Engineer,MANAGER@north.example").replace(
        "A2,Engineer,Nadia", f"A2,Designer,{north.manager.name.upper()}"
    )
    run(north, candidates=candidates)
    with north.scope():
        assert {each.hiring_manager for each in Requisition.objects.all()} == {north.manager}


def test_a_name_that_two_members_have_is_refused(north: World) -> None:
    with north.scope():
        Member.objects.filter(pk=north.chro.pk).update(name=north.manager.name)
    name = north.manager.name
    report = run(north, candidates=CANDIDATES.replace("A2,Engineer,Nadia", f"A2,Engineer,{name}"))
    assert [str(refusal) for refusal in report.refusals] == [
        f"candidates.csv row 3, Manager “{name}”: Several members have this name. Write the e-mail address of the one "
        "who is meant."
    ]


def test_a_person_runs_once_for_a_role_across_imports_too(north: World) -> None:
    candidates, activity = CANDIDATES.replace("04,Rejected", "04,"), ACTIVITY.replace("A2,Rejected,2025-03-12\n", "")
    run(north, candidates=candidates, activity=activity)
    again = "A7,Engineer,Nadia,ben@example.org,2025-03-20,\n"
    head = "Candidate ID,Position,Manager,E-mail,Applied on,Outcome\n"
    nothing = {"activity": "Candidate ID,Stage,Reached on\n", "offers": "Candidate ID,Accepted\n"}
    assert [str(refusal) for refusal in run(north, candidates=head + again, **nothing).refusals] == [
        "candidates.csv row 2: This person has another running application for the same role here. Close one of them."
    ]
    report = run(north, candidates=CANDIDATES + again)
    assert report.counts == {"new": 1, "changed": 1, "unchanged": 1, "refused": 0}
    with north.scope():
        assert Candidate.objects.filter(email="ben@example.org").count() == 1


def test_other_stages_for_the_same_role_are_refused_with_those_it_has(north: World) -> None:
    run(north)
    with pytest.raises(OtherPipeline) as error:
        run(north, mapping=MAPPING.replace('name = "Onsite"', 'name = "On site"'))
    assert str(error.value).startswith(
        "REQ-1 Engineer was imported with the stages Applied (application), Screen (screen), Onsite (onsite), "
    )


def test_the_same_ids_in_another_organization_are_other_applications(north: World, harbor: World) -> None:
    run(north)
    assert run(harbor).counts["new"] == 2
    with harbor.scope():
        theirs = set(Application.objects.values_list("pk", flat=True))
    with north.scope():
        assert theirs.isdisjoint(Application.objects.values_list("pk", flat=True))
