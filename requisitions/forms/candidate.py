"""The shape of what people type about candidates."""

from typing import Any

from django import forms

from hiring.tenancy.forms import ZoneField
from requisitions.models import Requisition

SOURCES = ("Referral", "Applied", "Sourced", "Agency", "Internal", "Event")


class SourceField(forms.CharField):
    """Where somebody came from: free text, with the usual words offered."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"list": "sources", "autocomplete": "off"})
        super().__init__(max_length=80, required=False, widget=widget, **kwargs)


class CandidateForm(forms.Form):
    name = forms.CharField(max_length=160)
    email = forms.EmailField(
        required=False, label="E-mail", help_text="Invitations go there. It also finds somebody who is here already."
    )
    location = forms.CharField(max_length=80, required=False)
    time_zone = ZoneField(
        required=False, empty_label="As ours", help_text="Their mails say times in it, and ours beside it."
    )


class ApplicantForm(CandidateForm):
    """Somebody new, straight into a requisition."""

    source = SourceField()


class SourceForm(forms.Form):
    """Somebody who is here already, into a requisition."""

    source = SourceField()


class ApplyForm(forms.Form):
    """From a candidate's page: which open requisition, from which source."""

    requisition: Any = forms.ModelChoiceField(
        Requisition.objects.none(), error_messages={"required": "Choose the requisition."}
    )
    source = SourceField()

    def __init__(self, *args: Any, requisitions: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["requisition"].queryset = requisitions  # type: ignore[attr-defined]
