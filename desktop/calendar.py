"""The calendar's presenter: what is shown, kept fresh, and the light that says whether it can be trusted.

Shaping, people and the tools around them are in presenters of their own beside it (calendar_shaping, calendar_people,
calendar_tools); they read `place` and ask it to show things again.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from casework.booking_numbers import AuditOfBookings, BookingAudit
from casework.errors import NotAllowed, OfficeError, Unavailable
from casework.office import Changed, Command, Office, Question
from casework.people import Staff
from casework.reservations import (
    SHAPERS,
    CalendarRange,
    CounterId,
    DayTotals,
    ServiceCounter,
    Site,
    SiteId,
    Sites,
    TotalsByDay,
)
from casework.reservations import (
    CalendarView as CalendarDays,
)
from casework.workdays import SHANGHAI
from desktop.calendar_board import Places, Wanted, board_of, counters_of, month_board, month_first, strip_of
from desktop.calendar_draft import CalendarDraft, Spot
from desktop.settings import Settings
from desktop.tasks import Lane, Tasks
from ui.calendar.grid import Place
from ui.calendar.shown import Board, Span
from ui.calendar.view import CalendarView
from ui.calendar.words import span_title, week_label
from ui.words import clock, refusal_sentence

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

REFRESH_AFTER_MS = 250
CLOCK_MS, BEAT_MS, STALE_S = 20_000, 5_000, 15.0
LIGHT_S = 60.0
WEEKS = 13
MONTH = timedelta(days=41)


@dataclass
class Shown:
    """Where the calendar stands: site, counters, span and day; and what the office last said about it."""

    site: Site | None = None
    counter: str = ""
    span: Span = Span.WEEK
    on: date = field(default_factory=lambda: datetime.now(SHANGHAI).date())
    is_split: bool = False
    days: CalendarDays | None = None
    places: Places | None = None
    totals: Mapping[date, DayTotals] = field(default_factory=dict)
    now: datetime = field(default_factory=lambda: datetime.now(UTC))

    @property
    def first(self) -> date:
        """The first day shown."""
        if self.span is Span.MONTH:
            return month_first(self.on)
        return self.on if self.span is Span.DAY else self.on - timedelta(days=self.on.weekday())

    @property
    def counters(self) -> tuple[ServiceCounter, ...]:
        """The counters shown."""
        return counters_of(self.site.counters if self.site else (), self.counter)

    @property
    def wanted(self) -> Wanted:
        """What the board is made of."""
        return Wanted(self.span, self.first, self.counters, self.is_split)

    @property
    def site_id(self) -> SiteId:
        """The site; there must be one."""
        assert self.site is not None
        return self.site.id


class CalendarPresenter(QObject):
    """Answers the calendar. `said` is a passing message (text, tone); `shown` that a board is on the screen."""

    said = Signal(str, str)
    session_lost = Signal()
    shown = Signal()
    freshness_changed = Signal(bool)

    def __init__(self, office: Office, tasks: Tasks, view: CalendarView, settings: Settings, me: Staff) -> None:
        super().__init__(view)
        self.office, self.tasks, self.view, self._settings = office, tasks, view, settings
        self.may_shape = bool(me.roles & SHAPERS)
        self.place, self.draft = Shown(), CalendarDraft()
        self.sites: tuple[Site, ...] = ()
        self.is_fresh = True
        self._answered = time.monotonic()
        self._checked = -LIGHT_S
        self._is_on = False
        self._wants_flash = False
        self._again = QTimer(self, singleShot=True, interval=REFRESH_AFTER_MS)
        self._again.timeout.connect(self.refresh)
        self._clock = QTimer(self, interval=CLOCK_MS)
        self._clock.timeout.connect(self._tick)
        self._beat = QTimer(self, interval=BEAT_MS)
        self._beat.timeout.connect(self._look_alive)
        view.set_shaping(self.may_shape)
        view.act_requested.connect(self.act)
        view.day_chosen.connect(self.go_to)
        view.span_chosen.connect(self.use_span)
        view.site_chosen.connect(self.use_site)
        view.counter_chosen.connect(self._use_counter)

    # life

    def start(self) -> None:
        """Read the sites, then the week."""
        self._is_on = True
        self.read_sites()
        self._clock.start()
        self._beat.start()

    def stop(self) -> None:
        """Ask no more."""
        self._is_on = False
        for timer in (self._clock, self._beat, self._again):
            timer.stop()

    def on_changed(self, changed: Sequence[Changed], *, is_reset: bool = False) -> None:
        """Somebody changed something: look again soon, and show where."""
        self._answered = time.monotonic()
        if is_reset or any(not one.stream.startswith("staff:") for one in changed):
            self._wants_flash = not is_reset
            self._again.start()

    # asking

    def ask(
        self,
        question: Question[Any],
        done: Callable[[Any], None],
        key: str | None = None,
        *,
        owner: QObject | None = None,
    ) -> None:
        """Ask the office off this thread; trouble is told in the banner."""
        work = partial(self.office.ask, question)
        self.tasks.run(Lane.READ, work, done, self.failed, owner=owner or self, key=key)

    def do(
        self,
        command: Command[Any],
        key: str,
        done: Callable[[Any], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Carry out a command off this thread; `done` gets its answer."""
        work = partial(self.office.do, command, key)
        self.tasks.run(Lane.WRITE, work, lambda changes: done(changes.answer), failed or self.failed, owner=self)

    def failed(self, error: Exception) -> None:
        """What went wrong, said where it can be seen; what was typed stays."""
        self.view.busy.set_busy(False)
        if not isinstance(error, OfficeError):
            self.tasks.unhandled.emit(error)
        elif isinstance(error, NotAllowed) and error.code in ("sign_in_needed", "token_invalid", "token_expired"):
            self.session_lost.emit()
        else:
            if isinstance(error, Unavailable):
                self._tell_fresh(False)
            text = refusal_sentence(error.code, error.values)
            self.view.banner.show_message("bad", text, self.tr("重试"), "refresh", "F5")

    def read_sites(self, choose: str = "") -> None:
        """Read the sites, and show the one chosen here last, or `choose`."""

        def took(sites: tuple[Site, ...]) -> None:
            self.sites = tuple(site for site in sites if site.is_active)
            wanted = choose or (self.place.site.id if self.place.site else self._settings.get("calendar_site"))
            by_id = {str(site.id): site for site in self.sites}
            self.place.site = by_id.get(str(wanted)) or next(iter(self.sites), None)
            self._show_choices()
            self.refresh()

        self.ask(Sites(), took, "sites")

    def _show_choices(self) -> None:
        site = self.place.site
        self.view.show_sites([(one.id, one.name) for one in self.sites], site.id if site else "")
        counters = counters_of(site.counters, "") if site else ()
        if self.place.counter not in {one.id for one in counters}:
            self.place.counter = ""
        self.view.show_counters([(one.id, one.name) for one in counters], self.place.counter)

    def refresh(self) -> None:
        """Read what is shown anew; focus, selection and scroll stay."""
        place = self.place
        if place.site is None:
            self.view.show_nothing()
            return
        self.view.busy.set_busy(True)
        if place.span is Span.MONTH:
            counter = CounterId(place.counter) if place.counter else None
            month = TotalsByDay(place.site.id, place.first, place.first + MONTH, counter)
            self.ask(month, partial(self._take_month, place.first), "range")
        else:
            wanted = place.wanted
            days = CalendarRange(place.site.id, wanted.first, wanted.last)
            self.ask(days, partial(self._take_days, wanted), "range")
        first = self._strip_first()
        strip = TotalsByDay(place.site.id, first, first + timedelta(days=WEEKS * 7 - 1))
        self.ask(strip, self._take_strip, "strip")

    def _strip_first(self) -> date:
        today = self.place.now.astimezone(SHANGHAI).date()
        first = today - timedelta(days=today.weekday() + 7)
        last = first + timedelta(days=WEEKS * 7 - 1)
        if first <= self.place.first <= last:
            return first
        return self.place.first - timedelta(days=self.place.first.weekday() + 7)

    def _take_days(self, wanted: Wanted, days: CalendarDays) -> None:
        if wanted != self.place.wanted:
            return
        self.place.days, self.place.now = days, days.as_of
        self._show_answer()

    def _take_month(self, first: date, totals: tuple[DayTotals, ...]) -> None:
        if first != self.place.first:
            return
        self.place.totals = {one.day.on: one for one in totals}
        self.place.now = datetime.now(UTC)
        self._show_answer()

    def _take_strip(self, totals: tuple[DayTotals, ...]) -> None:
        self.view.strip.show_days(strip_of(totals, self.place.now))
        is_month = self.place.span is Span.MONTH
        last = self.place.first + timedelta(days=34) if is_month else self.place.wanted.last
        self.view.strip.show_range(self.place.first, last)

    def _show_answer(self) -> None:
        self._answered = time.monotonic()
        self._tell_fresh(True)
        self.view.busy.set_busy(False)
        self.view.banner.dismiss("refresh")
        self.show(is_flashing=self._wants_flash)
        self._wants_flash = False
        self._check_today()

    def show(self, *, is_flashing: bool = False) -> None:
        """Show what is known, with the draft over it."""
        place = self.place
        if place.span is Span.MONTH:
            place.places = None
            board = month_board(place.totals, place.on, self.draft, place.now)
        elif place.days is None:
            return
        else:
            place.places = Places(place.days, place.wanted, self.draft)
            board = board_of(place.days, place.wanted, place.places, place.now)
        before = self.view.grid.board
        self.view.show_board(board, is_flashing=is_flashing)
        if not before.rows:
            self._focus_now(board)
        elif before.span is not board.span:
            self._focus_day(board, place.on)
        words = span_title(place.span, place.first, place.wanted.last, place.on)
        self.view.show_title(place.span, words, "" if place.span is Span.MONTH else week_label(place.first))
        self.shown.emit()

    def _focus_now(self, board: Board) -> None:
        """Begin at this moment; where it is not on the board, at today."""
        if board.now is not None:
            self.view.grid.set_focus((board.now[1], board.now[0]))
        else:
            self._focus_day(board, self.place.now.astimezone(SHANGHAI).date())

    def _focus_day(self, board: Board, on: date) -> None:
        """Focus a day, at the hour that had the focus."""
        if board.span is Span.MONTH:
            number = (on - self.place.first).days
            self.view.grid.set_focus((min(number // 7, len(board.rows) - 1), number % 7))
            return
        column = next((number for number, one in enumerate(board.columns) if one.on == on), 0)
        row = min(self.view.grid.focus[0], len(board.rows) - 1)
        self.view.grid.set_focus((max(row, 0), column))

    # where we are

    def spots(self, places: Sequence[Place]) -> list[tuple[Spot, ...]]:
        """The spots behind each of these places of a day or week; a month has none until they are read."""
        board, behind = self.view.grid.board, self.place.places
        if behind is None:
            return []
        found = []
        for row, column in places:
            head = board.columns[column]
            found.append(behind.spots(head.on, board.rows[row], head.counter))
        return found

    def days_of(self, places: Sequence[Place]) -> list[date]:
        """The days of these places, each once."""
        board = self.view.grid.board
        if board.span is Span.MONTH:
            return sorted({self.place.first + timedelta(days=row * 7 + column) for row, column in places})
        return sorted({board.columns[column].on for _, column in places})

    def counter_name(self, counter_id: str) -> str:
        """The name of a counter of any site."""
        found = (one.name for site in self.sites for one in site.counters if one.id == counter_id)
        return next(found, "")

    def go_to(self, on: date) -> None:
        """Show the span that holds a day."""
        self.place.on = on
        self.place.days = None if self.place.span is not Span.MONTH else self.place.days
        self.refresh()

    def use_span(self, span: Span) -> None:
        """Show a day, a week or a month; the focused day stays in it."""
        board = self.view.grid.board
        if board.rows and board.columns:
            focused = self.days_of([self.view.grid.focus])
            if focused and span is not self.place.span:
                self.place.on = focused[0]
        self.place.span = span
        self.refresh()

    def use_site(self, site_id: str) -> None:
        """Show another site. A draft belongs to its site: it must be applied or put away first."""
        if self.place.site is not None and site_id == self.place.site.id:
            return
        if not self.draft.is_empty:
            self.said.emit(self.tr("草稿还没有应用，请先应用或放弃。"), "warn")
            self._show_choices()
            return
        self.place.site = next(site for site in self.sites if site.id == site_id)
        self._settings.set("calendar_site", site_id)
        self.place.counter, self.place.days, self.place.totals = "", None, {}
        self._show_choices()
        self.refresh()

    def _use_counter(self, counter_id: str) -> None:
        self.place.counter = counter_id
        self.refresh()

    def act(self, name: str) -> None:
        """What moves through the calendar; everything else belongs to the presenters beside this one."""
        place = self.place
        match name:
            case "today":
                self.go_to(datetime.now(SHANGHAI).date())
            case "before" | "after":
                self._step(-1 if name == "before" else 1)
            case "day" | "week" | "month":
                self.use_span(Span(name))
            case "open_day":
                self.place.on = self.days_of([self.view.grid.focus])[0]
                self.place.span = Span.DAY
                self.refresh()
            case "split":
                place.is_split = self.view.actions_by_name["split"].isChecked()
                self.refresh()
            case "refresh":
                self.refresh()
            case "audit":
                self.audit()

    def _step(self, way: int) -> None:
        place = self.place
        if place.span is Span.MONTH:
            middle = place.on.replace(day=15) + timedelta(days=30 * way)
            self.go_to(middle.replace(day=1))
        else:
            self.go_to(place.on + timedelta(days=way * (1 if place.span is Span.DAY else 7)))

    # trust

    def _tick(self) -> None:
        self.place.now = datetime.now(UTC)
        if self.place.days is not None or self.place.totals:
            self.show()

    def _look_alive(self) -> None:
        """Read again when nothing was heard for a while; from 15 seconds on say that what is shown may be old."""
        silent = time.monotonic() - self._answered
        if silent > STALE_S:
            self._tell_fresh(False)
        if silent > BEAT_MS / 1000 and self._is_on and self.view.isVisible():
            self.refresh()

    def _tell_fresh(self, is_fresh: bool) -> None:
        if is_fresh:
            self.view.footer.set_status(self.tr("已同步 {at}").format(at=clock(datetime.now(UTC), with_seconds=True)))
            self.view.banner.dismiss("stale")
        elif self.is_fresh:
            text = self.tr("超过 15 秒没有新数据，显示的可能已过时；恢复之前不能应用改动。")
            self.view.banner.show_message("warn", text, self.tr("重试"), "stale")
        if is_fresh != self.is_fresh:
            self.is_fresh = is_fresh
            self.freshness_changed.emit(is_fresh)

    def _check_today(self) -> None:
        """The light: today's and coming slots agree with their bookings; looked at once a minute."""
        if time.monotonic() - self._checked < LIGHT_S:
            return
        self._checked = time.monotonic()
        today = datetime.now(SHANGHAI).date()
        self.ask(AuditOfBookings(today), partial(self._light, is_loud=False), "light")

    def audit(self) -> None:
        """Check all of history, and say what was found."""
        self.view.show_light(None, self.tr("正在核对全部预约"))
        self.ask(AuditOfBookings(None), partial(self._light, is_loud=True), "audit")

    def _light(self, audit: BookingAudit, *, is_loud: bool) -> None:
        at = clock(audit.as_of, with_seconds=True)
        if not audit.faults:
            text = self.tr("预约与名额一致：{slots} 个时段、{bookings} 个预约，{at} 核对")
        else:
            text = self.tr("有 {faults} 处不一致：{slots} 个时段、{bookings} 个预约，{at} 核对")
        words = text.format(slots=audit.slots, bookings=audit.bookings, faults=len(audit.faults), at=at)
        self.view.show_light(not audit.faults, words)
        if audit.faults:
            self.view.banner.show_message("bad", words, self.tr("再核对"), "audit", "A")
        elif is_loud:
            self.said.emit(words, "ok")


def show_dialog(dialog: "QDialog") -> None:
    """Open a dialog that goes by itself when it is put away."""
    from PySide6.QtCore import Qt

    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
