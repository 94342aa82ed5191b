"""The shape of a figure about a type of role, and of a table of anything."""

from typing import Any

from django import forms

from requisitions.forms.workbook import LARGEST, TOO_LARGE, as_csv, is_workbook
from requisitions.rules.role_facts import KINDS, FactDraft


class RoleFactForm(forms.Form):
    """One figure; the type of role is its item's."""

    kind = forms.ChoiceField(choices=list(KINDS.items()))
    low = forms.IntegerField(
        min_value=0,
        max_value=10_000_000,
        required=False,
        label="From",
        help_text="Money or per cent a year, or people.",
    )
    high = forms.IntegerField(min_value=0, max_value=10_000_000, required=False, label="To")
    text = forms.CharField(max_length=300, required=False, label="In words", help_text="No names of candidates.")
    location = forms.CharField(max_length=80, required=False, help_text="Empty for anywhere.")
    source = forms.CharField(max_length=120, help_text="Who says so: a survey, a board, our own payroll.")
    as_of_on = forms.DateField(label="As of", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))

    def drafted(self, role_type: str) -> FactDraft:
        return FactDraft(role_type=role_type, **self.cleaned_data)


class TableForm(forms.Form):
    """A CSV or XLSX table: chosen as a file, then carried along as text until it is confirmed."""

    file = forms.FileField(
        label="CSV or XLSX table",
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.xlsx"}),
        help_text="Up to 1 MB.",
        error_messages={"required": "Choose a table."},
    )
    table = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].required = not self.data.get("table")

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data.get("file")
        if given and given.size > LARGEST:
            self.add_error("file", TOO_LARGE)
        elif given:
            self._read(given.name, given.read())
        return self.cleaned_data

    def _read(self, name: str, content: bytes) -> None:
        try:
            text = as_csv(content) if is_workbook(name, content) else content.decode("utf-8-sig")
        except UnicodeDecodeError:
            self.add_error("file", "The table is not UTF-8. Save it as CSV UTF-8.")
        except forms.ValidationError as refused:
            self.add_error("file", refused)
        else:
            self.cleaned_data["table"] = text
