"""Which files are shown and how their pages lie in a room: all below each other or one at a time, fitted or free. No widget."""

from collections.abc import Iterable, Mapping, Sequence

from ui.preview.files import PreviewFile
from ui.preview.layout import Column, Fit, PageKey, PageSpec, Placed, column_of
from ui.preview.pixels import Shot, is_whole

AHEAD, BEHIND = 2, 1
FIRST_PAGES = 6
"""How many pages of a file are laid out to see which of them a screen shows first."""


class Arrangement:
    """Files and the column their pages make. Sizes are logical pixels; `ratio` is device pixels per logical one."""

    def __init__(self) -> None:
        self.files: dict[str, PreviewFile] = {}
        self.specs: list[PageSpec] = []
        self.column = Column((), 0, 0)
        self.fit: Fit = "page"
        self.zoom = 1.0
        self.is_single = False
        self.single = 0
        self.ratio = 1.0
        self._room = (1, 1)
        self._places: dict[PageKey, int] = {}

    def show(self, files: Iterable[PreviewFile]) -> None:
        """Other files, from their first page."""
        self.files = {file.id: file for file in files}
        self.single = 0
        self._collect()

    def replace(self, file: PreviewFile) -> None:
        """More is known of a file."""
        self.files[file.id] = file
        self._collect()

    def _collect(self) -> None:
        self.specs = [spec for file in self.files.values() for spec in file.specs()]
        self._places = {spec.key: index for index, spec in enumerate(self.specs)}
        self.single = min(self.single, max(len(self.specs) - 1, 0))

    def lay_out(self, width: int, height: int) -> None:
        """Place the pages in a room of this size."""
        self._room = (width, height)
        specs = self.specs[self.single : self.single + 1] if self.is_single else self.specs
        self.column = self._column(specs)

    def _column(self, specs: Sequence[PageSpec]) -> Column:
        return column_of(specs, *self._room, self.fit, self.zoom)

    @property
    def places(self) -> Mapping[PageKey, int]:
        """Every page's number from 0, over all files."""
        return self._places

    def rotation_of(self, key: PageKey) -> int:
        """How a page is turned."""
        file = self.files.get(key.file_id)
        return file.rotation if file is not None else 0

    def is_ready(self, key: PageKey) -> bool:
        """Whether a page can be asked for."""
        file = self.files.get(key.file_id)
        return file is not None and file.is_ready

    # shots

    def base_shot(self, page: Placed) -> Shot:
        """The whole page as wide as it is placed."""
        return Shot(page.key, max(round(page.width * self.ratio), 1), self.rotation_of(page.key))

    def _is_whole(self, page: Placed) -> bool:
        return is_whole(round(page.width * self.ratio), round(page.height * self.ratio))

    def shots_beside(self, first: PageKey, last: PageKey) -> tuple[Shot, ...]:
        """The pages beside those on the screen: the next two, then the one before, at the size they will have."""
        top, bottom = self._places[first], self._places[last]
        near = [*range(bottom + 1, bottom + 1 + AHEAD), *range(top - 1, top - 1 - BEHIND, -1)]
        specs = [self.specs[index] for index in near if 0 <= index < len(self.specs)]
        pages = [self._column([spec]).pages[0] for spec in specs if self.is_ready(spec.key)]
        return tuple(self.base_shot(page) for page in pages if self._is_whole(page))

    def first_shots(self, files: Iterable[PreviewFile]) -> tuple[Shot, ...]:
        """What these files will need when they are shown from the top in this room."""
        ready = {file.id: file for file in files if file.is_ready}
        specs = [spec for file in ready.values() for spec in file.specs(FIRST_PAGES)]
        column = self._column(specs[:1] if self.is_single else specs)
        return tuple(
            Shot(page.key, max(round(page.width * self.ratio), 1), ready[page.key.file_id].rotation)
            for page in column.between(0, self._room[1])
            if self._is_whole(page)
        )
