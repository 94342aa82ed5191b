"""How Django's forms are drawn: every field through one template of our own. No form and no field is defined here."""

from functools import cache
from typing import Any

from django.forms.renderers import TemplatesSetting
from django.forms.utils import ErrorList
from django.http import HttpRequest
from django.template import loader


class HouseRenderer(TemplatesSetting):
    """Set as ``FORM_RENDERER``: ``{{ form }}`` and ``{{ form.name.as_field_group }}`` become our fields."""

    form_template_name = "components/form.html"
    field_template_name = "components/field.html"

    def get_template(self, template_name: str) -> Any:
        return _template(template_name)

    def render(self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None) -> str:
        # Every field draws the list of its errors, and most have none.
        if template_name == ErrorList.template_name and not context["errors"]:
            return ""
        return super().render(template_name, context, request)


@cache
def _template(name: str) -> Any:
    """Find a template once: a form is drawn from a few that come again with each field."""
    return loader.get_template(name)
