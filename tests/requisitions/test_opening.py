"""The gate: no door opens a requisition that both sides have not signed as it stands."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from hiring.delivery.models import Message
from hiring.ledger.models import Event
from hiring.tenancy.errors import Incomplete, NotYours, Stale
from requisitions.actions.kickoff_terms import change_terms, seen_of, terms_of
from requisitions.actions.partners import NotASigner
from requisitions.actions.requirements import change_requirement
from requisitions.actions.requisition import (
    IllegalState,
    NotSigned,
    cancel_requisition,
    hold_requisition,
    open_requisition,
    resume_requisition,
)
from requisitions.actions.signing import sign_kickoff
from requisitions.models import Kickoff, KickoffSignature, KickoffVersion, Requisition
from requisitions.rules.drafts import Profile, RequirementDraft
from tests.requisitions.agreeing import create, kickoff, open_up, ready, verbs
from tests.world import MONDAY

LATER = MONDAY + timedelta(hours=2)
REFUSAL = "opens only when both sides have signed the current version"


def sign(world, requisition, member, *, version=None):
    version = kickoff(requisition).version if version is None else version
    return sign_kickoff(requisition, version=version, act=world.act(member, LATER))


def reword(world, requisition, words="Has shipped two legged controllers"):
    requirement = requisition.requirements.get(position=1)
    change = RequirementDraft(words, "must", "Dynamics and control", requirement.stage_id)
    return change_requirement(requirement, change, seen=requirement.fingerprint, act=world.act(world.manager, LATER))


def test_it_opens_with_the_second_signature_and_not_before(north):
    with north.scope(north.manager):
        requisition = ready(north)
        sign(north, requisition, north.recruiter)
        requisition.refresh_from_db()
        assert (requisition.state, requisition.opened_at) == ("kickoff", None)
        sign(north, requisition, north.manager)
        requisition.refresh_from_db()
        assert (requisition.state, requisition.opened_at, requisition.forecast_days) == ("open", LATER, 55)
        assert [verb for verb in verbs(requisition) if not verb.startswith(("agreement", "commitment"))][-6:] == [
            "kickoff_held",
            "kickoff_signed",
            "kickoff_signed",
            "requirements_approved",
            "kickoff_agreed",
            "requisition_opened",
        ]


def test_the_order_of_the_two_does_not_matter(north):
    with north.scope(north.manager):
        requisition = ready(north)
        sign(north, requisition, north.manager)
        sign(north, requisition, north.recruiter)
        requisition.refresh_from_db()
        assert requisition.state == "open"


def test_a_change_between_the_signatures_voids_the_first(north):
    with north.scope(north.manager):
        requisition = ready(north)
        signed = kickoff(requisition).version
        sign(north, requisition, north.recruiter)
        reword(north, requisition)
        assert kickoff(requisition).version == signed + 1
        with pytest.raises(Stale, match=f"at version {signed + 1} now, and you read version {signed}"):
            sign(north, requisition, north.manager, version=signed)
        sign(north, requisition, north.manager)
        requisition.refresh_from_db()
        assert requisition.state == "kickoff"
        with pytest.raises(NotSigned, match="Recruiter North signed version"):
            open_requisition(requisition, act=north.act(north.recruiter, LATER))
        sign(north, requisition, north.recruiter)
        requisition.refresh_from_db()
        assert requisition.state == "open"


def test_signing_twice_is_signing_once(north):
    with north.scope(north.manager):
        requisition = ready(north)
        sign(north, requisition, north.recruiter)
        sign(north, requisition, north.recruiter)
        assert KickoffSignature.objects.count() == 1


def test_nobody_signs_for_another(north):
    with north.scope(north.manager):
        requisition = ready(north)
        for other in (north.ta_leader, north.chro, None):
            with pytest.raises(NotASigner if other is not north.chro else NotYours):
                sign_kickoff(requisition, version=kickoff(requisition).version, act=north.act(other, LATER))
        assert not KickoffSignature.objects.exists()


def test_a_blocking_note_stops_both(north):
    with north.scope(north.manager):
        requisition = create(north)
        for side in (north.manager, north.recruiter):
            with pytest.raises(Incomplete, match="You can sign once one must-have is agreed"):
                sign(north, requisition, side)


def test_what_was_signed_is_kept_word_for_word(north):
    with north.scope(north.manager):
        requisition = open_up(north)
        signature = KickoffSignature.objects.filter(side="manager").get()
        words = KickoffVersion.objects.get(version=signature.version)
        assert signature.content_hash == words.content_hash
        assert "R1, must-have: Has shipped a legged controller" in words.content
        with pytest.raises(Exception, match=r"permission denied|append-only"), transaction.atomic():
            KickoffVersion.objects.update(content="Something else")
        reword(north, requisition)
        words.refresh_from_db()
        assert "Has shipped a legged controller" in words.content


def test_an_amendment_leaves_it_open_and_asks_for_both_names_again(north):
    with north.scope(north.manager):
        requisition = open_up(north)
        reword(north, requisition)
        requisition.refresh_from_db()
        assert requisition.state == "open"
        requisition.title = "Controls Engineer"
        requisition.save()  # writes state "open" again, which is no opening
        for member in (north.recruiter, north.manager):
            sign(north, requisition, member)
        agreed = Event.objects.filter(verb="kickoff_agreed").order_by("id").values_list("data__version", flat=True)
        version = kickoff(requisition).version
        assert list(agreed) == [version - 1, version]
        assert verbs(requisition).count("requisition_opened") == 1


def test_a_held_requisition_goes_on_only_under_what_was_signed(north):
    with north.scope(north.manager):
        requisition = open_up(north)
        hold_requisition(requisition, act=north.act(north.recruiter, LATER))
        reword(north, requisition)
        with pytest.raises(NotSigned):
            resume_requisition(requisition, act=north.act(north.recruiter, LATER))
        for member in (north.recruiter, north.manager):
            sign(north, requisition, member)
        assert resume_requisition(requisition, act=north.act(north.recruiter, LATER)).state == "open"
        assert verbs(requisition)[-1] == "requisition_resumed"


def test_no_step_leads_round_the_kickoff(north):
    with north.scope(north.manager):
        requisition = ready(north)
        act = north.act(north.recruiter, LATER)
        with pytest.raises(NotSigned):
            open_requisition(requisition, act=act)
        for step in (resume_requisition, hold_requisition):
            with pytest.raises(IllegalState):
                step(requisition, act=act)


def test_the_database_refuses_an_update_behind_the_actions(north):
    with north.scope(north.manager):
        requisition = ready(north)
        sign(north, requisition, north.recruiter)
        with pytest.raises(IntegrityError, match=REFUSAL), transaction.atomic():
            Requisition.objects.filter(pk=requisition.pk).update(state="open", opened_at=MONDAY)
        requisition.state, requisition.opened_at = "open", MONDAY
        with pytest.raises(IntegrityError, match=REFUSAL), transaction.atomic():
            requisition.save()
        with pytest.raises(IntegrityError, match=REFUSAL), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("UPDATE requisitions_requisition SET state = 'open', opened_at = now()")


def test_the_database_refuses_an_import_that_brings_open_ones(north):
    with north.scope(north.manager):
        imported = Requisition(
            number=900,
            title="Imported",
            role_type="Engineering",
            hiring_manager=north.manager,
            recruiter=north.recruiter,
            state="open",
            created_at=MONDAY,
            opened_at=MONDAY,
        )
        with pytest.raises(IntegrityError, match=REFUSAL), transaction.atomic():
            Requisition.objects.bulk_create([imported])
        imported.state, imported.closed_at = "filled", LATER
        Requisition.objects.bulk_create([imported])
        assert Requisition.objects.get(number=900).state == "filled"
        with pytest.raises(IntegrityError, match=REFUSAL), transaction.atomic():
            Requisition.objects.filter(number=900).update(state="open")


def test_lowering_the_version_does_not_bring_old_signatures_back(north):
    with north.scope(north.manager):
        requisition = ready(north)
        version = kickoff(requisition).version
        for member in (north.recruiter, north.manager):
            sign(north, requisition, member)
        hold_requisition(requisition, act=north.act(north.recruiter, LATER))
        reword(north, requisition)
        Kickoff.objects.update(version=version)
        with pytest.raises(IntegrityError, match=REFUSAL), transaction.atomic():
            Requisition.objects.filter(pk=requisition.pk).update(state="open")


@pytest.mark.parametrize("forged", ["one person on both sides", "other words", "another manager"])
def test_the_database_sees_through_a_forged_signature(north, forged):
    with north.scope(north.manager):
        requisition = ready(north)
        sign(north, requisition, north.recruiter)
        current = kickoff(requisition)
        words = current.versions.get(version=current.version).content_hash
        KickoffSignature.objects.create(
            kickoff=current,
            version=current.version,
            side="manager",
            member=north.manager if forged == "other words" else north.recruiter if "both" in forged else north.chro,
            content_hash="0" * 64 if forged == "other words" else words,
            signed_at=LATER,
        )
        with pytest.raises(IntegrityError, match=REFUSAL), transaction.atomic():
            Requisition.objects.filter(pk=requisition.pk).update(state="open", opened_at=LATER)


def test_cancelling_calls_the_meeting_off(north):
    with north.scope(north.manager):
        requisition = ready(north)
        Kickoff.objects.update(held_at=None, scheduled_for_at=LATER + timedelta(days=1))
        cancel_requisition(requisition, act=north.act(north.recruiter, LATER))
        assert verbs(requisition)[-1] == "requisition_cancelled"
        off = Message.objects.filter(kind="kickoff_cancellation")
        assert sorted(off.values_list("to_address", "calendar_method")) == [
            ("manager@north.example", "CANCEL"),
            ("recruiter@north.example", "CANCEL"),
        ]


def test_what_was_agreed_stays_as_it_was_once_it_is_over(north):
    with north.scope(north.manager):
        requisition = open_up(north)
        cancel_requisition(requisition, act=north.act(north.recruiter, LATER))
        terms = terms_of(kickoff(requisition), Profile)
        with pytest.raises(Exception, match=r"is cancelled\. What was agreed stays"):
            change_terms(requisition, Profile("Else"), seen=seen_of(terms), act=north.act(north.manager, LATER))
