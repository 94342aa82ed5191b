"""How Django's forms are drawn: every field through one template of our own. No form and no field is defined here."""

from django.forms.renderers import TemplatesSetting


class HouseRenderer(TemplatesSetting):
    """Set as ``FORM_RENDERER``: ``{{ form }}`` and ``{{ form.name.as_field_group }}`` become our fields."""

    form_template_name = "components/form.html"
    field_template_name = "components/field.html"
