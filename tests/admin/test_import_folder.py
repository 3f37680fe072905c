"""permitdesk-admin import-folder on real folders: what is right goes in whole, what is wrong is named and changes nothing."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from admin.__main__ import main
from casework import office_key
from casework.cases import CasesMatching, Queue
from casework.database.opening import create_office, embedded_url, open_office
from casework.lifecycle import BusinessType
from casework.review import CaseOpened
from casework.vault import new_key
from tests.builders_office import basic_data
from tests.end_to_end.desk import one_page

KIND = BusinessType.NEW_APPLICATION


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    folder, key = tmp_path / "office", new_key()
    create_office(embedded_url(folder), folder, key, "测试").close()
    office_key.keep(folder, key, use_keyring=False)
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "incoming"
    made.mkdir()
    return made


def write_case(folder: Path, name: str, person: int, **changes: Any) -> Path:
    place = folder / name
    place.mkdir()
    told = {"business_type": KIND, "district": "haidian", "basic_data": basic_data(KIND, person)} | changes
    (place / "case.json").write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    return place


def run(home: Path, folder: Path, *more: str) -> int:
    return main(["import-folder", "--home", str(home), str(folder), *more])


def case_ids(home: Path) -> tuple[str, ...]:
    office = open_office(embedded_url(home), home, office_key.need(home))
    try:
        return office.acting_as("system").ask(CasesMatching(Queue.ALL)).ids
    finally:
        office.close()


def test_cases_go_in_with_their_documents(home: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = write_case(folder, "one", 1)
    (place / "id_card.pdf").write_bytes(one_page("card", 2))
    (place / "photo_1inch.jpg").write_bytes(one_page("photo", is_photo=True))
    listed = write_case(folder, "two", 2, files={"id_card": ["front and back.pdf"]})
    (listed / "front and back.pdf").write_bytes(one_page("card"))
    assert run(home, folder, "--report", str(folder.parent / "report.json")) == 0
    assert "2 of 2 cases taken in" in capsys.readouterr().out
    report = json.loads((folder.parent / "report.json").read_text(encoding="utf-8"))
    assert [line["folder"] for line in report] == ["one", "two"]
    office = open_office(embedded_url(home), home, office_key.need(home))
    try:
        door = office.acting_as("system")
        cases = [door.ask(CaseOpened(case_id)) for case_id in door.ask(CasesMatching(Queue.ALL)).ids]
        files = sorted((f.name, f.page_count) for case in cases for m in case.materials for f in m.files)
    finally:
        office.close()
    assert files == [("front and back.pdf", 1), ("id_card.pdf", 2), ("photo_1inch.jpg", 1)]


def test_the_same_folder_again_adds_nothing(home: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_case(folder, "one", 1)
    assert run(home, folder) == 0
    assert run(home, folder) == 1
    assert "already has an active case" in capsys.readouterr().out
    assert len(case_ids(home)) == 1


def no_data_file(place: Path) -> None:
    (place / "case.json").unlink()


def broken_data_file(place: Path) -> None:
    (place / "case.json").write_text('{"business_type":\n', encoding="utf-8")


def deep_data_file(place: Path) -> None:
    (place / "case.json").write_text("[" * 100_000, encoding="utf-8")


def nameless_file(place: Path) -> None:
    (place / "holiday.pdf").write_bytes(one_page("x"))


def wrong_bytes(place: Path) -> None:
    (place / "id_card.pdf").write_bytes(b"MZ not a document")


def empty_file(place: Path) -> None:
    (place / "id_card.pdf").write_bytes(b"")


def link_outside(place: Path) -> None:
    outside = place.parent.parent / "secret.pdf"
    outside.write_bytes(one_page("secret"))
    os.symlink(outside, place / "id_card.pdf")


def wrong_format(place: Path) -> None:
    (place / "photo_1inch.pdf").write_bytes(one_page("photo"))


def unwanted_material(place: Path) -> None:
    (place / "old_permit.pdf").write_bytes(one_page("permit"))


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (no_data_file, "There is no case.json"),
        (broken_data_file, "line 2"),
        (deep_data_file, "can't be read"),
        (nameless_file, "holiday.pdf: No material"),
        (wrong_bytes, "id_card.pdf: The content"),
        (empty_file, "id_card.pdf: The file is empty"),
        (link_outside, "id_card.pdf: Links and folders"),
        (wrong_format, "only taken as jpeg"),
        (unwanted_material, "old_permit: The checklist"),
    ],
)
def test_what_is_wrong_is_named_and_changes_nothing(
    home: Path, folder: Path, capsys: pytest.CaptureFixture[str], spoil: Any, words: str
) -> None:
    spoil(write_case(folder, "bad", 3))
    write_case(folder, "good", 4)
    assert run(home, folder) == 1
    assert words in capsys.readouterr().out
    assert len(case_ids(home)) == 1


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"surprise": 1}, "surprise: case.json has no such key"),
        ({"business_type": "holiday"}, "business_type:"),
        ({"district": "atlantis"}, "no such district"),
        ({"conditions": {"residence_kind": "castle"}}, "residence_kind:"),
        ({"basic_data": {"name": "陈"}}, "name:"),
        ({"files": {"id_card": ["../../etc/passwd"]}}, "not in the folder"),
        ({"fee_basis": "waived"}, "waive"),
    ],
)
def test_what_the_data_file_says_is_checked(
    home: Path, folder: Path, capsys: pytest.CaptureFixture[str], change: dict[str, Any], words: str
) -> None:
    write_case(folder, "bad", 5, **change)
    code = run(home, folder)
    told = capsys.readouterr().out
    if "waive" in words:  # imports act as the office itself, which may
        assert code in (0, 1)
        return
    assert code == 1
    assert words in told
    assert case_ids(home) == ()


def test_a_document_that_cannot_be_shown_is_taken_in_with_a_warning(
    home: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = write_case(folder, "one", 6)
    (place / "id_card.pdf").write_bytes(b"%PDF-1.7\nnothing that follows makes sense")
    assert run(home, folder) == 0
    assert "Taken in, but" in capsys.readouterr().out


@pytest.mark.skipif("PERMITDESK_SAMPLES" not in os.environ, reason="PERMITDESK_SAMPLES names no folder of documents")
def test_the_samples_go_in(home: Path, folder: Path) -> None:
    place = write_case(folder, "samples", 8, files={"situation_statement": []})
    names = []
    for path in sorted(Path(os.environ["PERMITDESK_SAMPLES"]).glob("documents/*.pdf"))[:20]:
        (place / path.name).write_bytes(path.read_bytes())
        names.append(path.name)
    told = json.loads((place / "case.json").read_text(encoding="utf-8")) | {"files": {"situation_statement": names}}
    (place / "case.json").write_text(json.dumps(told), encoding="utf-8")
    assert run(home, folder) == 0
