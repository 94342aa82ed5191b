"""The mailbox: every message that left or waits. Each reads their own; in the demo, everybody's."""

from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.clickjacking import xframe_options_sameorigin

from hiring.delivery.models import Message
from hiring.tenancy.doors import TenantRequest, requires
from hiring.tenancy.paging import Page


def _mine(request: TenantRequest) -> QuerySet[Message]:
    """Everybody's letters in the demo; else one's own. What has no words yet is none."""
    found = Message.objects.filter(letter__isnull=False).select_related("recipient")
    return found if settings.DEMO else found.filter(recipient=request.member)


@requires("home.view")
def mailbox(request: TenantRequest) -> HttpResponse:
    return render(request, "delivery/mailbox.html", {"page": Page.of(_mine(request), request)})


@requires("home.view")
def message(request: TenantRequest, message_id: UUID) -> HttpResponse:
    found = get_object_or_404(_mine(request), pk=message_id)
    return render(request, "delivery/message.html", {"message": found})


@requires("home.view")
@xframe_options_sameorigin
def message_body(request: TenantRequest, message_id: UUID) -> HttpResponse:
    """The letter's own HTML for a sandboxed frame: its inline styles, no script, nothing from elsewhere."""
    found = get_object_or_404(_mine(request), pk=message_id)
    response = HttpResponse(found.html)
    response["Content-Security-Policy"] = (
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox"
    )
    return response


@requires("messages.view")
def outbox(request: TenantRequest) -> HttpResponse:
    """What waits, failed or was dropped, without its text: who runs the house need not read letters."""
    found = Message.objects.filter(sent_at=None).select_related("recipient")
    return render(request, "delivery/outbox.html", {"page": Page.of(found, request)})
