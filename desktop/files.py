"""Taking in files for a case that is open: replacements dropped onto failed materials, papers brought to the counter."""

from collections import deque
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from casework.cases import CaseId, FileForMaterial
from casework.errors import OfficeError, Refused, Unavailable
from casework.folder_import import file_problem, take_in
from casework.materials import AttachFile
from casework.office import Changes
from desktop.open_case import OpenCase
from desktop.tasks import Lane
from rendering.client import Renderer
from ui.parts.busy_line import BusyLine

FILE_KINDS = "*.pdf *.jpg *.jpeg *.png *.tif *.tiff *.webp *.heic *.gif *.bmp"


class FileIntake(QObject):
    """One file after another: sent, then attached with the version the material has by then."""

    def __init__(self, opened: OpenCase, window: QWidget, busy: BusyLine, renderer: Renderer, parent: QObject) -> None:
        super().__init__(parent)
        self._open, self._window, self._busy, self._renderer = opened, window, busy, renderer
        self._waiting: deque[tuple[str, Path]] = deque()
        self._taken = 0
        self._is_running = False

    def add(self, code: str, paths: Sequence[str]) -> None:
        """Take these files for a material."""
        self._again([(code, Path(path)) for path in paths])

    def choose(self, code: str) -> None:
        """Choose files for a material."""
        chosen, _ = QFileDialog.getOpenFileNames(
            self._window.window(), self.tr("选择文件"), "", self.tr("证件和材料 ({kinds})").format(kinds=FILE_KINDS)
        )
        if chosen:
            self.add(code, chosen)

    def forget(self) -> None:
        """The case is left: what has not been sent is dropped."""
        self._waiting.clear()
        self._is_running = False

    def _next(self) -> None:
        case_id, catalogue = self._open.id, self._open.catalogue
        if not self._waiting or case_id is None or catalogue is None:
            self._is_running = False
            self._busy.set_busy(False)
            if self._taken:
                self._open.said.emit(self.tr("已收下 {count} 个文件").format(count=self._taken), "ok")
            self._taken = 0
            return
        self._is_running = True
        self._busy.set_busy(True)
        code, path = self._waiting.popleft()
        formats = catalogue.materials[code].formats if code in catalogue.materials else ()
        work = partial(self._send, code, path, formats)
        sent, failed = partial(self._sent, case_id), partial(self._not_sent, case_id, code, path)
        self._open.tasks.run(Lane.TRANSFER, work, sent, failed, owner=self)

    def _send(self, code: str, path: Path, formats: tuple[str, ...]) -> FileForMaterial:
        """In the lane. Raises OSError and what the office raises."""
        problem = file_problem(path, formats)
        if problem is not None:
            raise Refused(problem.code, problem.values)
        return take_in(self._open.office, code, path, self._renderer.count_pages)[0]

    def _sent(self, case_id: CaseId, file: FileForMaterial) -> None:
        material = self._open.material(file.material)
        if self._open.id != case_id:
            return
        if material is None:
            self._next()
            return
        self._busy.set_busy(False)
        command = AttachFile(case_id, file.material, material.version, file.blob_id, file.file_name, file.page_count)
        self._open.do(command, partial(self._attached, case_id), self._failed)

    def _attached(self, case_id: CaseId, _changes: Changes[object]) -> None:
        if self._open.id == case_id:
            self._taken += 1
            self._open.read(then=self._next)

    def _not_sent(self, case_id: CaseId, code: str, path: Path, error: Exception) -> None:
        if self._open.id != case_id:
            return
        if isinstance(error, Unavailable):
            left = [(code, path), *self._waiting]
            self._open.offer_again(partial(self._again, left))
        self._failed(error)

    def _again(self, files: Sequence[tuple[str, Path]]) -> None:
        self._waiting.extend(files)
        if not self._is_running:
            self._next()

    def _failed(self, error: Exception) -> None:
        self._waiting.clear()
        self._is_running = False
        self._busy.set_busy(False)
        if isinstance(error, OSError) and not isinstance(error, OfficeError):
            name = Path(error.filename or "").name
            error = Refused("import_file_unreadable", {"why": f"{name} {error.strerror or ''}"})
        self._open.tell(error, code="unavailable")
        self._open.read()
