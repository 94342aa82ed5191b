"""From the bytes of an exported file to its lines: which encoding it is in, and nothing about columns.

A file is UTF-8 (with or without a mark), UTF-16 or Windows-1252. Windows-1252 reads nearly any bytes, so it is
believed only of a file without one valid UTF-8 letter, and the report says so beside a sample. In a file that
mixes encodings the rows that are not UTF-8 are refused one by one: their bytes survive as lone surrogates.
"""

import codecs
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

LIMIT = 200 * 1024 * 1024
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
BAD_BYTE = re.compile("[\udc80-\udcff]")
LETTER = re.compile("[\u0080-\ud7ff\ue000-\U0010ffff]")
END_OF_LINE = re.compile(r"\r\n|\r|\n")
START = 4096
LONGEST_LINE = 4 * 1024 * 1024
# The five bytes that Windows-1252 leaves without a meaning.
UNDEFINED = frozenset("\udc81\udc8d\udc8f\udc90\udc9d")

Chunks = Callable[[], Iterable[bytes]]


class Uploaded(Protocol):
    """What an import needs of a file that somebody sent."""

    name: str | None
    size: int | None

    def chunks(self) -> Iterable[bytes]:
        """Start reading it anew."""


class Unreadable(Exception):
    """The file as a whole cannot be read. `row` is set when one row is to blame."""

    def __init__(self, reason: str, row: int | None = None) -> None:
        self.reason, self.row = reason, row
        super().__init__(reason)


@dataclass(frozen=True)
class Encoding:
    """How to decode a file. `mixed`: some rows hold bytes that are not UTF-8 and have to be refused."""

    codec: str
    mixed: bool = False

    @property
    def is_a_guess(self) -> bool:
        return self.codec == "cp1252"


def detect(chunks: Chunks) -> Encoding:
    """Return the encoding of a file, reading it once from end to end. Raises ``Unreadable`` when it is too large."""
    start, size, bad, letters = b"", 0, set[str](), False
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    for chunk in chunks():
        start += chunk[: START - len(start)]
        if (size := size + len(chunk)) > LIMIT:
            raise Unreadable("is larger than 200 MB. Split it, or leave out the columns that are not mapped.")
        text = decoder.decode(chunk)
        if not text.isascii():
            bad.update(BAD_BYTE.findall(text))
            letters = letters or bool(LETTER.search(text.removeprefix("\ufeff")))
    if size == 0:
        raise Unreadable("is empty. Export it again.")
    bad.update(decoder.decode(b"", final=True))
    return _marked(start, bad) or _judged(bad, letters=letters)


def _marked(start: bytes, bad: set[str]) -> Encoding | None:
    for mark, codec in MARKS:
        if start.startswith(mark):
            return Encoding(codec, mixed=codec == "utf-8-sig" and bool(bad))
    # Text in UTF-16 without its mark: every other byte of plain letters is zero.
    pairs = max(len(start) // 2, 1)
    if start[1::2].count(0) > pairs * 0.7 and start[::2].count(0) == 0:
        return Encoding("utf-16-le")
    if start[::2].count(0) > pairs * 0.7 and start[1::2].count(0) == 0:
        return Encoding("utf-16-be")
    return None


def _judged(bad: set[str], *, letters: bool) -> Encoding:
    if not bad:
        return Encoding("utf-8")
    if letters or bad & UNDEFINED:
        return Encoding("utf-8", mixed=True)
    return Encoding("cp1252")


def lines(chunks: Chunks, encoding: Encoding) -> Iterator[str]:
    """Yield the lines with their ends, which may be CR, LF or CR LF. Raises ``Unreadable`` for broken UTF-16."""
    decoder = codecs.getincrementaldecoder(encoding.codec)("surrogateescape" if encoding.mixed else "strict")
    rest = ""
    try:
        for chunk in chunks():
            rest += decoder.decode(chunk)
            # A CR that ends the chunk waits: the next one may begin with its LF.
            whole, rest = _split(rest, len(rest) - 1 if rest.endswith("\r") else len(rest))
            yield from whole
            if len(rest) > LONGEST_LINE:
                raise Unreadable("has a line of more than four million letters. Export it again as CSV.")
        rest += decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        raise Unreadable(f"breaks off in the middle of a letter ({error.reason}). Save it as UTF-8.") from error
    whole, rest = _split(rest, len(rest))
    yield from whole
    if rest:
        yield rest


def _split(text: str, end: int) -> tuple[list[str], str]:
    """Return the whole lines of `text` up to `end`, and what remains."""
    whole, done = [], 0
    for match in END_OF_LINE.finditer(text, 0, end):
        whole.append(text[done : match.end()])
        done = match.end()
    return whole, text[done:]
