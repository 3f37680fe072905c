"""A disk that is really full, in the middle of a verdict and of an upload: said as such, nothing half, and on it goes with space."""

import io
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select

from casework.database.sealing import verify
from casework.database.tables import blob, journal, verdict
from casework.errors import Unavailable
from casework.materials import MaterialState
from casework.review import CaseOpened, RecordVerdict, Verdict, VerdictKind
from tests.office_contract.house import PIXEL, House, open_house

SIZE_MB = 24


class SmallDisk:
    """A file system of a few megabytes."""

    def __init__(self, place: Path) -> None:
        self.place = place

    def fill(self, *, leaving: int = 0) -> None:
        """Take all space but so many bytes."""
        filler = os.open(self.place / "filler", os.O_WRONLY | os.O_CREAT)
        try:
            for step in (1 << 16, 1 << 12):
                try:
                    while True:
                        os.write(filler, bytes(step))
                except OSError:
                    pass  # full
            os.ftruncate(filler, os.fstat(filler).st_size - leaving)
        finally:
            os.close(filler)

    def free(self) -> None:
        """Give the space back."""
        (self.place / "filler").unlink()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[SmallDisk]:
    """A disk of its own for one test; only an administrator can make one."""
    if not sys.platform.startswith("linux") or os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("no small disk can be made here: that takes Linux and its administrator")
    place = tmp_path / "small"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SIZE_MB}m", "tmpfs", str(place)]
    if subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        pytest.skip("no small disk can be made here: mounting is not allowed")
    try:
        yield SmallDisk(place)
    finally:
        subprocess.run(["umount", str(place)], check=True)


def rows(house: House) -> tuple[int, int, int]:
    """How many journal rows, verdicts and blobs there are."""
    with house.office.data.engines.read.begin() as connection:
        journals, verdicts, blobs = (
            connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in (journal, verdict, blob)
        )
    return journals, verdicts, blobs


def forget_what_was_logged_ahead(house: House) -> None:
    """Empty the write-ahead log, which would else take the next act without needing space."""
    with house.office.data.engines.write.connect() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        assert driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0


def objects(folder: Path) -> list[Path]:
    """What lies in the store, whole or in part."""
    return [path for path in (folder / "documents").rglob("*") if path.is_file()]


def test_a_verdict_on_a_full_disk_is_given_wholly_or_not_at_all(small_disk: SmallDisk) -> None:
    folder = small_disk.place / "office"
    with open_house(f"sqlite:///{folder / 'office.db'}", folder) as house:
        case_id = house.register(files=house.files_for(("id_card",)))
        door = house.as_("wangmin")
        before = door.ask(CaseOpened(case_id))
        paper = next(item for item in before.materials if item.code == "id_card")
        command = RecordVerdict(case_id, "id_card", paper.version, Verdict(VerdictKind.PASSED), True)
        counted = rows(house)
        forget_what_was_logged_ahead(house)
        small_disk.fill()
        for _ in range(2):
            with pytest.raises(Unavailable, match="disk_full"):
                door.do(command, "verdict-on-a-full-disk")
            assert door.ask(CaseOpened(case_id)) == before
            assert rows(house) == counted
        small_disk.free()
        door.do(command, "verdict-on-a-full-disk")
        after = next(item for item in door.ask(CaseOpened(case_id)).materials if item.code == "id_card")
        assert (after.state, after.version) == (MaterialState.PASSED, paper.version + 1)
        assert rows(house) == (counted[0] + 1, counted[1] + 1, counted[2])
        assert verify(house.office.data).faults == ()


def test_an_upload_to_a_full_disk_leaves_no_part_of_it(small_disk: SmallDisk) -> None:
    folder = small_disk.place / "office"
    with open_house(f"sqlite:///{folder / 'office.db'}", folder) as house:
        data = PIXEL + bytes(6_000_000)
        small_disk.fill(leaving=5_000_000)  # the first chunk finds space
        with pytest.raises(Unavailable, match="disk_full"):
            house.as_("chen").documents.put(io.BytesIO(data), len(data))
        assert objects(folder) == []
        assert rows(house)[2] == 0
        small_disk.free()
        assert house.as_("chen").documents.put(io.BytesIO(data), len(data)).size == len(data)
        assert len(objects(folder)) == 1


def test_bytes_the_database_has_no_space_for_do_not_stay(small_disk: SmallDisk, tmp_path: Path) -> None:
    with open_house(f"sqlite:///{small_disk.place / 'office.db'}", tmp_path / "elsewhere") as house:
        forget_what_was_logged_ahead(house)
        small_disk.fill()
        with pytest.raises(Unavailable, match="disk_full"):
            house.put()
        assert objects(tmp_path / "elsewhere") == []
        small_disk.free()
        house.put()
        assert rows(house)[2] == len(objects(tmp_path / "elsewhere")) == 1
