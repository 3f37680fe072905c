"""What waits until a window is on the screen: whatever is loaded before would keep the first picture back."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget


class AfterFirstPaint(QObject):
    """Calls `then` once, after a window just shown was painted for the first time. It belongs to the window."""

    def __init__(self, window: QWidget, then: Callable[[], None]) -> None:
        super().__init__(window)
        self._then = then
        window.windowHandle().installEventFilter(self)

    def eventFilter(self, handle: QObject, event: QEvent) -> bool:
        """Qt: a window is painted while it handles being exposed."""
        if event.type() is QEvent.Type.Expose:
            handle.removeEventFilter(self)
            QTimer.singleShot(0, self, self._paint_done)
        return False

    def _paint_done(self) -> None:
        self._then()
        self.deleteLater()
