"""The wiring of the desktop: which presenter hears which view. No rule and no widget of its own."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject
from PySide6.QtWidgets import QApplication, QWidget

from casework.office import Changed
from casework.people import CASE_READERS, Staff
from desktop.cjk_font import font_for
from desktop.credentials import Credentials
from desktop.feed import ChangeFeed
from desktop.first_paint import AfterFirstPaint
from desktop.idle import IdleWatch
from desktop.language import Language
from desktop.problems import Problems
from desktop.settings import Settings
from desktop.sign_in import SignInPresenter
from desktop.stand_by import StandBy
from desktop.starting import Place, Starting, demo_accounts
from desktop.tasks import Lane, Tasks
from ui.main_window import MainWindow
from ui.parts.empty_state import EmptyState
from ui.parts.painting import forget_texts
from ui.sign_in.view import SignInView
from ui.theme import apply_theme, needs_cjk_font, use_cjk_font
from ui.words import refusal_sentence

if TYPE_CHECKING:
    from casework.database.office import DatabaseOffice
    from desktop.case_screens import CaseScreens
    from desktop.lock import LockPresenter
    from rendering.client import Renderer


class Application(QObject):
    """The running program: one window, one office, one person at a time."""

    def __init__(self, app: QApplication, place: Place, settings: Settings, *, is_strict: bool = False) -> None:
        """`is_strict`: documents are shown only where the processes that decode them are shut in completely."""
        super().__init__()
        self._is_strict = is_strict
        self._app, self._place, self.settings = app, place, settings
        self.tasks = Tasks(self)
        self._renderer: Renderer | None = None
        self._stand_by = StandBy(self.tasks, lambda: self.renderer, self)
        self.language = Language()
        self.language.use(settings.get("language"))
        apply_theme(app, settings.get("theme"))
        self.window = MainWindow()
        self.window.set_language(self.language.code)
        self.window.resize(1366, 768)
        self.problems = Problems(self.window)
        self.tasks.unhandled.connect(self.problems.take)
        self.idle = IdleWatch(parent=self)
        self.idle.idle.connect(self.lock)
        self.office: DatabaseOffice | None = None
        self.signing = SignInPresenter(self.tasks, settings, Credentials(place.url or str(place.folder)))
        self.signing.setParent(self)
        self.signing.signed_in.connect(self._signed_in)
        self.me: Staff | None = None
        self.screens: CaseScreens | None = None
        self._feed: ChangeFeed | None = None
        self._locked: LockPresenter | None = None
        self._sign_in_view: SignInView | None = None
        self._starting = Starting(place, self.tasks, self._cover)
        self._starting.setParent(self)
        self._starting.opened.connect(self._opened)
        self._starting.quit_requested.connect(self.window.close)
        self.window.theme_chosen.connect(self._use_theme)
        self.window.language_chosen.connect(self._use_language)
        self.window.lock_requested.connect(self.lock)
        self.window.sign_out_requested.connect(self.sign_out)
        self.window.diagnostics_requested.connect(self._show_diagnostics)
        app.aboutToQuit.connect(self.close)

    @property
    def renderer(self) -> "Renderer":
        """The rendering processes; none is started before it is needed."""
        if self._renderer is None:
            from rendering.client import Renderer

            self._renderer = Renderer(is_strict=self._is_strict, short=self._stand_by.short.emit)
        return self._renderer

    # starting

    def start(self) -> None:
        """Show the window as soon as its words can be read, and open the office."""
        if needs_cjk_font():
            work = partial(font_for, lambda: self.renderer, self._place.folder.parent)
            self.tasks.run(Lane.RENDER, work, self._take_font, lambda _: self._show(), owner=self)
        else:
            self._show()

    def _take_font(self, data: bytes) -> None:
        use_cjk_font(data)
        self._show()

    def _show(self) -> None:
        kept = self.settings.get("geometry")
        if kept:
            self.window.restoreGeometry(QByteArray.fromHex(kept.encode()))
        if self._starting.is_ready:
            self._show_sign_in(may_resume=True)
        else:
            self._starting.show_page()
        self.window.show()
        AfterFirstPaint(self.window, self._starting.go_on)  # it loads what is heavy

    def _cover(self, page: QWidget) -> None:
        self._sign_in_view = None
        self.window.cover(page)

    def _opened(self, office: "DatabaseOffice") -> None:
        self.office = office
        if self._sign_in_view is None:
            self._show_sign_in(may_resume=True)
        self.signing.serve(office)

    def _show_sign_in(self, *, may_resume: bool) -> None:
        view = self._sign_in_view = SignInView()
        view.set_language(self.language.code)
        view.theme_chosen.connect(self._use_theme)
        view.language_chosen.connect(self._use_language)
        self.window.cover(view)
        accounts = demo_accounts(self._place.folder) if self._place.is_demo else ()
        self.signing.begin(view, accounts, may_resume=may_resume)

    # one person's time

    def _signed_in(self, me: Staff) -> None:
        assert self.office is not None
        self._sign_in_view = None
        self.me = me
        self.window.set_person(me.full_name, sorted(me.roles))
        self._add_screens(me)
        self._feed = ChangeFeed(self.office, self.tasks, self.office.run_due)
        self._feed.changed.connect(self._changed)
        self._feed.reachable.connect(self._tell_reachable)
        self._feed.session_lost.connect(self._session_lost)
        if me.roles & CASE_READERS:
            self._feed.start()
        self.idle.start()
        self.window.uncover()

    def _add_screens(self, me: Staff) -> None:
        assert self.office is not None
        if not me.roles & CASE_READERS:
            page = EmptyState()
            page.setObjectName("noScreens")
            page.show_words(
                "user-check", self.tr("您的角色还没有可用的界面"), self.tr("需要办理案件时，请由管理员为您增加角色。")
            )
            self.window.add_page("none", "", page)
            self.window.show_screen("none")
            return
        from desktop.case_screens import CaseScreens

        self.tasks.settle()
        place_name = self._place.url or str(self._place.folder)
        self.screens = CaseScreens(
            self.office, self.tasks, self.renderer, self.settings, self.window, me, self.language, place_name
        )
        self.screens.session_lost.connect(self._session_lost)
        self.screens.start()

    def _changed(self, changed: tuple[Changed, ...], is_reset: bool) -> None:
        if self.screens is not None:
            self.screens.on_changed(changed, is_reset=is_reset)

    def _tell_reachable(self, is_reachable: bool) -> None:
        if self.screens is not None:
            self.screens.on_reachable(is_reachable)
        if is_reachable:
            self.window.banner.dismiss("unreachable")
        else:
            text = self.tr("暂时连不上办公数据，恢复后会自动继续；您的输入都还在。")
            self.window.banner.show_message("bad", text, code="unreachable", may_close=False)

    def _leave(self) -> None:
        """The person is gone: nothing of theirs stays on the screen or in memory."""
        self.idle.stop()
        if self._feed is not None:
            self._feed.stop()
            self._feed.deleteLater()
            self._feed = None
        if self.screens is not None:
            self.screens.stop()
            self.screens.deleteLater()
            self.screens = None
        if self._locked is not None:
            self._locked.deleteLater()
        self._locked, self.me = None, None
        self.window.banner.dismiss()
        self.window.remove_screens()
        forget_texts()

    def _session_lost(self) -> None:
        """The session has ended by itself: sign in again."""
        if self.me is not None:
            self._leave()
            self._show_sign_in(may_resume=False)
            assert self._sign_in_view is not None
            self._sign_in_view.show_error(refusal_sentence("token_invalid", {}))

    def sign_out(self) -> None:
        """The person goes; the leases go back and the token is worthless."""
        if self.me is not None:
            self._leave()
            self.signing.sign_out(lambda: self._show_sign_in(may_resume=False))

    def lock(self) -> None:
        """Cover everything until the password is given; what is being worked on stays."""
        if self.me is None or self.office is None or self._locked is not None:
            return
        self.idle.stop()
        if self.screens is not None:
            self.screens.suspend()
        from desktop.lock import LockPresenter

        self._locked = LockPresenter(self.office, self.tasks, self.me)
        self._locked.unlocked.connect(self._unlocked)
        self._locked.sign_out_requested.connect(self.sign_out)
        self.window.cover(self._locked.view)
        forget_texts()

    def _unlocked(self) -> None:
        if self._locked is not None:
            self._locked.deleteLater()
            self._locked = None
        self.window.uncover()
        if self.screens is not None:
            self.screens.resume()
        self.idle.start()

    def _show_diagnostics(self) -> None:
        from desktop.diagnostics import show_diagnostics

        show_diagnostics(self.window, self.tasks, self._place, lambda: self.renderer)

    # looks

    def _use_theme(self, choice: str) -> None:
        self.settings.set("theme", choice)
        apply_theme(self._app, "dark" if choice == "dark" else "light" if choice == "light" else "system")

    def _use_language(self, code: str) -> None:
        self.settings.set("language", code)
        self.language.use(code)
        self.window.set_language(code)
        if self._sign_in_view is not None:
            self._sign_in_view.set_language(code)
        if self.screens is not None:
            self.screens.refresh()

    # the end

    def close(self) -> None:
        """Give leases back, finish what is being written, end all processes and threads."""
        self.settings.set("geometry", bytes(self.window.saveGeometry().toHex().data()).decode())
        self._starting.stop()
        if self._feed is not None:
            self._feed.stop()
        if self.screens is not None:
            self.screens.stop()
        if self.office is not None:
            self.office.stop_waiting()
        if self._renderer is not None:
            self._renderer.close()
        self.tasks.close()
        if self.office is not None:
            self.office.close()
            self.office = None
