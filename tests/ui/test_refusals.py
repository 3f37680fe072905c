"""Every code the office can refuse with has its sentence, and every sentence is for a code that exists."""

import ast
from collections.abc import Iterator
from pathlib import Path

from casework.lifecycle import Guard
from ui.refusals import REFUSALS
from ui.words import refusal_sentence

ROOT = Path(__file__).resolve().parents[2]
RAISED = {"Refused", "NotAllowed", "NotFound", "Conflict", "Unavailable"}
#: Said by the errors of SQLite, not by us.
FOREIGN = {"full"}


def codes_raised() -> Iterator[tuple[str, str]]:
    for path in sorted((ROOT / "casework").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name) or not node.args:
                continue
            told = node.args[1] if node.func.id in ("Problem", "ImportProblem") else node.args[0]
            if node.func.id in RAISED | {"Problem", "ImportProblem"}:
                for part in ast.walk(told):
                    if isinstance(part, ast.Constant) and isinstance(part.value, str) and part.value not in FOREIGN:
                        yield part.value, path.name


def test_every_code_has_a_sentence() -> None:
    silent = {code: name for code, name in codes_raised() if code not in REFUSALS}
    assert silent == {"document_": "folder_import.py"} or silent == {}


def test_every_guard_of_the_life_cycle_has_a_sentence() -> None:
    assert {guard.value for guard in Guard if guard is not Guard.NONE} <= set(REFUSALS)


def test_a_value_that_did_not_come_does_not_break_the_sentence() -> None:
    for code in REFUSALS:
        assert "{" not in refusal_sentence(code, {})


def test_a_code_without_a_sentence_is_named() -> None:
    assert "no_such_code" in refusal_sentence("no_such_code", {})
