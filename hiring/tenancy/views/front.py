"""The front door: where to go after signing in, and the demo's one-click doors."""

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from hiring.tenancy.memberships import memberships_of
from hiring.tenancy.models import User

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@login_required
def front(request: HttpRequest) -> HttpResponse:
    """One organization: straight in. Several: choose."""
    memberships = memberships_of(request.user.pk)
    if len(memberships) == 1:
        return redirect("home", memberships[0].slug)
    return render(request, "tenancy/organizations.html", {"memberships": memberships})


@require_POST
def demo_sign_in(request: HttpRequest, user_id: str) -> HttpResponseRedirect:
    """In the demo anybody may be anybody; elsewhere this address does not exist."""
    user = User.objects.filter(pk=user_id, is_active=True).first()
    if not settings.DEMO or user is None:
        raise Http404
    login(request, user, backend=BACKEND)
    return redirect("front")
