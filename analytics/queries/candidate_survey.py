"""Candidates' answers as the rules read them. Nothing else reads single answers: what is shown comes from the rules."""

from collections import Counter
from datetime import datetime
from zoneinfo import ZoneInfo

from analytics.rules.candidate_survey import CUTS, Answered, Asked, Result, result
from analytics.rules.rounds import Round, rounds
from scorecards.models import Outcome, SurveyAnswer, SurveyInvitation
from scorecards.rules.survey import STATEMENTS

NONE = {"department": "No department", "role_type": "No type of role"}


def read_rounds(now: datetime, time_zone: str) -> list[Round]:
    """Return what may be looked at, newest first."""
    answered = Counter(SurveyAnswer.objects.order_by().values_list("quarter_on", flat=True))
    return rounds(answered, today=now.astimezone(ZoneInfo(time_zone)).date())


def read_result(of: Round) -> Result | None:
    within = {"quarter_on__range": (of.first, of.last)}
    asked = SurveyInvitation.objects.asked().filter(**within).values_list(*CUTS)
    answers = SurveyAnswer.objects.filter(**within)
    return result([_groups(*each) for each in asked], [_answered(each) for each in answers])


def _groups(outcome: str, department: str, role_type: str) -> Asked:
    return Asked(Outcome(outcome).label, department or NONE["department"], role_type or NONE["role_type"])


def _answered(answer: SurveyAnswer) -> Answered:
    rated = {name: value for name in STATEMENTS if (value := getattr(answer, name)) is not None}
    groups = _groups(answer.outcome, answer.department, answer.role_type)
    return Answered(groups, answer.recommend, rated, answer.words)
