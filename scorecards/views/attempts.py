"""How pages of this app try what a form asks: done, or the refusal in the form beside what was typed."""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.forms import Form

from hiring.tenancy.errors import NotYours, Refused


def succeeds(form: Form, verb: Callable[[], object]) -> bool:
    """Run `verb` for a valid form and tell whether it did it. Raises ``PermissionDenied`` when it is not theirs."""
    if not form.is_valid():
        return False
    try:
        verb()
    except NotYours as refused:
        raise PermissionDenied(str(refused)) from refused
    except Refused as refused:
        form.add_error(None, str(refused))
        return False
    return True
