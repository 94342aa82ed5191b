"""What a browser sends when somebody writes a scorecard."""

from scorecards.models import Scorecard
from tests.scorecards.loop import Loop
from tests.scorecards.writing import EVIDENCE


def fields(
    loop: Loop, *, score: int | str = 3, overall: int | str = 3, saw: str = EVIDENCE, **more: str
) -> dict[str, object]:
    """Every competency with the same rating and evidence, and the overall answer."""
    posted: dict[str, object] = {"overall": overall, "page": "p" * 32}
    for each in loop.competencies:
        posted |= {f"score_{each.pk.hex}": score, f"saw_{each.pk.hex}": saw}
    return posted | more


def version(loop: Loop, member) -> str:
    """The version of `member`'s draft as a page just loaded has it."""
    with loop.world.scope(member):
        return Scorecard.objects.by(member).get().saved_at.isoformat()
