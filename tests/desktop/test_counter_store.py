"""The counter's kept acts on the disk: encrypted, in order, whole after a crash, readable by nobody else."""

import logging
import os
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.counter_store import SPENT_LINES, CounterStore, KeptAct


def store_in(folder: Path, office: str = "office A") -> CounterStore:
    return CounterStore(folder, office, use_keyring=False)


def act(number: int, name: str = "CheckIn") -> KeptAct:
    facts = {"who": f"陈思远 {number}"}
    return KeptAct(f"key-{number:06d}", "3", "陈窗口", "2026-09-17T01:30:00+00:00", name, "{}", f"b{number}", facts)


def acts_file(folder: Path) -> Path:
    (path,) = folder.glob("*.acts")
    return path


def test_what_was_kept_is_there_after_the_program_is_gone(tmp_path: Path) -> None:
    first = store_in(tmp_path)
    for number in range(3):
        first.keep(act(number))
    first.drop("key-000001")
    first.refuse("key-000002", "too_early", {"at": "x"})
    second = store_in(tmp_path)
    assert second.load() == (act(0), replace(act(2), problem="too_early", values={"at": "x"}))


def test_nothing_personal_and_no_act_is_readable_in_the_file(tmp_path: Path) -> None:
    store_in(tmp_path).keep(act(1))
    data = acts_file(tmp_path).read_bytes()
    for words in ("陈思远", "CheckIn", "key-000001", "who"):
        assert words.encode() not in data
    if os.name == "posix":
        for path in tmp_path.iterdir():
            assert path.stat().st_mode & 0o077 == 0


def test_a_line_cut_by_a_crash_is_dropped_and_the_rest_is_kept(tmp_path: Path) -> None:
    first = store_in(tmp_path)
    first.keep(act(1))
    whole = acts_file(tmp_path).read_bytes()
    first.keep(act(2))
    cut = acts_file(tmp_path).read_bytes()[: len(whole) + 20]
    acts_file(tmp_path).write_bytes(cut)
    second = store_in(tmp_path)
    assert second.load() == (act(1),)
    second.keep(act(3))
    assert store_in(tmp_path).load() == (act(1), act(3))


def test_what_cannot_be_read_is_set_aside_and_told(tmp_path: Path, expected_warnings: list[logging.LogRecord]) -> None:
    store_in(tmp_path).keep(act(1))
    damaged = b"AAAA\n" + acts_file(tmp_path).read_bytes()
    acts_file(tmp_path).write_bytes(damaged)
    assert store_in(tmp_path).load() == (act(1),)
    (aside,) = tmp_path.glob("*.unread*")
    assert aside.read_bytes() == damaged
    assert store_in(tmp_path).load() == (act(1),)


def test_another_office_on_this_pc_has_its_own(tmp_path: Path) -> None:
    store_in(tmp_path).keep(act(1))
    assert store_in(tmp_path, "office B").load() == ()


def test_the_file_does_not_grow_for_ever_and_an_act_keeps_its_place_when_it_is_swapped(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    store.keep(act(1))
    store.keep(act(2))
    store.swap("key-000001", act(7))
    for _ in range(SPENT_LINES):
        store.keep(act(3))
        store.drop("key-000003")
    assert acts_file(tmp_path).read_bytes().count(b"\n") <= SPENT_LINES + 4
    assert [one.key for one in store_in(tmp_path).load()] == ["key-000007", "key-000002"]
    store.drop("key-000007")
    store.drop("key-000002")
    assert acts_file(tmp_path).read_bytes() == b""


def test_a_disk_that_refuses_keeps_it_in_memory(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    store = store_in(blocked / "folder")
    with pytest.raises(NotADirectoryError):
        store.keep(act(1))
    assert store.acts() == (act(1),)
