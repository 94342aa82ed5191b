"""The profiles of a kickoff as one reader may see them: of what is sealed, only that it is there."""

from collections.abc import Sequence
from dataclasses import dataclass

from hiring.tenancy.models import Member
from requisitions.models import CalibrationProfile, CalibrationRating, Kickoff, Requisition, Side
from requisitions.rules.calibration import Answer, Difference, difference


@dataclass(frozen=True, slots=True)
class ProfileRow:
    """`read`: the ratings that the database lets this reader see. `difference`: once both are in."""

    profile: CalibrationProfile
    read: Sequence[CalibrationRating]
    difference: Difference | None
    waits_for: tuple[str, ...]
    may_rate: bool
    may_remove: bool

    @property
    def waits_for_words(self) -> str:
        return f"{' and '.join(self.waits_for)} {'has' if len(self.waits_for) == 1 else 'have'} answered"


def calibration_rows(requisition: Requisition, reader: Member) -> list[ProfileRow]:
    """Return the profiles in their order, for one of the partners."""
    profiles = CalibrationProfile.objects.filter(kickoff__requisition=requisition).select_related("candidate")
    ratings: dict[object, list[CalibrationRating]] = {}
    for each in CalibrationRating.objects.filter(profile__in=profiles).select_related("member"):
        ratings.setdefault(each.profile_id, []).append(each)
    side = requisition.side_of(reader)
    return [_row(each, ratings.get(each.pk, []), requisition, side) for each in profiles]


def _row(
    profile: CalibrationProfile, read: Sequence[CalibrationRating], requisition: Requisition, side: Side | None
) -> ProfileRow:
    owners = {Side.MANAGER: requisition.hiring_manager, Side.RECRUITER: requisition.recruiter}
    missing = [each for each in owners if getattr(profile, f"{each.value}_rated_at") is None]
    is_untouched = len(missing) == len(owners)
    return ProfileRow(
        profile=profile,
        read=read if profile.is_open else [each for each in read if each.side == side],
        difference=_difference(read) if profile.is_open else None,
        waits_for=tuple(owners[each].first_name for each in missing),
        may_rate=side in missing and not requisition.is_closed,
        may_remove=is_untouched and not requisition.is_closed,
    )


def _difference(read: Sequence[CalibrationRating]) -> Difference | None:
    answers = [Answer(each.member.first_name, each.rating) for each in read]
    return difference(*answers) if len(answers) == 2 else None  # noqa: PLR2004 - two sides


@dataclass(frozen=True, slots=True)
class CalibrationLine:
    """What the kickoff's page says of it. `waits_for_reader`: how many this reader's side has not rated."""

    profiles: int
    opened: int
    waits_for_reader: int


def calibration_line(kickoff: Kickoff, side: Side | None) -> CalibrationLine:
    profiles = list(kickoff.calibration_profiles.all())
    waits = [each for each in profiles if side and getattr(each, f"{side.value}_rated_at", 0) is None]
    return CalibrationLine(len(profiles), sum(each.is_open for each in profiles), len(waits))
