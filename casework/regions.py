"""Places on pages that a verdict is about: rectangles in fractions of the upright page, so that they stay where they are however
the page is turned or enlarged."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from casework.errors import Refused
from casework.office import FileId

AT_MOST = 20
SMALLEST = 0.001
ROUNDING = 1e-5


@dataclass(frozen=True, slots=True)
class Region:
    """A rectangle on a page (from 1) of a file: origin top left, everything 0..1 of the upright page."""

    file_id: FileId
    page: int
    x: float
    y: float
    width: float
    height: float


def checked_regions(
    regions: Sequence[Region], files: Mapping[FileId, int | None], place: Mapping[str, object]
) -> tuple[Region, ...]:
    """The regions, once each, in the order given. `files` are those judged, with their pages.

    Refused: regions_too_many (limit), region_misplaced (page) for one whose file or page does not exist or that leaves its page;
    each with `place`.
    """
    unique = tuple(dict.fromkeys(regions))
    if len(unique) > AT_MOST:
        raise Refused("regions_too_many", {**place, "limit": AT_MOST})
    for region in unique:
        if not _is_on_page(region, files):
            raise Refused("region_misplaced", {**place, "page": region.page})
    return unique


def _is_on_page(region: Region, files: Mapping[FileId, int | None]) -> bool:
    if region.file_id not in files or not 1 <= region.page <= (files[region.file_id] or region.page):
        return False
    is_inside = region.x >= 0 and region.y >= 0 and region.x + region.width <= 1 + ROUNDING
    is_inside = is_inside and region.y + region.height <= 1 + ROUNDING
    return is_inside and region.width >= SMALLEST and region.height >= SMALLEST  # a number that is none fails too
