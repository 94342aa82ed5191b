"""Production serves hashed files: every stylesheet that app.css imports is found under its hashed name."""

import re
from pathlib import Path

from django.core.management import call_command

MANIFEST = "whitenoise.storage.CompressedManifestStaticFilesStorage"
IMPORT = re.compile(r'@import url\("([\w.-]+)"\) layer\((\w+)\)')


def test_every_import_is_rewritten_to_a_file_that_exists(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": MANIFEST}}
    call_command("collectstatic", interactive=False, verbosity=0)
    written = dict(IMPORT.findall(Path("static/css/app.css").read_text()))
    (hashed,) = tmp_path.glob("css/app.*.css")
    served = dict(IMPORT.findall(hashed.read_text()))
    assert [re.sub(r"\.[0-9a-f]{12}\.css$", ".css", name) for name in served] == list(written)
    assert list(served.values()) == list(written.values())
    assert [name for name in served if not (tmp_path / "css" / name).exists()] == []
    assert set(written) == {path.name for path in Path("static/css").glob("*.css")} - {"app.css"}
