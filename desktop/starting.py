"""From nothing to an open office: making the demo or an office of one's own, migrating, opening; told on the start page.

The heavy libraries (database, cryptography) are imported in a lane, after the window is on the screen.
"""

import json
import logging
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QProcess, QProcessEnvironment, Signal

from casework.errors import OfficeError
from desktop.tasks import Lane, Tasks
from ui.sign_in.demo_list import DemoAccount
from ui.sign_in.start import StartView
from ui.words import refusal_sentence

if TYPE_CHECKING:
    from casework.database.office import DatabaseOffice
    from ui.sign_in.set_up import FormPage

log = logging.getLogger(__name__)
DEMO_MARK = "demo-ready"


@dataclass(frozen=True, slots=True)
class Place:
    """Where the office lives: its folder on this PC, and for a shared one the addresses of database and documents."""

    folder: Path
    url: str = ""
    documents: str | None = None
    is_demo: bool = False

    @property
    def is_embedded(self) -> bool:
        """Whether the database is a file of this PC."""
        return not self.url


def admin_command() -> tuple[str, list[str]]:
    """How permitdesk-admin is started: beside the frozen program, else with this Python."""
    if getattr(sys, "frozen", False):
        name = "permitdesk-admin.exe" if sys.platform == "win32" else "permitdesk-admin"
        return str(Path(sys.executable).with_name(name)), []
    return sys.executable, ["-m", "admin"]


def demo_accounts(folder: Path) -> tuple[DemoAccount, ...]:
    """The accounts of the demo office in `folder`, as its maker wrote them down."""
    kept = json.loads((folder / DEMO_MARK).read_text(encoding="utf-8"))
    return tuple(DemoAccount(one["user_name"], one["password"], one["full_name"], tuple(one["roles"])) for one in kept)


class Starting(QObject):
    """Leads to `opened(office)`. `cover` shows a page over the window."""

    opened = Signal(object)
    quit_requested = Signal()

    def __init__(self, place: Place, tasks: Tasks, cover: "Callable[[FormPage | StartView], None]") -> None:
        super().__init__()
        self._place, self._tasks, self._cover = place, tasks, cover
        self._page: StartView | None = None
        self._form: FormPage | None = None
        self._process: QProcess | None = None

    @property
    def is_ready(self) -> bool:
        """Whether there is an office to be opened, so that signing in may be shown at once. Looks, but opens nothing."""
        place = self._place
        mark = DEMO_MARK if place.is_demo else "office.db"
        return not place.is_embedded or (place.folder / mark).exists()

    def go_on(self) -> None:
        """Open the office, with the start page if it is shown; else that comes only when something is in the way."""
        if self._page is not None:
            self._go()
        else:
            self._open()

    def begin(self) -> None:
        """Show the start page and go on by itself."""
        self.show_page()
        self._go()

    def show_page(self) -> None:
        """Show the start page; nothing is loaded or opened yet."""
        self._page = self._new_page()

    def _go(self) -> None:
        assert self._page is not None
        is_making = self._place.is_demo and not (self._place.folder / DEMO_MARK).exists()
        self._page.show_progress(0, 0, is_demo=is_making)
        if is_making:
            self._make_demo()
        else:
            self._open()

    # the demo

    def _make_demo(self) -> None:
        program, arguments = admin_command()
        process = QProcess(self)
        environment = QProcessEnvironment.systemEnvironment()
        environment.insert("PYTHONIOENCODING", "utf-8")
        process.setProcessEnvironment(environment)
        process.readyReadStandardOutput.connect(self._progressed)
        process.finished.connect(self._made)
        process.errorOccurred.connect(self._not_started)
        if not getattr(sys, "frozen", False):
            process.setWorkingDirectory(str(Path(__file__).resolve().parent.parent))
        self._process = process
        process.start(program, [*arguments, "demo", "--home", str(self._place.folder)])

    def _progressed(self) -> None:
        if self._process is None or self._page is None:
            return
        while self._process.canReadLine():
            words = bytes(self._process.readLine().data()).decode("utf-8", "replace").split()
            if len(words) >= 3 and words[0] == "progress" and words[1].isdigit() and words[2].isdigit():
                self._page.show_progress(int(words[1]), int(words[2]), is_demo=True)

    def _made(self, exit_code: int, _status: object) -> None:
        if self._process is None:
            return
        said = bytes(self._process.readAllStandardError().data()).decode("utf-8", "replace").strip()
        self._process.deleteLater()
        self._process = None
        if exit_code == 0:
            self._open()
        else:
            log.warning("the demo could not be made: %s", said)
            self._tell(self.tr("演示办公室没有做成：{why}").format(why=said.splitlines()[-1] if said else exit_code))

    def _not_started(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart and self._process is not None:
            self._process.deleteLater()
            self._process = None
            self._tell(self.tr("缺少 permitdesk-admin，请重新安装本程序。"))

    def _tell(self, text: str) -> None:
        if self._page is None:
            self._page = self._new_page()
        self._page.show_problem(text)

    def _new_page(self) -> StartView:
        page = StartView()
        page.retry_requested.connect(self._go)
        page.quit_requested.connect(self.quit_requested)
        self._cover(page)
        return page

    # opening

    def _open(self) -> None:
        self._tasks.run(Lane.READ, self._opened_office, self._arrived, self._not_opened, owner=self)

    def _opened_office(self) -> "DatabaseOffice":
        """In the lane: the office, brought to this program's schema when it is this PC's own."""
        from casework import office_key
        from casework.database.opening import embedded_url, migrate, open_office
        from casework.errors import Unavailable

        place = self._place
        url = place.url or embedded_url(place.folder)
        if place.is_embedded:
            migrate(url, place.folder)  # an office that is not there is refused before its key is looked for
        try:
            key = office_key.need(place.folder)
        except Unavailable:
            if place.is_embedded:
                raise
            raise Unavailable("office_key_missing", {"folder": str(place.folder)}) from None
        return open_office(url, place.folder, key, documents=place.documents)

    def _arrived(self, office: "DatabaseOffice") -> None:
        self._page = self._form = None
        self.opened.emit(office)

    def _not_opened(self, error: Exception) -> None:
        if not isinstance(error, OfficeError):
            self._tell(self.tr("打开办公数据时出了意外，请重试；仍不行请把报告发给管理员。"))
            self._tasks.unhandled.emit(error)
        elif error.code == "office_missing" and self._place.is_embedded and not self._place.is_demo:
            self._show_set_up()
        elif error.code == "office_key_missing":
            self._show_key()
        else:
            self._tell(refusal_sentence(error.code, error.values))

    # the first start

    def _show_set_up(self) -> None:
        from ui.sign_in.set_up import SetUpView

        view = SetUpView()
        view.set_up_requested.connect(self._set_up)
        self._form = view
        self._cover(view)

    def _set_up(self, name: str, full_name: str, user_name: str, password: str) -> None:
        assert self._form is not None
        self._form.set_busy(True)
        folder = self._place.folder

        def work() -> str:
            from casework.database.first_office import make_first_office

            return make_first_office(folder, name, full_name, user_name, password)

        self._tasks.run(Lane.WRITE, work, self._show_copy, self._form_failed, owner=self)

    def _show_copy(self, copy: str) -> None:
        from ui.sign_in.set_up import RecoveryCopyView

        view = RecoveryCopyView(copy)
        view.written_down.connect(self.begin)
        self._form = view
        self._cover(view)

    def _show_key(self) -> None:
        from ui.sign_in.set_up import KeyView

        view = KeyView()
        view.key_entered.connect(self._take_key)
        self._form = view
        self._cover(view)

    def _take_key(self, text: str) -> None:
        assert self._form is not None
        self._form.set_busy(True)
        place = self._place

        def work() -> None:
            from casework import office_key
            from casework.database.opening import embedded_url, open_office
            from casework.vault import key_from_recovery_copy

            key = key_from_recovery_copy(text)
            open_office(place.url or embedded_url(place.folder), place.folder, key, documents=place.documents).close()
            office_key.keep(place.folder, key)

        self._tasks.run(Lane.WRITE, work, lambda _: self.begin(), self._form_failed, owner=self)

    def _form_failed(self, error: Exception) -> None:
        if self._form is None:
            return
        if isinstance(error, OfficeError):
            self._form.show_error(refusal_sentence(error.code, error.values))
        else:
            self._form.show_error(QCoreApplication.translate("Starting", "出了意外，什么都没有建立。请重试。"))
            self._tasks.unhandled.emit(error)

    def stop(self) -> None:
        """The program ends: what is still being made is given up, half an office is never left as a whole one."""
        if self._process is not None:
            process, self._process = self._process, None
            process.kill()
            process.waitForFinished(3000)
