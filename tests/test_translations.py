"""Every text on the screen is Chinese in the code and has finished English in resources/translations/."""

from __future__ import annotations

import ast
import importlib.util
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sorted(path for folder in ("desktop", "ui") for path in (ROOT / folder).rglob("*.py"))

#: Characters that only Chinese texts hold: ideographs with their rare extensions, and Chinese punctuation.
CHINESE = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")

#: Calls whose literal arguments lupdate collects.
TRANSLATING = {"tr", "translate", "QT_TRANSLATE_NOOP", "QT_TR_NOOP"}

#: At the end of a line whose Chinese is no text on a screen (a pattern, a font's name); the reason follows.
EXEMPT = "# untranslated: "


@pytest.fixture(scope="module")
def translate() -> ModuleType:
    """packaging/translate.py as a module; its folder is no package, since its name belongs to another library."""
    spec = importlib.util.spec_from_file_location("permitdesk_translate", ROOT / "packaging" / "translate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def literals(tree: ast.AST) -> Iterator[tuple[ast.Constant, bool]]:
    """Every string literal with Chinese in it that isn't a docstring, and whether a translating call holds it whole."""
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    translated = {
        id(argument)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and called_name(node) in TRANSLATING
        for argument in node.args
    }
    for node in ast.walk(tree):
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
        if is_text and id(node) not in docstrings and CHINESE.search(node.value):
            yield node, id(node) in translated


def called_name(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def untranslated(source: str) -> list[tuple[int, str]]:
    """Line and text of the Chinese literals that no translating call holds."""
    lines = source.splitlines()
    if any(line.startswith(EXEMPT) for line in lines[:6]):
        return []  # the module says why none of its words is a text of the screen
    return [
        (node.lineno, node.value)
        for node, is_translated in literals(ast.parse(source))
        if not is_translated and EXEMPT not in lines[(node.end_lineno or node.lineno) - 1]
    ]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('"""文档"""\nself.tr("通过")', []),
        ('QCoreApplication.translate("Verdicts", "通过" "了")', []),
        ('label.setText("通过")', [(1, "通过")]),
        ('label.setText(self.tr(f"通过{count}"))', [(1, "通过")]),
        ('"、".join(names)', [(1, "、")]),
        ('FONT = "微软雅黑"  # untranslated: the name of a font', []),
    ],
)
def test_the_search_for_untranslated_literals(source: str, found: list[tuple[int, str]]) -> None:
    assert untranslated(source) == found


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_chinese_stands_only_in_translating_calls(path: Path) -> None:
    assert untranslated(path.read_text(encoding="utf-8")) == []


def test_lupdate_finds_every_text_that_python_sees(translate: ModuleType) -> None:
    found = {text.source for text in translate.found_in_code()} | {text.comment for text in translate.found_in_code()}
    seen = {
        node.value
        for path in SOURCES
        for node, is_translated in literals(ast.parse(path.read_text(encoding="utf-8")))
        if is_translated
    }
    assert sorted(seen - found) == []


def test_every_text_has_finished_english(translate: ModuleType) -> None:
    english = translate.stored(translate.TS)
    left = translate.missing(translate.found_in_code(), english)
    assert [f"{text.context}: {text.source}" for text in left] == [], "python packaging/translate.py missing"
    faults = {text.source: translate.fault_of(text, forms) for text, forms in english.items()}
    assert {source: fault for source, fault in faults.items() if fault} == {}


def test_english_holds_no_chinese(translate: ModuleType) -> None:
    english = translate.stored(translate.TS)
    assert [form for forms in english.values() for form in forms if re.search(r"[\u3001-\u9fff]", form)] == []


def test_the_files_are_those_the_code_asks_for(translate: ModuleType, tmp_path: Path) -> None:
    ts, qm = tmp_path / translate.TS.name, tmp_path / translate.QM.name
    translate.write(ts, translate.found_in_code(), translate.stored(translate.TS))
    translate.compile_ts(ts, qm)
    assert ts.read_bytes() == translate.TS.read_bytes(), "python packaging/translate.py update"
    assert qm.read_bytes() == translate.QM.read_bytes(), "python packaging/translate.py update"


def test_a_filled_list_is_taken_in_and_reaches_the_screen(translate: ModuleType, tmp_path: Path, qapp: object) -> None:
    from PySide6.QtCore import QTranslator

    texts = [
        translate.Text("Verdicts", "通过 {name}", "", is_counted=False),
        translate.Text("Pages", "%n 页", "", is_counted=True),
        translate.Text("Other", "通过 {name}", "", is_counted=False),
    ]
    entries = json.loads(translate.as_json(texts, {}))
    assert [entry["contexts"] for entry in entries] == [["Verdicts", "Other"], ["Pages"]]
    entries[0]["english"], entries[1]["english"] = "Passed {name}", ["one page", "%n pages"]

    english = translate.filled_in(texts, entries)
    assert translate.missing(texts, english) == []
    ts, qm = tmp_path / "some_en.ts", tmp_path / "some_en.qm"
    translate.write(ts, texts, english)
    assert translate.stored(ts) == english
    translate.compile_ts(ts, qm)
    translator = QTranslator()
    assert translator.load(str(qm))
    assert translator.translate("Other", "通过 {name}") == "Passed {name}"
    assert translator.translate("Pages", "%n 页", "", 1) == "one page"
    assert translator.translate("Pages", "%n 页", "", 3) == "%n pages"


@pytest.mark.parametrize(
    ("entry", "complaint"),
    [
        ({"source": "通过 {name}", "english": "Passed"}, "holds"),
        ({"source": "%n 页", "english": "pages"}, "two forms"),
        ({"source": "没有", "english": "None"}, "not in the code"),
    ],
)
def test_a_list_that_does_not_fit_is_refused(translate: ModuleType, entry: dict[str, object], complaint: str) -> None:
    texts = [
        translate.Text("Verdicts", "通过 {name}", "", is_counted=False),
        translate.Text("Pages", "%n 页", "", is_counted=True),
    ]
    with pytest.raises(ValueError, match=complaint):
        translate.filled_in(texts, [entry])
