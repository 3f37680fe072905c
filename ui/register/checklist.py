"""The generated checklist with the files chosen so far; files are dropped onto a material."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from casework.catalogue import Catalogue, ChecklistItem
from casework.materials import Requirement, Stage
from ui.icons import icon
from ui.parts.tips import plain_tip
from ui.theme import color, font, theme_signals, tokens
from ui.words import requirement_word, translate

CODE, PATH = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class ChecklistTree(QTreeWidget):
    """Materials with their files. `files_dropped(code, paths)`, `files_wanted(code)` for choosing, `file_removed(code, path)`.

    Enter on a material chooses files for it, Delete on a file takes it back.
    """

    files_dropped = Signal(str, object)
    files_wanted = Signal(str)
    file_removed = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("checklist")
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(24)
        self.setUniformRowHeights(True)
        self.setAcceptDrops(True)
        self.viewport().setAcceptDrops(True)
        self.setDropIndicatorShown(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._shown: (
            tuple[Sequence[ChecklistItem], Catalogue, Mapping[str, Sequence[Path]], Mapping[Path, str], str] | None
        )
        self._shown = None
        self.itemActivated.connect(self._activated)
        theme_signals().changed.connect(self._again)

    def show_checklist(
        self,
        items: Sequence[ChecklistItem],
        catalogue: Catalogue,
        files: Mapping[str, Sequence[Path]],
        problems: Mapping[Path, str],
        language: str,
    ) -> None:
        """Show these materials; only those handed in as files are open for them. `problems` are sentences by file."""
        self._shown = (items, catalogue, files, problems, language)
        current = self._code_of(self.currentItem())
        self.clear()
        now = tokens()
        for item in items:
            if item.stage is not Stage.UPLOAD:
                continue
            chosen = files.get(item.material, ())
            is_wanted = item.requirement is not Requirement.OPTIONAL
            line = QTreeWidgetItem([catalogue.materials[item.material].short.in_language(language)])
            line.setData(0, CODE, item.material)
            line.setIcon(0, icon("circle-check" if chosen else "circle" if is_wanted else "minus"))
            line.setText(1, requirement_word(item.requirement))
            line.setToolTip(0, plain_tip(catalogue.materials[item.material].name.in_language(language)))
            line.setForeground(0, color(now.text if is_wanted or chosen else now.text2))
            line.setForeground(1, color(now.text2))
            line.setFont(1, font("caption"))
            self.addTopLevelItem(line)
            for path in chosen:
                self._add_file(line, item.material, path, problems.get(path, ""))
            line.setExpanded(True)
            if item.material == current:
                self.setCurrentItem(line)

    def _add_file(self, line: QTreeWidgetItem, code: str, path: Path, problem: str) -> None:
        file = QTreeWidgetItem([f"{path.name}  {problem}" if problem else path.name])
        file.setData(0, CODE, code)
        file.setData(0, PATH, str(path))
        file.setIcon(0, icon("triangle-alert" if problem else "file"))
        file.setForeground(0, color(tokens().bad if problem else tokens().text2))
        file.setToolTip(0, plain_tip(translate("Register", "{name}（Delete 撤下）").format(name=path.name)))
        line.addChild(file)

    def _again(self) -> None:
        if self._shown is not None:
            self.show_checklist(*self._shown)

    @staticmethod
    def _code_of(item: QTreeWidgetItem | None) -> str:
        return str(item.data(0, CODE)) if item is not None else ""

    @property
    def current_code(self) -> str:
        """The material the keyboard is at; empty when it is at none."""
        return self._code_of(self.currentItem())

    def _activated(self, item: QTreeWidgetItem) -> None:
        if item.data(0, PATH) is None:
            self.files_wanted.emit(self._code_of(item))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and item is not None and item.data(0, PATH):
            self.file_removed.emit(self._code_of(item), str(item.data(0, PATH)))
            return
        super().keyPressEvent(event)

    # files from elsewhere

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if local_paths(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        item = self.itemAt(event.position().toPoint())
        if item is not None:
            self.setCurrentItem(item)
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        item = self.itemAt(event.position().toPoint())
        paths = local_paths(event.mimeData())
        if item is not None and paths:
            event.acceptProposedAction()
            self.files_dropped.emit(self._code_of(item), paths)


def local_paths(data: QMimeData) -> list[Path]:
    """The files of this PC that are being dragged."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
