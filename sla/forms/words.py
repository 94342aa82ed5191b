"""What people write in sentences: read by others, quoted in mails, and no book."""

from typing import Any

from django import forms

LONGEST = 10_000


class WordsField(forms.CharField):
    def __init__(self, *, rows: int, **kwargs: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), max_length=LONGEST, **kwargs)
