"""Promises that hold for every template: nothing inline, only icons that exist, a size one can read."""

import re
from pathlib import Path

import pytest
from django.template.loader import get_template

from hiring.tenancy.templatetags.drawings import DRAWINGS

ROOT = Path("templates")
TEMPLATES = sorted(ROOT.rglob("*.html"))
LETTER = ROOT / "base_mail.html"  # the one place with inline style: mail clients read nothing else
PAGES = [path for path in TEMPLATES if path != LETTER]

INLINE = {
    "a style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE),
    "a style element": re.compile(r"<style\b", re.IGNORECASE),
    "an event attribute": re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "a javascript address": re.compile(r"javascript:", re.IGNORECASE),
    "htmx evaluation": re.compile(r"hx-on|hx-vals=.js:|hx-trigger=\"[^\"]*\["),
}
SCRIPT = re.compile(r"<script\b[^>]*>", re.IGNORECASE)


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_a_template_holds_nothing_the_content_security_policy_would_block(path):
    text = path.read_text()
    assert [what for what, pattern in INLINE.items() if pattern.search(text)] == []
    assert [tag for tag in SCRIPT.findall(text) if "src=" not in tag or "nonce=" not in tag] == []


@pytest.mark.parametrize("sample", ['<p style="color:red">', "<style>", '<a onclick="x()">', '<form hx-on:click="x">'])
def test_the_check_sees_what_it_forbids(sample):
    assert [what for what, pattern in INLINE.items() if pattern.search(sample)] != []


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_a_template_compiles_and_fits_on_a_few_screens(path):
    get_template(name(path))
    assert len(path.read_text().splitlines()) <= 200


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_every_icon_named_has_a_drawing(path):
    named = set(re.findall(r"{% icon \"([\w-]+)\"", path.read_text()))
    assert named - set(DRAWINGS) == set()


@pytest.mark.parametrize("path", sorted(Path("static/js").glob("*.js")), ids=lambda path: path.name)
def test_a_script_evaluates_nothing_and_writes_no_style(path):
    text = path.read_text()
    assert (
        re.findall(r"\beval\(|new Function|innerHTML|outerHTML|insertAdjacentHTML|\.style\b|setTimeout\(\"", text) == []
    )


def test_our_scripts_stay_small():
    """What every page loads together, and the workspace's own, which the kickoff alone loads."""
    length = {path.name: len(path.read_text().splitlines()) for path in Path("static/js").glob("*.js")}
    assert length.pop("workspace.js") <= 300
    assert sum(length.values()) <= 400


@pytest.mark.parametrize("path", sorted(Path("static/css").glob("*.css")), ids=lambda path: path.name)
def test_every_stylesheet_is_in_a_layer_and_can_be_read(path):
    text = path.read_text()
    assert text.count("{") == text.count("}")
    assert text.startswith("/* ")
    if path.name != "app.css":
        assert f'@import url("{path.name}") layer(' in Path("static/css/app.css").read_text()
