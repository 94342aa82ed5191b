"""Asking the candidates whose day has come. Safe to run twice: who is asked, or not, is settled in one transaction."""

import secrets
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.urls import reverse

from hiring.delivery.actions import Addressee, post
from hiring.delivery.letter import Envelope, Letter
from hiring.delivery.models import Message
from hiring.ledger.actions import record
from hiring.tenancy.act import Act
from hiring.tenancy.here import day_here
from hiring.tenancy.models import Organization
from hiring.tenancy.scope import organization_scope
from hiring.tenancy.tokens import hash_secret
from requisitions.models import Application
from scorecards.actions.survey import are_asked
from scorecards.models import SurveyInvitation, SurveyTicket
from scorecards.rules.survey import LATEST, VALID_FOR, Ended, WhyNot, quarter_of, why_not
from scorecards.rules.survey_letters import SurveyFacts, survey_letter

SURVEY = "candidate_survey"
BATCH = 200
State = SurveyInvitation.State


def ask(organization_id: UUID, *, now: datetime) -> int:
    """Settle a batch of those who are due, and forget the links that have run out. Return how many are asked."""
    with organization_scope(organization_id):
        SurveyTicket.objects.over(now).delete()
        SurveyInvitation.objects.due(now - LATEST).update(state=State.NOT_ASKED, why_not=WhyNot.LATE)
        organization = Organization.objects.get(pk=organization_id)
        due = SurveyInvitation.objects.due(now).for_asking().select_for_update(skip_locked=True, of=("self",))
        is_on, asked = are_asked(), set[str]()
        for each in due.order_by("due_at", "id")[:BATCH]:
            address = each.application.candidate.email.lower()
            if address in asked:
                _settle(each, state=State.NOT_ASKED, why_not=WhyNot.ASKED_LATELY)
            elif objection := why_not(_ended(each), is_on=is_on, now=now):
                _settle(each, state=State.NOT_ASKED, why_not=objection)
            else:
                _ask(each, organization, now=now)
                asked.add(address)
        return len(asked)


def _ended(invitation: SurveyInvitation) -> Ended:
    application, annotated = invitation.application, vars(invitation)
    return Ended(
        outcome=application.state,
        due_at=invitation.due_at,
        was_interviewed=annotated["was_interviewed"],
        has_address=bool(application.candidate.email),
        is_duplicate=application.reason == Application.Reason.DUPLICATE,
        runs_elsewhere=annotated["runs_elsewhere"],
        asked_at=annotated["last_asked_at"],
    )


def _settle(invitation: SurveyInvitation, **became: object) -> None:
    SurveyInvitation.objects.filter(pk=invitation.pk).update(**became)


def _ask(invitation: SurveyInvitation, organization: Organization, *, now: datetime) -> None:
    application, secret = invitation.application, secrets.token_urlsafe(32)
    requisition, act = application.requisition, Act.live(None, now)
    groups = {
        "quarter_on": quarter_of(day_here(now)),
        "department": requisition.department,
        "role_type": requisition.role_type,
        "outcome": application.state,
    }
    _settle(invitation, state=State.ASKED, asked_at=now, **groups)
    SurveyTicket.objects.create(secret_hash=hash_secret(secret), expires_at=now + VALID_FOR, **groups)
    envelope = Envelope(kind=SURVEY, dedup_key=f"{SURVEY}:{invitation.pk}", subject_id=application.pk)
    candidate = application.candidate
    post(
        _letter(application, organization, secret, now),
        envelope,
        to=Addressee(candidate.name, candidate.email),
        act=act,
    )
    record("survey_sent", application, act=act, thread=requisition, data=application.parties)


def _letter(application: Application, organization: Organization, secret: str, now: datetime) -> Letter:
    until = day_here(now + VALID_FOR)
    page = f"{settings.BASE_URL}{reverse('survey', args=[organization.slug, secret])}"
    return survey_letter(SurveyFacts(organization.name, application.requisition.title, until, page))


def is_still_over(message: Message) -> bool:
    """Return whether the application is still closed: who is taken back in is asked after that."""
    ended = Application.objects.with_id(message.subject_id).exclude(state=Application.State.ACTIVE)
    return bool(ended.exists())
