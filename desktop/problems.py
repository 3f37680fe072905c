"""Bugs of ours: logged, and shown with a report that can be copied. A report names places in the code, never values:
those may be somebody's personal data."""

import logging
import platform
import sys
import traceback
from types import TracebackType

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ui.parts.action_button import ActionButton
from ui.parts.dialog import Dialog

log = logging.getLogger(__name__)
VERSION = "0.1.0"


def report_of(error: BaseException) -> str:
    """What happened and where, without values."""
    lines = [f"Permitdesk {VERSION}, Python {platform.python_version()}, {platform.system()} {platform.release()}"]
    seen: BaseException | None = error
    while seen is not None:
        lines.append(f"{type(seen).__module__}.{type(seen).__qualname__}")
        for frame in traceback.extract_tb(seen.__traceback__):
            place = frame.filename.replace("\\", "/").rsplit("/", 3)
            lines.append(f"  {'/'.join(place[-2:])}:{frame.lineno} {frame.name}")
        seen = seen.__cause__ or seen.__context__
    return "\n".join(lines)


class ProblemDialog(Dialog):
    """Something unexpected happened; the work goes on."""

    def __init__(self, report: str, parent: QWidget | None) -> None:
        super().__init__(parent=parent, width=560)
        self.setObjectName("problemDialog")
        self.set_words(
            self.tr("出了意外"),
            self.tr("已记下，可以继续工作；刚才的一步请核对一遍。报告里没有任何个人信息，可以发给管理员。"),
        )
        shown = QPlainTextEdit(report)
        shown.setObjectName("problemReport")
        shown.setReadOnly(True)
        shown.setMinimumHeight(180)
        shown.setAccessibleName(self.tr("报告"))
        self.body.addWidget(shown)
        copy = ActionButton(self.tr("复制报告"), icon="copy", kind="quiet")
        copy.setObjectName("copyReport")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
        self.extra.addWidget(copy)
        self.set_buttons(self.tr("知道了"), "")


class Problems(QObject):
    """Takes what nobody expected: from the lanes, and from the GUI thread's own code."""

    happened = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._shown: ProblemDialog | None = None
        self.happened.connect(self._show)

    def watch(self) -> None:
        """From now on, what nobody caught comes here too."""
        sys.excepthook = self._uncaught

    def _uncaught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self.take(error)

    def take(self, error: BaseException) -> None:
        """Log a bug and show it, one dialog at a time."""
        report = report_of(error)
        log.error("unexpected: %s", report)
        self.happened.emit(report)

    def _show(self, report: str) -> None:
        if self._shown is not None:
            return
        self._shown = ProblemDialog(report, self._window)
        self._shown.finished.connect(self._closed)
        self._shown.open()

    def _closed(self) -> None:
        self._shown = None
