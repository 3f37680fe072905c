"""PDFium, for what MuPDF can't read: pages as pixels and nothing else. Made without a JavaScript engine."""

from typing import Any

from rendering.messages import PAGES_LIMIT, Clip, Facts, FileDetails, RenderingError
from rendering.painting import Painting, Room, Wordless, painted, view_of


class PdfiumPdf(Wordless):
    """A PDF opened by PDFium: shown, not searched."""

    def __init__(self, data: bytes) -> None:
        import pypdfium2

        try:
            self._document = pypdfium2.PdfDocument(data)
            self.count = len(self._document)
        except Exception as error:
            raise RenderingError("encrypted" if "password" in str(error).lower() else "broken") from error
        if self.count < 1:
            raise RenderingError("broken")
        if self.count > PAGES_LIMIT:
            raise RenderingError("too_large")

    def facts(self) -> Facts:
        """Page sizes in points, as turned by the file itself."""
        sizes = []
        for number in range(self.count):
            try:
                width, height = self._document.get_page_size(number)
            except Exception:  # a broken page is told when it is shown
                width, height = 595.0, 842.0
            sizes.append((min(max(width, 1.0), 200_000.0), min(max(height, 1.0), 200_000.0)))
        return Facts("pdf", tuple(sizes), FileDetails())

    def natural_width(self, number: int) -> int | None:
        """Not known."""
        return None

    def page(self, number: int, width: int, rotation: int, clip: Clip | None, room: Room | None = None) -> Painting:
        """A page, or a clip of it."""
        if not 0 <= number < self.count:
            raise RenderingError("page_missing")
        try:
            page = self._document[number]
            view = view_of(page.get_size(), width, rotation, clip)
            return painted(self._picture(page, view))
        except RenderingError:
            raise
        except MemoryError as error:
            raise RenderingError("too_large") from error
        except Exception as error:
            raise RenderingError("broken") from error

    def _picture(self, page: Any, view: Any) -> Any:
        clip = view.clip
        across = page.get_height() if view.rotation in (90, 270) else page.get_width()
        scale = view.width / across
        right, bottom = view.width - clip.left - clip.width, view.height - clip.top - clip.height
        crop = tuple(max(edge, 0) / scale for edge in (clip.left, bottom, right, clip.top))
        bitmap = page.render(scale=scale, rotation=view.rotation, crop=crop, rev_byteorder=True, may_draw_forms=False)
        image = bitmap.to_pil().convert("RGB")
        return image if image.size == (clip.width, clip.height) else image.resize((clip.width, clip.height))
