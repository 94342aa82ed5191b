"""The front door: where to go after signing in, being let in by an invitation, and the demo's one-click doors."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from hiring import clock
from hiring.tenancy.act import Act
from hiring.tenancy.actions import people
from hiring.tenancy.actions.organizations import user_with_address
from hiring.tenancy.errors import Refused
from hiring.tenancy.forms import AcceptForm, JoinForm
from hiring.tenancy.memberships import memberships_of
from hiring.tenancy.models import Invitation, Organization, User
from hiring.tenancy.scope import organization_scope
from hiring.tenancy.tokens import hash_secret

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@login_required
def front(request: HttpRequest) -> HttpResponse:
    """One organization: straight in. Several: choose."""
    memberships = memberships_of(request.user.pk)
    if len(memberships) == 1:
        return redirect("home", memberships[0].slug)
    return render(request, "tenancy/organizations.html", {"memberships": memberships})


def invitation(request: HttpRequest, slug: str, secret: str) -> HttpResponse:
    """GET shows, the button accepts: mail scanners follow links, people press buttons."""
    organization = Organization.objects.filter(slug=slug).first()
    if organization is None:
        raise Http404
    with organization_scope(organization):
        found = Invitation.objects.open(clock.now()).filter(secret_hash=hash_secret(secret)).first()
        if found is None:
            return render(request, "tenancy/invitation_over.html", status=410)
        return _answer(request, organization, found)


def _answer(request: HttpRequest, organization: Organization, found: Invitation) -> HttpResponse:
    user = (
        user_with_address(found.email) if request.method == "POST" else User.objects.filter(email=found.email).first()
    )
    form_class = JoinForm if user and user.has_usable_password() else AcceptForm
    form = form_class(request.POST or None, initial={"time_zone": organization.time_zone})
    if request.method == "POST" and user and form.is_valid():
        return _let_in(request, organization, found, user, form.cleaned_data)
    context = {"organization": organization, "invitation": found, "form": form}
    return render(request, "tenancy/invitation.html", context, status=422 if form.errors else 200)


def _let_in(
    request: HttpRequest, organization: Organization, found: Invitation, user: User, answers: dict[str, str]
) -> HttpResponse:
    act = Act.live(None, clock.now())
    try:
        people.accept(found, user=user, time_zone=answers["time_zone"], act=act)
    except Refused as refused:
        messages.error(request, str(refused))
        return render(request, "tenancy/invitation_over.html", status=410)
    if "password" in answers:
        user.set_password(answers["password"])
        user.save(update_fields=["password"])
        login(request, user, backend=BACKEND)
    return redirect("home", organization.slug)


@require_POST
def demo_sign_in(request: HttpRequest, user_id: str) -> HttpResponseRedirect:
    """In the demo anybody may be anybody; elsewhere this address does not exist."""
    user = User.objects.filter(pk=user_id, is_active=True).first()
    if not settings.DEMO or user is None:
        raise Http404
    login(request, user, backend=BACKEND)
    return redirect("front")
