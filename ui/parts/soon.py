"""What may wait for a moment, because something else is to be on the screen first."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


class Soon(QObject):
    """Does one thing after what is being handled was painted and who waits was served, or before, when somebody needs it."""

    def __init__(self, act: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._act = act
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(act)

    def ask(self) -> None:
        """Have it done soon, once."""
        self._timer.start()

    def now(self) -> None:
        """Do it now if it was asked for and is not done yet."""
        if self._timer.isActive():
            self._timer.stop()
            self._act()

    def forget(self) -> None:
        """Do not do it any more."""
        self._timer.stop()
