"""The organization's settings; other apps' settings pages are linked from here by name."""

from django.contrib import messages
from django.forms.models import model_to_dict
from django.http import HttpResponse
from django.shortcuts import redirect, render

from hiring.tenancy import links
from hiring.tenancy.actions.settings import change_organization
from hiring.tenancy.doors import TenantRequest, requires
from hiring.tenancy.forms import OrganizationForm


@requires("settings.manage")
def settings(request: TenantRequest) -> HttpResponse:
    initial = model_to_dict(request.organization, fields=list(OrganizationForm.base_fields))
    form = OrganizationForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        change_organization(request.organization, **form.cleaned_data, act=request.act)
        messages.success(request, "Saved.")
        return redirect(links.page(request.organization, "settings"))
    return render(request, "tenancy/settings.html", {"form": form}, status=422 if form.errors else 200)
