"""Places at the counter: moving a booking, walk-ins, and booking for an applicant on the phone or from a case."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from PySide6.QtCore import QObject, Qt

from casework.bookings import Booking, BookingId, BookingOf, BookSlot, CancelBooking, CannotCome, MoveBooking
from casework.cases import CaseId, CaseIds, CaseRow, CaseRows, CasesMatching, Queue
from casework.counter import NearestFreeNow, PlaceWalkIn, WalkedIn, WalkIn, WalkInId
from casework.errors import OfficeError, Unavailable
from casework.lifecycle import BusinessType, flow_of
from casework.reservations import AppointmentKind, CounterId, FreeSlot, FreeSlots, Sites, SlotId, kind_for
from casework.workdays import SHANGHAI
from ui.counter.people import PersonDialog
from ui.counter.places import PlacesDialog, place_words
from ui.counter.visits import Visit
from ui.parts.asking import ReasonDialog
from ui.words import clock, local, short_day, translate, weekday

if TYPE_CHECKING:
    from desktop.counter import CounterPresenter

FOUND_AT_MOST = 20


class CounterBooking(QObject):
    """Asks for places and people; every dialog keeps what was typed until the office has agreed."""

    def __init__(self, counter: "CounterPresenter") -> None:
        super().__init__(counter)
        self._counter = counter

    # moving

    def move(self, visit: Visit) -> None:
        """F7: another slot for a booking, or a place for a walk-in that waits."""
        if not visit.status:
            self._place(visit)
            return
        title = translate("Counter", "改约 {name}").format(name=visit.name)
        starts = (
            translate("Counter", "现在是 {time}，改约不收费。").format(time=clock(visit.starts_at))
            if visit.starts_at
            else ""
        )
        dialog = PlacesDialog(
            title, starts, translate("Counter", "改到这里"), self._counter.view.window(), with_reason=True
        )

        def ask(slot: FreeSlot, reason: str) -> None:
            command = MoveBooking(BookingId(visit.id), visit.version, slot.slot_id, reason)
            self._try(command, dialog, partial(self._moved, dialog, visit.name, slot))

        dialog.asked.connect(ask)
        self._look_for_places(dialog, BusinessType(visit.business_type), SlotId(visit.slot_id))
        self._open(dialog)

    def _moved(self, dialog: PlacesDialog, name: str, slot: FreeSlot, _: Any) -> None:
        text = translate("Counter", "{name} 改到 {place}").format(name=name, place=place_words(slot))
        self._done(dialog, text)

    def _look_for_places(self, dialog: PlacesDialog, business_type: BusinessType, near: SlotId | None) -> None:
        dialog.busy.set_busy(True)
        site_id = self._counter.site_id
        kind = kind_for(flow_of(business_type))

        def work() -> tuple[FreeSlot, ...]:
            sites = (
                [site_id] if site_id is not None else [s.id for s in self._counter.office.ask(Sites()) if s.is_active]
            )
            return self._counter.office.ask(FreeSlots(sites[0], kind, near)) if sites else ()

        self._counter.look(
            work, dialog.show_places, lambda error: dialog.show_problem(self._counter.sentence(error)), dialog
        )

    def _try(self, command: Any, dialog: PlacesDialog, done: Callable[[Any], None]) -> None:
        def failed(error: Exception) -> None:
            nearest = nearest_of(error)
            dialog.show_problem(self._counter.sentence(error), nearest)

        self._counter.do(command, uuid4().hex, done, failed)

    def _done(self, dialog: Any, text: str) -> None:
        dialog.finish()
        self._counter.said.emit(text, "ok")
        self._counter.look_soon()

    # walk-ins

    def walk_in(self, typed: str = "") -> None:
        """F6: somebody came without a booking."""
        dialog = PersonDialog(
            translate("Counter", "现场取号"),
            translate("Counter", "找到案件，或只登记姓名。立即给号；有空位就排入最近的时段，绝不超出名额。"),
            translate("Counter", "给号"),
            self._counter.view.window(),
            may_be_nameless_case=True,
        )
        self._serve_search(dialog)
        dialog.people.chosen.connect(lambda _: self._tell_nearest(dialog))
        dialog.asked.connect(partial(self._walked_in, dialog))
        dialog.search.setText(typed)
        self._open(dialog)

    def _serve_search(self, dialog: PersonDialog) -> None:
        def found(words: str, rows: Sequence[CaseRow]) -> None:
            dialog.show_people(words, rows)

        def failed(words: str, error: Exception) -> None:
            dialog.show_people(words, ())
            if not isinstance(error, Unavailable):
                dialog.show_problem(self._counter.sentence(error))
            else:
                dialog.show_note(translate("Counter", "连不上办公数据，找不到案件；可以先只登记姓名，恢复后再关联。"))

        def search(words: str) -> None:
            self._counter.look(
                partial(self._find, words), partial(found, words), partial(failed, words), dialog, "people"
            )

        dialog.searched.connect(search)

    def _find(self, words: str) -> tuple[CaseRow, ...]:
        """In the lane: cases for these words."""
        ids: CaseIds = self._counter.office.ask(CasesMatching(Queue.ALL, search=words, limit=FOUND_AT_MOST))
        known = {row.id: row for row in ids.first}
        missing = tuple(id_ for id_ in ids.ids if id_ not in known)
        if missing:
            known |= {row.id: row for row in self._counter.office.ask(CaseRows(missing))}
        return tuple(known[id_] for id_ in ids.ids if id_ in known)

    def _tell_nearest(self, dialog: PersonDialog) -> None:
        row, site_id = dialog.people.row, self._counter.site_id
        if site_id is None:
            return
        kind = kind_for(flow_of(row.business_type)) if row is not None else AppointmentKind.ONSITE
        self._counter.look(
            partial(self._counter.office.ask, NearestFreeNow(site_id, kind)),
            partial(self._show_nearest, dialog),
            lambda _: None,
            dialog,
            "nearest",
        )

    def _show_nearest(self, dialog: PersonDialog, places: tuple[FreeSlot, ...]) -> None:
        if not places:
            dialog.show_note(translate("Counter", "现在没有空位：先给号候办，有人爽约或取消时再排入。"))
            return
        words = translate("Words", "、").join(f"{clock(slot.starts_at)} {slot.counter_name}" for slot in places)
        dialog.show_note(translate("Counter", "最近的空位：{places}").format(places=words))

    def _walked_in(self, dialog: PersonDialog, row: CaseRow | None, words: str) -> None:
        counter = self._counter
        if counter.site_id is None or counter.on is None:
            return
        number = counter.own_number()
        case_id = row.id if row is not None else None
        name = row.applicant_name if row is not None else words
        command = WalkIn(counter.site_id, counter.on, case_id, "" if row is not None else words, number, counter.now())
        facts = {"queue_no": number, "name": name, "who": f"{number} {name}"}
        if row is not None:
            facts |= {"case_id": str(row.id), "case_no": row.case_no, "id_last4": row.id_last4}
            facts["business_type"] = row.business_type.value
        key = uuid4().hex
        dialog.finish()
        counter.acts.put(command, f"w{key}", facts, key)
        counter.said.emit(translate("Counter", "{name} 的号码是 {number}").format(name=name, number=number), "ok")
        counter.view.choose(f"w{key}")

    def _place(self, visit: Visit) -> None:
        if visit.case_id:
            self._place_case(visit, None)
            return
        title = translate("Counter", "{number} {name} 是哪一件？").format(number=visit.queue_no, name=visit.name)
        accept = translate("Counter", "关联并排位")
        dialog = PersonDialog(title, "", accept, self._counter.view.window(), may_be_nameless_case=False)
        self._serve_search(dialog)

        def chosen(row: CaseRow, _: str) -> None:
            command = PlaceWalkIn(WalkInId(visit.id.removeprefix("w")), row.id)
            self._counter.do(
                command,
                uuid4().hex,
                lambda answer: self._placed(answer, dialog),
                lambda error: dialog.show_problem(self._counter.sentence(error)),
            )

        dialog.asked.connect(chosen)
        dialog.search.setText(visit.name)
        self._open(dialog)

    def _place_case(self, visit: Visit, case_id: CaseId | None) -> None:
        command = PlaceWalkIn(WalkInId(visit.id.removeprefix("w")), case_id)
        self._counter.do(command, uuid4().hex, lambda answer: self._placed(answer, None), self._counter.tell)

    def _placed(self, walked_in: WalkedIn, dialog: PersonDialog | None) -> None:
        if dialog is not None:
            dialog.finish()
        booking = walked_in.booking
        if booking is None:
            text, tone = translate("Counter", "{number} 还没有空位，继续候办"), "warn"
        else:
            text, tone = translate("Counter", "{number} 排入 {time}"), "ok"
        time = clock(booking.starts_at) if booking is not None else ""
        self._counter.said.emit(text.format(number=walked_in.queue_no, time=time), tone)
        self._counter.look_soon()

    # by phone, or from a case

    def book_by_phone(self) -> None:
        """Find a case, then book, move or cancel for it."""
        dialog = PersonDialog(
            translate("Counter", "代约"),
            translate("Counter", "为来电的申请人预约、改约或取消。"),
            translate("Counter", "选时间"),
            self._counter.view.window(),
            may_be_nameless_case=False,
        )
        self._serve_search(dialog)

        def chosen(row: CaseRow, _: str) -> None:
            dialog.finish()
            self.book_case(row)

        dialog.asked.connect(chosen)
        self._open(dialog)

    def book_case(self, row: CaseRow) -> None:
        """Book for a case, or move or cancel the booking it has."""
        self._counter.ask(BookingOf(row.id), partial(self._choose_for, row))

    def _choose_for(self, row: CaseRow, booking: Booking | None) -> None:
        if booking is None:
            text = translate("Counter", "{case_no} · 还没有预约").format(case_no=row.case_no)
            title, accept = translate("Counter", "预约 {name}"), translate("Counter", "约在这里")
        else:
            on = local(booking.starts_at).date()
            text = translate("Counter", "{case_no} · 已约 {day} {weekday} {time}").format(
                case_no=row.case_no, day=short_day(on), weekday=weekday(on), time=clock(booking.starts_at)
            )
            title, accept = translate("Counter", "改约 {name}"), translate("Counter", "改到这里")
        dialog = PlacesDialog(
            title.format(name=row.applicant_name),
            text,
            accept,
            self._counter.view.window(),
            with_reason=booking is not None,
        )
        if booking is not None:
            cancel = dialog.add_button(translate("Counter", "取消预约"), "Ctrl+Del")
            cancel.clicked.connect(lambda: self._cancel(row, booking, dialog))

        def ask(slot: FreeSlot, reason: str) -> None:
            if booking is None:
                command: Any = BookSlot(row.id, slot.slot_id)
            else:
                command = MoveBooking(booking.id, booking.version, slot.slot_id, reason)
            self._try(command, dialog, partial(self._moved, dialog, row.applicant_name, slot))

        dialog.asked.connect(ask)
        self._look_for_places(dialog, row.business_type, booking.slot_id if booking is not None else None)
        self._open(dialog)

    def _cancel(self, row: CaseRow, booking: Booking, places: PlacesDialog) -> None:
        is_today = booking.starts_at.astimezone(SHANGHAI).date() == self._counter.now().astimezone(SHANGHAI).date()
        text = (
            translate("Counter", "今天的预约，记一次当日取消。")
            if is_today
            else translate("Counter", "原因会告知申请人。")
        )
        title = translate("Counter", "取消 {name} 的预约？").format(name=row.applicant_name)
        dialog = ReasonDialog(title, text, translate("Counter", "取消预约"), places, is_bad=True, may_be_empty=is_today)

        def confirmed() -> None:
            command: Any = CancelBooking(booking.id, booking.version, dialog.reason)
            if is_today:
                command = CannotCome(booking.id, booking.version)
            said = translate("Counter", "{name} 的名额已放出").format(name=row.applicant_name)
            self._try(command, places, lambda _: self._done(places, said))

        dialog.accepted.connect(confirmed)
        self._open(dialog)

    def _open(self, dialog: Any) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(self._counter.come_back)
        dialog.open()


def nearest_of(error: Exception) -> tuple[FreeSlot, ...] | None:
    """The nearest free slots a lost race names; None when it names none."""
    if not isinstance(error, OfficeError) or not isinstance(error.values.get("nearest"), list | tuple):
        return None
    named: Any = error.values["nearest"]
    return tuple(_slot(one) for one in named)


def _slot(said: dict[str, Any]) -> FreeSlot:
    starts_at, ends_at = (datetime.fromisoformat(str(said[name])) for name in ("starts_at", "ends_at"))
    on: date = starts_at.astimezone(SHANGHAI).date()
    return FreeSlot(
        SlotId(str(said["slot_id"])),
        CounterId(str(said["counter_id"])),
        str(said["counter_name"]),
        on,
        starts_at,
        ends_at,
        int(said["left"]),
    )
