"""Adding candidates to the organization and changing what we know of them. Applying them is in application.py."""

from dataclasses import asdict, dataclass
from zoneinfo import available_timezones

from django.db import IntegrityError, transaction

from hiring.ledger.actions import record
from hiring.tenancy.act import Act
from hiring.tenancy.errors import Incomplete, Refused
from requisitions.models import Candidate


class AddressKnown(Refused):
    """A candidate of this organization has the address already: `candidate`."""

    def __init__(self, candidate: Candidate) -> None:
        super().__init__(f"{candidate.name} has this address and is here already. Use that entry.")
        self.candidate = candidate


@dataclass(frozen=True, slots=True)
class Profile:
    """What somebody types about a candidate. `time_zone`: empty means as the organization's."""

    name: str
    email: str = ""
    location: str = ""
    time_zone: str = ""

    def cleaned(self) -> "Profile":
        """Return it as it is kept. Raises ``Incomplete`` for a zone that is none."""
        if self.time_zone and self.time_zone not in available_timezones():
            raise Incomplete(f"{self.time_zone!r} is no time zone; write one like Europe/Amsterdam.")
        return Profile(self.name.strip(), self.email.strip().lower(), self.location.strip(), self.time_zone)


def add_candidate(*, name: str, email: str = "", location: str = "", time_zone: str = "", act: Act) -> Candidate:
    """Add a person by hand. Raises ``AddressKnown`` when the address is already there, in this organization."""
    profile = Profile(name, email, location, time_zone).cleaned()
    return _keep(Candidate(created_at=act.at, **asdict(profile)), "candidate_added", act=act)


def change_candidate(candidate: Candidate, profile: Profile, *, act: Act) -> Candidate:
    """Set all of what we know. Raises ``AddressKnown``, ``Incomplete``. Mails already written stay as they are."""
    told = asdict(profile.cleaned())
    if all(getattr(candidate, name) == value for name, value in told.items()):
        return candidate
    for name, value in told.items():
        setattr(candidate, name, value)
    return _keep(candidate, "candidate_changed", act=act)


def _keep(candidate: Candidate, verb: str, *, act: Act) -> Candidate:
    try:
        with transaction.atomic():
            candidate.save()
            record(verb, candidate, act=act)
    except IntegrityError as error:
        if known := Candidate.objects.with_address(candidate.email).exclude(pk=candidate.pk).first():
            raise AddressKnown(known) from error
        raise
    return candidate
