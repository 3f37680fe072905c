"""permitdesk-admin, one act after another on an office that it makes."""

import io
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from admin.__main__ import main


def make(home: Path) -> None:
    assert main(["create-office", "--home", str(home), "--key-file"]) == 0


def test_an_office_from_nothing_to_a_first_account(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "office"
    make(home)
    assert "Recovery copy" in capsys.readouterr().out
    monkeypatch.setattr("sys.stdin", io.StringIO("Right-horse-77\n"))
    assert main(["add-staff", "--home", str(home), "guan", "关宁", "administrator"]) == 0
    assert main(["migrate", "--home", str(home)]) == 0
    assert main(["run-due", "--home", str(home)]) == 0
    assert main(["verify-journal", "--home", str(home)]) == 0
    assert "The journal is whole" in capsys.readouterr().out


def test_nothing_is_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    home = tmp_path / "office"
    make(home)
    assert main(["create-office", "--home", str(home), "--key-file"]) == 1
    assert "nothing was overwritten" in capsys.readouterr().err


@pytest.mark.parametrize("act", ["migrate", "run-due", "verify-journal", "verify-bookings"])
def test_an_office_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str], act: str) -> None:
    assert main([act, "--home", str(tmp_path / "nowhere")]) == 1
    assert capsys.readouterr().err.strip()
    assert not (tmp_path / "nowhere" / "office.db").exists()


def test_a_changed_journal_row_is_found_and_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    home = tmp_path / "office"
    make(home)
    with closing(sqlite3.connect(home / "office.db")) as connection:
        connection.execute("UPDATE journal SET body = replace(body, '{', '{ ') WHERE id = 1")
        connection.commit()
    assert main(["verify-journal", "--home", str(home)]) == 1
    assert "NOT whole" in capsys.readouterr().out


def test_a_slot_that_drifted_is_found_and_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    home = tmp_path / "office"
    make(home)
    assert main(["verify-bookings", "--home", str(home)]) == 0
    assert "Nothing is overbooked" in capsys.readouterr().out
    with closing(sqlite3.connect(home / "office.db")) as connection:
        connection.execute("INSERT INTO site VALUES (1, 1, '大厅', '', 1)")
        connection.execute("INSERT INTO service_counter VALUES (1, 1, 1, '一号', 1, 1)")
        connection.execute(
            "INSERT INTO slot (version, shape_version, site_id, counter_id, on_day, starts_at, ends_at, kind, status,"
            " closed_reason, capacity, allowance, booked, held, public_limit, booked_public, arrived, served, no_shows,"
            " late_cancels, walk_ins) VALUES (1, 1, 1, 1, '2026-09-21', 1789952400000, 1789954200000, 'either', 'open', '', 3,"
            " 0, 2, 0, 2, 0, 0, 0, 0, 0, 0)"
        )
        connection.commit()
    assert main(["verify-bookings", "--home", str(home)]) == 1
    assert "count_drift: slot 1 booked should be 0, is 2" in capsys.readouterr().out


def test_a_newer_database_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    home = tmp_path / "office"
    make(home)
    with closing(sqlite3.connect(home / "office.db")) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    assert main(["migrate", "--home", str(home)]) == 1
    assert "newer than this program" in capsys.readouterr().err
