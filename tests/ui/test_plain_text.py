"""What people typed is shown as they typed it: nothing on the screen is taken for HTML by accident."""

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.parts.label import ElidedLabel, Label
from ui.parts.tips import plain_tip

ROOT = Path(__file__).resolve().parent.parent.parent
SOURCES = sorted(path for folder in ("ui", "desktop") for path in (ROOT / folder).rglob("*.py"))
NASTY = "<b>粗</b>&amp;<img src=x>"


def rich_places(tree: ast.AST) -> list[int]:
    """Lines that give a tooltip without `plain_tip`, or make a label that guesses what its text is."""
    found = []
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        if isinstance(node.func, ast.Attribute) and node.func.attr == "setToolTip":
            shown = node.args[-1]
            is_plain = isinstance(shown, ast.Call) and isinstance(shown.func, ast.Name) and shown.func.id == "plain_tip"
            found += [] if is_plain else [node.lineno]
        if isinstance(node.func, ast.Name) and node.func.id in ("QLabel", "QMessageBox", "QTextBrowser"):
            found.append(node.lineno)
    return found


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_text_is_taken_for_html(path: Path) -> None:
    assert rich_places(ast.parse(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    ("source", "lines"),
    [("w.setToolTip(name)", [1]), ("w.setToolTip(0, plain_tip(name))", []), ("\nQLabel(name)", [2]), ("Label(a)", [])],
)
def test_the_search_for_them(source: str, lines: list[int]) -> None:
    assert rich_places(ast.parse(source)) == lines


def test_labels_and_tooltips_show_markup(qtbot: QtBot) -> None:
    label, cut = Label(NASTY), ElidedLabel(NASTY)
    for widget in (label, cut):
        qtbot.addWidget(widget)
        assert widget.textFormat() is Qt.TextFormat.PlainText
    cut.resize(20, 20)
    cut.setText(NASTY)
    assert "<b>" not in cut.toolTip()
    assert "&lt;b&gt;" in cut.toolTip()
    assert plain_tip("张三 · 北京") == "张三 · 北京"
