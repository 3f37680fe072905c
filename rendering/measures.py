"""Figures about rendered pages: how sharp, how bright, blank or not; whether two are the same and where they differ."""

import hashlib
from typing import Any

from rendering.messages import Measures
from rendering.painting import Painting, picture_of

#: Pixels a page is wide for measuring: a line of small print is then a few pixels thick.
MEASURED_WIDTH = 1000
#: Pixels a page is wide for its fingerprint.
FINGERPRINT_WIDTH = 800
FINGERPRINT_PAGES = 20
BLURRED_BELOW = 45.0
DARK_BELOW = 70.0
#: How far from the paper's own tone a pixel is written on, and how many of them make a page that is not blank.
INK_STEP = 28
INK_SHARE = 0.0004
#: The frame left out when looking for ink: shadows and punch holes lie there.
MARGIN = 0.04
CHANGED_STEP = 48
#: Pixels of the squares that are tinted around what changed: a single figure must be seen on a whole page.
AROUND = 8


def measures_of(image: Painting) -> Measures:
    """Figures of a page painted at MEASURED_WIDTH."""
    from PIL import ImageStat

    grey = picture_of(image).convert("L")
    brightness = float(ImageStat.Stat(grey).mean[0])
    is_blank = _is_blank(grey)
    sharpness = _sharpness(grey)
    return Measures(
        sharpness, brightness, sharpness < BLURRED_BELOW and not is_blank, brightness < DARK_BELOW, is_blank
    )


def _is_blank(grey: Any) -> bool:
    """Whether almost everything has the tone of the paper."""
    wide, high = grey.size
    inner = grey.crop((int(wide * MARGIN), int(high * MARGIN), int(wide * (1 - MARGIN)), int(high * (1 - MARGIN))))
    counts = inner.histogram() if inner.width and inner.height else grey.histogram()
    paper = max(range(256), key=counts.__getitem__)
    written = sum(counts[: max(paper - INK_STEP, 0)]) + sum(counts[paper + INK_STEP + 1 :])
    return bool(written < INK_SHARE * sum(counts))


def _sharpness(grey: Any) -> float:
    """100 minus how much of the picture's detail survives a further blur, in percent.

    After Crete and others, The Blur Effect (2007): blurring a sharp picture changes it a lot, blurring a blurred one hardly.
    Independent of brightness and contrast.
    """
    from PIL import ImageChops, ImageFilter

    shares = []
    for radius, step in (((4, 0), (1, 0)), ((0, 4), (0, 1))):
        again = grey.filter(ImageFilter.BoxBlur(radius))
        detail = ImageChops.difference(grey, ImageChops.offset(grey, *step))
        left = ImageChops.difference(again, ImageChops.offset(again, *step))
        lost = ImageChops.subtract(detail, left)
        # noise and paper grain are no detail
        total = _sum(detail.point(_without_grain))
        shares.append(_sum(lost.point(_without_grain)) / total if total else 0.0)
    return max(min(100.0 * min(shares), 100.0), 0.0)


def _without_grain(value: int) -> int:
    return value if value > 6 else 0


def _sum(grey: Any) -> float:
    return float(sum(value * count for value, count in enumerate(grey.histogram())))


def digest_of(image: Painting) -> bytes:
    """32 bytes that are equal exactly when the pixels are."""
    made = hashlib.sha256(f"{image.width}x{image.height}".encode())
    row = image.width * 3
    data = memoryview(image.data).cast("B")
    if image.stride == row:
        made.update(data[: row * image.height])
    else:
        for number in range(image.height):
            made.update(data[number * image.stride : number * image.stride + row])
    return made.digest()


def difference_of(old: Painting, new: Painting) -> tuple[Any, float, bool]:
    """The new page with what came (blue) and what went (red) marked on a tint, the share of changed pixels, whether nothing changed.

    Edges that moved by a pixel, as they do between two scans of one paper, are no change.
    """
    from PIL import Image, ImageChops, ImageFilter

    before, after = picture_of(old), picture_of(new)
    is_identical = before.size == after.size and before.tobytes() == after.tobytes()
    if before.size != after.size:
        ground = Image.new("RGB", after.size, "white")
        ground.paste(before)
        before = ground
    was, is_ = before.convert("L"), after.convert("L")
    darkest, lightest = ImageFilter.MinFilter(3), ImageFilter.MaxFilter(3)
    # something came where the new page is darker than the darkest of the old one nearby; it went the other way round
    came = ImageChops.subtract(was.filter(darkest), is_).point(_is_changed)
    went = ImageChops.subtract(is_.filter(darkest), was).point(_is_changed)
    changed = ImageChops.lighter(came, went)
    share = changed.histogram()[255] / (after.width * after.height)
    marked = ImageChops.lighter(after, Image.new("RGB", after.size, (120, 120, 120)))
    around = changed.reduce(AROUND).point(_is_any).filter(lightest).resize(after.size, Image.Resampling.NEAREST)
    marked.paste(ImageChops.multiply(marked, Image.new("RGB", after.size, (255, 232, 130))), mask=around)
    for mask, colour in ((went, (214, 48, 49)), (came, (9, 92, 214))):
        marked.paste(Image.new("RGB", after.size, colour), mask=mask.filter(lightest))
    return marked, share, is_identical


def _is_any(value: int) -> int:
    return 255 if value else 0


def _is_changed(value: int) -> int:
    return 255 if value >= CHANGED_STEP else 0
