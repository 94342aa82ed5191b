"""The upload of a history import: shape of input only."""

from typing import Any

from django import forms

from requisitions.rules.history.encoding import LIMIT, Uploaded
from requisitions.rules.history.parsing import BadMapping, parse

MAPPING_LIMIT = 1024 * 1024


class SeveralFiles(forms.FileInput):
    """A file input in which several can be chosen; gives a list."""

    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return files.getlist(name)


class TablesField(forms.FileField):
    """One or more files, each at most 200 MB."""

    widget = SeveralFiles

    def clean(self, data: Any, initial: Any = None) -> list[Uploaded]:
        if not data:
            raise forms.ValidationError("Choose the CSV tables that the mapping names.")
        given: list[Uploaded] = data
        for each in given:
            if (each.size or 0) > LIMIT:
                raise forms.ValidationError(f"{each.name} is larger than 200 MB. Split it, or leave columns out.")
        return given


class UploadForm(forms.Form):
    """A mapping and its tables."""

    mapping = forms.FileField(
        label="Mapping",
        help_text="A TOML file that says which column of which table means what.",
        widget=forms.FileInput(attrs={"accept": ".toml"}),
        error_messages={"required": "Choose the mapping."},
    )
    tables = TablesField(
        label="Tables",
        help_text="The CSV files the mapping names, each up to 200 MB. Choose them together.",
        widget=SeveralFiles(attrs={"accept": ".csv,.txt,.tsv"}),
    )

    def clean_mapping(self) -> bytes:
        uploaded = self.cleaned_data["mapping"]
        if uploaded.size > MAPPING_LIMIT:
            raise forms.ValidationError("This is too large for a mapping. Choose the TOML file.")
        data: bytes = uploaded.read()
        try:
            parse(data)
        except BadMapping as error:
            raise forms.ValidationError(list(error.problems)) from error
        return data
