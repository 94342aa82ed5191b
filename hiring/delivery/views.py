"""The mailbox: every message that left or waits. Each reads their own; in the demo, everybody's.

And by what messages come: the organization's chats, and each member's choice.
"""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_POST

from hiring.delivery import chat
from hiring.delivery.forms import CHATS, ChannelForm, WebhookForm
from hiring.delivery.models import Message, Webhook
from hiring.tenancy import links
from hiring.tenancy.doors import TenantRequest, requires
from hiring.tenancy.errors import Refused
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


@requires("settings.manage")
def webhooks(request: TenantRequest) -> HttpResponse:
    """Where chat messages go. An address that is set is told by its host alone."""
    form = WebhookForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            chat.set_webhook(**form.cleaned_data, act=request.act)
        except Refused as refused:
            form.add_error("address", str(refused))
        else:
            messages.success(request, f"{CHATS[form.cleaned_data['channel']]} is set up. Members may choose it now.")
            return redirect(links.page(request.organization, "webhooks"))
    found = [(CHATS.get(each.channel, each.channel), each) for each in Webhook.objects.select_related("set_by")]
    context = {"form": form, "webhooks": found}
    return render(request, "delivery/webhooks.html", context, status=422 if form.errors else 200)


@requires("settings.manage")
@require_POST
def remove_webhook(request: TenantRequest, webhook_id: UUID) -> HttpResponse:
    chat.remove_webhook(get_object_or_404(Webhook, pk=webhook_id), act=request.act)
    messages.success(request, "Removed. Who had chosen it gets mail.")
    return redirect(links.page(request.organization, "webhooks"))


@requires("home.view")
def my_channel(request: TenantRequest) -> HttpResponse:
    """By what one's own reminders come. Cases and invitations come by mail, whatever is chosen."""
    set_up = frozenset(Webhook.objects.values_list("channel", flat=True))
    initial = {"channel": chat.chosen_by(request.member)}
    form = ChannelForm(request.POST or None, set_up=set_up, initial=initial)
    if request.method == "POST" and form.is_valid():
        chat.choose(request.member, form.cleaned_data["channel"], act=request.act)
        messages.success(request, "Saved.")
        return redirect(links.page(request.organization, "my_channel"))
    return render(request, "delivery/my_channel.html", {"form": form}, status=422 if form.errors else 200)
