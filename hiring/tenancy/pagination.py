"""How long lists of the API are cut: pages of 50, at most 200."""

from rest_framework.pagination import LimitOffsetPagination


class NewestFirst(LimitOffsetPagination):
    """Limit and offset; the view's queryset carries the order."""

    default_limit = 50
    max_limit = 200
