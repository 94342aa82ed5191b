"""What a page is made of, so that two that are made alike need one look."""

from html.parser import HTMLParser

# They have no end tag, and nothing in them.
ALONE = {"br", "circle", "hr", "img", "input", "line", "link", "meta", "path", "rect", "use", "wbr"}
# What the stylesheets' rules go by.
TOLD_APART_BY = ("class", "type", "role")


def parts_of(html: str) -> set[str]:
    """Return every kind of element in the text, each with the kind it stands in."""
    reader = _Reader()
    reader.feed(html)
    return reader.found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()
        self._tags: list[str] = []
        self._kinds = ["the page"]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kind = " ".join([tag, *(value or "" for name, value in attrs if name in TOLD_APART_BY)])
        self.found.add(f"{kind} in {self._kinds[-1]}")
        if tag not in ALONE:
            self._tags.append(tag)
            self._kinds.append(kind)

    def handle_endtag(self, tag: str) -> None:
        """Close it, and with it what was left open inside."""
        while tag in self._tags and self._kinds.pop() and self._tags.pop() != tag:
            continue
