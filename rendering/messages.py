"""What the program and its rendering process say to each other over pipes: fixed headers, bounded sizes, no pickles.

A request is `op, document, page, width, rotation, size` and then `size` bytes; an answer is `status, a, b, c, size` and bytes.
Numbers are little-endian. Whoever reads checks every size before believing it: the worker may have been taken over by a file.
"""

import struct
from dataclasses import dataclass
from typing import BinaryIO

REQUEST = struct.Struct("<B16sIIHQ")
ANSWER = struct.Struct("<BIIIQ")

OPEN, PAGE, FORGET, FONT = 1, 2, 3, 4

DOCUMENT_LIMIT = 20 * 1024 * 1024
ANSWER_LIMIT = 256 * 1024 * 1024
PAGES_LIMIT = 5000
WIDTH_LIMIT = 6000

OK = 0
PROBLEMS = {1: "encrypted", 2: "broken", 3: "too_large", 4: "not_supported", 5: "page_missing", 6: "not_open"}
STATUS = {code: number for number, code in PROBLEMS.items()}
FORMATS = ("pdf", "jpeg", "png", "tiff", "webp", "heic", "gif", "bmp")


class RenderingError(Exception):
    """A document can't be shown. `code`: encrypted, broken, too_large, not_supported, page_missing, not_open, too_slow, crashed."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Closed(Exception):
    """The other side is gone."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a document is: its format by content, and the size of each page in points (1/72 inch), upright."""

    format: str
    page_sizes: tuple[tuple[float, float], ...]

    @property
    def page_count(self) -> int:
        """How many pages it has."""
        return len(self.page_sizes)


@dataclass(frozen=True, slots=True)
class PageImage:
    """A page as pixels: `data` are `height` rows of `stride` bytes, 3 bytes RGB a pixel."""

    width: int
    height: int
    stride: int
    data: bytes


def read_exactly(stream: BinaryIO, size: int) -> bytes:
    """Exactly `size` bytes. Closed when the stream ends before."""
    parts: list[bytes] = []
    left = size
    while left:
        part = stream.read(left)
        if not part:
            raise Closed
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def pack_facts(facts: Facts) -> bytes:
    """Facts as bytes."""
    head = struct.pack("<BI", FORMATS.index(facts.format), len(facts.page_sizes))
    return head + b"".join(struct.pack("<ff", *size) for size in facts.page_sizes)


def unpack_facts(data: bytes) -> Facts:
    """Facts from bytes that may be hostile. RenderingError: broken."""
    try:
        number, count = struct.unpack_from("<BI", data)
        if not 0 < count <= PAGES_LIMIT or len(data) != 5 + 8 * count:
            raise RenderingError("broken")
        sizes = tuple(struct.iter_unpack("<ff", data[5:]))
        if not all(1 <= width <= 200_000 and 1 <= height <= 200_000 for width, height in sizes):
            raise RenderingError("broken")
        return Facts(FORMATS[number], sizes)
    except (struct.error, IndexError) as error:
        raise RenderingError("broken") from error
