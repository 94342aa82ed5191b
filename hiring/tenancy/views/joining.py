"""Coming in by invitation. The link in it names an address and proves nothing: mails get forwarded.

Whoever signs in with that address already does so. Whoever does not asks for a second mail, which goes to that
address alone; its key is django-allauth's for new passwords: for one person, one hour and one use.
GET shows, a button acts: mail scanners follow links, people press buttons.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import cast

from allauth.account.forms import default_token_generator
from allauth.core.ratelimit import consume_or_429
from django.contrib import messages
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from hiring import clock
from hiring.tenancy.act import Act
from hiring.tenancy.actions import people
from hiring.tenancy.actions.organizations import user_with_address
from hiring.tenancy.errors import Refused
from hiring.tenancy.forms import AcceptForm, JoinForm
from hiring.tenancy.models import Invitation, Organization, User
from hiring.tenancy.scope import organization_scope
from hiring.tenancy.tokens import hash_secret
from hiring.tenancy.views.front import BACKEND


@dataclass(frozen=True)
class Way:
    """An open invitation and the secret its reader came with."""

    organization: Organization
    invitation: Invitation
    secret: str

    @property
    def path(self) -> str:
        return reverse("invitation", args=[self.organization.slug, self.secret])


Answer = Callable[[HttpRequest, Way], HttpResponse]


def invitation(request: HttpRequest, slug: str, secret: str) -> HttpResponse:
    """Join, signed in with the invited address; or learn how to show that it is yours."""
    return _while_open(request, slug, secret, _answer)


def proven(request: HttpRequest, slug: str, secret: str, key: str) -> HttpResponse:
    """Where the second mail leads: a password, a zone, and in."""
    if refusal := consume_or_429(request, action="reset_password_from_key"):
        return cast("HttpResponse", refusal)
    return _while_open(request, slug, secret, partial(_first_sign_in, key=key))


def _while_open(request: HttpRequest, slug: str, secret: str, answer: Answer) -> HttpResponse:
    organization = Organization.objects.filter(slug=slug).first()
    if organization is None:
        raise Http404
    with organization_scope(organization):
        invitations = Invitation.objects.open(clock.now()).select_related("invited_by")
        found = invitations.filter(secret_hash=hash_secret(secret)).first()
        return answer(request, Way(organization, found, secret)) if found else _over(request)


def _over(request: HttpRequest) -> HttpResponse:
    return render(request, "tenancy/invitation_over.html", status=410)


def _answer(request: HttpRequest, way: Way) -> HttpResponse:
    user = User.objects.filter(email=way.invitation.email).first()
    if request.user.is_authenticated and request.user == user:
        return _join(request, way, user)
    if request.user.is_authenticated or (user and user.has_usable_password()):
        status = 403 if request.method == "POST" else 200
        return render(request, "tenancy/invitation_sign_in.html", {"way": way}, status=status)
    if request.method == "POST":
        return _send_proof(request, way)
    return render(request, "tenancy/invitation.html", {"way": way})


def _send_proof(request: HttpRequest, way: Way) -> HttpResponse:
    address = way.invitation.email
    if refusal := consume_or_429(request, action="reset_password", key=address):
        return cast("HttpResponse", refusal)
    key = default_token_generator.make_token(user_with_address(address))
    people.ask_for_proof(way.invitation, secret=way.secret, key=key, act=Act.live(None, clock.now()))
    # What was written may leave now (delivery/middleware.py).
    request.organization = way.organization  # type: ignore[attr-defined]
    messages.success(request, f"A link is on its way to {address}.")
    return redirect(way.path)


def _join(request: HttpRequest, way: Way, user: User) -> HttpResponse:
    form = JoinForm(request.POST or None, initial={"time_zone": way.organization.time_zone})
    if form.is_valid():
        return _let_in(request, way, user, form)
    return _ask(request, way, form)


def _first_sign_in(request: HttpRequest, way: Way, *, key: str) -> HttpResponse:
    user = User.objects.filter(email=way.invitation.email, is_active=True).first()
    if user is None or not default_token_generator.check_token(user, key):
        messages.error(request, "That link was used or is older than an hour. Ask for another one.")
        return redirect(way.path)
    form = AcceptForm(request.POST or None, initial={"time_zone": way.organization.time_zone}, user=user)
    if form.is_valid():
        return _let_in(request, way, user, form)
    return _ask(request, way, form)


def _ask(request: HttpRequest, way: Way, form: JoinForm) -> HttpResponse:
    return render(
        request, "tenancy/invitation_join.html", {"way": way, "form": form}, status=422 if form.errors else 200
    )


def _let_in(request: HttpRequest, way: Way, user: User, form: JoinForm) -> HttpResponse:
    zone = form.cleaned_data["time_zone"]
    try:
        people.accept(way.invitation, user=user, time_zone=zone, act=Act.live(None, clock.now()))
    except Refused as refused:
        messages.error(request, str(refused))
        return _over(request)
    if "password" in form.cleaned_data:
        user.set_password(form.cleaned_data["password"])
        user.save(update_fields=["password"])
        login(request, user, backend=BACKEND)
    return redirect("home", way.organization.slug)
