"""The inbox's presenter: asks for ids, rows and counts, keeps them fresh, and takes the next case."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import TypeVar
from uuid import uuid4

from PySide6.QtCore import QObject, QTimer, Signal

from casework.cases import (
    CaseFilter,
    CaseId,
    CaseIds,
    CaseRow,
    CaseRows,
    CasesMatching,
    CatalogueBody,
    DeleteFilter,
    Lease,
    Queue,
    QueueCount,
    QueueCounts,
    SavedFilter,
    SavedFilterCounts,
    SavedFilters,
    SaveFilter,
    SortBy,
    TakeNextCase,
    Today,
    TodaysFigures,
)
from casework.catalogue import parse
from casework.errors import OfficeError
from casework.office import Changed, Office, Question
from casework.people import CASE_REVIEWERS, StaffList
from desktop.open_case import is_session
from desktop.settings import Settings
from desktop.tasks import Lane, Tasks
from ui.inbox.view import InboxView
from ui.parts.asking import NameDialog
from ui.words import refusal_sentence

A = TypeVar("A")

REFRESH_AFTER_MS = 250
CLOCK_MS = 30_000


class InboxPresenter(QObject):
    """Answers the inbox. `session_lost` tells that signing in is needed again; `said` is a passing message (text, tone)."""

    case_opened = Signal(str)
    case_taken = Signal(object)  # Lease
    said = Signal(str, str)
    session_lost = Signal()
    counted = Signal(int)  # how many cases are mine

    def __init__(
        self, office: Office, tasks: Tasks, view: InboxView, settings: Settings, language: Callable[[], str]
    ) -> None:
        super().__init__(view)
        self._language = language
        self._office, self._tasks, self._view, self._settings = office, tasks, view, settings
        self._queue, self._filter, self._search = Queue.MINE, CaseFilter(), ""
        self._sort, self._is_descending = SortBy.DUE, False
        self._saved: dict[str, SavedFilter] = {}
        self._refresh = QTimer(self, singleShot=True, interval=REFRESH_AFTER_MS)
        self._refresh.timeout.connect(self.refresh)
        self._clock = QTimer(self, interval=CLOCK_MS)
        self._clock.timeout.connect(self.refresh)
        self._clock.timeout.connect(self._read_found)
        self._connect()

    def _connect(self) -> None:
        view = self._view
        view.queue_chosen.connect(self._choose_queue)
        view.filter_chosen.connect(self._choose_saved)
        view.filter_removed.connect(self._remove_saved)
        view.filter_changed.connect(self._change_filter)
        view.search_changed.connect(self._change_search)
        view.sort_changed.connect(self._change_sort)
        view.rows_wanted.connect(self._fetch)
        view.case_opened.connect(self.case_opened)
        view.next_requested.connect(lambda: self.take_next())
        view.retry_requested.connect(self.refresh)
        view.save_filter_requested.connect(self._save_filter)
        view.columns_changed.connect(lambda columns: self._settings.set("columns", list(columns)))
        if self._settings.get("columns"):
            view.table.show_columns(self._settings.get("columns"))

    # reading

    def start(self) -> None:
        """Show the first queue."""
        self._view.show_queue(self._queue)
        self._view.table.show_sort(self._sort, is_descending=self._is_descending)
        self._read_saved()
        self._read_names()
        self.refresh()
        self._clock.start()

    def stop(self) -> None:
        """Ask no more: somebody else signs in."""
        self._clock.stop()
        self._refresh.stop()

    def refresh(self, then: Callable[[], None] | None = None) -> None:
        """Read ids, the rows shown, and counts anew; selection and scroll stay."""
        question = CasesMatching(self._queue, self._filter, self._search, self._sort, self._is_descending)
        self._view.busy.set_busy(True)
        shown = partial(self._show, then if callable(then) else None)
        self._tasks.run(Lane.READ, partial(self._office.ask, question), shown, self.tell, owner=self, key="ids")
        self._ask(QueueCounts(), self._show_counts, "counts")
        self._ask(TodaysFigures(), self._show_figures, "today")

    def _ask(self, question: Question[A], done: Callable[[A], None], key: str) -> None:
        """Ask beside the ids; the same trouble is told once, by them."""
        self._tasks.run(Lane.READ, partial(self._office.ask, question), done, self._quiet, owner=self, key=key)

    def retranslate(self) -> None:
        """The language has changed: names are asked for anew."""
        self._read_names()
        self.refresh()

    def on_changed(self, changed: Sequence[Changed], *, is_reset: bool = False) -> None:
        """Somebody changed something: look again soon."""
        if is_reset or any(one.stream.startswith("case:") for one in changed):
            self._refresh.start()

    def _show(self, then: Callable[[], None] | None, found: CaseIds) -> None:
        view = self._view
        view.busy.set_busy(False)
        view.banner.dismiss("inbox")
        is_narrowed = bool(self._search) or self._filter != CaseFilter()
        known = [id_ for id_ in view.model.known() if id_ in set(found.ids)]
        view.show_cases(found.ids, found.first, is_more=found.is_more, is_narrowed=is_narrowed)
        newer = {row.id for row in found.first}
        stale = tuple(id_ for id_ in known if id_ not in newer)[:400]
        if stale:
            self._fetch(stale)
        if then is not None:
            then()

    def _show_counts(self, counts: tuple[QueueCount, ...]) -> None:
        sizes = {count.queue: count.count for count in counts}
        self._view.show_counts(sizes)
        self.counted.emit(sizes.get(Queue.MINE, 0))

    def _show_figures(self, today: Today) -> None:
        self._view.show_figures(today, datetime.now(UTC))

    def _read_names(self) -> None:
        """Names for the filters: districts of the catalogue in force, and who may review."""
        self._tasks.run(Lane.READ, self._names, lambda names: self._view.show_names(*names), self._quiet, owner=self)

    def _names(self) -> tuple[dict[str, str], dict[str, str]]:
        """In the lane."""
        catalogue = parse(self._office.ask(CatalogueBody()))
        districts = {option.code: option.name.in_language(self._language()) for option in catalogue.districts}
        staff = self._office.ask(StaffList())
        return districts, {person.id: person.full_name for person in staff if person.roles & CASE_REVIEWERS}

    def _read_found(self) -> None:
        if self._saved:
            self._ask(SavedFilterCounts(), self._view.show_found, "found")

    def _fetch(self, ids: tuple[str, ...]) -> None:
        question = CaseRows(ids)  # type: ignore[arg-type] # ids are strings outside
        self._tasks.run(Lane.READ, partial(self._office.ask, question), self._take_rows, self._rows_failed, owner=self)

    def _take_rows(self, rows: tuple[CaseRow, ...]) -> None:
        self._view.model.take_rows(rows)

    def _rows_failed(self, error: Exception) -> None:
        self._view.model.forget_requests()
        self.tell(error)

    def tell(self, error: Exception) -> None:
        """Say what went wrong, with Retry."""
        self._view.busy.set_busy(False)
        if not isinstance(error, OfficeError):
            self._tasks.unhandled.emit(error)
        elif is_session(error):
            self.session_lost.emit()
        else:
            self._view.show_problem(refusal_sentence(error.code, error.values))

    def _quiet(self, error: Exception) -> None:
        """The same trouble is told once, by the ids."""
        if not isinstance(error, OfficeError):
            self._tasks.unhandled.emit(error)

    # choosing

    def _again(self) -> None:
        self.refresh(self._view.table.go_to_top)

    def _choose_queue(self, queue: Queue) -> None:
        self._queue, self._filter, self._search = queue, CaseFilter(), ""
        self._view.show_queue(queue)
        self._view.show_filter(self._filter, "")
        self._again()

    def _choose_saved(self, filter_id: str) -> None:
        saved = self._saved.get(filter_id)
        if saved is None:
            return
        self._queue, self._filter, self._search = saved.queue, saved.filter, ""
        self._view.show_queue(saved.queue, saved.name, filter_id)
        self._view.show_filter(saved.filter, "")
        self._again()

    def _change_filter(self, new: CaseFilter) -> None:
        self._filter = new
        self._again()

    def _change_search(self, text: str) -> None:
        if text != self._search:
            self._search = text
            if text and self._queue is not Queue.ALL:
                self._queue = Queue.ALL
                self._view.show_queue(Queue.ALL)
            self._again()

    def _change_sort(self, sort: SortBy, is_descending: bool) -> None:
        self._sort, self._is_descending = sort, is_descending
        self._again()

    # acting

    def take_next(self, after: CaseId | None = None) -> None:
        """Take the next case; the order is the office's (domain.md 10.8). `after` is the one just left."""
        work = partial(self._office.do, TakeNextCase(after), uuid4().hex)
        self._view.next_button.setEnabled(False)
        self._tasks.run(Lane.WRITE, work, lambda changes: self._taken(changes.answer), self._not_taken, owner=self)

    def _taken(self, lease: Lease | None) -> None:
        self._view.next_button.setEnabled(True)
        if lease is None:
            self.said.emit(self.tr("没有待审的案件了"), "ok")
        else:
            self.case_taken.emit(lease)

    def _not_taken(self, error: Exception) -> None:
        self._view.next_button.setEnabled(True)
        self.tell(error)

    def _read_saved(self) -> None:
        self._ask(SavedFilters(), self._show_saved, "saved")

    def _show_saved(self, saved: tuple[SavedFilter, ...]) -> None:
        self._saved = {one.id: one for one in saved}
        self._view.show_saved(saved)
        self._read_found()

    def _save_filter(self) -> None:
        dialog = NameDialog(self.tr("保存筛选"), self.tr("名称"), self.tr("保存"), self._view.window())
        dialog.accepted.connect(lambda: self._keep_filter(dialog.text))
        dialog.open()

    def _keep_filter(self, name: str) -> None:
        command = SaveFilter(name, self._queue, self._filter)
        work = partial(self._office.do, command, uuid4().hex)
        self._tasks.run(Lane.WRITE, work, lambda _: self._read_saved(), self.tell, owner=self)

    def _remove_saved(self, filter_id: str) -> None:
        work = partial(self._office.do, DeleteFilter(filter_id), uuid4().hex)
        self._tasks.run(Lane.WRITE, work, lambda _: self._read_saved(), self.tell, owner=self)
