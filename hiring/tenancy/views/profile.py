"""One's own page: name, zone, tokens for programs."""

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from hiring.tenancy import links
from hiring.tenancy.actions import people, tokens
from hiring.tenancy.doors import TenantRequest, requires
from hiring.tenancy.forms import ProfileForm, TokenForm
from hiring.tenancy.models import ApiToken


@requires("home.view")
def profile(request: TenantRequest) -> HttpResponse:
    member = request.member
    form = ProfileForm(request.POST or None, initial={"name": member.name, "time_zone": member.time_zone})
    if request.method == "POST" and form.is_valid():
        people.change_profile(member, **form.cleaned_data, act=request.act)
        messages.success(request, "Saved.")
        return redirect(links.page(request.organization, "profile"))
    context = {"form": form, "token_form": TokenForm(auto_id="token_%s"), "tokens": ApiToken.objects.of(member.pk)}
    return render(request, "tenancy/profile.html", context, status=422 if form.errors else 200)


@requires("tokens.manage")
@require_POST
def make_token(request: TenantRequest) -> HttpResponse:
    """Answers with the secret on the page itself, once: a redirect would have to keep it somewhere."""
    form = TokenForm(request.POST)
    if not form.is_valid():
        return render(request, "tenancy/token.html", {"form": form}, status=422)
    expires_at = request.now + timedelta(days=form.cleaned_data["days"])
    token, secret = tokens.make_token(
        request.member, name=form.cleaned_data["name"], expires_at=expires_at, act=request.act
    )
    return render(request, "tenancy/token.html", {"token": token, "secret": secret})


@requires("tokens.manage")
@require_POST
def revoke_token(request: TenantRequest, token_id: UUID) -> HttpResponse:
    token = get_object_or_404(ApiToken.objects.of(request.member.pk), pk=token_id)
    tokens.revoke_token(request.member, token.pk, act=request.act)
    messages.success(request, f"The token “{token.name}” has stopped working.")
    return redirect(links.page(request.organization, "profile"))
