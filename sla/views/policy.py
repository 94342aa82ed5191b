"""The organization's promises and escalation: one card per clause and rule, a new version per change."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from hiring.tenancy import links
from hiring.tenancy.doors import TenantRequest, requires
from hiring.tenancy.errors import Refused
from sla.actions.policy import change_policy, policy_in_force, terms_of
from sla.actions.preview import preview
from sla.clauses import Clause
from sla.forms.due_preview import DuePreviewForm
from sla.forms.policy import ClauseForm, PolicyForm
from sla.forms.rule import RuleForm
from sla.models import Policy
from sla.queries.rulebook import TITLES, rules_to_edit
from sla.registry import CLAUSES
from sla.rules.case_words import limit
from sla.rules.ladder import Schedule
from sla.rules.terms_text import in_full

SIDES = {"manager": "By the hiring manager", "recruiter": "By the recruiter", "interviewer": "By each interviewer"}


@requires("settings.manage")
def policy(request: TenantRequest) -> HttpResponse:
    current = policy_in_force(request.now)
    data = request.POST or None
    head = PolicyForm(data, initial={"version": current.version})
    terms = terms_of(current.terms)
    clauses = {key: ClauseForm(data, prefix=key, terms=terms[key]) for key in CLAUSES}
    known = rules_to_edit(current)
    rules = {rule.key: RuleForm(data, prefix=rule.key, rule=rule) for rule in known}
    forms = [head, *clauses.values(), *rules.values()]
    # A list, so that every card is checked and shows its own mistake.
    are_valid = request.method == "POST" and all([form.is_valid() for form in forms])  # noqa: C419
    if are_valid and _save(request, head, clauses, rules):
        return redirect(links.page(request.organization, "sla_policy"))
    context = {
        "head": head,
        "sides": _by_side(clauses),
        "rules": [(rule, limit(rule, TITLES), rules[rule.key]) for rule in known],
        "current": current,
        "versions": Policy.objects.select_related("changed_by"),
    }
    return render(request, "sla/policy.html", context, status=422 if any(form.errors for form in forms) else 200)


@requires("settings.manage")
def due(request: TenantRequest) -> HttpResponse:
    """When would this be due, for this person, from this moment, on other terms perhaps? Writes nothing."""
    form = DuePreviewForm(request.GET or None, also=list(policy_in_force(request.now).role_types))
    planned = _planned(form) if form.is_valid() else None
    context = {"form": form, "planned": planned, "member_asked": form.cleaned_data.get("member") if planned else None}
    return render(request, "sla/due.html", context, status=422 if form.errors else 200)


def _planned(form: DuePreviewForm) -> Schedule | None:
    """Return the answer, or say on the form why there is none."""
    asked = form.cleaned_data
    try:
        return preview(asked["clause"], asked["member"], asked["at"], form.drafted, role_type=asked["role_type"])
    except Refused as refused:
        form.add_error(None, str(refused))
        return None


def _by_side(clauses: dict[str, ClauseForm]) -> list[tuple[str, list[tuple[Clause, str, ClauseForm]]]]:
    """Return the cards of each side: the clause, its terms in words, its form."""
    cards = [(CLAUSES[key], in_full(form.terms, CLAUSES[key].terms), form) for key, form in clauses.items()]
    return [(words, [card for card in cards if card[0].side == side]) for side, words in SIDES.items()]


def _save(request: TenantRequest, head: PolicyForm, clauses: dict[str, ClauseForm], rules: dict[str, Any]) -> bool:
    """Write the new version, or say on the form why not."""
    current = policy_in_force(request.now)
    try:
        made = change_policy(
            terms={key: form.as_terms() for key, form in clauses.items()},
            escalation=[rules[rule.key].as_rule(rule) for rule in rules_to_edit(current)],
            note=head.cleaned_data["note"],
            expected_version=head.cleaned_data["version"],
            act=request.act,
        )
    except Refused as refused:
        head.add_error(None, str(refused))
        return False
    messages.success(request, f"Version {made.version} counts from now on. Running promises keep theirs.")
    return True
