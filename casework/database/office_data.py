"""What all doors to one office share: connections, keys, clock, and what rarely changes (catalogues, working days, names)."""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, or_, select

from casework.cases import CaseRow
from casework.catalogue import Catalogue, parse
from casework.database.announcer import Announcer
from casework.database.engine import Engines
from casework.database.server_clock import ServerClock
from casework.database.tables import calendar_day, catalogue_version, staff
from casework.documents import ObjectStore
from casework.errors import NotFound
from casework.reservations import Slot
from casework.vault import Vault
from casework.workdays import Day, WorkCalendar

SHANGHAI = ZoneInfo("Asia/Shanghai")
Clock = Callable[[], datetime]
CALENDAR_LIFE_S = 60.0


def day_of(at: datetime) -> date:
    """The day in Beijing."""
    return at.astimezone(SHANGHAI).date()


@dataclass(slots=True)
class OfficeData:
    """Shared by all `DatabaseOffice` objects of one database. `clock` None: the database's own time (PostgreSQL), else the PC's."""

    engines: Engines
    vault: Vault
    store: ObjectStore
    epoch: int
    is_publishing_on: bool
    clock: Clock | None = None
    strangers: "OrderedDict[str, tuple[int, datetime | None]]" = field(default_factory=OrderedDict)
    rows_made: dict[date, dict[int, tuple[tuple[Any, ...], CaseRow]]] = field(default_factory=dict)
    slots_made: dict[int, tuple[tuple[Any, ...], Slot]] = field(default_factory=dict)
    announcer: Announcer = field(init=False)
    _catalogues: dict[str, Catalogue] = field(default_factory=dict)
    _bodies: dict[str, str] = field(default_factory=dict)
    _calendar: WorkCalendar | None = None
    _calendar_until: float = 0.0
    _server_clock: ServerClock = field(default_factory=ServerClock)
    _names: dict[int, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.announcer = Announcer(self.engines)

    def now(self) -> datetime:
        """The time by the clock that was passed in, else the database server's (PostgreSQL), else this PC's; UTC."""
        if self.clock is not None:
            return self.clock()
        return datetime.now(UTC) if self.engines.is_sqlite else self._server_clock.now(self.engines)

    def catalogue(self, connection: Connection, catalogue_hash: str) -> Catalogue:
        """A stored catalogue version. NotFound: catalogue_not_found."""
        if catalogue_hash not in self._catalogues:
            self._catalogues[catalogue_hash] = parse(self.catalogue_body(connection, catalogue_hash))
        return self._catalogues[catalogue_hash]

    def catalogue_body(self, connection: Connection, catalogue_hash: str) -> str:
        """The canonical JSON of a stored catalogue version. NotFound: catalogue_not_found."""
        if catalogue_hash not in self._bodies:
            wanted = select(catalogue_version.c.body).where(catalogue_version.c.hash == catalogue_hash)
            body = connection.execute(wanted).scalar_one_or_none()
            if body is None:
                raise NotFound("catalogue_not_found", {"hash": catalogue_hash})
            self._bodies[catalogue_hash] = body
        return self._bodies[catalogue_hash]

    def catalogue_in_force(self, connection: Connection, district: str | None, on: date) -> str:
        """The hash of the catalogue in force for a district on a day: the district's own before the general one, the newest first."""
        table = catalogue_version.c
        found = connection.execute(
            select(table.hash)
            .where(table.valid_from <= on, or_(table.district.is_(None), table.district == district))
            .order_by(table.district.is_(None), table.valid_from.desc(), table.hash)
            .limit(1)
        ).scalar_one_or_none()
        if found is None:
            raise NotFound("catalogue_not_found", {"district": district or ""})
        return str(found)

    def calendar(self, connection: Connection) -> WorkCalendar:
        """The office's working days; a notice imported elsewhere is known a minute later."""
        now = time.monotonic()
        if self._calendar is None or now >= self._calendar_until:
            self._calendar_until = now + CALENDAR_LIFE_S
            rows = connection.execute(select(calendar_day).order_by(calendar_day.c.on_day))
            self._calendar = WorkCalendar(
                tuple(Day(row.on_day, row.is_workday, row.note, row.is_provisional) for row in rows)
            )
        return self._calendar

    def forget_calendar(self) -> None:
        """The working days have changed."""
        self._calendar = None

    def name_of(self, connection: Connection, staff_id: int | None) -> str:
        """The full name of a member of staff; empty for None."""
        if staff_id is None:
            return ""
        if staff_id not in self._names:
            self._names.update(row for row in connection.execute(select(staff.c.id, staff.c.full_name)))
        return self._names.get(staff_id, "")
