"""Radio widgets that carry a line of text under each choice: consequences, behavioural anchors, the overall answer;
boxes of which most are folded away; and what a field says that only some answers need.

They only draw; which choices exist and what a line says belongs to the form that uses them.
"""

from collections.abc import Collection, Mapping
from typing import Any, TypeVar

from django import forms

F = TypeVar("F", bound=forms.Field)


class ChoiceRows(forms.RadioSelect):
    """Joined rows, each a name and one line of consequence: ``ChoiceRows(lines={"offer": "Finance is asked"})``."""

    template_name = "components/choices.html"

    def __init__(self, attrs: Mapping[str, Any] | None = None, *, lines: Mapping[str, str] | None = None) -> None:
        super().__init__(dict(attrs or {}))
        self.lines = dict(lines or {})

    def create_option(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(*args, **kwargs)
        return option | {"line": self.lines.get(str(option["value"]), "")}


class AnchoredRating(ChoiceRows):
    """Ratings 1 to 4 with their anchors always in view; keys 1 to 4 choose, see static/js/forms.js."""

    template_name = "components/rating.html"


class OverallScale(ChoiceRows):
    """Four equal segments without a middle: strong no, no, yes, strong yes."""

    template_name = "components/overall.html"


class SomeFirst(forms.CheckboxSelectMultiple):
    """Boxes: the checked ones and those in `first` in view, the others folded under "Somebody else"."""

    template_name = "components/some_first.html"
    first: Collection[str] = ()

    def get_context(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(*args, **kwargs)
        options = [option for _, group, _ in context["widget"]["optgroups"] for option in group]
        shown = [option for option in options if option["selected"] or str(option["value"]) in self.first]
        return context | {"shown": shown, "others": [option for option in options if option not in shown]}


def needed_for(words: str, field: F) -> F:
    """Return `field`, which may stay empty, labelled with the answers that need it instead of "optional"."""
    vars(field)["needed_for"] = words
    return field
