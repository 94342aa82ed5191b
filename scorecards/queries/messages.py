"""Whether this app's mails are still true."""

from hiring.delivery.models import Message
from scorecards.models import Shadow


def shadow_stands(message: Message) -> bool:
    """They still shadow it, and it still takes place."""
    found = Shadow.objects.with_id(message.subject_id)
    return bool(found.filter(interview__state="scheduled", submitted_at=None).exists())
