"""A mail server that kills whoever speaks to it, at the moment a test asks for."""

import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message as Mail

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.delivery.conftest import _free_port


@dataclass
class PostOffice:
    """Keeps what it took; kills `victim` when it names the sender, or once its mail is taken and before it is told."""

    port: int = 0
    taken: list[Mail] = field(default_factory=list)
    kills_at: str = ""
    victim: subprocess.Popen[bytes] | None = None

    async def handle_MAIL(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        self._strike("MAIL")
        envelope.mail_from = address
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        self.taken.append(message_from_bytes(envelope.content))
        self._strike("DATA")
        return "250 OK"

    def _strike(self, moment: str) -> None:
        if self.victim and self.kills_at == moment:
            os.kill(self.victim.pid, signal.SIGKILL)
            self.kills_at = ""


@contextmanager
def post_office() -> Iterator[PostOffice]:
    office = PostOffice(port=_free_port())
    controller = Controller(office, hostname="127.0.0.1", port=office.port)
    controller.start()
    try:
        yield office
    finally:
        controller.stop()
