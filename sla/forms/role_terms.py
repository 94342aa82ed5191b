"""What differs for one type of role: which type, which promise. The terms have the same card as ever (policy.py)."""

from typing import Any

from django import forms

from requisitions.models import Requisition
from sla.registry import CLAUSES
from sla.rules.terms import LONGEST_ROLE_TYPE


def role_types(also: list[str]) -> list[str]:
    """Return the types of role that requisitions have, and those for which something differs."""
    used = Requisition.objects.order_by().values_list("role_type", flat=True).distinct()
    return sorted({each for each in (*used, *also) if each and len(each) <= LONGEST_ROLE_TYPE})


class ChoiceForm(forms.Form):
    """Asked first, in the address."""

    def __init__(self, *args: Any, also: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        promises = [(key, clause.title) for key, clause in CLAUSES.items()]
        self.fields["role_type"] = forms.ChoiceField(
            label="Type of role", choices=[(each, each) for each in role_types(also)]
        )
        self.fields["clause"] = forms.ChoiceField(label="Promise", choices=promises)

    @property
    def title(self) -> str:
        """What the chosen promise is called."""
        return CLAUSES[self.cleaned_data["clause"]].title
