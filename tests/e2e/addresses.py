"""The addresses of the URL config by their names."""

from collections.abc import Iterator
from html import unescape
from urllib.parse import urlsplit

from django.urls import Resolver404, URLPattern, URLResolver, get_resolver, resolve

OF_AN_ORGANIZATION = "o/<slug:slug>/"


def name_of(address: str) -> str:
    """Return the name of a link's or a request's address; the address itself when it leads nowhere in the program."""
    path = urlsplit(unescape(address)).path
    try:
        return resolve(path).url_name or path
    except Resolver404:
        return path


def names_in_the_url_config() -> Iterator[str]:
    """Yield the name of every address of an organization."""
    yield from _names(get_resolver().url_patterns, under="")


def _names(patterns: list[URLPattern | URLResolver], under: str) -> Iterator[str]:
    for each in patterns:
        path = under + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from _names(each.url_patterns, path)
        elif path.startswith(OF_AN_ORGANIZATION):
            yield each.name or path
