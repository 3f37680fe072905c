"""The counter's screens joined for one person: the day, the on-site review, and the ways between them and to a case."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from casework.cases import CaseRow
from casework.office import Changed, Office
from casework.people import CASE_REVIEWERS, Staff
from desktop.counter import CounterPresenter
from desktop.counter_onsite import OnsitePresenter
from desktop.counter_store import CounterStore
from desktop.settings import Settings
from desktop.tasks import Tasks
from rendering.client import Renderer
from ui.counter.onsite_view import OnsiteView
from ui.counter.view import CounterView
from ui.main_window import TITLES, MainWindow
from ui.parts.actions import add_action, name_action
from ui.review.view import ReviewView
from ui.words import translate


class CounterScreens(QObject):
    """Adds the counter to the window. `case_opened` asks for a case's review."""

    case_opened = Signal(str)
    said = Signal(str, str)
    session_lost = Signal()

    def __init__(
        self,
        office: Office,
        tasks: Tasks,
        renderer: Renderer,
        settings: Settings,
        window: MainWindow,
        me: Staff,
        language: Callable[[], str],
        place_name: str,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._may_review = bool(me.roles & CASE_REVIEWERS)
        self.view, self.onsite_view = CounterView(), OnsiteView()
        store = CounterStore(settings.folder, place_name)
        self.counter = CounterPresenter(office, tasks, self.view, settings, store, me, language)
        self.onsite = OnsitePresenter(office, tasks, self.onsite_view, renderer, language)
        self.counter.case_opened.connect(self.case_opened)
        self.counter.review_opened.connect(self._open_onsite)
        self.onsite.closed.connect(self.go)
        self.onsite.booking_wanted.connect(self._book_again)
        for presenter in (self.counter, self.onsite):
            presenter.said.connect(self.said)
            presenter.session_lost.connect(self.session_lost)
        self._booking: QAction | None = None
        window.screen_chosen.connect(self._chosen)

    def start(self) -> None:
        """Add the screens to the window and read the day."""
        self._window.add_screen("counter", "user-check", TITLES["counter"], self.view)
        self._window.add_page("onsite", "counter", self.onsite_view)
        self.counter.start()

    def stop(self) -> None:
        """The person goes; marks that wait stay on this PC, encrypted."""
        self._window.screen_chosen.disconnect(self._chosen)
        self.onsite.leave()
        self.counter.stop()

    def suspend(self) -> None:
        """The window is locked: what the papers show goes from memory. The call display goes on; it names nobody in full."""
        if self.onsite.case_id is not None:
            self.onsite.preview.lock()

    def resume(self) -> None:
        """The window is open again."""
        self.counter.refresh()
        if self.onsite.case_id is not None:
            self.onsite.preview.unlock()

    def add_booking_key(self, review_view: ReviewView) -> None:
        """Book, move or cancel for the case that is being looked at."""

        def book() -> None:
            if review_view.case is not None:
                self.counter.booking.book_case(review_view.case.row)

        self._booking = add_action(review_view, "review_booking", "F7", book)
        review_view.further.append(self._booking)
        self._name_booking()

    def _name_booking(self) -> None:
        if self._booking is not None:
            name_action(self._booking, translate("Counter", "代约、改约或取消预约"), translate("ReviewView", "审核"))

    def refresh(self) -> None:
        """Show everything anew: the language has changed, or the window is unlocked."""
        self.counter.refresh()
        self.onsite.read()
        self._name_booking()

    def on_changed(self, changed: Sequence[Changed], *, is_reset: bool) -> None:
        """Somebody changed something."""
        self.counter.on_changed(changed, is_reset=is_reset)
        self.onsite.on_changed(changed, is_reset=is_reset)

    def go(self) -> None:
        """To the day's list."""
        self._window.show_screen("counter")
        self.counter.refresh()

    def _open_onsite(self, case_id: str, visit_id: str) -> None:
        visit = self.counter.visit(visit_id)
        if visit is not None and visit.is_unreviewed:
            if not self._may_review:
                self.said.emit(translate("Counter", "请审核员现场审核；窗口人员在这里只能查看。"), "warn")
            self.case_opened.emit(case_id)  # reviewed on the spot, in the review itself (domain.md 10.1)
            return
        self._window.show_screen("onsite")
        self.onsite.open(case_id)

    def _book_again(self, row: CaseRow) -> None:
        self.counter.booking.book_case(row)

    def _chosen(self, code: str) -> None:
        if code == "counter" and self.onsite.case_id is not None:
            self.onsite.leave()
        if code == "counter":
            self.counter.refresh()
