"""The thin line that runs while something is on its way. It always takes its two pixels, so that nothing moves."""

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import color, tokens

HEIGHT, PATIENCE_MS, FRAME_MS, ROUND_MS = 2, 150, 30, 1200


class BusyLine(QWidget):
    """Runs while busy, from 150 ms on: whatever is quicker does not flicker."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT)
        self._elapsed_ms = 0
        self._is_running = False
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._start)
        self._frame = QTimer(self, interval=FRAME_MS)
        self._frame.timeout.connect(self._step)

    def set_busy(self, is_busy: bool) -> None:
        """Say that something is on its way, or has arrived."""
        if is_busy and not self._is_running and not self._patience.isActive():
            self._patience.start()
        elif not is_busy:
            self._patience.stop()
            self._frame.stop()
            self._is_running = False
            self.update()

    @property
    def is_busy(self) -> bool:
        """Whether something is on its way."""
        return self._is_running or self._patience.isActive()

    def sizeHint(self) -> QSize:
        return QSize(100, HEIGHT)

    def _start(self) -> None:
        self._is_running, self._elapsed_ms = True, 0
        self._frame.start()
        self.update()

    def _step(self) -> None:
        self._elapsed_ms = (self._elapsed_ms + FRAME_MS) % ROUND_MS
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._is_running:
            return
        length = max(40, self.width() // 4)
        left = round((self.width() + length) * self._elapsed_ms / ROUND_MS) - length
        QPainter(self).fillRect(left, 0, length, HEIGHT, color(tokens().accent))
