"""The counter's presenter: reads the day, lays this PC's own marks over it, keeps both fresh, and hands acts on."""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from casework.cases import CatalogueBody
from casework.catalogue import Catalogue, parse
from casework.counter import CounterDay, DayAtCounter
from casework.errors import NotAllowed, OfficeError, Unavailable
from casework.office import Changed, Office
from casework.people import Staff
from casework.reservations import CalendarRange, Site, SiteId, Sites
from casework.workdays import SHANGHAI
from desktop.counter_acts import CounterActs
from desktop.counter_booking import CounterBooking
from desktop.counter_day import day_of, loads_of
from desktop.counter_outbox import SESSION_CODES, CounterOutbox, visit_named
from desktop.counter_paper import CounterPaper
from desktop.counter_search import CounterSearch
from desktop.counter_store import CounterStore, KeptAct
from desktop.settings import Settings
from desktop.tasks import Lane, Tasks
from ui.counter.settle import KeptMark, SettleDialog
from ui.counter.view import CounterView
from ui.counter.visits import Day, SlotLoad, Visit
from ui.counter.words import act_word
from ui.words import refusal_sentence, translate

REFRESH_AFTER_MS = 200
CLOCK_MS = 15_000


@dataclass(frozen=True, slots=True)
class _Read:
    """One reading: the sites, the day of the chosen one and its profile."""

    sites: tuple[Site, ...]
    site: Site
    catalogue: Catalogue
    day: CounterDay
    loads: tuple[SlotLoad, ...]


class CounterPresenter(QObject):
    """Answers the counter's view. `said` is a passing message (text, tone); cases are opened by whoever hears the signals."""

    case_opened = Signal(str)
    review_opened = Signal(str, str)  # case, visit
    said = Signal(str, str)
    session_lost = Signal()

    def __init__(
        self,
        office: Office,
        tasks: Tasks,
        view: CounterView,
        settings: Settings,
        store: CounterStore,
        me: Staff,
        language: Callable[[], str],
    ) -> None:
        super().__init__(view)
        self.office, self.tasks, self.view, self.settings, self.me = office, tasks, view, settings, me
        self._language = language
        self._catalogue: Catalogue | None = None
        self._read: _Read | None = None
        self._counter_id = str(settings.get("counter_shown"))
        self._taken: list[KeptAct] = []  # acts the office has taken since the day was last read
        self._is_away = False
        self._skew = timedelta()
        self._settling: SettleDialog | None = None
        self.outbox = CounterOutbox(office, tasks, store, me, self)
        self.acts = CounterActs(self)
        self.booking = CounterBooking(self)
        self.paper = CounterPaper(self)
        self._searching = CounterSearch(self)
        self._refresh = QTimer(self, singleShot=True, interval=REFRESH_AFTER_MS)
        self._refresh.timeout.connect(self.refresh)
        self._clock = QTimer(self, interval=CLOCK_MS)
        self._clock.timeout.connect(self._tick)
        self._connect()

    def _connect(self) -> None:
        view, outbox = self.view, self.outbox
        view.acted.connect(self.acts.run)
        view.retry_requested.connect(self._retry)
        view.settle_requested.connect(self.settle)
        view.walk_in_requested.connect(self.booking.walk_in)
        view.booking_requested.connect(self.booking.book_by_phone)
        view.close_day_requested.connect(self.acts.close_day)
        view.day_sheet_requested.connect(self.paper.print_sheet)
        view.display_requested.connect(self.paper.toggle_display)
        view.head.site_chosen.connect(self._choose_site)
        view.head.counter_chosen.connect(self._choose_counter)
        view.head.mine_chosen.connect(self._choose_mine)
        outbox.changed.connect(self.show)
        outbox.answered.connect(self._answered)
        outbox.refused.connect(self._refused)
        outbox.replayed.connect(self._replayed)
        outbox.disk_refused.connect(self._tell_disk)
        outbox.session_lost.connect(self.session_lost)

    # reading

    def start(self) -> None:
        """Show today; send what an earlier run left behind."""
        self.view.show_loading()
        self.outbox.start()
        self.refresh()
        self._clock.start()

    def stop(self) -> None:
        """Somebody else signs in."""
        self._clock.stop()
        self._refresh.stop()
        self.outbox.stop()
        self.paper.close()

    def refresh(self) -> None:
        """Read the day anew; who is chosen stays chosen."""
        self.view.busy.set_busy(True)
        work = partial(self._look, str(self.settings.get("counter_site")))
        arrived = partial(self._arrived, len(self._taken))
        self.tasks.run(Lane.READ, work, arrived, self._not_read, owner=self, key="day")

    def _look(self, wanted: str) -> _Read | None:
        """In the lane: the site last chosen, else the first, and its day."""
        sites = tuple(site for site in self.office.ask(Sites()) if site.is_active)
        site = next((site for site in sites if site.id == wanted), sites[0] if sites else None)
        if site is None:
            return None
        today = self.now().astimezone(SHANGHAI).date()
        day = self.office.ask(DayAtCounter(site.id, today))
        if day.as_of.astimezone(SHANGHAI).date() != today:  # this PC's clock is off by a day: the office's counts
            day = self.office.ask(DayAtCounter(site.id, day.as_of.astimezone(SHANGHAI).date()))
        calendar = self.office.ask(CalendarRange(site.id, day.on, day.on))
        catalogue = self._catalogue or parse(self.office.ask(CatalogueBody()))
        return _Read(sites, site, catalogue, day, loads_of(calendar.slots, self._counter_id))

    def _arrived(self, covered: int, read: _Read | None) -> None:
        """A reading holds all that had been taken when it was asked for."""
        del self._taken[:covered]
        self.view.busy.set_busy(False)
        self.view.banner.dismiss("unread")
        self._is_away = False
        if read is None:
            self.view.show_no_site()
            return
        self._read, self._catalogue = read, read.catalogue
        self._skew = read.day.as_of - datetime.now(UTC)
        self._tell_choices()
        self.outbox.office_answers()
        self.show()

    def _not_read(self, error: Exception) -> None:
        self.view.busy.set_busy(False)
        if isinstance(error, Unavailable):
            self._is_away = True
            self.show()
        self.tell(error, code="unread")

    def show(self) -> None:
        """Show what is known: the office's day, this PC's marks over it."""
        is_online = self.outbox.is_online and not self._is_away
        waiting = len(self.outbox.waiting)
        self.view.show_kept(waiting, len(self.outbox.problems), is_online=is_online)
        day = self.day
        if day is not None:
            self.view.show_day(day)
            self.paper.show_day(day)
        if self._settling is not None:
            self._settling.show_marks(self._marks())

    @property
    def whole_day(self) -> Day | None:
        """Everybody at the site, with this PC's marks."""
        read = self._read
        if read is None:
            return None
        is_told = self.outbox.is_told or self._is_away
        return day_of(
            read.day,
            read.loads,
            self.counters,
            self._materials,
            self._taken,
            self.outbox.acts,
            self.now(),
            is_told=is_told,
        )

    def now(self) -> datetime:
        """The office's time (UTC), as far as this PC can tell."""
        return datetime.now(UTC) + self._skew

    @property
    def is_away(self) -> bool:
        """Whether the office did not answer the last time it was asked."""
        return self._is_away

    @property
    def day(self) -> Day | None:
        """The day as it is shown: of the counter chosen; walk-ins without a place belong to all."""
        whole = self.whole_day
        if whole is None or not self._counter_id:
            return whole
        ours = tuple(v for v in whole.visits if not v.counter_id or v.counter_id == self._counter_id)
        return Day(whole.now, ours, whole.loads, whole.is_closed, whole.closed_by)

    @property
    def office_day(self) -> CounterDay | None:
        """The day as the office told it."""
        return self._read.day if self._read is not None else None

    @property
    def site_id(self) -> SiteId | None:
        """The site whose day is shown."""
        return self._read.site.id if self._read is not None else None

    @property
    def site_name(self) -> str:
        """Its name."""
        return self._read.site.name if self._read is not None else ""

    @property
    def counters(self) -> Mapping[str, str]:
        """Names of the site's counters by id."""
        if self._read is None:
            return {}
        return {str(counter.id): counter.name for counter in self._read.site.counters}

    @property
    def _materials(self) -> Mapping[str, str]:
        """Short names of materials by code, in the language in force."""
        known = self._catalogue.materials.values() if self._catalogue is not None else ()
        return {material.code: material.short.in_language(self._language()) for material in known}

    @property
    def my_counter(self) -> str:
        """The counter this PC stands at; empty when none was chosen."""
        mine = str(self.settings.get("counter_mine"))
        return mine if mine in self.counters else ""

    @property
    def on(self) -> date | None:
        """The day shown."""
        return self._read.day.on if self._read is not None else None

    def on_changed(self, changed: Sequence[Changed], *, is_reset: bool = False) -> None:
        """Somebody changed something: look again soon."""
        if is_reset or changed:
            self._refresh.start()

    def office_reachable(self, is_reachable: bool) -> None:
        """The feed says whether the office answers."""
        if is_reachable:
            self.outbox.office_answers()
            self._refresh.start()
        else:
            self._is_away = True
            self.show()

    def _tick(self) -> None:
        self.view.tick(self.now())
        read = self._read
        if self._is_away or (read is not None and read.day.on != self.now().astimezone(SHANGHAI).date()):
            self.refresh()

    def _retry(self) -> None:
        self.outbox.send()
        self.refresh()

    # choosing

    def _tell_choices(self) -> None:
        if self._read is None:
            return
        head = self.view.head
        head.show_choices("site", {str(site.id): site.name for site in self._read.sites}, str(self._read.site.id))
        names = {str(c.id): c.name for c in self._read.site.counters if c.is_active}
        if self._counter_id not in names:
            self._counter_id = ""
        head.show_choices("counter", {"": translate("Counter", "全部窗口"), **names}, self._counter_id)
        head.show_choices("mine", names, self.my_counter)

    def _choose_site(self, site_id: str) -> None:
        self.settings.set("counter_site", site_id)
        self.refresh()

    def _choose_counter(self, counter_id: str) -> None:
        self._counter_id = counter_id
        self.settings.set("counter_shown", counter_id)
        self.refresh()

    def _choose_mine(self, counter_id: str) -> None:
        self.settings.set("counter_mine", counter_id)
        self._tell_choices()

    def own_number(self) -> str:
        """A queue number of this PC's own series, for when the office can't give one: its counter's place and two digits.

        Numbers already used today by anybody are left out. Without a counter of one's own the series bears a random letter.
        """
        places = [str(c.id) for c in self._read.site.counters] if self._read is not None else []
        if self.my_counter in places:
            series = f"W{places.index(self.my_counter) + 1}"
        else:
            series = str(self.settings.get("counter_series")) or "W" + random.choice("ABCDEFGHJKLMNPQRSTUVXYZ")
            self.settings.set("counter_series", series)
        whole = self.whole_day
        used = {visit.queue_no for visit in whole.visits} if whole is not None else set()
        for act in self.outbox.acts:
            used |= {str(act.facts.get("queue_no", "")), str(act.facts.get("spare_no", ""))}
        return next(number for n in range(1, 1000) if (number := f"{series}{n:02d}") not in used)

    # what the office says

    def _answered(self, act: KeptAct, answer: object) -> None:
        """Taken: the mark stays on the screen as it is until the day has been read with it."""
        named = visit_named(act.visit, answer)
        current = self.view.current()
        self._taken.append(replace(act, visit=named))
        if current is not None and current.id == act.visit and named != act.visit:
            self.show()
            self.view.choose(named)
        self._refresh.start()

    def _refused(self, act: KeptAct, error: OfficeError, is_late: bool) -> None:
        """A refusal while one stands there is said at once and settled; of a mark that had waited it stays on the list."""
        self._refresh.start()
        if error.code == "queue_no_taken":
            self.acts.renumber(act)
        elif not is_late:
            self.outbox.drop(act.key)
            who = str(act.facts.get("who", ""))
            sentence = refusal_sentence(error.code, error.values)
            text = translate("Counter", "{act} {who}：{sentence}")
            said = text.format(act=act_word(act.name), who=who, sentence=sentence)
            self.view.banner.show_message("bad", said, code="refused")

    def _replayed(self, taken: int, refused: int) -> None:
        if refused:
            text = translate("Counter", "已恢复：{taken} 项已上报，{refused} 项被退回。")
        else:
            text = translate("Counter", "已恢复：{taken} 项已上报。")
        self.said.emit(text.format(taken=taken, refused=refused), "warn" if refused else "ok")

    def _tell_disk(self) -> None:
        text = translate("Counter", "本机磁盘写不进去，标记只在内存里；请尽快清理磁盘。")
        self.view.banner.show_message("bad", text, code="disk")

    def settle(self) -> None:
        """Show what waits and what was refused."""
        dialog = SettleDialog(self.view.window())
        dialog.finished.connect(self._settled)
        dialog.again.connect(self.outbox.again)
        dialog.dropped.connect(self.outbox.drop)
        self._settling = dialog
        dialog.show_marks(self._marks())
        dialog.open()

    def _settled(self) -> None:
        dialog, self._settling = self._settling, None
        if dialog is not None:
            dialog.deleteLater()
        self.come_back()

    def come_back(self) -> None:
        """A dialog has closed: the scan field has the keys again, at once."""
        self.view.window().activateWindow()
        self.view.setFocus()

    def _marks(self) -> list[KeptMark]:
        def order(act: KeptAct) -> tuple[bool, str]:
            return not act.problem, act.at

        return [self._mark(act) for act in sorted(self.outbox.acts, key=order)]

    def _mark(self, act: KeptAct) -> KeptMark:
        problem = refusal_sentence(act.problem, act.values) if act.problem else ""
        by = act.by_name if act.by_id != self.me.id else ""
        at = datetime.fromisoformat(act.at)
        return KeptMark(act.key, at, act_word(act.name), str(act.facts.get("who", "")), problem, by)

    # for the others

    def visit(self, visit_id: str) -> Visit | None:
        """A visit of the day."""
        whole = self.whole_day
        return next((visit for visit in whole.visits if visit.id == visit_id), None) if whole else None

    def ask(
        self, question: Any, done: Callable[[Any], None], failed: Callable[[Exception], None] | None = None
    ) -> None:
        """Ask the office."""
        self.tasks.run(Lane.READ, partial(self.office.ask, question), done, failed or self.tell, owner=self)

    def look(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
        owner: QObject,
        key: str | None = None,
    ) -> None:
        """Read for a dialog: the answer is dropped when the dialog is gone, or when a newer request bears the same key."""
        self.tasks.run(Lane.READ, work, done, failed, owner=owner, key=key)

    def do(self, command: Any, key: str, done: Callable[[Any], None], failed: Callable[[Exception], None]) -> None:
        """Carry out what needs the office now."""
        work = partial(self.office.do, command, key)
        self.tasks.run(Lane.WRITE, work, lambda changes: done(changes.answer), failed, owner=self)

    def sentence(self, error: Exception) -> str:
        """What went wrong, in words; what is no error of the office is a bug and told as such."""
        if not isinstance(error, OfficeError):
            self.tasks.unhandled.emit(error)
            return ""
        if isinstance(error, NotAllowed) and error.code in SESSION_CODES:
            self.session_lost.emit()
            return ""
        return refusal_sentence(error.code, error.values)

    def tell(self, error: Exception, code: str = "refused") -> None:
        """Say in the banner what went wrong."""
        text = self.sentence(error)
        if text and not (code == "unread" and isinstance(error, Unavailable) and self._read is not None):
            retry = translate("Counter", "重试") if code == "unread" else ""
            self.view.banner.show_message("bad", text, retry, code, "Ctrl+R" if retry else "")

    def look_soon(self) -> None:
        """Read the day anew in a moment."""
        self._refresh.start()
