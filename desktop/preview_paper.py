"""A page on paper or in a file, with a watermark that says who took it, when and of which case; logged before it leaves."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QBuffer, QIODevice, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QFileDialog

from casework.office import FileId
from casework.review import PageExported, PagePrinted
from desktop.notice import write_whole
from desktop.open_case import OpenCase
from desktop.preview import PreviewPresenter
from desktop.preview_pixels import qt_image
from desktop.tasks import Lane
from rendering.client import Renderer
from rendering.messages import RenderingError
from ui.preview.layout import turned
from ui.theme import font
from ui.words import moment

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

DPI = 200
WIDEST, LEAST = 3_300, 600
INK = QColor(90, 100, 120, 76)


@dataclass(frozen=True, slots=True)
class _Page:
    """What is to be taken: all that the lane needs to make it."""

    file_id: FileId
    data: bytes
    page: int
    width: int
    rotation: int
    words: str
    name: str


class PreviewPaper(QObject):
    """Prints and saves the page in view. The two `choose_` ask the person; None: not after all."""

    def __init__(self, opened: OpenCase, preview: PreviewPresenter, renderer: Renderer, parent: QObject) -> None:
        super().__init__(parent)
        self._open, self._preview, self._renderer = opened, preview, renderer
        self.choose_printer: Callable[[], QPrinter | None] = self._ask_printer
        self.choose_path: Callable[[str], str] = self._ask_path
        preview.view.print_requested.connect(self.print_page)
        preview.view.export_requested.connect(self.export_page)

    def print_page(self, file_id: str, page: int) -> None:
        """Print a page (from 1): first the log, then the printer."""
        taken = self._taken(file_id, page)
        if taken is None or self._open.id is None:
            return
        printer = self.choose_printer()
        if printer is not None:
            note = PagePrinted(self._open.id, taken.file_id, page)
            work = partial(_print, self._renderer, taken, printer)
            self._open.note(note, lambda _: self._run(work, self.tr("已送打印")))

    def export_page(self, file_id: str, page: int) -> None:
        """Save a page (from 1) as an image: first the log, then the file."""
        taken = self._taken(file_id, page)
        if taken is None or self._open.id is None:
            return
        path = self.choose_path(taken.name)
        if path:
            note = PageExported(self._open.id, taken.file_id, page)
            work = partial(_export, self._renderer, taken, Path(path))
            self._open.note(note, lambda _: self._run(work, self.tr("已导出")))

    def _taken(self, file_id: str, page: int) -> _Page | None:
        case, data = self._open.case, self._preview.documents.data(file_id)
        file = self._preview.view.active.file(file_id)
        if case is None or data is None or file is None or not 0 < page <= len(file.sizes):
            return None
        width, _ = turned(file.sizes[page - 1], file.rotation)
        pixels = min(max(round(width / 72 * DPI), LEAST), WIDEST)
        words = f"{self._open.me.full_name}  {moment(datetime.now(UTC))}  {case.row.case_no}"
        name = f"{case.row.case_no}-{Path(file.name).stem}-{page}.png"
        return _Page(FileId(file_id), data, page, pixels, file.rotation, words, name)

    def _run(self, work: Callable[[], Any], said: str) -> None:
        done = lambda _: self._open.said.emit(said, "ok")  # noqa: E731 said once it is so
        self._open.tasks.run(Lane.TRANSFER, work, done, self._failed, owner=self)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, OSError):
            self._open.said.emit(self.tr("不能保存：{why}").format(why=error.strerror or ""), "bad")
        elif isinstance(error, RenderingError):
            self._open.said.emit(self.tr("这一页不能打印或导出"), "bad")
        else:
            self._open.tasks.unhandled.emit(error)

    def _ask_printer(self) -> "QPrinter | None":
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # only here: few print

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self._preview.view.window())
        return printer if dialog.exec() else None

    def _ask_path(self, name: str) -> str:
        window = self._preview.view.window()
        chosen, _ = QFileDialog.getSaveFileName(window, self.tr("导出本页"), name, "PNG (*.png)")
        return chosen


def watermarked(image: QImage, words: str) -> QImage:
    """The page with the words across it, again and again, and once plainly at its foot."""
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    face = QFont(font("body"))
    face.setPixelSize(max(image.width() // 42, 10))
    painter.setFont(face)
    painter.setPen(INK)
    metrics = QFontMetricsF(face)
    step_x, step_y = metrics.horizontalAdvance(words) + face.pixelSize() * 3, face.pixelSize() * 9.0
    painter.save()
    painter.translate(image.width() / 2, image.height() / 2)
    painter.rotate(-30)
    reach = (image.width() + image.height()) / 2
    y, row = -reach, 0
    while y < reach:
        x = -reach - (row % 2) * step_x / 2
        while x < reach:
            painter.drawText(QPointF(x, y), words)
            x += step_x
        y, row = y + step_y, row + 1
    painter.restore()
    foot = QRectF(0, image.height() - face.pixelSize() * 2, image.width() - face.pixelSize(), face.pixelSize() * 1.6)
    painter.setPen(QColor(60, 70, 90))
    painter.drawText(foot, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)
    painter.end()
    return image


def _image(renderer: Renderer, taken: _Page) -> QImage:
    made = renderer.page(taken.data, taken.page - 1, taken.width, taken.rotation)
    return watermarked(qt_image(made), taken.words)


def _export(renderer: Renderer, taken: _Page, path: Path) -> None:
    """In the lane."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    _image(renderer, taken).save(buffer, "PNG")  # type: ignore[call-overload] # the format is text here
    write_whole(path, bytes(buffer.data().data()))


def _print(renderer: Renderer, taken: _Page, printer: "QPrinter") -> None:
    """In the lane: the page as large as the sheet allows."""
    image = _image(renderer, taken)
    painter = QPainter(printer)
    room = painter.viewport()
    size = image.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
    painter.drawImage(QRectF((room.width() - size.width()) / 2, 0, size.width(), size.height()), image)
    painter.end()
