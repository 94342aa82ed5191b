"""The desk two people share: one requisition while its story is told, and who is still in process on it."""

from dataclasses import dataclass, field
from uuid import UUID

from hiring.embedded.demo_company.company import Company
from hiring.embedded.demo_company.seats import Seat
from hiring.tenancy.models import Member
from requisitions.models import Application, Requirement, Requisition, Stage


@dataclass
class Desk:
    """Stages by name, requirements by code. What is counted here spares each step a look into the tables.

    `late_debriefs`: hours by which the next debriefs are late. `offers_out`: offers without an answer.
    """

    company: Company
    seat: Seat
    requisition: Requisition
    manager: Member
    recruiter: Member
    stages: dict[str, Stage]
    late_debriefs: list[float]
    requirements: dict[str, Requirement] = field(default_factory=dict)
    running: set[UUID] = field(default_factory=set)
    offers_out: int = 0
    hired: int = 0
    is_cancelled: bool = False

    @property
    def is_open(self) -> bool:
        return not self.is_cancelled and self.free > 0

    @property
    def free(self) -> int:
        """How many of the openings nobody has accepted yet."""
        return self.seat.openings - self.hired

    @property
    def musts(self) -> list[Requirement]:
        return [each for each in self.requirements.values() if each.is_must]

    def is_running(self, application: Application) -> bool:
        """Tell whether there is still something to be had for this candidate here."""
        return self.is_open and application.pk in self.running

    def ended(self, application: Application) -> None:
        self.running.discard(application.pk)


def desk_of(company: Company, seat: Seat, requisition: Requisition) -> Desk:
    """Return the desk of a requisition that was just made."""
    requisition.hiring_manager = company.people[seat.role.manager]
    requisition.recruiter = company.people[seat.recruiter]
    return Desk(
        company=company,
        seat=seat,
        requisition=requisition,
        manager=requisition.hiring_manager,
        recruiter=requisition.recruiter,
        stages={stage.name: stage for stage in requisition.stages.select_related("requisition")},
        late_debriefs=list(seat.missed_debriefs),
    )
