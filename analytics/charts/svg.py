"""The element builder behind every drawing: text is always escaped, colour comes from classes, style is refused.

No drawing concatenates markup of its own, so what a person typed can only ever become text.
"""

from __future__ import annotations

import math
import re
from functools import cache
from hashlib import blake2s
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

TAGS = frozenset({"svg", "g", "title", "desc", "line", "rect", "circle", "path", "polyline", "polygon", "text"})
# XML 1.0 has no way to write these, escaped or not (section 2.2, production Char).
NO_XML = "\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff"
UNWRITABLE = re.compile(f"[{NO_XML}]")
NEEDS_CARE = re.compile(f"[<>&\"'{NO_XML}]")
XMLNS = "http://www.w3.org/2000/svg"

Value = str | float | None
Size = tuple[float | str, float]


class Refused(ValueError):
    """An element or attribute that the content security policy would block, or a figure that is not a number."""


class Element(str):
    """Markup that `el` has made; any other string is text, and is escaped wherever it is put."""

    __slots__ = ()


def el(tag: str, *children: Element | str, **attributes: Value) -> Element:
    """Return an element; `class_` becomes class, `stroke_width` becomes stroke-width, None leaves one out."""
    opening = _opening(tag, attributes)
    inside = "".join([child if isinstance(child, Element) else _clean(child) for child in children])
    return Element(f"{opening}>{inside}</{tag}>" if inside else f"{opening}/>")


def number(value: float) -> str:
    """Return a coordinate with at most two decimals; raises Refused for infinities and NaN."""
    if not math.isfinite(value):
        raise Refused(f"{value} cannot be drawn")
    short = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if short == "-0" else short


def text(at: tuple[float | str, float], words: str, class_: str, anchor: str | None = None) -> Element:
    """Return text whose baseline starts (or ends, or is centred) at x, y in pixels; it is never scaled."""
    return el("text", words, x=at[0], y=at[1], class_=class_, text_anchor=anchor)


def drawing(*marks: Element, size: Size, kind: str, title: str, key: str = "", desc: str = "") -> str:
    """Return one `<svg role="img">` named by its title and described by `desc`.

    `size` is width and height in CSS pixels; a width such as "100%" leaves out the view box, so nothing is scaled.
    `key` makes the ids unique on a page; without one they come from the content.
    """
    body = "".join(marks)
    content = f"{title}|{desc}|{size}|{body}".encode(errors="replace")
    key = key or f"{kind}-{blake2s(content, digest_size=5).hexdigest()}"
    names = {f"{key}-title": el("title", title, id=f"{key}-title")}
    if desc:
        names[f"{key}-desc"] = el("desc", desc, id=f"{key}-desc")
    root = {"xmlns": XMLNS, "role": "img", "aria_labelledby": " ".join(names), **_frame(size, kind)}
    return f"{_opening('svg', root)}>{''.join(names.values())}{body}</svg>"


def glyph(*marks: Element, size: Size, kind: str) -> str:
    """Return a drawing hidden from readers, because the words stand beside it."""
    return str(el("svg", *marks, aria_hidden="true", **_frame(size, kind)))


def _frame(size: Size, kind: str) -> dict[str, Value]:
    width, height = size
    box = None if isinstance(width, str) else f"0 0 {number(width)} {number(height)}"
    return {"class_": f"drawing drawing-{kind}", "width": width, "height": height, "viewBox": box}


def _opening(tag: str, attributes: Mapping[str, Value]) -> str:
    """Return the tag with its attributes, still open at the end."""
    given = {name: value for name, value in attributes.items() if value is not None}
    written = [_clean(value) if isinstance(value, str) else number(value) for value in given.values()]
    return _pattern(tag, *given) % tuple(written)


@cache
def _pattern(tag: str, *names: str) -> str:
    """Return the tag with a place for the value of each attribute; a page draws a few kinds of element many times."""
    if tag not in TAGS:
        raise Refused(f"<{tag}> has no place in a drawing")
    return f"<{tag}" + "".join(f' {_name(name)}="%s"' for name in names)


def _name(name: str) -> str:
    name = name.rstrip("_").replace("_", "-")
    if name == "style" or name.startswith("on"):
        raise Refused(f"{name}= is blocked by the content security policy")
    return name


def _clean(value: str) -> str:
    return escape(UNWRITABLE.sub("\ufffd", value)) if NEEDS_CARE.search(value) else value
