"""Taking a candidate's answer: it is kept in its groups, and what it was let in by is gone."""

from django.db import transaction

from hiring.ledger.actions import record
from hiring.tenancy.act import Act
from hiring.tenancy.errors import Refused
from scorecards.models import SurveyAnswer, SurveyTicket
from scorecards.rules.survey import Said


class SurveyOver(Refused):
    """The link was used, or has run out; which of them nobody knows any more."""

    status = 410


@transaction.atomic
def answer(ticket: SurveyTicket, said: Said, *, act: Act) -> None:
    """Keep what was said, and use the ticket up. Raises ``SurveyOver``, for the second of two clicks too.

    The ledger is told that somebody answered, of the organization: neither for which role nor after whose interview.
    """
    found = SurveyTicket.objects.open(act.at).select_for_update().select_related("organization")
    used = found.filter(pk=ticket.pk).first()
    if used is None:
        raise SurveyOver("This link has been used, or has run out.")
    SurveyAnswer.objects.create(
        quarter_on=used.quarter_on,
        department=used.department,
        role_type=used.role_type,
        outcome=used.outcome,
        recommend=said.recommend,
        words=said.words.strip(),
        **said.statements,
    )
    used.delete()
    record("survey_answered", used.organization, act=act)
