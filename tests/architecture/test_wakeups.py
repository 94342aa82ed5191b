"""What is due is a column in PostgreSQL: a broker that wakes somebody later forgets when it falls, or does so twice."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
APPS = ("hiring", "requisitions", "scorecards", "sla", "analytics")


def test_no_task_is_left_to_the_broker_for_later():
    code = [path for app in APPS for path in (ROOT / app).rglob("*.py")]
    assert len(code) > 100
    assert [str(path) for path in code if re.search(r"\b(?:eta|countdown)\s*=", path.read_text())] == []
