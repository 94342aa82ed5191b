"""Judges all applications together, then what concerns several of them. One application alone is `judge.py`."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from requisitions.rules.history.facts import Gathered, unmapped_refusals
from requisitions.rules.history.judge import Application, Judge
from requisitions.rules.history.mapping import OFFER_DECLINED, OPEN, REJECTED
from requisitions.rules.history.report import Note, Place, Refusal


@dataclass(frozen=True)
class Settlement:
    """The sound applications in the order of their ids, every refusal and every remark."""

    applications: tuple[Application, ...]
    refusals: tuple[Refusal, ...]
    notes: tuple[Note, ...]
    left_out: frozenset[str]


def settle(gathered: Gathered) -> Settlement:
    """Return the applications that hold together, and why the others do not."""
    recorded = frozenset(each.stage for draft in gathered.drafts.values() for each in draft.happenings)
    left_out = gathered.left_out()
    refusals = [*gathered.refusals, *unmapped_refusals(gathered)]
    sound: list[Application] = []
    accepted = Counter[str]()
    for id_ in sorted(gathered.drafts):
        judge = Judge(gathered, gathered.drafts[id_], recorded)
        application = judge.application()
        refusals += judge.refusals
        accepted[judge.outcome] += any(answer.state == "accepted" for answer in judge.draft.answers)
        if application and id_ not in left_out:
            sound.append(application)
    gathered.notes += _accepted_otherwise(gathered, accepted)
    gathered.notes += _named_twice(gathered, sound)
    doubled = list(_running_twice(gathered, sound))
    refusals += doubled
    left_out |= {refusal.application for refusal in refusals if refusal.application}
    kept = tuple(each for each in sound if each.id not in left_out)
    return Settlement(kept, _in_order(gathered, refusals), tuple(gathered.notes), frozenset(left_out))


def _named_twice(gathered: Gathered, sound: Iterable[Application]) -> Iterable[Note]:
    """Yield the people whose name is written differently in two applications: the first one names them."""
    names: dict[str, Application] = {}
    for each in sound:
        address, name = each.said("email").lower(), each.said("name")
        first = names.setdefault(address, each) if address and name else each
        if first.said("name") != name:
            text = f"The person is named differently in row {first.row}, by the same e-mail address; that name is kept."
            yield Note(gathered.mapping.files[0], each.row, text)


def _accepted_otherwise(gathered: Gathered, accepted: Counter[str]) -> Iterable[Note]:
    """Yield how the outcomes of the accepted offers add up, when some of them cannot be."""
    table = gathered.mapping.offers
    if table and (accepted[REJECTED] or accepted[OFFER_DECLINED]):
        told = ", ".join(f"{number} {outcome}" for outcome, number in accepted.most_common() if number)
        text = f"It calls {accepted.total()} offers accepted; the other tables call those applications {told}."
        yield Note(table.file, None, text)


def requisition_key(application: Application) -> tuple[str, ...]:
    """Return what makes two applications belong to one requisition: role, department, location and who hires."""
    return tuple(
        " ".join(application.said(name).casefold().split())
        for name in ("role", "department", "location", "manager", "recruiter")
    )


def _running_twice(gathered: Gathered, sound: Iterable[Application]) -> Iterable[Refusal]:
    """Refuse one person's second running application for one requisition: which of them runs is not ours to pick."""
    running: dict[tuple[str, ...], list[Application]] = defaultdict(list)
    for each in sound:
        if each.outcome == OPEN and each.said("email"):
            running[each.said("email").lower(), *requisition_key(each)].append(each)
    table = gathered.mapping.applications
    for same in running.values():
        for each in same if len(same) > 1 and table else ():
            rows = [(other.id, gathered.drafts[other.id].entries[0].row) for other in same]
            also = tuple(Place(table.file, row) for id_, row in rows if id_ != each.id) if table else ()
            reason = "This person has two running applications for the same role. Close one, or give it its own role."
            yield Refusal(table.file if table else "", dict(rows)[each.id], "", "", reason, each.id, also, "running")


def _in_order(gathered: Gathered, refusals: Iterable[Refusal]) -> tuple[Refusal, ...]:
    files = gathered.mapping.files
    known = {name: place for place, name in enumerate(files)}
    return tuple(sorted(refusals, key=lambda each: (known.get(each.table, 0), each.row or 0, each.column, each.reason)))
