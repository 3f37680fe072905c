"""The places a notice points to, cut out of the applicant's own pages: made when somebody looks, kept in memory only."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from casework.errors import OfficeError
from casework.notices import Notice
from casework.office import FileId
from casework.regions import Region
from desktop.open_case import OpenCase
from desktop.preview_documents import Documents
from desktop.preview_pixels import qt_image
from desktop.tasks import Lane
from rendering.client import Renderer
from rendering.messages import Clip, RenderingError
from ui.preview.layout import clipped_box, turned, turned_box

CROP_WIDTH, WIDEST = 720, 6000
AROUND = 0.015
"""How much of the page is shown around a region, as a share of the page."""

Crops = Mapping[Region, QImage]


class NoticeCrops(QObject):
    """Brings the pictures of a notice. A file that can't be opened has none: the notice says file and page all the same."""

    def __init__(self, opened: OpenCase, documents: Documents, renderer: Renderer, parent: QObject) -> None:
        super().__init__(parent)
        self._open, self._documents, self._renderer = opened, documents, renderer

    def bring(self, notice: Notice, done: Callable[[Crops], None]) -> None:
        """The pictures of all places this notice points to; `done` is called at once when there are none."""
        regions = [region for item in notice.items for region in item.regions]
        case = self._open.case
        if not regions or case is None:
            done({})
            return
        at_hand = {region.file_id: self._documents.data(region.file_id) for region in regions}
        turnings = {file.id: file.rotation for material in case.materials for file in material.files}
        fetch = partial(_bytes_of, self._open.office.documents.open, at_hand)
        work = partial(crops_of, self._renderer, fetch, regions, turnings)
        self._open.tasks.run(Lane.RENDER, work, done, owner=self)


def _bytes_of(fetch: Callable[[FileId], bytes], at_hand: Mapping[FileId, bytes | None], file_id: FileId) -> bytes:
    return at_hand.get(file_id) or fetch(file_id)


def crops_of(
    renderer: Renderer, fetch: Callable[[FileId], bytes], regions: Sequence[Region], turnings: Mapping[FileId, int]
) -> Crops:
    """In the lane: each region as an image, turned as its file is turned for reading."""
    found: dict[Region, QImage] = {}
    for region in regions:
        try:
            found[region] = _crop(renderer, fetch(region.file_id), region, turnings.get(region.file_id, 0))
        except (OfficeError, RenderingError):
            continue  # the notice stands without this picture
    return found


def _crop(renderer: Renderer, data: bytes, region: Region, rotation: int) -> QImage:
    facts = renderer.open(data)
    if region.page > facts.page_count:
        raise RenderingError("page_missing")
    width, height = turned(facts.page_sizes[region.page - 1], rotation)
    wide = (region.x - AROUND, region.y - AROUND, region.width + 2 * AROUND, region.height + 2 * AROUND)
    x, y, across, down = turned_box(clipped_box(wide), rotation)
    whole = min(round(CROP_WIDTH / max(across, 0.05)), WIDEST)
    tall = whole * height / width
    clip = Clip(int(x * whole), int(y * tall), max(int(across * whole), 1), max(int(down * tall), 1))
    return qt_image(renderer.page(data, region.page - 1, whole, rotation, clip))
