"""What the kickoff page says in the reader's own time, and where its links lead. Reads nothing from the database."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from hiring.tenancy import links
from hiring.tenancy.doors import TenantRequest
from hiring.tenancy.rules.wording import moment
from requisitions.models import Requisition
from requisitions.queries.kickoff_page import KickoffPage, SignatureRow
from requisitions.rules.notes import Note


@dataclass(frozen=True, slots=True)
class SaidNote:
    kind: str
    fact: str
    text: str
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class SignatureBlock:
    """As components/signature.html wants it."""

    name: str
    role: str
    side: str
    is_signed: bool
    is_void: bool
    foot: str
    difference_url: str


def address_of(request: TenantRequest, requisition: Requisition, section: str = "") -> str:
    """Return the address of the kickoff page, at one of its sections."""
    page = links.page(request.organization, "requisition_kickoff", requisition.number)
    return f"{page}#{section}" if section else page


def said_notes(
    request: TenantRequest, requisition: Requisition, notes: Iterable[Note], *, may_edit: bool
) -> list[SaidNote]:
    """Return the notes, with a way to what each asks for where the reader may do it."""
    return [
        SaidNote(
            "late" if note.blocks else "soon",
            note.fact,
            note.text,
            note.label,
            _where(request, requisition, note) if may_edit else "",
        )
        for note in notes
    ]


def _where(request: TenantRequest, requisition: Requisition, note: Note) -> str:
    """Return the page on which what the note asks for can be done."""
    organization, number = request.organization, requisition.number
    match note.about:
        case "requirements" if note.key:
            return links.page(organization, "requirement", number, note.key.removeprefix("R"))
        case "requirements":
            return links.page(organization, "requirement_new", number)
        case "profile":
            return links.page(organization, "kickoff_terms", number, "profile")
        case "stages":
            return links.page(organization, "interview_plan", number)
        case "sourcing":
            return links.page(organization, "kickoff_terms", number, "sourcing")
        case _:
            return links.page(organization, "kickoff_attendance", number)


def signature_blocks(request: TenantRequest, page: KickoffPage) -> list[SignatureBlock]:
    return [_block(request, page, row) for row in page.signatures]


def _block(request: TenantRequest, page: KickoffPage, row: SignatureRow) -> SignatureBlock:
    is_void = row.signature is not None and not row.is_signed
    number = page.kickoff.requisition.number
    changes = links.page(request.organization, "kickoff_changes", number)
    return SignatureBlock(
        name=row.member.name,
        role=row.side.label.lower(),
        side=row.side.value,
        is_signed=row.is_signed,
        is_void=is_void,
        foot=_foot(request, row),
        difference_url=f"{changes}?since={row.signature.version}" if row.signature and is_void else "",
    )


def _foot(request: TenantRequest, row: SignatureRow) -> str:
    if row.signature is None:
        return ""
    signed = f"Version {row.signature.version}, {_time(request, row.signature.signed_at)}."
    if row.voided_by is None:
        return signed
    return f"{signed} Void since {row.voided_by.what} changed {_when(request, row.voided_by.written_at)}."


def _time(request: TenantRequest, at: datetime) -> str:
    return moment(at, now=request.now, zone=request.member.zone)


def _when(request: TenantRequest, at: datetime) -> str:
    """Return "at 10:31" today and "on Fri 17:00" before."""
    zone = request.member.zone
    is_today = at.astimezone(zone).date() == request.now.astimezone(zone).date()
    return f"{'at' if is_today else 'on'} {_time(request, at)}"
