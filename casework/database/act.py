"""What handlers and queries work with: the transaction, the time, who is acting, and the cases taken in hand."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Table, bindparam, func, select, text

from casework.cases import CaseId
from casework.catalogue import Catalogue
from casework.database.columns import to_ms
from casework.database.driver_sql import Row, Statement, inserting, updating
from casework.database.office_data import OfficeData, day_of
from casework.database.tables import NEVER_MS, access_log, cases, journal
from casework.database.tables import material as material_table
from casework.errors import Conflict, NotFound
from casework.lifecycle import TERMINAL, CaseState
from casework.materials import MaterialState, Requirement, Stage
from casework.people import Role, Staff
from casework.vault import Box

LANES: Mapping[CaseState, str] = (
    dict.fromkeys(CaseState, "passed")
    | dict.fromkeys(
        (
            CaseState.DRAFT,
            CaseState.CONDITIONS_SELECTED,
            CaseState.UPLOADING,
            CaseState.PENDING_PAYMENT,
            CaseState.SLOT_HELD,
            CaseState.AWAITING_MATERIALS,
        ),
        "incoming",
    )
    | dict.fromkeys((CaseState.MATERIALS_RECEIVED, CaseState.PRE_REVIEWING, CaseState.RESUBMITTED), "review")
    | {CaseState.RESUBMISSION_REQUIRED: "waiting"}
    | dict.fromkeys(TERMINAL, "closed")
)
"""Which part of the inbox a state belongs to; a case on hold is in the lane `hold` instead."""

_CASE = select(cases).where(cases.c.id == bindparam("case"))
_READ_CASE, _LOCK_CASE = Statement(_CASE), Statement(_CASE.with_for_update())
_MATERIALS = select(material_table).where(material_table.c.case_id == bindparam("case"))
_READ_MATERIALS = Statement(_MATERIALS.order_by(material_table.c.position))
_READ_MATERIAL = Statement(_MATERIALS.where(material_table.c.code == bindparam("material")))


def number(identifier: str, code: str = "case_not_found") -> int:
    """The row id behind an id from outside. NotFound with `code` when it can't be one."""
    if not identifier.isascii() or not identifier.isdigit() or len(identifier) > 18:
        raise NotFound(code)
    return int(identifier)


@dataclass(slots=True)
class Look:
    """A transaction that reads: `now` is its one time (UTC), `me` who asks."""

    office: OfficeData
    connection: Connection
    now: datetime
    me: Staff

    @property
    def my_id(self) -> int:
        """My row id."""
        return int(self.me.id)

    @property
    def today(self) -> date:
        """The day in Beijing."""
        return day_of(self.now)

    def case_row(self, case_id: str, *, for_update: bool = False) -> Row:
        """The case's row. NotFound: case_not_found."""
        wanted = _LOCK_CASE if for_update else _READ_CASE
        found = wanted.row(self.connection, {"case": number(case_id)})
        if found is None:
            raise NotFound("case_not_found")
        return found

    def box(self, case: Mapping[Any, Any]) -> Box:
        """What opens the case's sealed values. Unavailable: case_erased."""
        return self.office.vault.case_box(case["id"], case["data_key_sealed"])

    def catalogue(self, case: Mapping[Any, Any]) -> Catalogue:
        """The catalogue the case began with."""
        return self.office.catalogue(self.connection, case["catalogue_hash"])

    def name(self, staff_id: int | None) -> str:
        """A colleague's full name."""
        return self.office.name_of(self.connection, staff_id)

    def materials(self, case: "CaseInHand | Row") -> list[Row]:
        """The case's materials in the order of the checklist."""
        return _READ_MATERIALS.rows(self.connection, {"case": case["id"]})

    def material(self, case: "CaseInHand | Row", code: str) -> Row:
        """One material of the case. NotFound: material_not_found."""
        found = _READ_MATERIAL.row(self.connection, {"case": case["id"], "material": code})
        if found is None:
            raise NotFound("material_not_found", {"material": code})
        return found


@dataclass(slots=True)
class Entry:
    """What an act leaves in the journal of one stream: `values` in clear, `personal` sealed by the case's key."""

    stream: str
    no: int
    values: dict[str, Any] = field(default_factory=dict)
    personal: dict[str, Any] = field(default_factory=dict)
    box: Box | None = None


class CaseInHand:
    """A case locked for this transaction: read its columns as attributes of `row`, change them by `set`, written once at the end."""

    def __init__(self, act: "Act", row: Row) -> None:
        self._act = act
        self._row = row
        self._changes: dict[str, Any] = {}
        self.box = act.box(row)
        self.entry = Entry(f"case:{row['id']}", row["version"] + 1, box=self.box)

    @property
    def id(self) -> int:
        """The row id."""
        return int(self._row["id"])

    @property
    def case_id(self) -> CaseId:
        """The id outside."""
        return CaseId(str(self._row["id"]))

    @property
    def version(self) -> int:
        """The version before this act."""
        return int(self._row["version"])

    def __getitem__(self, column: str) -> Any:
        return self._changes[column] if column in self._changes else self._row[column]

    @property
    def state(self) -> CaseState:
        """The state as it is by now."""
        return CaseState(self["state"])

    def set(self, **changes: Any) -> None:
        """Change columns."""
        self._changes.update(changes)

    def note(self, values: Mapping[Any, Any] | None = None, **personal: Any) -> None:
        """Add to the act's journal entry; what is personal goes by keyword and is sealed."""
        self.entry.values.update(values or {})
        self.entry.personal.update(personal)

    def data(self) -> dict[str, Any]:
        """Basic data and conditions in clear: {"basic_data": ..., "conditions": ...}."""
        opened: dict[str, Any] = json.loads(self.box.open(self["data_sealed"], "data"))
        return opened

    def check_version(self, seen_version: int) -> None:
        """Conflict: version (by, at), when somebody changed the case since it was seen."""
        if seen_version != self.version:
            raise Conflict("version", self._act.last_change(self.entry.stream))

    def write(self) -> None:
        """Write the changed columns with what follows from them: lane, due sort, version."""
        lane = "hold" if self["held_at"] is not None else LANES[self.state]
        due_at = self["due_at"] if lane in ("review", "waiting", "hold") else None
        self.set(
            lane=lane,
            due_at=due_at,
            due_sort=NEVER_MS if due_at is None else to_ms(due_at),
            version=self.entry.no,
            updated_at=self._act.now,
        )
        if self.state in TERMINAL:
            self.set(active_no=None)
        statement = updating(cases, ("id",), tuple(sorted(self._changes)))
        statement.run(self._act.connection, {"the_id": self.id, **self._changes})

    def count_material(self, before: Mapping[Any, Any] | None, after: Mapping[Any, Any] | None) -> None:
        """Keep the case's counters in step with one material's row before and after."""
        old, new = counted(before), counted(after)
        columns = ("materials", "judged", "failed", "deferred")
        self.set(**{column: self[column] + new[i] - old[i] for i, column in enumerate(columns)})


def counted(row: Mapping[Any, Any] | None) -> tuple[int, int, int, int]:
    """What a material adds to its case's counters: (to be judged, judged, failed, deferred)."""
    if row is None or row["stage"] != Stage.UPLOAD:
        return (0, 0, 0, 0)
    state = MaterialState(row["state"])
    is_judged = state not in (MaterialState.EMPTY, MaterialState.UPLOADED)
    is_wanted = is_judged or row["requirement"] != Requirement.OPTIONAL or row["upload_no"] > 0
    return (int(is_wanted), int(is_judged), int(state is MaterialState.FAILED), int(state is MaterialState.DEFERRED))


@dataclass(slots=True)
class Act(Look):
    """A transaction that writes. Handlers take cases in hand and answer; the journal rows follow from what they took."""

    in_hand: dict[int, CaseInHand] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)

    def take(self, case_id: str) -> CaseInHand:
        """Lock a case for changing it; its version grows when the act is done. NotFound: case_not_found."""
        key = number(case_id)
        if key not in self.in_hand:
            self.in_hand[key] = CaseInHand(self, self.case_row(case_id, for_update=True))
        return self.in_hand[key]

    def take_new(self, case_id: int) -> CaseInHand:
        """Take a case in hand that this act has just made: its journal begins with version 1."""
        case = self.take(str(case_id))
        case.entry.no = case.version
        return case

    def put_back(self, case: CaseInHand) -> None:
        """Nothing changed after all: no new version, no journal row."""
        self.in_hand.pop(case.id)

    def next_id(self, table: Table) -> int:
        """An id for a row still to be inserted, for values sealed with the row's identity."""
        if self.office.engines.is_sqlite:
            highest = self.connection.execute(select(func.coalesce(func.max(table.c.id), 0))).scalar_one()
            return int(highest) + 1
        sequence = text("SELECT nextval(pg_get_serial_sequence(:name, 'id'))")
        return int(self.connection.execute(sequence, {"name": table.name}).scalar_one())

    def set_material(self, case: CaseInHand, before: Mapping[Any, Any], **changes: Any) -> dict[str, Any]:
        """Change a material, with its next version and the case's counters; answers with the row as it is now."""
        changes["version"] = before["version"] + 1
        after = dict(before) | changes
        statement = updating(material_table, ("case_id", "code"), tuple(sorted(changes)))
        statement.run(self.connection, {"the_case_id": case.id, "the_code": before["code"], **changes})
        case.count_material(before, after)
        return after

    def last_change(self, stream: str) -> dict[str, object]:
        """Who changed a stream last and when, for a Conflict: {"by": name, "at": ISO 8601, UTC}."""
        wanted = select(journal.c.body).where(journal.c.stream == stream).order_by(journal.c.no.desc()).limit(1)
        body = self.connection.execute(wanted).scalar_one_or_none()
        if body is None:
            return {"by": "", "at": self.now.isoformat()}
        said = json.loads(body)
        return {"by": said["by_name"], "at": said["at"]}

    def log_access(self, kind: str, case_id: int | None, values: Mapping[Any, Any] | None = None) -> None:
        """Write a line of the access log: case_opened, file_opened, revealed, signed_in, sign_in_failed."""
        line = {
            "epoch": self.office.epoch,
            "logged_at": self.now,
            "staff_id": self.my_id,
            "case_id": case_id,
            "kind": kind,
            "body": json.dumps(dict(values or {}), ensure_ascii=False, sort_keys=True),
        }
        inserting(access_log, tuple(line)).run(self.connection, line)

    def has_role(self, roles: Iterable[Role]) -> bool:
        """Whether I hold one of these roles."""
        return bool(self.me.roles & frozenset(roles))
