"""What leaves the counter's screen: the call display on a second screen, and the printed day sheet."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QObject, Qt
from PySide6.QtGui import QPdfWriter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog

from casework.counter import DaySheetPrinted
from desktop.tasks import Lane
from ui.counter.day_sheet import DaySheet, file_name, paint_day_sheet, set_up_page
from ui.counter.display import CallDisplay
from ui.counter.visits import Day
from ui.parts.dialog import Dialog
from ui.words import translate

if TYPE_CHECKING:
    from desktop.counter import CounterPresenter

RESOLUTION = 300


class CounterPaper(QObject):
    """The display and the sheet of one counter."""

    def __init__(self, counter: "CounterPresenter") -> None:
        super().__init__(counter)
        self._counter = counter
        self.display: CallDisplay | None = None

    # the display

    def toggle_display(self) -> None:
        """Open the display on the screen last chosen, or close it."""
        if self.display is not None:
            self.display.close()
            return
        display = self.display = CallDisplay()
        display.closed.connect(self._gone)
        display.screen_moved.connect(partial(self._counter.settings.set, "counter_screen"))
        whole = self._counter.whole_day
        if whole is not None:
            display.show_day(whole, self._counter.site_name)
        window = self._counter.view.window()
        name = display.show_on(str(self._counter.settings.get("counter_screen")), window.screen())
        self._counter.settings.set("counter_screen", name)
        window.activateWindow()
        self._counter.view.setFocus()

    def show_day(self, day: Day) -> None:
        """News for the display: always of the whole site, whatever the list is narrowed to."""
        whole = self._counter.whole_day
        if self.display is not None and whole is not None:
            self.display.show_day(whole, self._counter.site_name)

    def _gone(self) -> None:
        if self.display is not None:
            self.display.deleteLater()
            self.display = None

    def close(self) -> None:
        """The person goes: nothing stays on the second screen."""
        if self.display is not None:
            self.display.close()

    # the sheet

    def sheet(self) -> DaySheet | None:
        """The sheet as it would be printed now."""
        day, on = self._counter.day, self._counter.on
        if day is None or on is None:
            return None
        return DaySheet(self._counter.site_name, on, day.visits, self._counter.me.full_name, self._counter.now())

    def print_sheet(self) -> None:
        """Ask whether it goes to a printer or into a file."""
        sheet = self.sheet()
        if sheet is None:
            return
        title = translate("Counter", "打印日单")
        text = translate("Counter", "{count} 人。每页都有打印人和时间；含个人信息，用后请销毁。").format(
            count=len(sheet.visits)
        )
        dialog = Dialog(title, text, parent=self._counter.view.window())
        dialog.setObjectName("daySheetDialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.set_buttons(translate("Counter", "打印"), translate("Dialog", "取消"))
        save = dialog.add_button(translate("Counter", "存为 PDF"), "Ctrl+S")
        save.clicked.connect(dialog.reject)
        save.clicked.connect(lambda: self._choose_file(sheet))
        dialog.accepted.connect(lambda: self._once_logged(sheet, partial(self._to_printer, sheet)))
        dialog.finished.connect(self._counter.come_back)
        dialog.open()

    def _once_logged(self, sheet: DaySheet, go_on: Callable[[], None]) -> None:
        """Names leave on paper only when the access log has it; while the office is away they don't."""
        site_id = self._counter.site_id
        if site_id is not None:
            note = partial(self._counter.office.note, DaySheetPrinted(site_id, sheet.on, len(sheet.visits)))
            self._counter.tasks.run(Lane.WRITE, note, lambda _: go_on(), self._counter.tell, owner=self)

    def _to_printer(self, sheet: DaySheet) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        set_up_page(printer)
        chooser = QPrintDialog(printer, self._counter.view.window())
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.accepted.connect(lambda: paint_day_sheet(printer, sheet))
        chooser.setModal(True)
        chooser.show()

    def _choose_file(self, sheet: DaySheet) -> None:
        chooser = QFileDialog(
            self._counter.view.window(), translate("Counter", "存为 PDF"), file_name(sheet), "PDF (*.pdf)"
        )
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setDefaultSuffix("pdf")
        chooser.fileSelected.connect(lambda path: self.save(sheet, Path(path)))
        chooser.open()

    def save(self, sheet: DaySheet, path: Path) -> None:
        """Write the sheet as a PDF, in a lane, once that is logged."""
        self._once_logged(sheet, partial(self._save, sheet, path))

    def _save(self, sheet: DaySheet, path: Path) -> None:

        def done(pages: int) -> None:
            text = translate("Counter", "日单已存好，{pages} 页").format(pages=pages)
            self._counter.said.emit(text, "ok")

        def failed(error: Exception) -> None:
            if isinstance(error, OSError):
                self._counter.said.emit(translate("Counter", "日单没有存成：写不进这个位置。"), "bad")
            else:
                self._counter.tasks.unhandled.emit(error)

        self._counter.tasks.run(Lane.RENDER, partial(_write, sheet, path), done, failed, owner=self)


def _write(sheet: DaySheet, path: Path) -> int:
    """In the lane: paint into memory, then write the file whole."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(RESOLUTION)
    writer.setTitle(file_name(sheet))
    set_up_page(writer)
    pages = paint_day_sheet(writer, sheet)
    del writer
    path.write_bytes(bytes(buffer.data().data()))
    return pages
