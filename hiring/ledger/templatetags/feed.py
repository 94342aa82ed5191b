"""``{% feed events now %}``: what happened, newest first, a sentence each. What is said is registered by each app."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django import template

from hiring.ledger.models import Event
from hiring.ledger.sentences import DICTIONARY, Fact

register = template.Library()


@register.inclusion_tag("ledger/_feed.html")
def feed(events: Iterable[Event], now: datetime) -> dict[str, Any]:
    """Draw the list; events whose verb nobody put into words are left out."""
    listed = list(events)
    sentences = DICTIONARY.tell([_fact(event) for event in listed])
    lines = [(event, sentence) for event, sentence in zip(listed, sentences, strict=True) if sentence]
    return {"lines": lines, "now": now}


def _fact(event: Event) -> Fact:
    return Fact(
        verb=event.verb,
        subject_type=event.subject_type,
        subject_id=event.subject_id,
        actor=event.actor.name if event.actor else "",
        data=event.data,
    )
