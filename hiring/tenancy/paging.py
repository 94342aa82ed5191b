"""One page of a long list: fifty rows and the words for where we are."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

ROWS = 50


@dataclass(frozen=True, slots=True)
class Page:
    """`rows` of this page; `words` such as "51 to 100 of 312"; addresses keep the filters."""

    rows: list[Any]
    total: int
    words: str
    previous_url: str
    next_url: str

    @classmethod
    def of(cls, queryset: QuerySet[Any] | Sequence[Any], request: HttpRequest, *, rows: int = ROWS) -> "Page":
        """Cut the page that ``?page=`` asks for; nonsense is the first page, too far the last."""
        page = Paginator(queryset, rows).get_page(request.GET.get("page"))
        total = page.paginator.count
        return cls(
            rows=list(page.object_list),
            total=total,
            words=f"{page.start_index()} to {page.end_index()} of {total}",
            previous_url=_address(request, page.previous_page_number()) if page.has_previous() else "",
            next_url=_address(request, page.next_page_number()) if page.has_next() else "",
        )


def _address(request: HttpRequest, number: int) -> str:
    query = request.GET.copy()
    query["page"] = str(number)
    return f"?{query.urlencode()}"
