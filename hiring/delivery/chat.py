"""Chat beside mail: the organization's webhooks, what each member chose, and handing a message over.

A webhook's address is a key to the channel: sealed in the database, never shown again. Only what is put in general
words goes by chat (reminders, digests, notices of a breach); mail is where it goes when chat does not take it.
"""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.db import transaction

from hiring.delivery import outbound
from hiring.delivery.channels import MAIL, Undeliverable
from hiring.delivery.models import CHOSEN, ChannelChoice, Message, Webhook
from hiring.ledger.actions import record
from hiring.tenancy.act import Act
from hiring.tenancy.errors import Incomplete
from hiring.tenancy.models import Member
from hiring.tenancy.scope import organization_scope
from hiring.tenancy.sealed import Unreadable, seal, unseal

FOR_A_WHILE = {HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_EARLY, HTTPStatus.TOO_MANY_REQUESTS}


class NotAWebhook(Incomplete):
    """The address cannot be one; the sentence says what to change."""


@transaction.atomic
def set_webhook(channel: str, address: str, *, act: Act) -> Webhook:
    """Let messages of `channel` go to this address from now on. Raises ``NotAWebhook``."""
    try:
        target = outbound.target_of(address)
    except outbound.Forbidden as refusal:
        raise NotAWebhook(str(refusal)) from refusal
    values = {"sealed": seal(address), "host": target.host, "set_by": act.actor, "set_at": act.at}
    webhook, _ = Webhook.objects.update_or_create(channel=channel, defaults=values)
    record("webhook_set", webhook, act=act, data={"channel": channel})
    return webhook


@transaction.atomic
def remove_webhook(webhook: Webhook, *, act: Act) -> None:
    """Let nothing go there any more; who had chosen it gets mail."""
    record("webhook_removed", webhook, act=act, data={"channel": webhook.channel})
    webhook.delete()


@transaction.atomic
def choose(member: Member, channel: str, *, act: Act) -> None:
    """Let the member's reminders come by `channel`, as far as it is set up; by mail otherwise."""
    choice, _ = ChannelChoice.objects.update_or_create(member=member, defaults={"channel": channel})
    record("channel_chosen", choice, act=act, data={"channel": channel})


def chosen_by(member: Member) -> str:
    """Return the channel of the member's reminders."""
    return ChannelChoice.objects.filter(member=member).values_list("channel", flat=True).first() or MAIL


def channel_for(message: Message) -> str:
    """Return how the message leaves now: as its recipient chose, if that is set up still."""
    if message.channel != CHOSEN:
        return message.channel
    choices = ChannelChoice.objects.filter(member=message.recipient_id, channel__in=Webhook.objects.values("channel"))
    return choices.values_list("channel", flat=True).first() or MAIL


def hand_over(channel: str, message: Message, payload: Mapping[str, Any]) -> None:
    """Post the payload to the webhook of the message's organization. Raises ``Undeliverable``."""
    with organization_scope(UUID(str(message.organization_id))):
        webhook = Webhook.objects.filter(channel=channel).first()
    if webhook is None:
        raise Undeliverable("There is no webhook", is_permanent=True)
    try:
        status = outbound.post_json(unseal(webhook.sealed), payload)
    except (outbound.Forbidden, outbound.Unanswered, Unreadable) as refusal:
        raise Undeliverable(str(refusal), is_permanent=True) from refusal
    except outbound.Unreachable as failure:
        raise Undeliverable(str(failure)) from failure
    if not HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
        is_for_a_while = status in FOR_A_WHILE or status >= HTTPStatus.INTERNAL_SERVER_ERROR
        raise Undeliverable(f"HTTP {status}", is_permanent=not is_for_a_while)


def cut(text: str, longest: int) -> str:
    """Return the text, shortened with an ellipsis to what a service takes."""
    return text if len(text) <= longest else f"{text[: longest - 1]}…"
