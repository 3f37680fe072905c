"""The pixels of pages: what is asked for, and the one place in memory where they are kept. Nothing of it is ever on a disk."""

from collections import OrderedDict
from dataclasses import dataclass

from PySide6.QtGui import QImage

from ui.preview.layout import PageKey

LIMIT_BYTES = 256 * 1024 * 1024
TILE = 768
WHOLE_PIXELS = 4_000_000
"""A page of more device pixels than this is painted from tiles."""
LONGEST_SIDE = 8000

Part = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Shot:
    """Pixels of a page: `width` device pixels wide after turning; `part` (left, top, width, height) in those, or the whole page."""

    key: PageKey
    width: int
    rotation: int
    part: Part | None = None


class Pixels:
    """Keeps shots up to a number of bytes; what was looked at longest ago goes first."""

    def __init__(self, limit: int = LIMIT_BYTES) -> None:
        self._limit = limit
        self._images: OrderedDict[Shot, QImage] = OrderedDict()
        self._whole: dict[PageKey, set[Shot]] = {}
        self._bytes = 0

    def __contains__(self, shot: Shot) -> bool:
        return shot in self._images

    def __len__(self) -> int:
        return len(self._images)

    @property
    def size(self) -> int:
        """Bytes held."""
        return self._bytes

    def put(self, shot: Shot, image: QImage) -> None:
        """Keep an image; others make room for it."""
        self._drop(shot)
        self._images[shot] = image
        self._bytes += image.sizeInBytes()
        if shot.part is None:
            self._whole.setdefault(shot.key, set()).add(shot)
        while self._bytes > self._limit and len(self._images) > 1:
            self._drop(next(iter(self._images)))

    def get(self, shot: Shot) -> QImage | None:
        """Exactly this, if it is there."""
        image = self._images.get(shot)
        if image is not None:
            self._images.move_to_end(shot)
        return image

    def nearest(self, shot: Shot) -> tuple[QImage, Shot] | None:
        """The whole page as sharp as it is there: at this width, else the next larger, else the largest; turned alike if possible."""
        known = self._whole.get(shot.key)
        if not known:
            return None

        def worth(other: Shot) -> tuple[bool, bool, int]:
            is_enough = other.width >= shot.width
            return (other.rotation == shot.rotation, is_enough, -other.width if is_enough else other.width)

        best = max(known, key=worth)
        self._images.move_to_end(best)
        return self._images[best], best

    def forget(self) -> None:
        """Let go of everything."""
        self._images.clear()
        self._whole.clear()
        self._bytes = 0

    def _drop(self, shot: Shot) -> None:
        image = self._images.pop(shot, None)
        if image is None:
            return
        self._bytes -= image.sizeInBytes()
        if shot.part is None:
            known = self._whole[shot.key]
            known.discard(shot)
            if not known:
                del self._whole[shot.key]


def is_whole(width: int, height: int) -> bool:
    """Whether a page of this many device pixels is painted as one image."""
    return width * height <= WHOLE_PIXELS and max(width, height) <= LONGEST_SIDE


def shots_for(key: PageKey, width: int, height: int, rotation: int, seen: Part) -> list[Shot]:
    """What a page of this many device pixels needs when its part `seen` (left, top, width, height) is on the screen: itself, or tiles."""
    if is_whole(width, height):
        return [Shot(key, width, rotation)]
    left, top = max(seen[0], 0) // TILE * TILE, max(seen[1], 0) // TILE * TILE
    right, bottom = min(seen[0] + seen[2], width), min(seen[1] + seen[3], height)
    tiles = [
        Shot(key, width, rotation, (x, y, min(TILE, width - x), min(TILE, height - y)))
        for y in range(top, bottom, TILE)
        for x in range(left, right, TILE)
    ]
    middle = (seen[0] + seen[2] / 2, seen[1] + seen[3] / 2)

    def distance(shot: Shot) -> float:
        assert shot.part is not None
        x, y, wide, high = shot.part
        return abs(x + wide / 2 - middle[0]) + abs(y + high / 2 - middle[1])

    return sorted(tiles, key=distance)
