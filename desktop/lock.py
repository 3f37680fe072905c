"""Locking and unlocking the window: the same person's password opens it again."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from casework.errors import NotAllowed, OfficeError
from casework.office import Office
from casework.people import CheckPassword, Staff
from desktop.tasks import Lane, Tasks
from ui.sign_in.lock import LockView
from ui.words import refusal_sentence


class LockPresenter(QObject):
    """Opens the lock again: `unlocked`, or `sign_out_requested`."""

    unlocked = Signal()
    sign_out_requested = Signal()

    def __init__(self, office: Office, tasks: Tasks, me: Staff) -> None:
        super().__init__()
        self._office, self._tasks = office, tasks
        self.view = LockView(me.full_name, sorted(me.roles))
        self.view.unlock_requested.connect(self._unlock)
        self.view.sign_out_requested.connect(self.sign_out_requested)

    def _unlock(self, password: str) -> None:
        self.view.set_busy(True)
        work = partial(self._office.note, CheckPassword(password))
        self._tasks.run(Lane.WRITE, work, self._answered, self._refused, owner=self)

    def _answered(self, is_right: bool) -> None:
        self.view.set_busy(False)
        if is_right:
            self.unlocked.emit()
        else:
            self.view.show_error(self.tr("密码不正确，请重试。"))

    def _refused(self, error: Exception) -> None:
        if not isinstance(error, OfficeError):
            self._tasks.unhandled.emit(error)
        elif isinstance(error, NotAllowed) and error.code in ("sign_in_needed", "token_invalid", "token_expired"):
            self.sign_out_requested.emit()
        else:
            self.view.show_error(refusal_sentence(error.code, error.values))
