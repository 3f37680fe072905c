"""Photos and scanned pictures by Pillow and libheif: upright by EXIF, in sRGB by their profile, fitted to what is asked."""

import io
import warnings
from typing import Any

from rendering.answers import clean
from rendering.messages import (
    IMAGE_PIXELS_LIMIT,
    PAGES_LIMIT,
    Clip,
    Facts,
    FileDetails,
    RenderingError,
)
from rendering.painting import Painting, Room, View, Wordless, painted, turned, view_of
from rendering.scans import SCAN_WORK_LIMIT, scans_work

#: An image says too seldom how large it is on paper: a page is shown as if it had so many pixels to the inch.
IMAGE_DPI = 144
PILLOW = {"jpeg": ("JPEG",), "png": ("PNG",), "tiff": ("TIFF",), "webp": ("WEBP",), "gif": ("GIF",), "bmp": ("BMP",)}
ORIENTATION, MAKE, MODEL, SOFTWARE, TAKEN, EXIF_IFD, TAKEN_ORIGINALLY = (
    0x112,
    0x10F,
    0x110,
    0x131,
    0x132,
    0x8769,
    0x9003,
)
#: Values of EXIF's orientation as a mirroring (left to right) and then a turn clockwise.
UPRIGHT = {
    2: (True, 0),
    3: (False, 180),
    4: (True, 180),
    5: (True, 270),
    6: (False, 90),
    7: (True, 90),
    8: (False, 270),
}
#: Decoded pictures that are kept for the next clip.
KEPT_PIXELS_LIMIT = 60_000_000


class Picture(Wordless):
    """An opened image, perhaps of several pages (TIFF). Of an animation, the first picture."""

    def __init__(self, data: bytes, format_: str) -> None:
        from PIL import Image

        self._data, self._format = data, format_
        warnings.simplefilter("ignore")
        Image.MAX_IMAGE_PIXELS = None  # checked here, before anything is decoded
        self._image = self._opened()
        self.count = 1
        if format_ == "tiff":
            try:
                self.count = max(getattr(self._image, "n_frames", 1), 1)
            except Exception as error:
                raise _problem(error) from error
            if self.count > PAGES_LIMIT:
                raise RenderingError("too_large")
        self._kept: tuple[int, Any] | None = None

    def _opened(self) -> Any:
        """The file, nothing of its pixels decoded yet."""
        from PIL import Image

        try:
            if self._format == "heic":
                import pillow_heif

                image = pillow_heif.open_heif(io.BytesIO(self._data), convert_hdr_to_8bit=True)
            else:
                image = Image.open(io.BytesIO(self._data), formats=PILLOW[self._format])
        except Exception as error:
            raise _problem(error) from error
        _check(image.size)
        if self._format == "jpeg" and scans_work(self._data, *image.size) > SCAN_WORK_LIMIT:
            raise RenderingError("too_large")
        return image

    def facts(self) -> Facts:
        """Page sizes, each pixel taken as 1/144 inch, upright by EXIF."""
        sizes = [self._size(number) for number in range(self.count)]
        pages = tuple((max(wide * 72 / IMAGE_DPI, 1.0), max(high * 72 / IMAGE_DPI, 1.0)) for wide, high in sizes)
        return Facts(self._format, pages, self._details(sizes[0]))

    def _size(self, number: int) -> tuple[int, int]:
        try:
            if self.count > 1:
                self._image.seek(number)
            wide, high = self._image.size
            is_lying = UPRIGHT.get(self._orientation(), (False, 0))[1] in (90, 270)
        except Exception as error:
            raise _problem(error) from error
        _check((wide, high))
        return (high, wide) if is_lying else (wide, high)

    def _orientation(self) -> int:
        """EXIF's orientation; libheif has turned its pictures already."""
        if self._format == "heic":
            return 1
        try:
            return int(self._image.getexif().get(ORIENTATION, 1))
        except Exception:  # what can't be read is not told
            return 1

    def _details(self, size: tuple[int, int]) -> FileDetails:
        try:
            exif = self._exif()
            camera = f"{exif.get(MAKE, '')} {exif.get(MODEL, '')}"
            told = exif.get_ifd(EXIF_IFD).get(TAKEN_ORIGINALLY) or exif.get(TAKEN) or ""
            dpi = self._image.info.get("dpi")
            maker = clean(camera.replace("\0", " ")) or clean(str(exif.get(SOFTWARE, "")).replace("\0", " "))
            return FileDetails(size, _dpi(dpi), _iso(str(told)), maker)
        except Exception:  # what can't be read is not told
            return FileDetails(size)

    def _exif(self) -> Any:
        from PIL import Image

        if self._format != "heic":
            return self._image.getexif()
        exif = Image.Exif()
        exif.load(self._image.info.get("exif") or b"")
        return exif

    def natural_width(self, number: int) -> int | None:
        """The pixels of the picture, across, upright."""
        if not 0 <= number < self.count:
            raise RenderingError("page_missing")
        return self._size(number)[0]

    def page(self, number: int, width: int, rotation: int, clip: Clip | None, room: Room | None = None) -> Painting:
        """A page, or a clip of it; `width` is that of the whole page in pixels after turning."""
        from PIL import Image

        if not 0 <= number < self.count:
            raise RenderingError("page_missing")
        view = view_of(self._size(number), width, rotation, clip)
        try:
            if view.is_whole:
                wide, high = view.upright
                image = self._decoded(number, view.upright)
                if image.size != (wide, high):
                    way = Image.Resampling.BILINEAR if wide <= image.width else Image.Resampling.BICUBIC
                    image = image.resize((wide, high), way)
            else:
                image = _cut(self._decoded(number, None), view)
            return painted(turned(image, view.rotation))
        except RenderingError:
            raise
        except Exception as error:
            raise _problem(error) from error

    def _decoded(self, number: int, wanted: tuple[int, int] | None) -> Any:
        """The page upright in RGB, as small as it can be decoded but not smaller than `wanted`; all of it without."""
        from PIL import Image

        if self._kept is not None and self._kept[0] == number:
            return self._kept[1]
        self._kept = None
        image, orientation = self._image, self._orientation()
        if self._format == "heic":
            image = image.to_pillow()
        elif self.count > 1:
            image.seek(number)
        else:
            self._image = self._opened()  # a draft can't be taken back
            image = self._image
        if self._format == "jpeg" and wanted is not None:
            lying = UPRIGHT.get(orientation, (False, 0))[1] in (90, 270)
            image.draft(image.mode, (wanted[1], wanted[0]) if lying else wanted)
        image = _in_srgb(image)
        is_mirrored, rotation = UPRIGHT.get(orientation, (False, 0))
        if is_mirrored:
            image = image.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
        image = turned(image, rotation)
        if (self._format != "jpeg" or wanted is None) and image.width * image.height <= KEPT_PIXELS_LIMIT:
            self._kept = (number, image)
        return image

    def let_go(self) -> None:
        """Give up the pixels kept."""
        self._kept = None


def _cut(image: Any, view: View) -> Any:
    """The clip of a picture, not turned yet: scaled from just the pixels it is made of."""
    from PIL import Image

    clip, (wide, high) = view.clip, view.upright
    left, top, across, down = {
        0: (clip.left, clip.top, clip.width, clip.height),
        90: (clip.top, high - clip.left - clip.width, clip.height, clip.width),
        180: (wide - clip.left - clip.width, high - clip.top - clip.height, clip.width, clip.height),
        270: (wide - clip.top - clip.height, clip.left, clip.height, clip.width),
    }[view.rotation]
    x, y = image.width / wide, image.height / high
    box = (left * x, top * y, min((left + across) * x, image.width), min((top + down) * y, image.height))
    way = Image.Resampling.BILINEAR if x >= 1 else Image.Resampling.BICUBIC
    return image.resize((across, down), way, box=box)


def _check(size: tuple[int, int]) -> None:
    if size[0] < 1 or size[1] < 1:
        raise RenderingError("broken")
    if size[0] * size[1] > IMAGE_PIXELS_LIMIT:
        raise RenderingError("too_large")


def _in_srgb(image: Any) -> Any:
    """8-bit sRGB on white, whatever it was: 16 bit, CMYK, palette, transparent, another profile."""
    from PIL import Image

    profile = image.info.get("icc_profile")
    if image.mode in ("I;16", "I;16B", "I;16L", "I", "F"):
        image.load()
        low, high = image.getextrema()
        scale = 255.0 / (65535 if high > 255 else 255 if high > 1 or low < 0 else 1)
        image = image.convert("F").point(lambda value: value * scale).convert("L")
        profile = None
    elif image.mode in ("RGBA", "LA", "PA", "La", "RGBa") or "transparency" in image.info:
        image = image.convert("RGBA")
        ground = Image.new("RGB", image.size, "white")
        ground.paste(image, mask=image.getchannel("A"))
        image = ground
    if profile:
        image = _converted(image, profile)
    return image if image.mode == "RGB" else image.convert("RGB")


def _converted(image: Any, profile: bytes) -> Any:
    """Through the profile to sRGB; unchanged when the profile is sRGB already or does not fit."""
    from PIL import ImageCms

    if b"sRGB" in profile[:4096] or b"s\0R\0G\0B" in profile[:4096]:
        return image
    if image.mode not in ("RGB", "L", "CMYK", "LAB"):
        image = image.convert("RGB")
    try:
        made = ImageCms.profileToProfile(
            image, ImageCms.ImageCmsProfile(io.BytesIO(profile)), ImageCms.createProfile("sRGB"), outputMode="RGB"
        )
    except (ImageCms.PyCMSError, ValueError, OSError, TypeError):
        return image
    return made or image


def _dpi(told: Any) -> float | None:
    try:
        dpi = float(told[0])
    except (TypeError, ValueError, IndexError, ZeroDivisionError):
        return None
    return dpi if 1 <= dpi <= 100_000 else None


def _iso(told: str) -> str:
    """EXIF's `2026:03:05 10:11:12` as ISO 8601, or nothing."""
    digits = [told[0:4], told[5:7], told[8:10], told[11:13], told[14:16], told[17:19]]
    if not all(part.isascii() and part.isdigit() for part in digits) or not 1 <= int(digits[1]) <= 12:
        return ""
    year, month, day, hour, minute, second = digits
    return f"{year}-{month}-{day}T{hour}:{minute}:{second}"


def _problem(error: Exception) -> RenderingError:
    """What a failure of an image library means."""
    from PIL import Image

    if isinstance(error, RenderingError):
        return error
    if isinstance(error, (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError)):
        return RenderingError("too_large")
    return RenderingError("broken")
