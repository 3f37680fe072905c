"""The documents open in a rendering process, and what is done with them."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from rendering import answers, measures
from rendering.images import Picture
from rendering.messages import Clip, RenderingError
from rendering.opening import cjk_font, opened
from rendering.painting import Document, Painting, Room
from rendering.protocol import (
    DIFFERENCE,
    DIGEST,
    FIND,
    FONT,
    MEASURES,
    NO_DOCUMENT,
    OPEN,
    OUTLINE,
    PAGE,
    SLOT_BYTES,
    TEXT,
)

OPEN_DOCUMENTS = 4
#: Memory from which MuPDF's store is emptied before the next job. Emptying it at every document would throw away what all
#: documents share, such as the tables of Chinese encodings, whose loading takes as long as half a page.
RESIDENT_WANTED = 180 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Job:
    """A request as it came."""

    job: int
    op: int
    name: bytes
    other: bytes
    page: int
    other_page: int
    width: int
    rotation: int
    left: int
    top: int
    across: int
    down: int
    count: int
    slot: int
    size: int

    @property
    def clip(self) -> Clip | None:
        """The part of the page wanted; None for all of it."""
        return Clip(self.left, self.top, self.across, self.down) if self.across else None


@dataclass(frozen=True, slots=True)
class Done:
    """Three numbers and bytes; `is_placed`: the bytes lie where they are wanted."""

    a: int = 0
    b: int = 0
    c: int = 0
    body: bytes | memoryview = b""
    tail: bytes = b""
    is_placed: bool = False


class Desk:
    """Keeps the documents used last open; of the others nothing stays.

    `resident` tells how much memory this process holds, in bytes.
    """

    def __init__(self, resident: Callable[[], int]) -> None:
        self._resident = resident
        self._documents: OrderedDict[bytes, Document] = OrderedDict()
        self._current = NO_DOCUMENT

    def done(self, job: Job, data: bytes, room: Room | None = None) -> Done:
        """Do a job, in `room` where that can be. RenderingError tells why not; `not_open`: the document has to be handed over (again)."""
        if job.op == FONT:
            return Done(body=cjk_font())
        if job.op == OPEN:
            return Done(body=answers.pack_facts(self._open(job.name, data).facts()))
        document = self._known(job.name)
        if job.op == PAGE:
            return _pixels(document.page(job.page, job.width, job.rotation, job.clip, room))
        if job.op == TEXT:
            return Done(body=answers.pack_text(document.text(job.page)))
        if job.op == FIND:
            hits = document.find(data.decode("utf-8", "replace"), job.page, job.count)
            return Done(body=answers.pack_hits(hits[: answers.HITS_LIMIT]))
        if job.op == OUTLINE:
            return Done(body=answers.pack_outline(document.outline()))
        if job.op == MEASURES:
            width = min(document.natural_width(job.page) or measures.MEASURED_WIDTH, measures.MEASURED_WIDTH)
            image = document.page(job.page, width, 0, None)
            return Done(body=answers.pack_measures(measures.measures_of(image)))
        if job.op == DIGEST:
            image = document.page(job.page, measures.FINGERPRINT_WIDTH, 0, None)
            return Done(body=measures.digest_of(image))
        if job.op == DIFFERENCE:
            return self._difference(document, job)
        raise RenderingError("not_supported")

    def _difference(self, document: Document, job: Job) -> Done:
        new = document.page(job.page, job.width, 0, None)
        old = self._known(job.other).page(job.other_page, job.width, 0, None)
        marked, share, is_identical = measures.difference_of(old, new)
        tail = answers.pack_difference(share, is_identical)
        return Done(marked.width, marked.height, marked.width * 3, marked.tobytes(), tail)

    def _open(self, name: bytes, data: bytes) -> Document:
        self._documents.pop(name, None)
        self._turn_to(name)
        document = opened(data)
        self._documents[name] = document
        return document

    def tidy(self) -> None:
        """Close what has not been used for longest. Done between jobs: nobody waits for it."""
        while len(self._documents) > OPEN_DOCUMENTS:
            self._documents.popitem(last=False)

    def _known(self, name: bytes) -> Document:
        if name not in self._documents:
            raise RenderingError("not_open")
        self._turn_to(name)
        self._documents.move_to_end(name)
        return self._documents[name]

    def _turn_to(self, name: bytes) -> None:
        """Begin a job: what the document before left in memory goes, and MuPDF's store when it has grown."""
        import pymupdf

        if name != self._current:
            last = self._documents.get(self._current)
            if isinstance(last, Picture):
                last.let_go()
            self._current = name
        if self._resident() > RESIDENT_WANTED:
            pymupdf.TOOLS.store_shrink(100)


def _pixels(image: Painting) -> Done:
    size = image.stride * image.height
    if size > SLOT_BYTES:
        raise RenderingError("too_large")
    rows = memoryview(image.data).cast("B")[:size]
    return Done(image.width, image.height, image.stride, rows, is_placed=image.is_in_room)
