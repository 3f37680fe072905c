"""What the program and its rendering processes say to each other, and what the program's side answers with.

Headers are fixed and small and travel over pipes; documents, pixels and everything of variable size travel in shared memory
of bounded size. No pickles. Whoever reads checks every number before believing it: a rendering process may have been taken
over by a file. Numbers are little-endian. Pages count from 0.
"""

from dataclasses import dataclass
from enum import IntEnum

#: A document, in bytes.
DOCUMENT_LIMIT = 20 * 1024 * 1024
#: Pages of a document.
PAGES_LIMIT = 2000
#: Pixels of an image file, before anything is made smaller.
IMAGE_PIXELS_LIMIT = 60_000_000
#: Pixels of what is fitted to a window: the most a clip may have, and what a page prepared AHEAD should keep to.
FITTED_PIXELS_LIMIT = 4_000_000
#: Pixels of a whole page; larger ones are asked for clip by clip.
PAGE_PIXELS_LIMIT = 16_000_000
#: Pixels of one side of what is answered.
SIDE_LIMIT = 8192
#: Pixels a page may be wide when only a clip of it is asked for.
ZOOMED_WIDTH_LIMIT = 65_536
ROTATIONS = (0, 90, 180, 270)

FORMATS = ("pdf", "jpeg", "png", "tiff", "webp", "heic", "gif", "bmp", "docx")


class RenderingError(Exception):
    """A document can't be shown, or not all of what was asked. `code` is one of:

    `encrypted`, `broken`, `too_large`, `not_supported`: what the document is; `page_missing`: it has no such page;
    `too_slow`: it took longer than the limit and was stopped; `crashed`: it ended a rendering process;
    `stopped`: the work was given up for something more urgent, or the renderer is closed: ask again if it is still needed;
    `unprotected`: strict mode, and this system can't put all walls around a rendering process.
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Urgency(IntEnum):
    """NOW: somebody waits. AHEAD: prepared in case it is wanted; stopped when NOW needs the process."""

    NOW = 0
    AHEAD = 1


@dataclass(frozen=True, slots=True)
class FileDetails:
    """What is told beside the page; empty or None where a file does not say it. Texts are printable and at most 120 characters.

    `pixels` of an image, upright; `dpi` of an image, or of the scan that fills page 1 of a PDF; `taken_at` the camera's date,
    ISO 8601 without zone; `producer` of a PDF, or camera, or software. `is_locked_down`: holds scripts, launch actions or
    embedded files, none of which is ever run.
    """

    pixels: tuple[int, int] | None = None
    dpi: float | None = None
    taken_at: str = ""
    producer: str = ""
    is_text_only: bool = False
    is_locked_down: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """What a document is: its format by content, and the size of each page in points (1/72 inch), upright as the file says."""

    format: str
    page_sizes: tuple[tuple[float, float], ...]
    details: FileDetails = FileDetails()

    @property
    def page_count(self) -> int:
        """How many pages it has."""
        return len(self.page_sizes)


@dataclass(frozen=True, slots=True)
class Clip:
    """A part of a page, in pixels of the whole page at the width asked for, after turning."""

    left: int
    top: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class PageImage:
    """A page as pixels: `data` are `height` rows of `stride` bytes, 3 bytes RGB a pixel, read-only.

    `data` lies in memory shared with the rendering process; it stays as long as anybody holds it (or a view of it).
    """

    width: int
    height: int
    stride: int
    data: bytes | memoryview


Box = tuple[float, float, float, float]
"""x, y, width, height as fractions 0..1 of the upright page, from its top left."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word and where it stands: fractions 0..1 of the upright page from its top left. `line` counts from 0 on each page."""

    text: str
    x: float
    y: float
    width: float
    height: float
    line: int


@dataclass(frozen=True, slots=True)
class PageText:
    """The words of a page in reading order. Not `is_text`: a scan, or nothing that can be selected."""

    words: tuple[Word, ...]
    is_text: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where the words sought stand; several boxes when they run over a line's end."""

    page: int
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A line of a document's table of contents; `level` from 1."""

    level: int
    title: str
    page: int


@dataclass(frozen=True, slots=True)
class Measures:
    """How well a page can be read: `sharpness` 0..100 (lower is blurrier), `brightness` the mean of 0..255."""

    sharpness: float
    brightness: float
    is_blurred: bool
    is_dark: bool
    is_blank: bool


@dataclass(frozen=True, slots=True)
class Difference:
    """The new page with what changed marked; `changed` is the share of its pixels, 0..1."""

    image: PageImage
    changed: float
    is_identical: bool


@dataclass(frozen=True, slots=True)
class Diagnostics:
    """How a rendering process is confined: `level` full, partial or none, and the names of the walls that stand."""

    level: str
    parts: tuple[str, ...]
    is_strict: bool
