"""What differs for one type of role: a list, and the card of one promise."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from hiring.tenancy import links
from hiring.tenancy.doors import TenantRequest, requires
from hiring.tenancy.errors import Refused
from sla.actions.policy import policy_in_force, terms_of
from sla.actions.role_types import as_everywhere, differ
from sla.forms.policy import ClauseForm, PolicyForm
from sla.forms.role_terms import ChoiceForm
from sla.models import Policy
from sla.registry import CLAUSES
from sla.rules.terms_text import in_full


@requires("settings.manage")
def role_terms(request: TenantRequest) -> HttpResponse:
    """Everything that differs; with a type of role and a promise in the address, the card to change it."""
    current = policy_in_force(request.now)
    choice = ChoiceForm(request.GET or None, also=list(current.role_types))
    card = _card(request, current, choice) if choice.is_valid() else None
    if card and request.method == "POST" and card.is_valid() and _save(request, choice, card):
        return redirect(links.page(request.organization, "sla_role_types"))
    context = {"current": current, "rows": _rows(current), "choice": choice, "card": card}
    return render(request, "sla/role_terms.html", context, status=422 if card and card.errors else 200)


@requires("settings.manage")
@require_POST
def same_as_everywhere(request: TenantRequest) -> HttpResponse:
    """Take back what differs for one type of role and promise."""
    role_type, clause = request.POST.get("role_type", ""), request.POST.get("clause", "")
    if clause not in CLAUSES:
        raise Http404
    try:
        made = as_everywhere(role_type, clause, expected_version=_version(request), act=request.act)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, f"Version {made.version}: {role_type} as everywhere, for promises from now on.")
    return redirect(links.page(request.organization, "sla_role_types"))


def _card(request: TenantRequest, current: Policy, choice: ChoiceForm) -> ClauseForm:
    role_type, clause = choice.cleaned_data["role_type"], choice.cleaned_data["clause"]
    return ClauseForm(request.POST or None, terms=terms_of(current.terms_for(role_type))[clause])


def _save(request: TenantRequest, choice: ChoiceForm, card: ClauseForm) -> bool:
    role_type, clause = choice.cleaned_data["role_type"], choice.cleaned_data["clause"]
    try:
        made = differ(role_type, clause, card.as_terms(), expected_version=_version(request), act=request.act)
    except Refused as refused:
        card.add_error(None, str(refused))
        return False
    messages.success(
        request, f"Version {made.version} counts for {role_type} from now on. Running promises keep theirs."
    )
    return True


def _version(request: TenantRequest) -> int:
    head = PolicyForm({"version": request.POST.get("version"), "note": "-"})
    return head.cleaned_data["version"] if head.is_valid() else 0


def _rows(current: Policy) -> list[tuple[str, str, str, str, str]]:
    """Return type of role, clause, its title, its terms there and everywhere, in words."""
    everywhere = terms_of(current.terms)
    return [
        (role_type, key, CLAUSES[key].title, in_full(here[key], CLAUSES[key].terms), in_full(there, CLAUSES[key].terms))
        for role_type in sorted(current.role_types)
        for here in [terms_of(current.terms_for(role_type))]
        for key, there in everywhere.items()
        if key in current.role_types[role_type]
    ]
