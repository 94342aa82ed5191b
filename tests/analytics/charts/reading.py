"""Read a drawing back: its marks by class, its words, and the box that everything in it needs."""

import re
from xml.etree import ElementTree as ET

from analytics.charts.scale import text_width

NS = "{http://www.w3.org/2000/svg}"
# Strokes and halos reach this far beyond the places in the attributes.
STROKE = 2.2


def parse(svg):
    return ET.fromstring(svg)


def marks(svg, class_):
    """Return the attributes of every mark of a class, numbers as numbers, in the order they are drawn."""
    return [
        {name: _figure(value) for name, value in el.attrib.items()}
        for el in parse(svg).iter()
        if el.get("class") == class_
    ]


def words(svg, class_=None):
    return [el.text for el in parse(svg).iter(f"{NS}text") if class_ in (None, el.get("class"))]


def name(svg):
    """Return what a screen reader says: the texts of the elements that aria-labelledby points to, in order."""
    root = parse(svg)
    by_id = {el.get("id"): el.text for el in root.iter() if el.get("id")}
    return [by_id[key] for key in root.get("aria-labelledby").split()]


def view_box(svg):
    return tuple(float(value) for value in parse(svg).get("viewBox").split())


def outside(svg):
    """Return every mark and text that needs room beyond the view box."""
    _, _, width, height = view_box(svg)
    found = []
    for el in parse(svg).iter():
        for x, y in _corners(el):
            if not (-STROKE <= x <= width + STROKE and -STROKE <= y <= height + STROKE):
                found.append((el.tag.removeprefix(NS), dict(el.attrib), el.text, (x, y)))
    return found


def _corners(el):
    at = {name: _figure(value) for name, value in el.attrib.items()}
    return CORNERS.get(el.tag.removeprefix(NS), lambda _at, _el: [])(at, el)


def _box(at, _el):
    assert at["width"] >= 0
    assert at["height"] >= 0
    return [(at["x"], at["y"]), (at["x"] + at["width"], at["y"] + at["height"])]


def _round(at, _el):
    return [(at["cx"] - at["r"], at["cy"] - at["r"]), (at["cx"] + at["r"], at["cy"] + at["r"])]


def _run(_at, el):
    return [tuple(float(v) for v in pair.split(",")) for pair in el.get("points").split()]


def _text(at, el):
    size = 11 if el.get("class") == "chart-tick-label" else 12
    room = text_width(el.text or "", size)
    start = at["x"] - {"start": 0, None: 0, "middle": room / 2, "end": room}[el.get("text-anchor")]
    return [(start, at["y"] - size * 0.8), (start + room, at["y"] + size * 0.25)]


CORNERS = {
    "line": lambda at, _el: [(at["x1"], at["y1"]), (at["x2"], at["y2"])],
    "rect": _box,
    "circle": _round,
    "polygon": _run,
    "polyline": _run,
    "path": lambda _at, el: [(float(x), 0.0) for x in re.findall(r"[MH](-?[\d.]+)", el.get("d"))],
    "text": _text,
}


def _figure(value):
    try:
        return float(value)
    except ValueError:
        return value
