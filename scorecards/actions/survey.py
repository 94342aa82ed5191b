"""Whether candidates are asked how it was, and remembering whom to ask a day after the outcome."""

from uuid import UUID

from django.db import transaction

from hiring.ledger.actions import record
from hiring.tenancy.act import Act, Origin
from hiring.tenancy.here import here
from hiring.tenancy.history import is_history
from requisitions.models import Application, Interview
from scorecards.models import SurveyInvitation, SurveyPolicy
from scorecards.rules.survey import AFTER

State = SurveyInvitation.State


@transaction.atomic
def switch(*, is_on: bool, act: Act) -> SurveyPolicy:
    """Ask candidates from now on, or no more. Whose day has passed meanwhile is not asked later."""
    policy, _ = SurveyPolicy.objects.select_for_update().get_or_create(defaults={"changed_at": act.at})
    if policy.is_on == is_on:
        return policy
    policy.is_on, policy.changed_at = is_on, act.at
    policy.save(update_fields=["is_on", "changed_at"])
    organization = here()
    record("surveys_switched", organization, act=act, data={"to": "on" if is_on else "off"})
    return policy


def are_asked() -> bool:
    """Tell whether the entered organization asks its candidates. It does, unless somebody switched it off."""
    return not SurveyPolicy.objects.filter(is_on=False).exists()


def remember(application_id: UUID, *, act: Act) -> None:
    """Note that the candidate of an application that just ended is to be asked in a day; decided is then.

    Nothing of what is history or imported, nor of who never had an interview: those are most who apply.
    """
    if is_history(act.at) or act.origin == Origin.IMPORT:
        return
    if not Interview.objects.filter(application=application_id).exclude(state=Interview.State.CANCELLED).exists():
        return
    application = Application.objects.select_related("requisition").get(pk=application_id)
    due = {"due_at": act.at + AFTER, "state": State.DUE, "why_not": ""}
    groups = {name: getattr(application.requisition, name) for name in ("department", "role_type")}
    found, is_new = SurveyInvitation.objects.get_or_create(application=application, defaults=due | groups)
    if not is_new:
        # Reopened meanwhile, and ended again: asked once at most.
        SurveyInvitation.objects.filter(pk=found.pk).exclude(state=State.ASKED).update(**due)
