"""PDF, and Word files as running text, by MuPDF. Nothing in here trusts its input.

MuPDF is told what it opens; scripts are never enabled, links never followed, attachments never taken out.
"""

import re
from collections.abc import Iterator
from typing import Any

from rendering.answers import OUTLINE_LIMIT, TITLE_LIMIT, WORDS_LIMIT, clean
from rendering.finding import hits_in, simplified
from rendering.messages import (
    PAGES_LIMIT,
    Clip,
    Facts,
    FileDetails,
    Hit,
    OutlineEntry,
    PageText,
    RenderingError,
    Word,
)
from rendering.painting import Painting, Room, View, painted, view_of
from rendering.pdfium import PdfiumPdf
from rendering.scans import Scan, paint_scan, scan_of

A4 = (595.0, 842.0)
#: Names that stand in a PDF which runs, starts or carries something; and where the catalog says so.
ACTIVE = (b"/JavaScript", b"/Launch", b"/EmbeddedFile", b"/RichMedia")
ACTIVE_KEYS = ("Names/JavaScript", "Names/EmbeddedFiles", "AA", "OpenAction/JS")
#: Pages and notes looked through where objects are compressed and a search for names sees nothing.
PAGES_LOOKED_AT = 20
NOTES_LOOKED_AT = 64
#: MuPDF decodes a picture at half its size (a quarter, an eighth) only when it is to become at least 2 pixels smaller than
#: that (source/fitz/image.c); rounding costs one more. An exact half takes more than twice as long.
CLIFF = 3
IMAGES_NUDGED = 20
_REFERENCE = re.compile(r"(\d+) \d+ R")


class Laid:
    """An opened PDF or Word file."""

    def __init__(self, data: bytes, format_: str) -> None:
        import pymupdf

        self._data, self._format = data, format_
        try:
            self._document = pymupdf.open(stream=data, filetype=format_)
            if format_ == "docx":
                self._document.layout(width=A4[0], height=A4[1], fontsize=11)
            is_locked, count = bool(self._document.needs_pass), self._document.page_count
        except Exception as error:
            raise _problem(error) from error
        self._inner = pymupdf._as_fz_document(self._document)
        if is_locked:
            raise RenderingError("encrypted")
        if count < 1:
            raise RenderingError("broken")
        if count > PAGES_LIMIT:
            raise RenderingError("too_large")
        self._scans: dict[int, Scan | None] = {}
        self._list: tuple[int, Any] | None = None
        self._other: PdfiumPdf | None = None

    def facts(self) -> Facts:
        """Page sizes in points, as turned by the file itself."""
        sizes = tuple(self._size(number) for number in range(self._document.page_count))
        return Facts(self._format, sizes, self._details())

    def _size(self, number: int) -> tuple[float, float]:
        import pymupdf

        mupdf = pymupdf.mupdf
        try:  # what load_page and its rect do, in a third of the time
            page = mupdf.ll_fz_load_page(self._inner.m_internal, number)
            box = mupdf.ll_fz_bound_page(page)
            mupdf.ll_fz_drop_page(page)
        except Exception:  # a broken page is told when it is shown
            return A4
        return min(max(box.x1 - box.x0, 1.0), 200_000.0), min(max(box.y1 - box.y0, 1.0), 200_000.0)

    def _details(self) -> FileDetails:
        try:
            told = self._document.metadata or {}
            maker = clean(told.get("producer") or told.get("creator") or "")
        except Exception:  # what can't be read is not told
            maker = ""
        if self._format != "pdf":
            return FileDetails(producer=maker, is_text_only=True)
        try:
            scan = self._scan(0, self._document.load_page(0))
        except Exception:  # a broken page is told when it is shown
            scan = None
        return FileDetails(None, scan.dpi if scan else None, "", maker, False, self._is_active())

    def _is_active(self) -> bool:
        """Whether anything in the file would run, start or unpack in a program that lets it."""
        if any(name in self._data for name in ACTIVE):
            return True
        if b"/ObjStm" not in self._data:
            return False
        document = self._document
        try:
            catalog = document.pdf_catalog()
            if any(document.xref_get_key(catalog, key)[0] != "null" for key in ACTIVE_KEYS):
                return True
            pages = (document.page_xref(number) for number in range(min(document.page_count, PAGES_LOOKED_AT)))
            notes = [note for xref in pages for note in _REFERENCE.findall(document.xref_get_key(xref, "Annots")[1])]
            looked_at = (document.xref_object(int(note), compressed=True).encode() for note in notes[:NOTES_LOOKED_AT])
            return any(name in text for text in looked_at for name in ACTIVE)
        except (RuntimeError, ValueError):  # a broken object holds nothing that could run here
            return False

    def natural_width(self, number: int) -> int | None:
        """The pixels of the scan that is the page, across; None for print, which has none."""
        self._must_have(number)
        scan = self._scan(number, self._document.load_page(number))
        if scan is None:
            return None
        return scan.height if scan.rotation in (90, 270) else scan.width

    def page(self, number: int, width: int, rotation: int, clip: Clip | None, room: Room | None = None) -> Painting:
        """A page, or a clip of it; `width` is that of the whole page in pixels after turning."""
        import pymupdf

        self._must_have(number)
        try:
            page = self._document.load_page(number)
            view = view_of((page.rect.width, page.rect.height), width, rotation, clip)
            if view.is_whole:
                scan = self._scan(number, page)
                image = paint_scan(self._document, scan, view) if scan is not None else None
                if image is not None:
                    return painted(image)
                return self._painted(page, page, view, room)
            if self._list is None or self._list[0] != number:
                self._list = (number, page.get_displaylist())
            return self._painted(page, self._list[1], view, room)
        except RenderingError:
            raise
        except (pymupdf.mupdf.FzErrorBase, RuntimeError, ValueError, MemoryError) as error:
            problem = _problem(error)
            if self._format != "pdf" or problem.code != "broken":
                raise problem from error
            if self._other is None:
                self._other = PdfiumPdf(self._data)
            return self._other.page(number, width, rotation, clip, room)

    def _must_have(self, number: int) -> None:
        if not 0 <= number < self._document.page_count:
            raise RenderingError("page_missing")

    def _scan(self, number: int, page: Any) -> Scan | None:
        if self._format != "pdf":
            return None
        if number not in self._scans:
            self._scans[number] = scan_of(self._document, page)
        return self._scans[number]

    def _painted(self, page: Any, source: Any, view: View, room: Room | None) -> Painting:
        """Run a page or its display list onto pixels of exactly the size asked for."""
        import pymupdf

        rect, clip = page.rect, view.clip
        wide, high = view.upright
        drawn = self._nudged(page.number, wide, high) if view.is_whole else (wide, high)
        placed = pymupdf.Matrix(1, 0, 0, 1, -rect.x0, -rect.y0) * pymupdf.Matrix(
            drawn[0] / rect.width, drawn[1] / rect.height
        )
        placed *= pymupdf.Matrix(1, 0, 0, 1, (wide - drawn[0]) / 2, (high - drawn[1]) / 2)
        placed *= _turn(view.rotation, wide, high)
        mupdf, matrix = pymupdf.mupdf, pymupdf.mupdf.FzMatrix(*placed)
        area = (clip.left, clip.top, clip.left + clip.width, clip.top + clip.height)
        stride = clip.width * 3
        data = room(stride * clip.height) if room is not None else memoryview(bytearray(stride * clip.height))
        # without separations: with some, even empty ones, MuPDF simulates ink, and red is no longer red
        target = mupdf.fz_new_pixmap_with_bbox_and_data(
            mupdf.fz_device_rgb(),
            mupdf.FzIrect(*area),
            mupdf.FzSeparations(),
            0,
            mupdf.python_mutable_buffer_data(data),
        )
        mupdf.fz_clear_pixmap_with_value(target, 255)
        device = mupdf.fz_new_draw_device(mupdf.FzMatrix(), target)
        if source is page:
            mupdf.fz_run_page(pymupdf._as_fz_page(page), device, matrix, mupdf.FzCookie())
        else:
            mupdf.fz_run_display_list(source.this, device, matrix, mupdf.FzRect(*area), mupdf.FzCookie())
        mupdf.fz_close_device(device)
        return Painting(clip.width, clip.height, stride, data, is_in_room=room is not None)

    def _nudged(self, number: int, wide: int, high: int) -> tuple[int, int]:
        """A size up to 5 pixels smaller, if that lets MuPDF decode a picture of the page at a half or less."""
        if self._format != "pdf":
            return wide, high
        for _, _, across, down, *_ in self._document.get_page_images(number)[:IMAGES_NUDGED]:
            for part in (1, 2, 3):
                for w, h in ((across >> part, down >> part), (down >> part, across >> part)):
                    if w - CLIFF < wide <= w + 1 and h - CLIFF - 2 < high <= h + 2 and w > 50 and h > 50:
                        return w - CLIFF, min(high, h - CLIFF)
        return wide, high

    def text(self, number: int) -> PageText:
        """The words of a page in reading order."""
        import pymupdf

        self._must_have(number)
        try:
            page = self._document.load_page(number)
            found = page.get_text("words", flags=pymupdf.TEXT_PRESERVE_LIGATURES | pymupdf.TEXT_CID_FOR_UNKNOWN_UNICODE)
            words = tuple(self._words(page, found[:WORDS_LIMIT]))
        except Exception as error:
            raise _problem(error) from error
        return PageText(words, bool(words))

    def _words(self, page: Any, found: list[Any]) -> Iterator[Word]:
        import pymupdf

        lines: dict[tuple[int, int], int] = {}
        matrix, size = page.rotation_matrix, page.rect
        for x0, y0, x1, y1, text, block, line, _ in found:
            box = pymupdf.Rect(x0, y0, x1, y1) * matrix
            word = clean(text, TITLE_LIMIT)
            if word and not (box & size).is_empty:
                number = lines.setdefault((block, line), len(lines))
                box &= size
                yield Word(word, *_fractions(box, size), number)

    def find(self, words: str, first: int, count: int) -> list[Hit]:
        """Where words stand on some pages; full or half width, capitals and spaces make no difference."""
        import pymupdf

        sought, hits = simplified(words), list[Hit]()
        if not sought:
            return hits
        for number in range(first, min(first + count, self._document.page_count)):
            try:
                page = self._document.load_page(number)
                flags = pymupdf.TEXT_PRESERVE_LIGATURES
                laid = page.get_textpage(flags=flags)
                if sought not in simplified(laid.extractText()):
                    continue
                matrix, size = page.rotation_matrix, page.rect
                for boxes in hits_in(laid.extractRAWDICT(), sought):
                    turned = (pymupdf.Rect(box) * matrix for box in boxes)
                    hits.append(Hit(number, tuple(_fractions(box & size, size) for box in turned)))
            except Exception as error:
                raise _problem(error) from error
        return hits

    def outline(self) -> list[OutlineEntry]:
        """The table of contents; entries that lead nowhere are left out."""
        try:
            entries = self._document.get_toc(simple=True)[:OUTLINE_LIMIT]
        except Exception:  # a broken table of contents is none
            return []
        count = self._document.page_count
        return [
            OutlineEntry(min(max(level, 1), 100), clean(title, TITLE_LIMIT), page - 1)
            for level, title, page in entries
            if 1 <= page <= count and clean(title, TITLE_LIMIT)
        ]


def _fractions(box: Any, size: Any) -> tuple[float, float, float, float]:
    x, y = (box.x0 - size.x0) / size.width, (box.y0 - size.y0) / size.height
    return x, y, max(box.width / size.width, 0.0), max(box.height / size.height, 0.0)


def _turn(rotation: int, wide: int, high: int) -> Any:
    """Clockwise, with the result's top left at 0, 0; `wide` and `high` before turning."""
    import pymupdf

    return {
        0: pymupdf.Matrix(1, 0, 0, 1, 0, 0),
        90: pymupdf.Matrix(0, 1, -1, 0, high, 0),
        180: pymupdf.Matrix(-1, 0, 0, -1, wide, high),
        270: pymupdf.Matrix(0, -1, 1, 0, 0, wide),
    }[rotation]


def _problem(error: Exception) -> RenderingError:
    """What a failure of MuPDF means."""
    if isinstance(error, RenderingError):
        return error
    text = str(error).lower()
    is_memory = isinstance(error, MemoryError) or "malloc" in text or "calloc" in text or "out of memory" in text
    return RenderingError("too_large" if is_memory else "broken")
