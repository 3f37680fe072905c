"""Opening and shaping: every edit goes into the draft on the screen; applying it is one act with one key.

Nothing is written while dragging. Whom the draft hits is asked for as it changes; whoever takes places away sees the
people first (calendar_impact).
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial
from typing import Any
from uuid import uuid4

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QDialog

from casework.errors import Conflict, OfficeError, Refused
from casework.holidays import OpenProvisionalDay
from casework.reservations import AppointmentKind, CalendarRange, CalendarView, CounterId, SlotStatus
from casework.shaping import ChangeSet, Impact, ImpactOf, ShapeSlots, SignAllowance, Surplus, UndoChange
from casework.workdays import SHANGHAI
from desktop.calendar import CalendarPresenter, show_dialog
from desktop.calendar_copy import CapacityClipboard
from desktop.calendar_draft import Spot
from ui.calendar.allowance import AllowanceDialog
from ui.calendar.grid import Place
from ui.calendar.shown import Span
from ui.parts.asking import ReasonDialog
from ui.words import long_day, refusal_sentence

IMPACT_AFTER_MS = 250
HITS = frozenset({"capacity_below_bookings", "people_hit", "draft_has_bookings"})


class CalendarShaping(QObject):
    """Turns what the hand did on the grid into wishes, and wishes into one command.

    `people_hit` asks to show whom the draft hits (the impact, whether applying was meant); `applied` tells of a change
    set that was made.
    """

    people_hit = Signal(object)
    applied = Signal(object)

    def __init__(self, calendar: CalendarPresenter) -> None:
        super().__init__(calendar)
        self._calendar, self._view, self._draft = calendar, calendar.view, calendar.draft
        self.impact: Impact | None = None
        self.clipboard = CapacityClipboard(calendar, self._changed)
        self._last: ChangeSet | None = None
        self._key = uuid4().hex
        self._is_applying = False
        self._ask_impact = QTimer(self, singleShot=True, interval=IMPACT_AFTER_MS)
        self._ask_impact.timeout.connect(self._read_impact)
        view = self._view
        view.act_requested.connect(self.act)
        view.capacity_set.connect(self._set_capacity)
        view.cells_painted.connect(self._set_capacity)
        view.cells_opened.connect(self._open)
        view.cells_closed.connect(self._close)
        view.column_copied.connect(self.clipboard.copy_column)
        calendar.freshness_changed.connect(lambda _: self._enable())
        self._enable()

    def act(self, name: str) -> None:
        """What a key or button asked for."""
        if not self._calendar.may_shape:
            return
        places = self._view.places()
        match name:
            case "open":
                self._ask_open(places)
            case "raise" | "lower":
                self._changed(self._draft.step(self._future(places), 1 if name == "raise" else -1))
            case "close":
                self._close(places)
            case "reopen":
                self._reopen(places)
            case "copy":
                self.clipboard.copy(places)
            case "undo":
                self.undo()
            case "redo":
                self._changed(self._draft.redo())
            case "discard":
                self.discard()
            case "preview":
                self.preview()
            case "apply":
                self.apply()
            case "allow":
                self._allow(places)

    # drafting

    def _future(self, places: Sequence[Place]) -> list[tuple[Spot, ...]]:
        """The spots of these places that are not over; what has passed is not shaped any more."""
        now = self._calendar.place.now
        found = [tuple(s for s in spots if s.ends_at > now) for spots in self._calendar.spots(places)]
        found = [spots for spots in found if spots]
        if not found and places:
            if self._view.grid.board.span is Span.MONTH:
                self._calendar.said.emit(self.tr("请到周或日视图里改容量；整天停约可在月视图里按 X。"), "info")
            else:
                self._calendar.said.emit(self.tr("已过的时段不能再改。"), "warn")
        return found

    def _set_capacity(self, places: Sequence[Place], total: int) -> None:
        if self._calendar.may_shape:
            self._changed(self._draft.set_totals((spots, total) for spots in self._future(places)))

    def _ask_open(self, places: Sequence[Place]) -> None:
        if self._ask_provisional(places):
            return
        cells = self._future(places)
        if not cells:
            return
        known = [sum(self._draft.now(spot).capacity for spot in spots) for spots in cells]
        capacity = next((number for number in known if number), 4 * len(cells[0]))
        self._view.ask_capacity(self.tr("开放 {count} 格").format(count=len(cells)), capacity, is_opening=True)

    def _ask_provisional(self, places: Sequence[Place]) -> bool:
        """A day of a year without notice is opened one at a time, with a reason; False when it needs none."""
        days = set(self._calendar.days_of(places))
        view = self._calendar.place.days
        closed = [day for day in view.days if day.on in days and not day.is_bookable] if view else []
        provisional = [day for day in closed if day.is_provisional and not day.opened_reason]
        if not provisional:
            return False
        if len(provisional) > 1:
            self._calendar.said.emit(self.tr("待公布的日子一天一天开放，请只选一天。"), "info")
            return True
        dialog = ReasonDialog(
            self.tr("开放 {day}").format(day=long_day(provisional[0].on)),
            self.tr("国务院的放假通知还没有公布。写明为什么先开放这一天；通知公布后会再核对。"),
            self.tr("开放这一天"),
            self._view.window(),
        )
        dialog.accepted.connect(lambda: self._open_provisional(provisional[0].on, dialog.reason))
        show_dialog(dialog)
        return True

    def _open_provisional(self, on: date, reason: str) -> None:
        command = OpenProvisionalDay(self._calendar.place.site_id, on, reason)
        self._calendar.do(command, uuid4().hex, lambda _: self._calendar.refresh())

    def _open(self, places: Sequence[Place], total: int, public: int | None, kind: AppointmentKind | None) -> None:
        self._changed(self._draft.open(self._future(places), total, public, kind))

    def _close(self, places: Sequence[Place]) -> None:
        """Close cells with a reason; whole days where every counter and hour of them is meant."""
        dialog = ReasonDialog(
            self.tr("停约"),
            self.tr("写明原因，同事在日历里看得到。已约的人不会被取消，应用前会先列出名单。"),
            self.tr("放入草稿"),
            self._view.window(),
        )
        if self._view.grid.board.span is Span.MONTH:
            days = [on for on in self._calendar.days_of(places) if on >= self._today()]
            if days:
                dialog.accepted.connect(lambda: self._close_days(days, dialog.reason))
                show_dialog(dialog)
            return
        spots = [spot for spots in self._future(places) for spot in spots]
        if spots:
            whole = self._whole_days(places)
            dialog.accepted.connect(lambda: self._changed(self._draft.close(spots, dialog.reason, whole)))
            show_dialog(dialog)

    def _reopen(self, places: Sequence[Place]) -> None:
        days = self._calendar.days_of(places)
        closed = (
            {day.on for day in self._calendar.place.days.days if day.is_closed} if self._calendar.place.days else set()
        )
        if self._view.grid.board.span is Span.MONTH:
            self._with_days(days, lambda spots: self._changed(self._draft.reopen(spots, days)))
            return
        spots = [spot for spots in self._future(places) for spot in spots]
        back = [on for on in days if on in closed]
        self._changed(self._draft.reopen(spots, back))

    def _whole_days(self, places: Sequence[Place]) -> list[date]:
        """Days of which every cell is selected, on a screen that shows all counters."""
        board, chosen = self._view.grid.board, set(places)
        if self._calendar.place.counter:
            return []
        days = []
        for on in self._calendar.days_of(places):
            columns = [number for number, column in enumerate(board.columns) if column.on == on]
            if all((row, column) in chosen for row in range(len(board.rows)) for column in columns):
                days.append(on)
        return days

    def _close_days(self, days: Sequence[date], reason: str) -> None:
        self._with_days(days, lambda spots: self._changed(self._draft.close(spots, reason, days)))

    def _with_days(self, days: Sequence[date], then: Callable[[list[Spot]], object]) -> None:
        """Read the slots of days a month shows only as sums, then go on."""
        question = CalendarRange(self._calendar.place.site_id, min(days), max(days))

        def took(view: CalendarView) -> None:
            now = self._calendar.place.now
            wanted = set(days)
            then(
                [
                    Spot(slot.counter_id, slot.starts_at, slot.ends_at, slot)
                    for slot in view.slots
                    if slot.on in wanted and slot.ends_at > now
                ]
            )

        self._calendar.ask(question, took, "days")

    def _today(self) -> date:
        return self._calendar.place.now.astimezone(SHANGHAI).date()

    # the draft as a whole

    def _changed(self, is_changed: bool) -> None:
        """Show the draft, and ask whom it hits. A new draft gets a new key: the same one answers with the same outcome."""
        if is_changed:
            self._key = uuid4().hex
            self.impact = None
            self._calendar.show()
            self._tell()
            self._ask_impact.start()

    def _read_impact(self) -> None:
        if self._draft.is_empty:
            return
        question = ImpactOf(self._draft.draft(self._calendar.place.site_id))
        self._calendar.ask(question, self._take_impact, "impact", owner=self)

    def _take_impact(self, impact: Impact) -> None:
        self.impact = impact
        conflicts = {(CounterId(one.counter_id), one.starts_at) for one in impact.conflicts}
        if conflicts != set(self._draft.conflicts):
            self._draft.mark_conflicts(conflicts)
            self._calendar.show()
        self._tell()

    def _tell(self) -> None:
        problem = ""
        if self.impact is not None and self.impact.problems:
            first = [one for one in self.impact.problems if one.code not in HITS]
            problem = refusal_sentence(first[0].code, {}) if first else ""
        people = len(self.impact.people) if self.impact is not None else None
        self._view.draft_bar.show_draft(
            self._draft.cells, people, problem or self._summary(), len(self._draft.conflicts)
        )
        self._enable()

    def _summary(self) -> str:
        wishes = list(self._draft.wishes.values())
        closed = sum(w.status is SlotStatus.CLOSED for w in wishes)
        opened = sum(w.spot.slot is None for w in wishes)
        parts = []
        if self._draft.days:
            parts.append(self.tr("整天 {count} 天").format(count=len(self._draft.days)))
        if closed:
            parts.append(self.tr("停约 {count} 格").format(count=closed))
        if opened:
            parts.append(self.tr("新开放 {count} 格").format(count=opened))
        if len(wishes) - closed - opened > 0:
            parts.append(self.tr("改容量 {count} 格").format(count=len(wishes) - closed - opened))
        return self.tr("，").join(parts)

    def _enable(self) -> None:
        """Nothing can be applied while offline or while it is being applied."""
        act, may = self._view.actions_by_name, self._calendar.may_shape
        has_draft = not self._draft.is_empty
        act["apply"].setEnabled(may and has_draft and self._calendar.is_fresh and not self._is_applying)
        act["preview"].setEnabled(may and has_draft and not self._is_applying)
        act["discard"].setEnabled(may and has_draft and not self._is_applying)

    def discard(self) -> None:
        """Put the draft away."""
        self._draft.discard()
        self.impact = None
        self._calendar.show()
        self._tell()

    def undo(self) -> None:
        """Take back the last step of the draft; when there is none, the change set applied last."""
        if self._draft.undo():
            self._changed(True)
        elif self._last is not None:
            self.undo_change(self._last)
        else:
            self._calendar.said.emit(self.tr("没有可以撤销的改动。"), "info")

    def undo_change(self, change: ChangeSet) -> None:
        """Put a whole applied change set back."""
        command = UndoChange(change.id, change.version)
        self._calendar.do(command, uuid4().hex, self._undone, self._not_undone)

    def remember(self, change: ChangeSet) -> None:
        """A change set made elsewhere in the calendar: Ctrl+Z takes it back."""
        self._last = change

    def _undone(self, change: ChangeSet) -> None:
        self._last = None
        self._calendar.said.emit(self.tr("已撤销，{count} 个时段恢复原样").format(count=change.slots), "ok")
        self._calendar.refresh()

    def _not_undone(self, error: Exception) -> None:
        self._last = None
        if isinstance(error, Refused | Conflict):
            cells = error.values.get("cells")
            lines = [self._cell_words(cell) for cell in cells[:5]] if isinstance(cells, list) else []
            text = refusal_sentence(error.code, error.values)
            self._view.banner.show_message("warn", " ".join([text, self.tr("；").join(lines)]).strip(), code="undo")
            return
        self._calendar.failed(error)

    def _cell_words(self, cell: Any) -> str:
        at = datetime.fromisoformat(str(cell["starts_at"])).astimezone(SHANGHAI)
        return f"{at:%m-%d %H:%M} {self._calendar.counter_name(str(cell['counter_id']))}"

    # applying

    def preview(self) -> None:
        """Show whom the draft hits."""
        if not self._draft.is_empty:
            question = ImpactOf(self._draft.draft(self._calendar.place.site_id))
            self._calendar.ask(question, self._previewed, "impact", owner=self)

    def _previewed(self, impact: Impact) -> None:
        self._take_impact(impact)
        self.people_hit.emit(impact)

    def apply(
        self,
        surplus: Surplus = Surplus.REFUSE,
        reason: str = "",
        until: datetime | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Apply the draft as one act. With people hit and nothing decided for them it shows them instead."""
        if self._draft.is_empty or not self._calendar.is_fresh or self._is_applying:
            return
        if self.impact is not None and self.impact.people and surplus is Surplus.REFUSE:
            self.preview()
            return
        self._is_applying = True
        self._enable()
        draft = self._draft.draft(self._calendar.place.site_id, surplus, reason or self.reason(), until)
        key = f"{self._key}-{surplus}"
        self._calendar.do(ShapeSlots(draft), key, self._applied, partial(self._not_applied, failed))

    def reason(self) -> str:
        """The reason given when closing, for a change set that needs no other."""
        wishes = [
            wish.reason for wish in self._draft.wishes.values() if wish.status is SlotStatus.CLOSED and wish.reason
        ]
        return next(iter(wishes), next((day.reason for day in self._draft.days.values()), ""))

    def _applied(self, change: ChangeSet) -> None:
        self._is_applying = False
        self._last = change
        self._key = uuid4().hex
        self._draft.discard()
        self.impact = None
        self._tell()
        self._calendar.refresh()
        self._calendar.said.emit(self.tr("已应用：{count} 个时段，Ctrl+Z 撤销").format(count=change.slots), "ok")
        self.applied.emit(change)

    def _not_applied(self, failed: Callable[[Exception], None] | None, error: Exception) -> None:
        """What moved on is marked; the rest stays a draft, nothing was written."""
        self._is_applying = False
        self._enable()
        cells = error.values.get("cells") if isinstance(error, OfficeError) else None
        if isinstance(error, Conflict) and isinstance(cells, list):
            keys = {(CounterId(str(c["counter_id"])), datetime.fromisoformat(str(c["starts_at"]))) for c in cells}
            self._draft.mark_conflicts(keys)
            self._calendar.refresh()
            self._tell()
            text = self.tr("{count} 格已被别人改动，已标出；其余仍在草稿里。改一改标出的格，或放弃它们再应用。")
            self._view.banner.show_message("warn", text.format(count=len(keys)), code="conflict")
        elif isinstance(error, Refused) and error.code in HITS and failed is None:
            self.preview()
        elif failed is not None:
            failed(error)
        else:
            self._calendar.failed(error)

    # signed allowance

    def _allow(self, places: Sequence[Place]) -> None:
        """Sign for places above the capacity of one slot."""
        spots = [spot for spots in self._future(places) for spot in spots if spot.slot is not None]
        if len(spots) != 1 or spots[0].slot is None:
            self._calendar.said.emit(self.tr("请选一个窗口的一格再签批超额。"), "info")
            return
        slot = spots[0].slot
        dialog = AllowanceDialog(slot, self._calendar.counter_name(slot.counter_id), self._view.window())
        dialog.accepted.connect(partial(self._sign, dialog, uuid4().hex))
        show_dialog(dialog)

    def _sign(self, dialog: QDialog, key: str) -> None:
        assert isinstance(dialog, AllowanceDialog)
        slot = dialog.slot
        command = SignAllowance(slot.id, slot.version, dialog.places, dialog.until, dialog.reason)
        self._calendar.do(command, key, self._signed)

    def _signed(self, change: ChangeSet) -> None:
        self._last = change
        self._calendar.said.emit(self.tr("超额已签批，Ctrl+Z 撤销"), "ok")
        self._calendar.refresh()
