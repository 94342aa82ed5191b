"""Calibrating on one to three profiles: put one on the table, take it off, say whether one would meet them."""

from django.db import transaction

from hiring.ledger.actions import record
from hiring.tenancy.act import Act
from hiring.tenancy.errors import Incomplete, Refused
from requisitions.actions.partners import held_kickoff, signing_side
from requisitions.actions.versions import page_changed
from requisitions.models import CalibrationProfile, CalibrationRating, Candidate, Kickoff, Requisition
from requisitions.rules.calibration import ANSWERS, LONGEST_DESCRIPTION, LONGEST_LABEL, LONGEST_WHY, MOST_PROFILES


class Rated(Refused):
    """A rating stands as it was given; a profile that was rated stays."""


@transaction.atomic
def add_profile(
    requisition: Requisition, *, label: str, description: str = "", candidate: Candidate | None = None, act: Act
) -> CalibrationProfile:
    """Put a profile on the table: a label with what is known, or a candidate that the actor may see.

    Raises ``Incomplete`` without either, and for a fourth; ``NotYours``, ``Closed``.
    """
    kickoff = held_kickoff(requisition, act=act)
    label = " ".join((label or (candidate.name if candidate else "")).split())
    description = description.strip()
    if not label or len(label) > LONGEST_LABEL or len(description) > LONGEST_DESCRIPTION:
        raise Incomplete(f"A label has 1 to {LONGEST_LABEL} characters, a description {LONGEST_DESCRIPTION}.")
    if not description and candidate is None:
        raise Incomplete("Say what is known of them, or choose a candidate.")
    known = list(kickoff.calibration_profiles.all())
    for each in known:
        if (each.label, each.description, each.candidate_id) == (label, description, candidate and candidate.pk):
            return each
    free = sorted(set(range(1, MOST_PROFILES + 1)) - {each.position for each in known})
    if not free:
        raise Incomplete(f"{MOST_PROFILES} profiles are enough to see where you differ.")
    profile: CalibrationProfile = CalibrationProfile.objects.create(
        kickoff=kickoff,
        position=free[0],
        label=label,
        description=description,
        candidate=candidate,
        added_by=act.actor,
        added_at=act.at,
    )
    record("calibration_profile_added", profile, act=act, thread=requisition, data={"position": profile.position})
    page_changed(kickoff)
    return profile


@transaction.atomic
def remove_profile(requisition: Requisition, position: int, *, act: Act) -> None:
    """Take one off that nobody has rated. Raises ``Rated``, ``Incomplete``, ``NotYours``, ``Closed``."""
    profile = _profile(held_kickoff(requisition, act=act), position)
    if profile.manager_rated_at or profile.recruiter_rated_at:
        raise Rated("One of you has rated this profile. It stays.")
    record("calibration_profile_removed", profile, act=act, thread=requisition, data={"position": position})
    profile.delete()


@transaction.atomic
def rate_profile(requisition: Requisition, position: int, *, rating: int, why: str, act: Act) -> CalibrationRating:
    """Say for one's own side whether one would meet them, before reading what the other says; both in, both read.

    The same again changes nothing. Raises ``Rated`` for another answer, ``Incomplete``, ``NotASigner``, ``Closed``.
    """
    kickoff = held_kickoff(requisition, act=act)
    side = signing_side(requisition, act=act)
    profile, why = _profile(kickoff, position), " ".join(why.split())
    said: CalibrationRating | None = profile.ratings.filter(side=side, member=act.actor).first()
    if said is not None and (said.rating, said.why) == (rating, why):
        return said
    rated_at = f"{side.value}_rated_at"
    if getattr(profile, rated_at):
        raise Rated("Your side has rated this profile. It stands as it was given.")
    if rating not in ANSWERS:
        raise Incomplete("Choose one of the four answers.")
    if not why or len(why) > LONGEST_WHY:
        raise Incomplete("Write in a sentence what your answer rests on.")
    said = CalibrationRating.objects.create(
        profile=profile, side=side, member=act.actor, rating=rating, why=why, rated_at=act.at
    )
    setattr(profile, rated_at, act.at)
    profile.save(update_fields=[rated_at])
    record(
        "calibration_rated",
        profile,
        act=act,
        thread=requisition,
        data={"position": position, "side": side.value},
    )
    page_changed(kickoff)
    return said


def _profile(kickoff: Kickoff, position: int) -> CalibrationProfile:
    found: CalibrationProfile | None = kickoff.calibration_profiles.filter(position=position).first()
    if found is None:
        raise Incomplete("There is no such profile any more.")
    return found
