"""Managers beside their peers: whose share lies beyond what chance, and how managers differ anyway, explains.

Named is only who lies outside, and only to those who see every manager. A manager sees their own point inside the
band of all, and no colleague's.
"""

from collections.abc import Iterable, Sequence

from analytics.charts.figure import Figure, Link
from analytics.charts.funnel_plot import FunnelPlot, FunnelPoint, Limit
from analytics.dashboards import Looked, Panel
from analytics.queries.pass_through import Step, steps_of
from analytics.queries.peers import Decisions, judged
from analytics.rules.funnel import FEWEST, NAMED_FROM, Funnel, Peer, funnel
from analytics.rules.wilson import wilson
from hiring.tenancy.rules.wording import count_of, spell

Sentence = list[str | Link]
TITLE = "Managers beside their peers"
NOBODY = "Nobody lies outside what chance and the usual differences explain."


def draw(looked: Looked) -> Figure:
    everybody = looked.chosen.of_all_managers().applications()
    # Of everybody, whomever the reader chose: the ranking is one, and so is the name of its stage.
    step, made = _most_telling(
        judged(everybody, steps_of(everybody) if looked.chosen.manager_id else looked.cohort.steps)
    )
    found = _compared(made)
    dots = "a dot for each manager" if looked.sees_all else "your dot among all managers"
    caption = f"Share that went on from {step.stage}, {dots}." if step else ""
    if found is None or not found.may_compare:
        return Figure(key="peers", title=TITLE, caption=caption, chart=None, sentence=(_too_few_managers(found),))
    by_key = {each.key: each for each in made}
    band = "Inside the band the difference can be chance" + (" or usual here" if found.dispersion > 1 else "")
    return Figure(
        key="peers",
        title=TITLE,
        caption=f"{caption} {band}.",
        chart=_plot(found, by_key, looked),
        sentence=tuple(_of_all(found, by_key, looked) if looked.sees_all else _of_self(found, by_key, looked)),
    )


def _most_telling(stages: Sequence[tuple[Step, list[Decisions]]]) -> tuple[Step | None, list[Decisions]]:
    """Return the first stage at which enough managers have decided enough; where none is, the first."""
    comparable = (stage for stage in stages if (found := _compared(stage[1])) and found.may_compare)
    return next(comparable, stages[0] if stages else (None, []))


def _compared(made: Iterable[Decisions]) -> Funnel | None:
    return funnel(Peer(each.key, each.passed, each.decided) for each in made)


def _too_few_managers(found: Funnel | None) -> str:
    number = len(found.compared) if found else 0
    have = f"{count_of(number, 'manager')} {'has' if number == 1 else 'have'}"
    return f"Too few to say: {have} {spell(FEWEST)} decisions or more, and {spell(FEWEST)} are needed to compare."


def _plot(found: Funnel, by_key: dict[str, Decisions], looked: Looked) -> FunnelPlot:
    """Return everybody's points, or of a manager who reads only their own."""
    focus = str(looked.chosen.manager_id or "")
    shown = [peer for peer in found.compared if looked.sees_all or peer.key == focus]
    return FunnelPlot(
        title=TITLE,
        points=tuple(_point(peer, found, by_key, looked) for peer in shown),
        overall=found.share,
        limits=tuple(Limit(each.decided, each.low, each.high, each.far_low, each.far_high) for each in found.curve()),
        too_few=_names(found.too_few, by_key) if looked.sees_all else (),
        left_out=_names(found.left_out, by_key) if looked.sees_all else (),
    )


def _names(peers: tuple[Peer, ...], by_key: dict[str, Decisions]) -> tuple[str, ...]:
    return tuple(sorted(by_key[peer.key].name for peer in peers))


def _point(peer: Peer, found: Funnel, by_key: dict[str, Decisions], looked: Looked) -> FunnelPoint:
    _, low, high = wilson(peer.passed, peer.decided)
    return FunnelPoint(
        label=by_key[peer.key].name if looked.sees_all else "You",
        k=peer.passed,
        n=peer.decided,
        is_outside=found.is_outside(peer),
        is_focus=peer.key == str(looked.chosen.manager_id or ""),
        interval=(low, high),
    )


def _of_all(found: Funnel, by_key: dict[str, Decisions], looked: Looked) -> Sentence:
    outside = [by_key[peer.key] for peer in found.compared if found.is_outside(peer)]
    if not outside:
        return [NOBODY, _rest(found)]
    lie = f"{count_of(len(outside), 'manager').capitalize()} {'lies' if len(outside) == 1 else 'lie'}"
    words: Sentence = []
    for each in outside:
        words += ["; " if words else f"{lie} outside 99.8%: ", Link(_facts(each), looked.chosen.address_of(each.key))]
    return [*words, ".", _rest(found)]


def _facts(each: Decisions) -> str:
    without = f", {each.unexplained} without a requirement cited" if each.unexplained else ""
    return f"{each.name}, {each.decided} decisions{without}"


def _rest(found: Funnel) -> str:
    number = len(found.too_few) + len(found.left_out)
    few = f" {count_of(number, 'manager').capitalize()} with too few to say." if number else ""
    return f"{few} Drawn from {spell(FEWEST)} decisions, named from {spell(NAMED_FROM)}."


def _of_self(found: Funnel, by_key: dict[str, Decisions], looked: Looked) -> Sentence:
    mine = by_key.get(str(looked.chosen.manager_id))
    if mine is None or mine.decided < FEWEST:
        return [f"Fewer than {spell(FEWEST)} decisions of yours are in: too few to say."]
    where = "Outside" if found.is_outside(Peer(mine.key, mine.passed, mine.decided)) else "Within"
    return [
        f"{where} what chance explains: {mine.passed} of {mine.decided} went on; {found.share:.0%} over all managers."
    ]


ENTRY = Panel(order=3, draw=draw)
