"""The screens of casework, joined for one person: inbox and review, and the ways between them."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from casework.cases import CaseId, Lease
from casework.counter import COUNTER_STAFF
from casework.office import Changed, Office
from casework.people import CASE_REVIEWERS, SUPERVISORS, Staff
from desktop.assigning import Assigning
from desktop.calendar_screen import CalendarScreen
from desktop.counter_screens import CounterScreens
from desktop.importing import ImportPresenter
from desktop.inbox import InboxPresenter
from desktop.language import Language
from desktop.register import RegisterPresenter
from desktop.review import ReviewPresenter
from desktop.settings import Settings
from desktop.tasks import Tasks
from rendering.client import Renderer
from ui.inbox.view import InboxView
from ui.main_window import TITLES, MainWindow
from ui.register.view import RegisterView
from ui.review.view import ReviewView


class CaseScreens(QObject):
    """Inbox, review and what leads from one to the other."""

    session_lost = Signal()

    def __init__(
        self,
        office: Office,
        tasks: Tasks,
        renderer: Renderer,
        settings: Settings,
        window: MainWindow,
        me: Staff,
        language: Language,
        place_name: str,
    ) -> None:
        super().__init__()
        self._window = window
        self._may_review, self._may_assign = bool(me.roles & CASE_REVIEWERS), bool(me.roles & SUPERVISORS)
        self.inbox_view = InboxView()
        self.review_view = ReviewView()
        self.inbox = InboxPresenter(office, tasks, self.inbox_view, settings, lambda: language.code)
        self.review = ReviewPresenter(office, tasks, self.review_view, renderer, me, lambda: language.code)
        self.calendar = CalendarScreen(office, tasks, settings, me)
        self.register_view = RegisterView()
        self.register = RegisterPresenter(office, tasks, self.register_view, renderer, me, language)
        self.assigning = Assigning(office, tasks, window)
        self.inbox_view.assign_requested.connect(self._assign)
        self.review.assign_wanted.connect(lambda row: self.assigning.begin((row.id,), {row.id: row}))
        self.assigning.assigned.connect(self._assigned)
        self.assigning.failed.connect(self.inbox.tell)
        self.importing = ImportPresenter(office, tasks, renderer, self.inbox_view)
        self.inbox_view.register_requested.connect(self._register)
        self.inbox_view.import_requested.connect(self.importing.choose)
        self.register.closed.connect(self._back)
        self.register.registered.connect(lambda registered: self.open_case(registered.case_id))
        self.importing.finished.connect(lambda: self.inbox.refresh())
        self.inbox.case_opened.connect(self.open_case)
        self.inbox.case_taken.connect(self._open_taken)
        self.review.closed.connect(self._back)
        self.review.next_wanted.connect(self.inbox.take_next)
        for presenter in (self.inbox, self.review, self.register, self.importing, self.assigning):
            presenter.said.connect(self._say)
        for presenter in (self.inbox, self.review):
            presenter.session_lost.connect(self.session_lost)
        self.inbox.counted.connect(lambda count: window.set_count("inbox", count))
        self.calendar.said.connect(self._say)
        self.calendar.session_lost.connect(self.session_lost)
        window.screen_chosen.connect(self._chosen)
        self.counter: CounterScreens | None = None
        if me.roles & COUNTER_STAFF:
            self.counter = CounterScreens(
                office, tasks, renderer, settings, window, me, lambda: language.code, place_name
            )
            self.counter.case_opened.connect(self.open_case)
            self.counter.said.connect(self._say)
            self.counter.session_lost.connect(self.session_lost)
            self.counter.add_booking_key(self.review_view)

    def start(self) -> None:
        """Show the inbox."""
        self._window.add_screen("inbox", "inbox", TITLES["inbox"], self.inbox_view)
        self._window.add_screen("calendar", "calendar", TITLES["calendar"], self.calendar.view)
        self._window.add_page("review", "inbox", self.review_view)
        self._window.add_page("register", "inbox", self.register_view)
        self.inbox_view.set_rights(may_review=self._may_review, may_assign=self._may_assign)
        self.inbox.start()
        if self.counter is not None:
            self.counter.start()
        self._window.show_screen("inbox")

    def stop(self) -> None:
        """The person goes: drafts are kept, leases given back."""
        self._window.screen_chosen.disconnect(self._chosen)
        self.inbox.stop()
        self.calendar.stop()
        self.review.leave()
        if self.counter is not None:
            self.counter.stop()

    def suspend(self) -> None:
        """The window is locked."""
        self.review.suspend()
        if self.counter is not None:
            self.counter.suspend()

    def resume(self) -> None:
        """The window is open again."""
        self.inbox.refresh()
        self.review.resume()
        if self.counter is not None:
            self.counter.resume()

    def refresh(self) -> None:
        """Show everything anew: the language has changed."""
        self.inbox.retranslate()
        self.review.refresh()
        self.register.begin()
        if self.counter is not None:
            self.counter.refresh()
        self.calendar.refresh()

    def on_changed(self, changed: Sequence[Changed], *, is_reset: bool) -> None:
        """Somebody changed something."""
        self.inbox.on_changed(changed, is_reset=is_reset)
        self.review.on_changed(changed, is_reset=is_reset)
        if self.counter is not None:
            self.counter.on_changed(changed, is_reset=is_reset)
        self.calendar.on_changed(changed, is_reset=is_reset)

    def on_reachable(self, is_reachable: bool) -> None:
        """The office stops or begins to answer."""
        if self.counter is not None:
            self.counter.counter.office_reachable(is_reachable)

    def open_case(self, case_id: str) -> None:
        """Open a case; this only reads."""
        self._window.show_screen("review")
        self.review.open(CaseId(case_id))

    def _register(self) -> None:
        self._window.show_screen("register")
        self.register.begin()

    def _open_taken(self, lease: Lease) -> None:
        self._window.show_screen("review")
        self.review.open(lease.case_id, lease)

    def _assign(self, ids: Sequence[CaseId]) -> None:
        shown = self.inbox_view.model.rows_of(ids)
        self.assigning.begin(ids, {row.id: row for row in shown.values()})

    def _assigned(self) -> None:
        self.inbox.refresh()
        self.review.refresh()

    def _back(self) -> None:
        self._window.show_screen("inbox")
        self.inbox.refresh()

    def _chosen(self, code: str) -> None:
        if code == "inbox" and self.review.case_id is not None:
            self.review.leave()
            self.inbox.refresh()
        elif code == "calendar":
            self.calendar.show()

    def _say(self, text: str, tone: str) -> None:
        self._window.toast.show_message(text, tone)
