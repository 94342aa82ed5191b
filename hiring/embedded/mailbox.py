"""A mail server that delivers to a folder: every mail it is given becomes one .eml file there.

``python -m hiring.embedded.mailbox DESCRIPTOR FOLDER``; the descriptor is a listening socket. It speaks real
SMTP, so the program sends to it exactly as it would to a server of a company's own.
"""

import asyncio
import functools
import itertools
import signal
import socket
import sys
import time
from pathlib import Path

from aiosmtpd.smtp import SMTP, Envelope, Session

LARGEST = 25 * 1024 * 1024
ACCEPTED = "250 2.6.0 filed"


class Files:
    """Accepts every mail and files it under the time it came and a running number."""

    def __init__(self, folder: Path) -> None:
        """File into `folder`, which exists."""
        self.folder = folder
        self.numbers = itertools.count(1)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's
        """File one mail, its recipients first; readers never see half a file."""
        recipients = "".join(f"Delivered-To: {each}\r\n" for each in envelope.rcpt_tos)
        content = envelope.original_content or b""
        name = f"{time.time_ns()}-{next(self.numbers)}"
        draft = self.folder / f"{name}.part"
        draft.write_bytes(recipients.encode() + content)
        draft.rename(self.folder / f"{name}.eml")
        return ACCEPTED


async def serve(listening: socket.socket, folder: Path) -> None:
    """Take mail until we are told to end."""
    ended = asyncio.Event()
    loop = asyncio.get_running_loop()
    for sign in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(sign, ended.set)
    make = functools.partial(SMTP, Files(folder), data_size_limit=LARGEST, enable_SMTPUTF8=True, loop=loop)
    server = await loop.create_server(make, sock=listening)
    await ended.wait()
    server.close()


def main() -> None:
    """Serve the socket and the folder of the command line."""
    folder = Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    asyncio.run(serve(socket.socket(fileno=int(sys.argv[1])), folder))


if __name__ == "__main__":
    main()
