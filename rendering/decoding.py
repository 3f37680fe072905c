"""Decoding inside the worker: PDF by PyMuPDF, images by Pillow. Nothing in here trusts its input."""

import io
import warnings
from collections.abc import Iterator
from typing import Any

from rendering.messages import PAGES_LIMIT, WIDTH_LIMIT, Facts, PageImage, RenderingError

PIXELS_LIMIT = 120_000_000
IMAGE_DPI = 144
FORMATS = {
    "JPEG": "jpeg",
    "PNG": "png",
    "TIFF": "tiff",
    "WEBP": "webp",
    "HEIF": "heic",
    "GIF": "gif",
    "BMP": "bmp",
    "MPO": "jpeg",
}


class Pdf:
    """An opened PDF."""

    def __init__(self, data: bytes) -> None:
        import pymupdf

        pymupdf.TOOLS.mupdf_display_errors(False)
        pymupdf.TOOLS.mupdf_display_warnings(False)
        try:
            self._document = pymupdf.open(stream=data, filetype="pdf")
        except Exception as error:
            raise RenderingError("broken") from error
        if self._document.needs_pass:
            raise RenderingError("encrypted")
        if not 0 < self._document.page_count <= PAGES_LIMIT:
            raise RenderingError("broken" if self._document.page_count == 0 else "too_large")

    def facts(self) -> Facts:
        """Page sizes in points, as turned by the file itself."""
        sizes = []
        for number in range(self._document.page_count):
            try:
                box = self._document.page_cropbox(number)
                turned = self._document.load_page(number).rect if number < 50 else box
                sizes.append((max(turned.width, 1.0), max(turned.height, 1.0)))
            except Exception:  # a broken page is told when it is shown
                sizes.append((595.0, 842.0))
        return Facts("pdf", tuple(sizes))

    def page(self, number: int, width: int, rotation: int) -> PageImage:
        """A page of this width in pixels after turning."""
        import pymupdf

        if number >= self._document.page_count:
            raise RenderingError("page_missing")
        try:
            page = self._document.load_page(number)
            across = page.rect.height if rotation in (90, 270) else page.rect.width
            scale = width / max(across, 1.0)
            if page.rect.width * page.rect.height * scale * scale > PIXELS_LIMIT:
                raise RenderingError("too_large")
            matrix = pymupdf.Matrix(scale, scale).prerotate(rotation)
            pixels = page.get_pixmap(matrix=matrix, colorspace=pymupdf.csRGB, alpha=False, annots=True)
        except RenderingError:
            raise
        except Exception as error:
            raise RenderingError("broken") from error
        return PageImage(pixels.width, pixels.height, pixels.stride, bytes(pixels.samples_mv))


class Image:
    """An opened image, perhaps of several pages."""

    def __init__(self, data: bytes) -> None:
        from PIL import Image as Pillow

        warnings.simplefilter("error", Pillow.DecompressionBombWarning)
        Pillow.MAX_IMAGE_PIXELS = PIXELS_LIMIT
        if data[4:8] == b"ftyp":
            import pillow_heif

            pillow_heif.register_heif_opener()
        try:
            self._image = Pillow.open(io.BytesIO(data), formats=[*FORMATS])
        except (Pillow.DecompressionBombError, Pillow.DecompressionBombWarning) as error:
            raise RenderingError("too_large") from error
        except Exception as error:
            raise RenderingError("not_supported") from error
        self._pages = min(getattr(self._image, "n_frames", 1), PAGES_LIMIT)
        if self._image.format in ("GIF", "WEBP", "PNG", "MPO"):
            self._pages = 1  # an animation is one picture
        self._shown: tuple[int, Any] | None = None

    def facts(self) -> Facts:
        """Page sizes, each pixel taken as 1/144 inch, upright by EXIF."""
        return Facts(FORMATS.get(self._image.format or "", "png"), tuple(self._sizes()))

    def _sizes(self) -> Iterator[tuple[float, float]]:
        for number in range(self._pages):
            try:
                self._image.seek(number)
                width, height = self._image.size
                if self._image.getexif().get(0x0112, 1) in (5, 6, 7, 8) and self._image.format != "HEIF":
                    width, height = height, width
            except Exception as error:
                raise RenderingError("broken") from error
            if width * height > PIXELS_LIMIT:
                raise RenderingError("too_large")
            yield max(width * 72 / IMAGE_DPI, 1.0), max(height * 72 / IMAGE_DPI, 1.0)

    def _upright(self, number: int) -> Any:
        from PIL import Image as Pillow
        from PIL import ImageOps

        if self._shown is None or self._shown[0] != number:
            if number >= self._pages:
                raise RenderingError("page_missing")
            try:
                self._image.seek(number)
                image = ImageOps.exif_transpose(self._image)
                self._shown = (number, _in_rgb(image))
            except (Pillow.DecompressionBombError, Pillow.DecompressionBombWarning, MemoryError) as error:
                raise RenderingError("too_large") from error
            except Exception as error:
                raise RenderingError("broken") from error
        return self._shown[1]

    def page(self, number: int, width: int, rotation: int) -> PageImage:
        """A page of this width in pixels after turning."""
        from PIL import Image as Pillow

        image = self._upright(number)
        if rotation:
            turns = {90: Pillow.Transpose.ROTATE_270, 180: Pillow.Transpose.ROTATE_180, 270: Pillow.Transpose.ROTATE_90}
            image = image.transpose(turns[rotation])
        height = max(round(image.height * width / image.width), 1)
        if width * height > PIXELS_LIMIT:
            raise RenderingError("too_large")
        if (width, height) != image.size:
            filter_ = Pillow.Resampling.LANCZOS if width < image.width else Pillow.Resampling.BICUBIC
            image = image.resize((width, height), filter_, reducing_gap=2.0 if width < image.width else None)
        return PageImage(width, height, width * 3, image.tobytes())


def _in_rgb(image: Any) -> Any:
    """8-bit RGB on white, whatever it was: 16 bit, CMYK, palette, transparent."""
    from PIL import Image as Pillow

    if image.mode in ("I;16", "I;16B", "I;16L", "I"):
        image = image.point(lambda value: value / 256).convert("L")
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        image = image.convert("RGBA")
        ground = Pillow.new("RGBA", image.size, "white")
        ground.alpha_composite(image)
        image = ground
    return image if image.mode == "RGB" else image.convert("RGB")


def opened(data: bytes) -> Pdf | Image:
    """A document by its content. RenderingError: encrypted, broken, too_large, not_supported."""
    return Pdf(data) if b"%PDF-" in data[:1024] else Image(data)


def checked_width(width: int) -> int:
    """A width within bounds. RenderingError: too_large."""
    if not 1 <= width <= WIDTH_LIMIT:
        raise RenderingError("too_large")
    return width


def cjk_font() -> bytes:
    """The font for Chinese inside PyMuPDF, for machines without one."""
    import pymupdf

    return bytes(pymupdf.Font("cjk").buffer)
