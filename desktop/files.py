"""Taking in files for a case that is open: replacements dropped onto failed materials, papers brought to the counter."""

from collections import deque
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from casework.cases import FileForMaterial
from casework.errors import OfficeError, Refused
from casework.folder_import import file_problem, take_in
from casework.materials import AttachFile
from casework.office import Changes
from desktop.tasks import Lane
from rendering.client import Renderer

if TYPE_CHECKING:
    from desktop.review import ReviewPresenter

FILE_KINDS = "*.pdf *.jpg *.jpeg *.png *.tif *.tiff *.webp *.heic *.gif *.bmp"


class FileIntake(QObject):
    """One file after another: sent, then attached with the version the material has by then."""

    def __init__(self, presenter: "ReviewPresenter", renderer: Renderer) -> None:
        super().__init__(presenter)
        self._p, self._renderer = presenter, renderer
        self._waiting: deque[tuple[str, Path]] = deque()
        self._taken = 0
        self._is_running = False

    def add(self, code: str, paths: Sequence[str]) -> None:
        """Take these files for a material."""
        self._waiting.extend((code, Path(path)) for path in paths)
        if not self._is_running:
            self._taken = 0
            self._next()

    def choose(self, code: str) -> None:
        """Choose files for a material."""
        chosen, _ = QFileDialog.getOpenFileNames(
            self._p.view.window(), self.tr("选择文件"), "", self.tr("证件和材料 ({kinds})").format(kinds=FILE_KINDS)
        )
        if chosen:
            self.add(code, chosen)

    def forget(self) -> None:
        """The case is left: what has not been sent is dropped."""
        self._waiting.clear()

    def _next(self) -> None:
        case, catalogue = self._p.view.case, self._p.view.catalogue
        if not self._waiting or case is None or catalogue is None:
            self._is_running = False
            self._p.view.busy.set_busy(False)
            if self._taken:
                self._p.said.emit(self.tr("已收下 {count} 个文件").format(count=self._taken), "ok")
            self._taken = 0
            return
        self._is_running = True
        self._p.view.busy.set_busy(True)
        code, path = self._waiting.popleft()
        formats = catalogue.materials[code].formats if code in catalogue.materials else ()
        work = partial(self._send, code, path, formats)
        self._p.tasks.run(Lane.TRANSFER, work, partial(self._sent, case.row.id), self._failed, owner=self)

    def _send(self, code: str, path: Path, formats: tuple[str, ...]) -> FileForMaterial:
        """In the lane. Raises OSError and what the office raises."""
        problem = file_problem(path, formats)
        if problem is not None:
            raise Refused(problem.code, problem.values)
        return take_in(self._p.office, code, path, self._renderer.count_pages)[0]

    def _sent(self, case_id: str, file: FileForMaterial) -> None:
        case = self._p.view.case
        material = next((m for m in case.materials if m.code == file.material), None) if case is not None else None
        if case is None or material is None or case.row.id != case_id:
            self._next()
            return
        command = AttachFile(
            case.row.id, file.material, material.version, file.blob_id, file.file_name, file.page_count
        )
        self._p.do(command, self._attached, self._failed)

    def _attached(self, _changes: Changes[object]) -> None:
        self._taken += 1
        self._p.read(then=self._next)

    def _failed(self, error: Exception) -> None:
        self._waiting.clear()
        self._is_running = False
        self._p.view.busy.set_busy(False)
        if isinstance(error, OSError) and not isinstance(error, OfficeError):
            name = Path(error.filename or "").name
            error = Refused("import_file_unreadable", {"why": f"{name} {error.strerror or ''}"})
        self._p.tell(error)
        self._p.read()
