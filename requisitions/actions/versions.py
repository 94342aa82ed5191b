"""What every agreed change leaves behind: the next version of the kickoff, word for word, and a ledger entry."""

from django.db.models import F

from hiring.ledger.actions import record
from hiring.tenancy.act import Act
from hiring.tenancy.errors import Stale
from hiring.tenancy.rules.wording import moment
from requisitions.actions.amending import is_amended, tell_amended
from requisitions.models import Kickoff, KickoffVersion
from requisitions.queries.kickoff import content_of
from requisitions.rules.content import canonical, digest


def write_first_version(kickoff: Kickoff, *, act: Act) -> KickoffVersion:
    """Write what a new kickoff says before anybody changed it."""
    return _write(kickoff, canonical(content_of(kickoff)), what="", act=act)


def write_version(kickoff: Kickoff, *, what: str, act: Act) -> KickoffVersion | None:
    """Raise the held kickoff's version for a change of `what` ("R3"), which voids every signature.

    Returns None, and changes nothing, when the words are the same as before.
    """
    text = canonical(content_of(kickoff))
    if kickoff.versions.get(version=kickoff.version).content == text:
        return None
    kickoff.version += 1
    kickoff.changed_at = act.at
    kickoff.save(update_fields=["version", "changed_at"])
    version = _write(kickoff, text, what=what, act=act)
    _tell(kickoff, act=act)
    return version


def page_changed(kickoff: Kickoff) -> None:
    """Let open pages read again: something on it changed that nobody signs."""
    Kickoff.objects.filter(pk=kickoff.pk).update(revision=F("revision") + 1)


def _tell(kickoff: Kickoff, *, act: Act) -> None:
    """Before the opening it is a change; afterwards it is one of what both had signed."""
    data = {"version": kickoff.version}
    if not is_amended(kickoff.requisition):
        record("kickoff_changed", kickoff, act=act, thread=kickoff.requisition_id, data=data)
        return
    data |= kickoff.requisition.partners
    record("kickoff_amended", kickoff, act=act, thread=kickoff.requisition_id, data=data)
    tell_amended(kickoff, act=act)


def _write(kickoff: Kickoff, text: str, *, what: str, act: Act) -> KickoffVersion:
    version: KickoffVersion = KickoffVersion.objects.create(
        kickoff=kickoff,
        version=kickoff.version,
        content=text,
        content_hash=digest(text),
        what=what,
        written_by=act.actor,
        written_at=act.at,
    )
    return version


def stale(kickoff: Kickoff, what: str, *, act: Act) -> Stale:
    """Return the refusal for a writer who had not seen the last change of `what`, naming who made it."""
    change = kickoff.versions.filter(what=what).select_related("written_by").order_by("version").last()
    if change is None or change.written_by is None or act.actor is None:
        return Stale(f"{what} was changed since you opened it. Your text is kept below; choose which stays.")
    at = moment(change.written_at, now=act.at, zone=act.actor.zone)
    who = "You" if change.written_by == act.actor else change.written_by.first_name
    return Stale(f"{who} changed {what}, {at}. Your text is kept below; choose which stays.")
