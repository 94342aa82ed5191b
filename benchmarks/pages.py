"""The pages that are measured, each asked for by the person who lives in it."""

from django.conf import settings
from django.test import Client

from benchmarks.measure import Page
from benchmarks.report import FLOOR
from hiring.tenancy.links import page
from hiring.tenancy.models import Member, Organization
from hiring.tenancy.scope import organization_scope
from requisitions.models import InterviewSeat, Requisition

BARE = "django.contrib.auth.backends.ModelBackend"  # what the floor signs people in by


def pages_of(organization: Organization, *, program: int, floor: int) -> list[Page]:
    """Return the floor and the four pages; `program` and `floor` are the ports they are served on."""
    with organization_scope(organization):
        requisition = Requisition.objects.filter(state=Requisition.State.OPEN).order_by("number").first()
        seat = InterviewSeat.objects.filter(submitted_at=None).select_related("member__user", "interview").first()
        leader = Member.objects.filter(email__startswith="ta_leader").select_related("user").get()
        if requisition is None or seat is None:
            raise LookupError("The benchmark's company has no open requisition or nobody who owes a scorecard.")
        recruiter = cookie(requisition.recruiter)
        return [
            Page(FLOOR, floor, "/", cookie(requisition.recruiter, backend=BARE), "Candidate 7"),
            Page("home", program, page(organization, "home"), recruiter, requisition.title),
            Page(
                "pipeline", program, page(organization, "requisition", requisition.number), recruiter, requisition.title
            ),
            Page("dashboard", program, page(organization, "dashboard"), cookie(leader), "</svg>"),
            Page(
                "scorecard", program, page(organization, "scorecard", seat.interview_id), cookie(seat.member), "</form>"
            ),
        ]


def cookie(member: Member, *, backend: str = settings.AUTHENTICATION_BACKENDS[0]) -> str:
    """Sign the member in and return their session's cookie, as a browser sends it."""
    if member.user is None:
        raise LookupError(f"{member.name} cannot sign in.")
    client = Client()
    client.force_login(member.user, backend=backend)
    return f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"
