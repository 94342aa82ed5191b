"""The pipeline's filters as links: what is chosen lives in the address, and every link keeps the rest of it."""

from urllib.parse import urlencode

from django.http import QueryDict

from requisitions.queries.pipeline import Pipeline
from requisitions.views.list_filters import Menu, Option

ANY_SOURCE, ANYONE = "any", "anyone"
CLOSED = ("any", "hired", "cited", "withdrew", "offer_declined", "set_aside", "unexplained")


def menus(asked: QueryDict, rows: Pipeline) -> tuple[Menu, Menu]:
    """Return the two filters of the board."""
    sources = [("", ANY_SOURCE), *((source, source) for source in rows.sources)]
    people = [("", ANYONE), *((str(person.key), person.name) for person in rows.people)]
    return _menu("Source", "source", sources, asked), _menu("Waiting on", "waiting", people, asked)


def views(asked: QueryDict) -> tuple[Option, Option]:
    """Return the segmented control: board or list."""
    is_list = asked.get("view") == "list" or bool(asked.get("closed"))
    board = Option("Board", _with(asked, view="", closed=""), not is_list)
    return board, Option("List", _with(asked, view="list", closed=""), is_list)


def closed_filter(asked: QueryDict) -> dict[str, str]:
    """Return the address of the closed ones, by how they ended."""
    return {name: _with(asked, view="list", closed=name) for name in CLOSED}


def _menu(label: str, name: str, choices: list[tuple[str, str]], asked: QueryDict) -> Menu:
    current = asked.get(name, "")
    options = tuple(Option(words, _with(asked, **{name: value}), value == current) for value, words in choices)
    value = next((words for chosen, words in choices if chosen == current), "nobody here")
    return Menu(label, value, options)


def _with(asked: QueryDict, **changes: str) -> str:
    return f"?{urlencode({name: value for name, value in (asked.dict() | changes).items() if value})}"
