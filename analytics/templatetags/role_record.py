"""Our own record of a type of role on the page of a plan item: ``{% role_record item.role_type as record %}``."""

from django import template

from analytics.queries import role_record as records

register = template.Library()


@register.simple_tag
def role_record(role_type: str) -> records.RoleRecord:
    return records.role_record(role_type)
