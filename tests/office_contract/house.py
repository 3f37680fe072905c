"""An office to test: a fresh database of either kind, staff of every role, and a clock that tests set."""

import io
import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from casework.cases import CaseId, FeeBasis, FileForMaterial, RegisterCase
from casework.database.office import DatabaseOffice
from casework.database.opening import add_first_staff, create_office
from casework.lifecycle import BusinessType
from casework.office import Blob, Command
from casework.people import Role
from casework.vault import new_key
from tests.builders_office import basic_data, conditions

A = TypeVar("A")
PASSWORD = "Right-horse-77"
NOW = datetime(2026, 9, 17, 1, 30, tzinfo=UTC)  # Thursday 09:30 in Beijing
PEOPLE: tuple[tuple[str, str, frozenset[Role]], ...] = (
    ("wangmin", "王敏", frozenset({Role.REVIEWER})),
    ("lina", "李娜", frozenset({Role.REVIEWER})),
    ("zhou", "周主管", frozenset({Role.SUPERVISOR})),
    ("chen", "陈窗口", frozenset({Role.COUNTER_OFFICER})),
    ("qian", "钱收费", frozenset({Role.CASHIER})),
    ("guan", "关管理", frozenset({Role.ADMINISTRATOR})),
    ("shen", "沈审计", frozenset({Role.AUDITOR})),
)
PIXEL = (
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\6\0\0\0\x1f\x15\xc4\x89"
    b"\0\0\0\rIDATx\x9cc\xf8\xff\xff?\0\5\xfe\2\xfe\xa75\x81\x84\0\0\0\0IEND\xaeB`\x82"
)
PHOTO = b"\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0"
"""The head of a JPEG: the office looks at formats, not at pictures."""


@dataclass
class House:
    """One office under test. `clock` is its time; `as_(name)` a door that acts for one of PEOPLE."""

    office: DatabaseOffice
    folder: Path
    url: str
    key: bytes
    is_sqlite: bool
    at: list[datetime] = field(default_factory=lambda: [NOW])
    doors: dict[str, DatabaseOffice] = field(default_factory=dict)
    numbers: Iterator[int] = field(default_factory=itertools.count)

    @property
    def now(self) -> datetime:
        """The office's time."""
        return self.at[0]

    def later(self, **amount: float) -> None:
        """Let time pass, as for timedelta."""
        self.at[0] += timedelta(**amount)

    def as_(self, user_name: str) -> DatabaseOffice:
        """A door that acts for this account."""
        if user_name not in self.doors:
            self.doors[user_name] = self.office.acting_as(user_name)
        return self.doors[user_name]

    def new_key(self) -> str:
        """A key nobody has used."""
        return f"test-key-{next(self.numbers):06d}"

    def do(self, user_name: str, command: Command[A]) -> A:
        """Carry out a command for an account; its answer."""
        return self.as_(user_name).do(command, self.new_key()).answer

    def put(self, user_name: str = "chen", data: bytes = PIXEL, *, is_same: bool = False) -> Blob:
        """Bytes that have arrived; different each time unless `is_same`."""
        unique = b"" if is_same else b"%d" % next(self.numbers)
        return self.as_(user_name).documents.put(io.BytesIO(data + unique), len(data + unique))

    def register(self, user_name: str = "chen", person: int = 0, **changes: Any) -> CaseId:
        """Register a case of a synthetic person (different for every number), without files unless `files` are given."""
        business_type = changes.pop("business_type", BusinessType.NEW_APPLICATION)
        values: dict[str, Any] = {
            "business_type": business_type,
            "district": "chaoyang",
            "conditions": conditions(business_type),
            "basic_data": basic_data(business_type, person),
            "fee_basis": FeeBasis.CONTRACT,
        }
        return self.do(user_name, RegisterCase(**(values | changes))).case_id

    def files_for(self, materials: tuple[str, ...], page_count: int = 1) -> tuple[FileForMaterial, ...]:
        """A fresh one-page file for each of these materials."""
        return tuple(FileForMaterial(code, self.put(data=PHOTO).id, f"{code}.jpg", page_count) for code in materials)


@contextmanager
def open_house(url: str, folder: Path, *, with_staff: bool = True) -> Iterator[House]:
    """Make an office at this address, with PEOPLE in it."""
    at = [NOW]
    key = new_key()
    office = create_office(url, folder, key, "测试", clock=lambda: at[0])
    house = House(office, folder, url, key, url.startswith("sqlite"), at)
    try:
        if with_staff:
            for user_name, full_name, roles in PEOPLE:
                add_first_staff(office, user_name, full_name, roles, PASSWORD)
        yield house
    finally:
        for door in house.doors.values():
            door.close()
        office.close()


TODAY = date(2026, 9, 17)
