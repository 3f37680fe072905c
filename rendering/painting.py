"""What every opened document can be asked, and the geometry of pages turned, scaled and clipped."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from rendering.messages import (
    FITTED_PIXELS_LIMIT,
    PAGE_PIXELS_LIMIT,
    ROTATIONS,
    SIDE_LIMIT,
    ZOOMED_WIDTH_LIMIT,
    Clip,
    Facts,
    Hit,
    OutlineEntry,
    PageText,
    RenderingError,
)


@dataclass(frozen=True, slots=True)
class Painting:
    """Pixels as a decoder left them: `height` rows of `stride` bytes, 3 bytes RGB a pixel."""

    width: int
    height: int
    stride: int
    data: bytes | memoryview
    is_in_room: bool = False


@dataclass(frozen=True, slots=True)
class View:
    """A page as asked for: turned clockwise by `rotation`, then `width` x `height` pixels, of which `clip` is wanted."""

    width: int
    height: int
    rotation: int
    clip: Clip

    @property
    def is_whole(self) -> bool:
        """Whether the whole page is wanted."""
        return (self.clip.width, self.clip.height) == (self.width, self.height)

    @property
    def upright(self) -> tuple[int, int]:
        """Width and height before turning."""
        return (self.height, self.width) if self.rotation in (90, 270) else (self.width, self.height)


Room = Callable[[int], memoryview]
"""So many writable bytes at the place where the answer is wanted, which saves copying it there; nothing else may lie there."""


class Document(Protocol):
    """An opened document. Every call may raise RenderingError."""

    def facts(self) -> Facts:
        """What it is."""

    def natural_width(self, number: int) -> int | None:
        """How many pixels wide a page is by itself, if it is a picture."""

    def page(self, number: int, width: int, rotation: int, clip: Clip | None, room: Room | None = None) -> Painting:
        """A page, or a clip of it, as pixels; in `room` if the decoder can paint there."""

    def text(self, number: int) -> PageText:
        """The words of a page."""

    def find(self, words: str, first: int, count: int) -> list[Hit]:
        """Where words stand."""

    def outline(self) -> list[OutlineEntry]:
        """The table of contents."""


class Wordless:
    """What a document answers that is nothing but pixels. `count` is how many pages it has."""

    count: int

    def text(self, number: int) -> PageText:
        """Nothing. RenderingError: page_missing."""
        if not 0 <= number < self.count:
            raise RenderingError("page_missing")
        return PageText((), False)

    def find(self, words: str, first: int, count: int) -> list[Hit]:
        """Nothing."""
        return []

    def outline(self) -> list[OutlineEntry]:
        """Nothing."""
        return []


def view_of(size: tuple[float, float], width: int, rotation: int, clip: Clip | None) -> View:
    """How a page of `size` (upright, any unit) is to be painted. RenderingError: too_large, broken."""
    if rotation not in ROTATIONS:
        raise RenderingError("broken")
    across, down = (size[1], size[0]) if rotation in (90, 270) else size
    height = max(round(width * down / max(across, 1e-6)), 1)
    if clip is None:
        if not 1 <= width <= SIDE_LIMIT or height > SIDE_LIMIT or width * height > PAGE_PIXELS_LIMIT:
            raise RenderingError("too_large")
        return View(width, height, rotation, Clip(0, 0, width, height))
    if not 1 <= width <= ZOOMED_WIDTH_LIMIT or clip.width * clip.height > FITTED_PIXELS_LIMIT:
        raise RenderingError("too_large")
    wide, high = min(clip.width, width - clip.left), min(clip.height, height - clip.top)
    if clip.left < 0 or clip.top < 0 or wide < 1 or high < 1 or max(wide, high) > SIDE_LIMIT:
        raise RenderingError("too_large")
    return View(width, height, rotation, Clip(clip.left, clip.top, wide, high))


def painted(image: Any) -> Painting:
    """An RGB picture of Pillow as pixels."""
    return Painting(image.width, image.height, image.width * 3, image.tobytes())


def picture_of(image: Painting) -> Any:
    """Pixels as a picture of Pillow."""
    from PIL import Image

    data: Any = image.data  # Pillow takes any buffer, and only says it takes bytes
    return Image.frombuffer("RGB", (image.width, image.height), data, "raw", "RGB", image.stride, 1)


def turned(image: Any, rotation: int) -> Any:
    """A picture of Pillow, turned clockwise."""
    from PIL import Image

    ways = {90: Image.Transpose.ROTATE_270, 180: Image.Transpose.ROTATE_180, 270: Image.Transpose.ROTATE_90}
    return image.transpose(ways[rotation]) if rotation else image
