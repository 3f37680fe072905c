"""A supervisor gives cases to a reviewer, or back to the pool: one command a case, each with its own outcome."""

from collections.abc import Mapping, Sequence
from functools import partial
from uuid import uuid4

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from casework.cases import AssignCase, CaseId, CaseRow, CaseRows
from casework.errors import OfficeError
from casework.office import Office
from casework.people import CASE_REVIEWERS, Role, Staff, StaffId, StaffList
from desktop.open_case import is_session
from desktop.tasks import Lane, Tasks
from ui.assigning.dialog import AssignDialog
from ui.words import refusal_sentence

Outcome = tuple[dict[CaseId, OfficeError], dict[CaseId, int]]


CASES_AT_MOST = 200


class Assigning(QObject):
    """Asks to whom, and carries it out. `assigned` tells that cases were given away; `said` is a passing message (text, tone)."""

    assigned = Signal()
    said = Signal(str, str)
    failed = Signal(object)

    def __init__(self, office: Office, tasks: Tasks, window: QWidget) -> None:
        super().__init__(window)
        self._office, self._tasks, self._window = office, tasks, window

    def begin(self, ids: Sequence[CaseId], shown: Mapping[CaseId, CaseRow]) -> None:
        """Ask to whom these cases go. `shown` are the rows the person saw; those of the others are read."""
        if len(ids) > CASES_AT_MOST:
            self.said.emit(self.tr("一次最多分配 {count} 件").format(count=CASES_AT_MOST), "warn")
        elif ids:
            ask = partial(self._look, tuple(ids), dict(shown))
            self._tasks.run(Lane.READ, ask, lambda found: self._open(*found), self.failed.emit, owner=self, key="who")

    def _look(
        self, ids: tuple[CaseId, ...], shown: dict[CaseId, CaseRow]
    ) -> tuple[tuple[CaseRow, ...], tuple[Staff, ...]]:
        """In the lane: the rows of all these cases that still exist, and everybody."""
        unseen = tuple(id_ for id_ in ids if id_ not in shown)
        rows = shown | {row.id: row for row in (self._office.ask(CaseRows(unseen)) if unseen else ())}
        return tuple(rows[id_] for id_ in ids if id_ in rows), self._office.ask(StaffList())

    def _open(self, rows: tuple[CaseRow, ...], staff: tuple[Staff, ...]) -> None:
        if not rows:
            return
        may = CASE_REVIEWERS - {Role.SYSTEM}
        dialog = AssignDialog(rows, [person for person in staff if person.roles & may], self._window)
        batch = _Batch(self._office, {row.id: row.version for row in rows})
        dialog.assign_requested.connect(lambda reviewer: self._send(dialog, batch, reviewer))
        dialog.open()

    def _send(self, dialog: AssignDialog, batch: "_Batch", reviewer: str) -> None:
        dialog.set_waiting()
        work = partial(batch.carry_out, StaffId(reviewer) if reviewer else None)
        done, failed = partial(self._done, dialog, batch), partial(self._broke, dialog)
        self._tasks.run(Lane.WRITE, work, done, failed, owner=self)

    def _done(self, dialog: AssignDialog, batch: "_Batch", errors: dict[CaseId, OfficeError]) -> None:
        self.assigned.emit()
        lost = next((error for error in errors.values() if is_session(error)), None)
        if lost is not None:
            self.failed.emit(lost)
        if errors:
            if isValid(dialog):
                dialog.show_results({id_: refusal_sentence(e.code, e.values) for id_, e in errors.items()})
            return
        self.said.emit(self.tr("已分配 {count} 件").format(count=batch.count), "ok")
        if isValid(dialog):
            dialog.finish()

    def _broke(self, dialog: AssignDialog, error: Exception) -> None:
        if isValid(dialog):
            dialog.tell(refusal_sentence(error.code, error.values) if isinstance(error, OfficeError) else "")
        self.failed.emit(error)


class _Batch:
    """Cases still to be given away, with the versions seen. One that failed stays and is tried again as it is by then."""

    def __init__(self, office: Office, versions: dict[CaseId, int]) -> None:
        self._office, self._left, self.count = office, versions, len(versions)
        self._keys: dict[AssignCase, str] = {}

    def carry_out(self, reviewer: StaffId | None) -> dict[CaseId, OfficeError]:
        """In the lane: give away what is left; the cases that could not be, with why."""
        errors: dict[CaseId, OfficeError] = {}
        for case_id, version in tuple(self._left.items()):
            command = AssignCase(case_id, version, reviewer)
            try:
                self._office.do(command, self._keys.setdefault(command, uuid4().hex))
            except OfficeError as error:
                errors[case_id] = error
            else:
                del self._left[case_id]
        if errors:
            self._look_again()
        return errors

    def _look_again(self) -> None:
        """The failures have been told; trying again means the cases as they are now."""
        try:
            rows = self._office.ask(CaseRows(tuple(self._left)))
        except OfficeError:
            return  # what holds for these is told by trying again
        self._left = {row.id: row.version for row in rows}
