"""The import's presenter: a folder is chosen, its cases go in one after another, and what became of each is shown."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from casework.errors import OfficeError
from casework.folder_import import FolderImport, case_folders
from casework.import_report import ImportLine
from casework.office import Office
from casework.workdays import today_in_beijing
from desktop.notice import write_whole
from desktop.tasks import Lane, Tasks
from rendering.client import Renderer
from ui.importing.dialog import ImportDialog, report_of
from ui.words import refusal_sentence


class ImportPresenter(QObject):
    """One import at a time; each case is whole in or not at all, so stopping is safe at any moment."""

    finished = Signal()
    said = Signal(str, str)

    def __init__(self, office: Office, tasks: Tasks, renderer: Renderer, parent: QWidget) -> None:
        super().__init__(parent)
        self._office, self._tasks, self._renderer, self._parent = office, tasks, renderer, parent
        self._folders: tuple[Path, ...] = ()
        self._lines: list[ImportLine] = []
        self._work: FolderImport | None = None
        self._is_stopping = False
        self.dialog: ImportDialog | None = None

    def choose(self) -> None:
        """Ask for the folder."""
        chosen = QFileDialog.getExistingDirectory(self._parent.window(), self.tr("选择要导入的文件夹"))
        if chosen:
            self.begin(Path(chosen))

    def begin(self, folder: Path) -> None:
        """Import the cases of a folder."""
        listed = partial(self._listed, folder)
        self._tasks.run(Lane.TRANSFER, partial(case_folders, folder), listed, self._not_listed, owner=self)

    def _not_listed(self, error: Exception) -> None:
        if isinstance(error, OSError):
            self.said.emit(refusal_sentence("import_file_unreadable", {"why": error.strerror or ""}), "bad")
        else:
            self._tasks.unhandled.emit(error)

    def _listed(self, folder: Path, folders: tuple[Path, ...]) -> None:
        if not folders:
            self.said.emit(self.tr("文件夹里没有案件：每个案件放一个子文件夹，内有 case.json"), "warn")
            return
        self._folders, self._lines, self._is_stopping = folders, [], False
        self._work = FolderImport(self._office, self._renderer.count_pages, today_in_beijing())
        self.dialog = ImportDialog(str(folder), len(folders), self._parent.window())
        self.dialog.stop_requested.connect(self._stop)
        self.dialog.report_requested.connect(self._save)
        self.dialog.finished.connect(self._closed)
        self.dialog.open()
        self._next()

    def _stop(self) -> None:
        self._is_stopping = True

    def _next(self) -> None:
        if self.dialog is None or self._work is None:
            return
        if self._is_stopping or len(self._lines) == len(self._folders):
            self.dialog.end(self.tr("已停止") if self._is_stopping else "")
            self.finished.emit()
            return
        work = partial(self._work.line, self._folders[len(self._lines)])
        self._tasks.run(Lane.TRANSFER, work, self._took, self._failed, owner=self)

    def _took(self, line: ImportLine) -> None:
        self._lines.append(line)
        if self.dialog is not None:
            self.dialog.add_line(line)
        self._next()

    def _failed(self, error: Exception) -> None:
        if self.dialog is not None:
            is_ours = isinstance(error, OfficeError)
            self.dialog.end(refusal_sentence(error.code, error.values) if is_ours else self.tr("出了意外"))  # type: ignore[attr-defined] # an OfficeError
        if not isinstance(error, OfficeError):
            self._tasks.unhandled.emit(error)
        self.finished.emit()

    def _save(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self._parent.window(), self.tr("保存报告"), "import-report.txt", "TXT (*.txt)"
        )
        if chosen:
            data = report_of(self._lines).encode("utf-8-sig")
            self._tasks.run(Lane.TRANSFER, partial(write_whole, Path(chosen), data), None, self._not_listed, owner=self)

    def _closed(self) -> None:
        self.dialog = None
