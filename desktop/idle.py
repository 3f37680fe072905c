"""Notices when nobody has touched keyboard or mouse for a while."""

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from casework.people import IDLE_LOCK

LOOK_EVERY_MS = 5_000
TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    }
)


class IdleWatch(QObject):
    """`idle` once, after `limit_ms` without a touch; `start` begins anew."""

    idle = Signal()

    def __init__(self, limit_ms: int = int(IDLE_LOCK.total_seconds() * 1000), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._limit_ms = limit_ms
        self._since = QElapsedTimer()
        self._timer = QTimer(self, interval=min(LOOK_EVERY_MS, max(limit_ms // 4, 10)))
        self._timer.timeout.connect(self._look)

    def start(self) -> None:
        """Count from now."""
        self._since.start()
        self._timer.start()
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)

    def stop(self) -> None:
        """Count no more."""
        self._timer.stop()
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)

    def _look(self) -> None:
        if self._since.hasExpired(self._limit_ms):
            self.stop()
            self.idle.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Nothing is kept back; a touch only sets the clock to zero."""
        if event.type() in TOUCHES:
            self._since.start()
        return False
