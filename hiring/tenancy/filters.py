"""By what a list of the API is narrowed: fields with a name and a kind of value. Nothing else of a row can be asked."""

from django_filters.rest_framework import FilterSet


class Filters(FilterSet):  # type: ignore[misc]
    """Base. An id is compared and never looked up: another organization's finds nothing, as a made-up one does."""
