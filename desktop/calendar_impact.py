"""The people a change hits: shown before it is made, then moved, told or kept, one by one, each an act of its own."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QFileDialog

from casework.bookings import Contact, MoveBooking, PeopleOfSlots, RevealContacts
from casework.errors import OfficeError
from casework.lifecycle import flow_of
from casework.reservations import AppointmentKind, FreeSlot, FreeSlots, kind_for
from casework.shaping import (
    Affected,
    AffectedBy,
    ChangeSet,
    Impact,
    MoveState,
    Proposal,
    RecordTold,
    Surplus,
)
from desktop.calendar import CalendarPresenter, show_dialog
from desktop.calendar_export import write_table
from desktop.calendar_shaping import CalendarShaping
from desktop.tasks import Lane
from ui.calendar.free_slots import FreeSlotDialog
from ui.calendar.impact import ImpactDialog, Stage
from ui.calendar.impact_model import COLUMNS, Hit
from ui.parts.asking import ReasonDialog
from ui.words import refusal_sentence, translate


class CalendarImpact(QObject):
    """Answers the impact table. `moved` tells that somebody has another slot now."""

    moved = Signal()

    def __init__(self, calendar: CalendarPresenter, shaping: CalendarShaping) -> None:
        super().__init__(calendar)
        self._calendar, self._shaping = calendar, shaping
        self._dialog: ImpactDialog | None = None
        self._change: ChangeSet | None = None
        self._people: tuple[Affected, ...] = ()
        self._impact: Impact | None = None
        self._phones: dict[str, str] = {}
        self._is_moving_all = False
        self._skipped: set[str] = set()
        self._keys: dict[str, str] = {}
        shaping.people_hit.connect(self.preview)
        shaping.applied.connect(self._applied)

    def preview(self, impact: Impact) -> None:
        """Before a change: whom it hits, and what shall become of them."""
        self._impact, self._people, self._change = impact, impact.people, None
        self._open(Stage.PREVIEW)

    def open_list(self, change: ChangeSet) -> None:
        """After a change: the people on its list."""
        self._change, self._impact = change, None
        self._calendar.ask(AffectedBy(change.id), self._take_list, "affected", owner=self)

    def _take_list(self, people: tuple[Affected, ...]) -> None:
        self._people = people
        if self._dialog is None:
            self._open(Stage.MOVING)
        else:
            self._dialog.set_stage(Stage.MOVING)
            self._show()
        if self._is_moving_all:
            self._move_next()

    def _open(self, stage: Stage) -> None:
        if self._dialog is not None:
            self._dialog.reject()
        dialog = self._dialog = ImpactDialog(stage, self._calendar.view.window())
        dialog.apply_wanted.connect(self._apply)
        dialog.row_act.connect(self._act)
        dialog.all_wanted.connect(self._move_all)
        dialog.finished.connect(partial(self._closed, dialog))
        if stage is Stage.PREVIEW:
            dialog.set_reason(self._shaping.reason())
        if self._people:
            dialog.set_latest(max(person.ends_at for person in self._people))
        self._show()
        show_dialog(dialog)

    def _closed(self, dialog: QDialog, _result: int) -> None:
        if dialog is self._dialog:
            self._dialog, self._is_moving_all = None, False
            self._phones.clear()  # revealed for this list only

    def _show(self) -> None:
        if self._dialog is None:
            return
        name = self._calendar.counter_name
        hits = [
            Hit(
                person,
                name(person.counter_id),
                name(person.proposed.counter_id) if person.proposed else "",
                self._phones.get(person.booking_id, ""),
            )
            for person in self._people
        ]
        impact = self._impact
        self._dialog.show_hits(hits, impact.slots if impact else 0, impact.places if impact else 0)

    # before

    def _apply(self, surplus: Surplus, reason: str, until: object) -> None:
        assert self._dialog is not None
        self._dialog.set_busy(True)
        self._shaping.apply(surplus, reason, until if isinstance(until, datetime) else None, self._refused)

    def _refused(self, error: Exception) -> None:
        if self._dialog is None or not isinstance(error, OfficeError):
            self._calendar.failed(error)
            return
        self._dialog.set_busy(False)
        self._dialog.banner.show_message("bad", refusal_sentence(error.code, error.values), code="refused")

    def _applied(self, change: ChangeSet) -> None:
        """The change is made: where people are to be moved, go on with the list in the same window."""
        if self._dialog is None:
            return
        if change.waiting:
            self.open_list(change)
        else:
            self._dialog.reject()

    # after

    def _act(self, name: str, row: int) -> None:
        if name == "export":
            self._export()
            return
        if name == "reveal":
            self._reveal()
            return
        if not 0 <= row < len(self._people):
            return
        person = self._people[row]
        match name:
            case "change":
                self._offer(row)
            case "move":
                self._move(person)
            case "told" | "agreed" | "refused":
                agreed = {"told": None, "agreed": True, "refused": False}[name]
                self._record(person, is_agreed=agreed)
            case "keep":
                dialog = ReasonDialog(
                    self.tr("留在原时段"), person.applicant_name, self.tr("确定"), self._calendar.view.window()
                )
                dialog.accepted.connect(lambda: self._record(person, is_kept=True, reason=dialog.reason))
                show_dialog(dialog)

    def _offer(self, row: int) -> None:
        """Other free slots for somebody, nearest first; what they come for is asked with it."""
        person, office, site_id = self._people[row], self._calendar.office, self._calendar.place.site_id

        def look() -> tuple[FreeSlot, ...]:
            here = office.ask(PeopleOfSlots((person.slot_id,)))
            flows = [flow_of(one.business_type) for one in here if one.booking.id == person.booking_id]
            kind = kind_for(flows[0]) if flows else AppointmentKind.EITHER
            return office.ask(FreeSlots(site_id, kind, person.slot_id, limit=50))

        choose = partial(self._choose, row, person)
        self._calendar.tasks.run(Lane.READ, look, choose, self._refused, owner=self, key="offer")

    def _choose(self, row: int, person: Affected, free: tuple[FreeSlot, ...]) -> None:
        taken = {one.proposed.slot_id for one in self._people if one.proposed and one is not person}
        slots = [slot for slot in free if slot.slot_id not in taken or slot.left > 1]
        dialog = FreeSlotDialog(self.tr("换个时间"), person.applicant_name, slots, self._dialog)
        dialog.accepted.connect(lambda: self._propose(row, dialog.chosen))
        show_dialog(dialog)

    def _propose(self, row: int, slot: FreeSlot | None) -> None:
        if slot is not None and row < len(self._people):
            proposal = Proposal(slot.slot_id, slot.counter_id, slot.starts_at, slot.ends_at)
            people = list(self._people)
            people[row] = replace(people[row], proposed=proposal)
            self._people = tuple(people)
            self._show()

    def _move_all(self) -> None:
        """Everybody waiting, in turn. Whoever fails is told and left where they are; the others go on."""
        if not self._is_moving_all:
            self._is_moving_all = True
            self._skipped.clear()
            if self._dialog is not None:
                self._dialog.set_busy(True)
            self._move_next()

    def _move_next(self) -> None:
        for person in self._people:
            is_due = person.state is MoveState.WAITING and person.proposed is not None
            if is_due and person.booking_id not in self._skipped:
                self._move(person)
                return
        self._is_moving_all = False
        if self._dialog is None:
            return
        self._dialog.set_busy(False)
        left = sum(person.state is MoveState.WAITING for person in self._people)
        if left:
            text = self.tr("还有 {count} 人没有改成，请为他们另选时间。").format(count=left)
            self._dialog.banner.show_message("warn", text, code="left")
        else:
            self._dialog.banner.show_message("ok", self.tr("全部改好了，通知已放入待发。"), code="left")

    def _move(self, person: Affected) -> None:
        if person.proposed is None or person.state is not MoveState.WAITING:
            return
        key = self._keys.setdefault(f"{person.booking_id}-{person.proposed.slot_id}", uuid4().hex)
        reason = self._change.reason if self._change else ""
        command = MoveBooking(person.booking_id, person.booking_version, person.proposed.slot_id, reason)
        self._calendar.do(command, key, partial(self._moved, person), partial(self._not_moved, person))

    def _moved(self, person: Affected, _booking: object) -> None:
        self._people = tuple(
            replace(one, state=MoveState.MOVED) if one.booking_id == person.booking_id else one for one in self._people
        )
        self._show()
        self.moved.emit()
        if self._is_moving_all:
            self._move_next()

    def _not_moved(self, person: Affected, error: Exception) -> None:
        if not isinstance(error, OfficeError) or self._dialog is None:
            self._is_moving_all = False
            self._calendar.failed(error)
            return
        text = f"{person.applicant_name}: {refusal_sentence(error.code, error.values)}"
        self._dialog.banner.show_message("warn", text, code="move")
        self._keys.clear()
        if self._is_moving_all:
            self._skipped.add(person.booking_id)
        if self._change is not None:  # read the list again: proposals as they are free now
            self.open_list(self._change)

    def _record(
        self, person: Affected, *, is_agreed: bool | None = None, is_kept: bool = False, reason: str = ""
    ) -> None:
        if self._change is not None:
            command = RecordTold(self._change.id, person.booking_id, is_agreed, is_kept, reason)
            self._calendar.do(command, uuid4().hex, self._recorded, self._refused)

    def _recorded(self, _answer: object) -> None:
        if self._change is not None:
            self.open_list(self._change)

    # contacts and export

    def _reveal(self) -> None:
        if not self._people:
            return
        dialog = ReasonDialog(
            self.tr("显示完整电话"),
            self.tr("查看记录在案，请写明用途。"),
            self.tr("显示"),
            self._calendar.view.window(),
        )
        dialog.set_reason(self.tr("改约前电话告知"))
        dialog.accepted.connect(lambda: self._fetch_contacts(dialog.reason))
        show_dialog(dialog)

    def _fetch_contacts(self, reason: str) -> None:
        note = RevealContacts(tuple(person.booking_id for person in self._people), reason)
        work = partial(self._calendar.office.note, note)
        self._calendar.tasks.run(Lane.READ, work, self._take_contacts, self._refused, owner=self, key="contacts")

    def _take_contacts(self, contacts: tuple[Contact, ...]) -> None:
        self._phones = {contact.booking_id: contact.phone for contact in contacts}
        self._show()

    def _export(self) -> None:
        if self._dialog is None:
            return
        suggested = self.tr("改约名单") + ".xlsx"
        path, _ = QFileDialog.getSaveFileName(self._dialog, self.tr("导出名单"), suggested, "Excel (*.xlsx)")
        if path:
            self.export_to(Path(path))

    def export_to(self, path: Path) -> None:
        """Write the table as it is shown into a file, off this thread."""
        assert self._dialog is not None
        model = self._dialog.model
        heads = [translate("Calendar", title) for _, title, _ in COLUMNS]
        rows: Sequence[Sequence[str]] = [
            [model.cell_text(row, code) for code, _, _ in COLUMNS] for row in range(model.rowCount())
        ]
        work = partial(write_table, path, self.tr("改约名单"), heads, rows)
        self._calendar.tasks.run(Lane.TRANSFER, work, self._exported, self._not_exported, owner=self)

    def _exported(self, path: Path) -> None:
        self._calendar.said.emit(self.tr("已导出到 {path}").format(path=path.name), "ok")

    def _not_exported(self, error: Exception) -> None:
        if isinstance(error, OSError):
            self._calendar.said.emit(self.tr("文件写不进去：{why}").format(why=error.strerror or str(error)), "bad")
        else:
            self._calendar.failed(error)
