"""The people of the selected cells: who they are, what happened there, and moving, booking and cancelling them."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from uuid import uuid4

from PySide6.QtCore import QObject, QTimer

from casework.bookings import BookedPerson, BookSlot, CancelBooking, MoveBooking, PeopleOfSlots
from casework.cases import CaseFilter, CaseId, CaseIds, CasesMatching, Queue
from casework.errors import Conflict, OfficeError, Refused
from casework.lifecycle import flow_of
from casework.reservations import (
    CalendarRange,
    FreeSlot,
    FreeSlots,
    HistoryOfSlot,
    Slot,
    SlotId,
    kind_for,
)
from desktop.calendar import CalendarPresenter, show_dialog
from desktop.calendar_shaping import CalendarShaping
from ui.calendar.booking import BookingDialog
from ui.calendar.free_slots import FreeSlotDialog
from ui.calendar.grid import Place
from ui.calendar.impact_model import slot_words
from ui.calendar.panel_summary import Summary
from ui.calendar.shown import Span, State
from ui.calendar.words import STATES, day_title, mark_of, state_word
from ui.parts.asking import ReasonDialog
from ui.words import refusal_sentence

PEOPLE_AFTER_MS = 90
SLOTS_AT_MOST = 500
NUDGES = {"earlier": (-1, 0), "later": (1, 0), "dayBefore": (0, -1), "dayAfter": (0, 1)}


class CalendarPeople(QObject):
    """Answers the side panel, and carries people from cell to cell."""

    def __init__(self, calendar: CalendarPresenter, shaping: CalendarShaping) -> None:
        super().__init__(calendar)
        self._calendar, self._shaping, self._view = calendar, shaping, calendar.view
        self._carried: BookedPerson | None = None
        self._slots: tuple[SlotId, ...] = ()
        self._ask = QTimer(self, singleShot=True, interval=PEOPLE_AFTER_MS)
        self._ask.timeout.connect(self._read_people)
        view = self._view
        view.selection_changed.connect(self._selected)
        calendar.shown.connect(self._selected)
        view.history_wanted.connect(self._read_history)
        view.act_requested.connect(self.act)
        view.person_dropped.connect(self._dropped)

    def act(self, name: str) -> None:
        """What a key or button asked for."""
        match name:
            case "cut":
                self._carry(self._view.panel.people.chosen())
            case "paste":
                if self._carried is not None:
                    self._put_down(self._view.grid.focus)
                else:
                    self._shaping.clipboard.paste()
            case "leave":
                self._carry(None)
            case "find":
                self._find()
            case "cancel":
                self._cancel()
            case "book":
                self._book()
            case _ if name in NUDGES:
                self._nudge(*NUDGES[name])

    # what is selected

    def _selected(self) -> None:
        view, board = self._view, self._view.grid.board
        if not board.rows or not board.columns:
            return
        places = [p for p in view.places() if p[0] < len(board.rows) and p[1] < len(board.columns)]
        if places:
            view.panel.show_summary(self._summary(places))
            self._ask.start()
        if view.grid.is_carrying:
            view.grid.aim(view.grid.focus)

    def _summary(self, places: Sequence[Place]) -> Summary:
        board = self._view.grid.board
        cells = [board.cell(row, column) for row, column in places]
        booked, capacity = sum(cell.booked for cell in cells), sum(cell.capacity for cell in cells)
        days = self._calendar.days_of(places)
        rows = sorted({row for row, _ in places})
        if len(cells) == 1:
            mark = mark_of(cells[0])
            word = mark.text or state_word(cells[0].state)
            glyph, tone = mark.glyph or STATES[cells[0].state][0], STATES[cells[0].state][2]
        else:
            glyph, word, tone = "", self.tr("{count} 格").format(count=len(cells)), "mute"
        title = day_title(days[0]) if len(days) == 1 else self.tr("{count} 天").format(count=len(days))
        hours = ""
        if board.span is not Span.MONTH:
            first, last = board.rows[rows[0]], board.rows[rows[-1]]
            hours = f"{first.label} – {last.ends:%H:%M}" if last.ends else first.label
        slots = self._slots_at(places)
        share = sum(slot.public_limit for slot in slots)
        taken = sum(slot.booked_public for slot in slots)
        held, over = sum(slot.held for slot in slots), sum(slot.over for slot in slots)
        note = next((cell.reason for cell in cells if cell.reason), "")
        if over:
            allowed = next((slot for slot in slots if slot.allowance_until), None)
            until = f"{allowed.allowance_until:%m-%d %H:%M}" if allowed and allowed.allowance_until else ""
            note = self.tr("已签批超额 {count}，至 {until}").format(count=over, until=until)
        staff = 0 if board.span is Span.MONTH else booked - taken
        is_plain = len(cells) == 1 and cells[0].state in (State.NONE, State.HOLIDAY)
        counters = () if is_plain else self._counters(slots)
        return Summary(title, hours, booked, capacity, glyph, word, tone, (taken, share), held, staff, note, counters)

    def _slots_at(self, places: Sequence[Place]) -> list[Slot]:
        return [spot.slot for spots in self._calendar.spots(places) for spot in spots if spot.slot is not None]

    def _counters(self, slots: Sequence[Slot]) -> tuple[tuple[str, int, int], ...]:
        sums: dict[str, tuple[int, int]] = {}
        for slot in slots:
            booked, capacity = sums.get(slot.counter_id, (0, 0))
            sums[slot.counter_id] = (booked + slot.booked, capacity + slot.capacity)
        if len(sums) < 2:
            return ()
        order = [counter.id for counter in self._calendar.place.counters]
        return tuple((self._calendar.counter_name(one), *sums[one]) for one in order if one in sums)

    def _read_people(self) -> None:
        board, places = self._view.grid.board, self._view.places()
        if board.span is Span.MONTH:
            self._read_day(places)
            return
        self._slots = tuple(slot.id for slot in self._slots_at(places))[:SLOTS_AT_MOST]
        self._ask_people()

    def _read_day(self, places: Sequence[Place]) -> None:
        days = self._calendar.days_of(places)
        if len(days) != 1 or self._calendar.place.site is None:
            self._view.panel.show_people(())
            return

        def took(view: object) -> None:
            self._slots = tuple(slot.id for slot in getattr(view, "slots", ()) if slot.booked)[:SLOTS_AT_MOST]
            self._ask_people()

        self._calendar.ask(CalendarRange(self._calendar.place.site_id, days[0], days[0]), took, "day", owner=self)

    def _ask_people(self) -> None:
        if self._slots:
            self._calendar.ask(PeopleOfSlots(self._slots), self._view.panel.show_people, "people", owner=self)
        else:
            self._view.panel.show_people(())
        if self._view.panel.tabs.current == "history":
            self._read_history()

    def _read_history(self) -> None:
        if self._slots:
            self._calendar.ask(HistoryOfSlot(self._slots[0]), self._view.panel.show_history, "history", owner=self)
        else:
            self._view.panel.show_history(())

    # moving

    def _carry(self, person: BookedPerson | None) -> None:
        """Take somebody up; the focused cell shows whether they fit there."""
        self._carried = person
        grid = self._view.grid
        grid.is_carrying = person is not None
        grid.aim(grid.focus if person is not None else None)
        grid.viewport().update()
        if person is not None:
            text = self.tr("已拿起 {name}：方向键选时段，Ctrl+V 放下，Esc 放弃").format(name=person.applicant_name)
            self._view.banner.show_message("info", text, code="carrying")
            grid.setFocus()
        else:
            self._view.banner.dismiss("carrying")

    def _dropped(self, booking_id: str, row: int, column: int) -> None:
        for person in self._view.panel.people.people.people:
            if person.booking.id == booking_id:
                self._carried = person
                self._put_down((row, column))

    def _put_down(self, place: Place) -> None:
        """Move whoever is carried into a cell; of several counters theirs first, then the emptiest."""
        person = self._carried
        if person is None:
            return
        slots = self._slots_at([place])
        fitting = [slot for slot in slots if slot.left > 0]
        if not fitting:
            self._calendar.said.emit(self.tr("这里没有空位。"), "warn")
            return
        fitting.sort(key=lambda slot: (slot.counter_id != person.booking.counter_id, -slot.left))
        self._carry(None)
        self._move(person, fitting[0].id)

    def _move(self, person: BookedPerson, slot_id: SlotId, reason: str = "") -> None:
        command = MoveBooking(person.booking.id, person.booking.version, slot_id, reason)
        self._calendar.do(command, uuid4().hex, partial(self._moved, person), partial(self._not_moved, person))

    def _moved(self, person: BookedPerson, _booking: object) -> None:
        self._calendar.said.emit(self.tr("{name} 已改约，通知已放入待发").format(name=person.applicant_name), "ok")
        self._calendar.refresh()

    def _not_moved(self, person: BookedPerson, error: Exception) -> None:
        """Somebody was quicker: offer the nearest places that are free."""
        if isinstance(error, Conflict | Refused) and error.code in ("slot_full", "slot_closed", "slot_past"):
            self._view.banner.show_message("warn", refusal_sentence(error.code, error.values), code="move")
            self._offer(person, SlotId(str(person.booking.slot_id)))
        else:
            self._calendar.failed(error)
        self._calendar.refresh()

    def _nudge(self, rows: int, columns: int) -> None:
        """Move the chosen person by an hour or a day."""
        person, board = self._view.panel.people.chosen(), self._view.grid.board
        if person is None or board.span is Span.MONTH:
            return
        row, column = self._view.grid.focus
        place = (row + rows, column + columns)
        if 0 <= place[0] < len(board.rows) and 0 <= place[1] < len(board.columns):
            self._carried = person
            before = self._calendar.place.now
            self._put_down(place)
            if self._calendar.place.now == before:
                self._view.grid.set_focus(place)

    def _find(self) -> None:
        person = self._view.panel.people.chosen()
        if person is None:
            self._calendar.said.emit(self.tr("请先在名单里选一个人（P）。"), "info")
        else:
            self._offer(person, person.booking.slot_id)

    def _offer(self, person: BookedPerson, near: SlotId) -> None:
        kind = kind_for(flow_of(person.business_type))
        question = FreeSlots(person.booking.site_id, kind, near, limit=50)
        self._calendar.ask(question, partial(self._choose, person), "offer", owner=self)

    def _choose(self, person: BookedPerson, free: tuple[FreeSlot, ...]) -> None:
        dialog = FreeSlotDialog(self.tr("另找时间"), person.applicant_name, free, self._view.window())
        dialog.accepted.connect(lambda: self._move_to(person, dialog.chosen))
        show_dialog(dialog)

    def _move_to(self, person: BookedPerson, slot: FreeSlot | None) -> None:
        if slot is not None:
            self._move(person, slot.slot_id)

    # booking and cancelling

    def _cancel(self) -> None:
        person = self._view.panel.people.chosen()
        if person is None:
            return
        title = self.tr("取消 {name} 的预约").format(name=person.applicant_name)
        dialog = ReasonDialog(title, person.case_no, self.tr("取消预约"), self._view.window(), is_bad=True)
        dialog.accepted.connect(lambda: self._cancel_now(person, dialog.reason))
        show_dialog(dialog)

    def _cancel_now(self, person: BookedPerson, reason: str) -> None:
        command = CancelBooking(person.booking.id, person.booking.version, reason)
        self._calendar.do(command, uuid4().hex, lambda _: self._calendar.refresh())

    def _book(self) -> None:
        """Book a case into the focused cell."""
        slots = [slot for slot in self._slots_at([self._view.grid.focus]) if slot.left > 0]
        if not slots:
            self._calendar.said.emit(self.tr("请先选一个有空位的时段。"), "info")
            return
        slot = max(slots, key=lambda one: one.left)
        dialog = BookingDialog(slot, self._calendar.counter_name(slot.counter_id), self._view.window())
        dialog.search_changed.connect(lambda text: self._search(dialog, text))
        dialog.accepted.connect(lambda: self._book_now(dialog))
        show_dialog(dialog)
        self._search(dialog, "")

    def _search(self, dialog: BookingDialog, text: str) -> None:
        def took(found: CaseIds) -> None:
            dialog.show_cases(found.first)

        question = CasesMatching(Queue.ALL, CaseFilter(), text)
        self._calendar.ask(question, took, "cases", owner=dialog)

    def _book_now(self, dialog: BookingDialog) -> None:
        if dialog.chosen is not None:
            command = BookSlot(CaseId(dialog.chosen.id), dialog.slot.id)
            self._calendar.do(command, uuid4().hex, self._booked, self._not_booked)

    def _booked(self, _booking: object) -> None:
        self._calendar.said.emit(self.tr("已预约"), "ok")
        self._calendar.refresh()

    def _not_booked(self, error: Exception) -> None:
        if isinstance(error, OfficeError) and "nearest" in error.values:
            nearest = error.values["nearest"]
            count = len(nearest) if isinstance(nearest, list) else 0
            text = f"{refusal_sentence(error.code, error.values)} {self._nearest(nearest) if count else ''}"
            self._view.banner.show_message("warn", text.strip(), code="booking")
            self._calendar.refresh()
        else:
            self._calendar.failed(error)

    def _nearest(self, nearest: object) -> str:
        found = nearest if isinstance(nearest, list) else []
        words = [slot_words(datetime.fromisoformat(str(s["starts_at"])), str(s["counter_name"])) for s in found]
        return self.tr("最近的空位：{slots}").format(slots=self.tr("；").join(words))
