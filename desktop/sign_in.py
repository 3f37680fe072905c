"""Signing in: what was typed goes to the office, what it says comes back in words."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from casework.errors import NotAllowed, OfficeError
from casework.office import Office
from casework.people import SignedIn
from desktop.credentials import Credentials
from desktop.settings import Settings
from desktop.tasks import Lane, Tasks
from ui.sign_in.demo_list import DemoAccount
from ui.sign_in.view import SignInView
from ui.words import refusal_sentence


class SignInPresenter(QObject):
    """Leads to `signed_in(Staff)`. A remembered token signs in by itself.

    The page may be shown before the office is open: what is asked for meanwhile is done once `serve` brings it.
    """

    signed_in = Signal(object)

    def __init__(self, tasks: Tasks, settings: Settings, credentials: Credentials) -> None:
        super().__init__()
        self._tasks, self._settings, self._credentials = tasks, settings, credentials
        self._office: Office | None = None
        self._may_resume = True
        self._waiting: tuple[str, str, bool] | None = None
        self._view: SignInView | None = None
        self._is_signing_in = False

    def begin(self, view: SignInView, accounts: Sequence[DemoAccount] = (), *, may_resume: bool = True) -> None:
        """Use this page. Meanwhile the remembered token is looked for: keyrings may take seconds, nobody waits for them."""
        self._view, self._may_resume, self._is_signing_in = view, may_resume, False
        view.show_demo_accounts(accounts)
        view.show_user(self._settings.get("user_name"))
        view.sign_in_requested.connect(self.sign_in)
        if self._office is not None:
            self._look_for_token()

    def serve(self, office: Office) -> None:
        """The office is open."""
        self._office = office
        if self._waiting is not None:
            waiting, self._waiting = self._waiting, None
            self.sign_in(*waiting)
        elif self._view is not None:
            self._look_for_token()

    def _look_for_token(self) -> None:
        work = partial(self._remembered, self._may_resume)
        self._tasks.run(Lane.READ, work, self._resumed, self._not_resumed, owner=self)

    def _remembered(self, may_resume: bool) -> tuple[SignedIn | None, bool, NotAllowed | None]:
        """In the lane: who signed in by a remembered token, whether remembering lasts on this PC, why the token was refused."""
        is_lasting = self._credentials.is_lasting()
        token = self._credentials.find() if may_resume else None
        if token is None or self._office is None:
            return None, is_lasting, None
        try:
            return self._office.resume(token), is_lasting, None
        except NotAllowed as error:
            self._credentials.forget()
            return None, is_lasting, error

    def _resumed(self, answer: tuple[SignedIn | None, bool, NotAllowed | None]) -> None:
        found, is_lasting, refused = answer
        if self._view is None or self._is_signing_in:
            return
        if not is_lasting:
            self._view.show_keyring_notice(self.tr("本机没有系统密钥环：只在本程序退出前记住。"))
        if found is not None:
            self._in(found)
        elif refused is not None:
            self._tell(refused)

    def _not_resumed(self, error: Exception) -> None:
        if self._view is not None and not self._is_signing_in:
            self._tell(error)

    def sign_in(self, user_name: str, password: str, is_remembered: bool = False) -> None:
        """Sign in with what was typed."""
        assert self._view is not None
        self._is_signing_in = True
        self._view.set_busy(True)
        office = self._office
        if office is None:
            self._waiting = (user_name, password, is_remembered)
            return

        def work() -> SignedIn:
            signed_in = office.sign_in(user_name, password, remember=is_remembered)
            if is_remembered:
                self._credentials.keep(signed_in.token)
            else:
                self._credentials.forget()
            return signed_in

        self._tasks.run(Lane.WRITE, work, self._in, self._refused, owner=self)

    def _in(self, signed_in: SignedIn) -> None:
        self._settings.set("user_name", signed_in.staff.user_name)
        if self._view is not None:
            self._view.clear_password()
            self._view = None
        self._is_signing_in = False
        self.signed_in.emit(signed_in.staff)

    def _refused(self, error: Exception) -> None:
        self._is_signing_in = False
        if self._view is not None:
            self._tell(error)

    def _tell(self, error: Exception) -> None:
        assert self._view is not None
        if isinstance(error, OfficeError):
            self._view.show_error(refusal_sentence(error.code, error.values))
        else:
            self._view.show_error(self.tr("出了意外，没有登录成功。"))
            self._tasks.unhandled.emit(error)

    def sign_out(self, then: Callable[[], None]) -> None:
        """End the session and forget the token; `then` follows in any case."""

        def work() -> None:
            self._credentials.forget()
            if self._office is not None:
                self._office.sign_out()

        self._tasks.run(Lane.WRITE, work, lambda _: then(), lambda _: then(), owner=self)
