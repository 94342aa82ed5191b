"""The shape of what people type about how messages reach them."""

from typing import Any

from django import forms

from hiring.delivery.actions import CHANNELS
from hiring.delivery.channels import MAIL

CHATS = {key: channel.name for key, channel in CHANNELS.items() if channel.is_chat}


class WebhookForm(forms.Form):
    """The address of a chat's webhook. It is a key: typed in, and never shown again."""

    channel = forms.ChoiceField(choices=list(CHATS.items()), label="Chat")
    address = forms.CharField(
        max_length=2000,
        label="Webhook address",
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        help_text="Begins with https://. It is stored sealed and not shown again.",
    )


class ChannelForm(forms.Form):
    """By what one's reminders come; only what is set up can be chosen."""

    channel = forms.ChoiceField(label="My reminders come by", widget=forms.RadioSelect)

    def __init__(self, *args: Any, set_up: frozenset[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chats = [(key, name) for key, name in CHATS.items() if key in set_up]
        self.fields["channel"].choices = [(MAIL, CHANNELS[MAIL].name), *chats]  # type: ignore[attr-defined]
