"""The calendar's grid: what it says to screen readers, what it paints for each state, and every intent by the keyboard."""

from dataclasses import replace
from datetime import date, time, timedelta
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QKeyCombination, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.calendar.cell_painter import CellPainter
from ui.calendar.grid import Tool
from ui.calendar.heat import heat_step
from ui.calendar.keys import FAMILIES, MOVING, ON_GRID, PEOPLE, SHAPING
from ui.calendar.shown import Badge, Board, Cell, Column, Edit, Heat, Part, Row, Span, State
from ui.calendar.view import CalendarView
from ui.calendar.words import mark_of, spoken
from ui.key_sheet import key_lines
from ui.theme import apply_theme, token_set

MONDAY = date(2026, 12, 7)
NONE, SHIFT, CONTROL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)


def cell(booked: int = 3, capacity: int = 5, state: State = State.OPEN, **more: object) -> Cell:
    made = Cell(("7",), state, booked, capacity, (Part(booked, 0, 0, capacity),))
    return replace(made, **more)  # type: ignore[arg-type]  # fields by name


def board(rows: int = 6, columns: int = 7, one: Cell | None = None) -> Board:
    heads = tuple(
        Column(MONDAY + timedelta(days=i), str(7 + i), "周", counter="3", counter_name="3 号窗口")
        for i in range(columns)
    )
    hours = tuple(
        Row(
            f"{9 + i // 2:02d}:{i % 2 * 30:02d}", time(9 + i // 2, i % 2 * 30), time(9 + (i + 1) // 2, (i + 1) % 2 * 30)
        )
        for i in range(rows)
    )
    return Board(Span.WEEK, heads, hours, ((one or cell(),) * columns,) * rows)


@pytest.fixture
def view(qtbot: QtBot) -> CalendarView:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app, "light")
    made = CalendarView()
    qtbot.addWidget(made)
    made.resize(1300, 760)
    made.show_board(board())
    made.show()
    made.activateWindow()
    made.grid.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is made.grid)
    return made


def press(view: CalendarView, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(QApplication.focusWidget() or view.grid, key, modifier)


# what is said


def test_a_cell_is_said_in_one_sentence(view: CalendarView) -> None:
    words = spoken(view.grid.board, 1, 1)
    for part in ("2026年12月8日 周二", "09:30", "3 号窗口", "已约 3，容量 5，余 2", "开放"):
        assert part in words


def test_screen_readers_find_a_table_with_a_focused_cell(view: CalendarView) -> None:
    told = QAccessible.queryAccessibleInterface(view.grid)
    assert told.role() is QAccessible.Role.Table
    cells = [told.child(i) for i in range(told.childCount()) if told.child(i).role() is QAccessible.Role.Cell]
    assert len(cells) == 6 * 7
    view.grid.set_focus((2, 3))
    here = cells[2 * 7 + 3]
    assert here.tableCellInterface().rowIndex() == 2
    assert here.tableCellInterface().columnIndex() == 3
    assert "10:00" in here.text(QAccessible.Text.Name)
    assert here.state().focused


@pytest.mark.parametrize(
    ("shown", "words"),
    [
        (cell(4, 5, State.NEARLY), "余 1"),
        (cell(5, 5, State.FULL), "约满"),
        (cell(0, 5, State.CLOSED, reason="检修"), "停约"),
        (cell(7, 5, State.OVER, over=2), "超 2"),
        (cell(8, 8, State.RATCHET, target=6), "降至 6"),
        (cell(0, 5, State.DRAFT), "草稿"),
        (cell(0, 5, State.PROVISIONAL), "待公布"),
        (cell(3, 5, State.OPEN, is_past=True, no_show=2), "爽约 2"),
        (cell(3, 5, State.OPEN, edit=Edit.CHANGED), "草稿"),
        (cell(3, 5, State.OPEN, edit=Edit.CONFLICT), "冲突"),
    ],
)
def test_a_state_has_its_word_and_a_glyph(shown: Cell, words: str) -> None:
    mark = mark_of(shown)
    assert mark.text == words
    assert mark.glyph or shown.state is State.NEARLY or words.startswith("余")


# what is painted


def picture(shown: Cell, heat: Heat = Heat.BOOKED, size: tuple[int, int] = (130, 48)) -> QImage:
    return CellPainter().picture(shown, *size, heat, 1.0).toImage()


def test_every_state_looks_different_even_in_grey(view: CalendarView) -> None:
    looks = {
        "open": cell(),
        "nearly": cell(4, 5, State.NEARLY),
        "full": cell(5, 5, State.FULL),
        "closed": cell(0, 5, State.CLOSED),
        "over": cell(7, 5, State.OVER, over=2),
        "ratchet": cell(8, 8, State.RATCHET, target=6),
        "draft": cell(0, 5, State.DRAFT),
        "provisional": cell(0, 5, State.PROVISIONAL),
        "edited": cell(edit=Edit.CHANGED),
        "conflict": cell(edit=Edit.CONFLICT),
        "past": cell(is_past=True),
    }
    for size in ((130, 48), (40, 28)):
        grey = {
            name: bytes(picture(one, size=size).convertToFormat(QImage.Format.Format_Grayscale8).constBits())
            for name, one in looks.items()
        }
        assert len(set(grey.values())) == len(looks), size


def test_what_has_passed_loses_its_heat_but_not_where_the_past_is_asked_about() -> None:
    past = cell(4, 5, is_past=True, arrived=4, no_show=1)
    assert heat_step(past, Heat.BOOKED) is None
    assert heat_step(past, Heat.REMAINING) is None
    assert heat_step(past, Heat.USE) is not None
    assert heat_step(past, Heat.NO_SHOW) is not None


def luminance(value: str) -> float:
    def part(number: float) -> float:
        return number / 12.92 if number <= 0.03928 else ((number + 0.055) / 1.055) ** 2.4

    made = QColor(value)
    return 0.2126 * part(made.redF()) + 0.7152 * part(made.greenF()) + 0.0722 * part(made.blueF())


@pytest.mark.parametrize("is_dark", [False, True])
def test_heat_is_monotone_and_its_text_readable(is_dark: bool) -> None:
    now = token_set(is_dark)
    steps = [luminance(value) for value in now.heat]
    assert len(steps) == 5
    assert all((a < b) if is_dark else (a > b) for a, b in pairwise(steps))
    for ground, text in zip(now.heat, now.heat_text, strict=True):
        low, high = sorted((luminance(ground), luminance(text)))
        assert (high + 0.05) / (low + 0.05) >= 4.5


@pytest.mark.parametrize("share", [0.0, 0.1, 0.3, 0.5, 0.7, 0.99])
@pytest.mark.parametrize("tall", [220, 700])
def test_the_label_of_now_never_hides_an_hour(view: CalendarView, share: float, tall: int) -> None:
    view.grid.resize(900, tall)
    view.grid.show_board(replace(board(), now=(2, 3, share), now_label="10:42"))
    view.grid.gutter.lay_out()
    *hours, (pill, words) = view.grid.gutter.places
    assert words == "10:42"
    for place, label in hours:
        text = place.adjusted(0, (place.height() - 14) // 2, 0, -((place.height() - 14) // 2))
        assert not text.intersects(pill), label


def test_only_changed_cells_are_painted_again_and_selection_stays(view: CalendarView) -> None:
    before = view.grid.board
    view.grid.set_focus((1, 1))
    view.grid.set_focus((2, 2), extend=True)
    lines = [list(line) for line in before.cells]
    lines[4][5] = cell(5, 5, State.FULL)
    view.grid.show_board(replace(before, cells=tuple(tuple(line) for line in lines)), is_flashing=True)
    assert view.grid.flashed == {(4, 5)}
    assert view.grid.focus == (2, 2)
    assert len(view.grid.selection) == 4


# the hand


def test_the_keyboard_moves_and_selects(view: CalendarView) -> None:
    grid = view.grid
    for key, modifier, focus in (
        (Qt.Key.Key_Down, NONE, (1, 0)),
        (Qt.Key.Key_Right, NONE, (1, 1)),
        (Qt.Key.Key_End, NONE, (1, 6)),
        (Qt.Key.Key_Home, NONE, (1, 0)),
        (Qt.Key.Key_PageDown, NONE, (4, 0)),
        (Qt.Key.Key_PageUp, NONE, (1, 0)),
        (Qt.Key.Key_End, CONTROL, (5, 6)),
        (Qt.Key.Key_Home, CONTROL, (0, 0)),
    ):
        press(view, key, modifier)
        assert grid.focus == focus
    press(view, Qt.Key.Key_Down, SHIFT)
    press(view, Qt.Key.Key_Right, SHIFT)
    assert grid.selection == {(0, 0), (0, 1), (1, 0), (1, 1)}
    press(view, Qt.Key.Key_Space, CONTROL)
    assert grid.selection == {(row, 1) for row in range(6)}
    press(view, Qt.Key.Key_Space, SHIFT)
    assert grid.selection == {(1, column) for column in range(7)}


def test_every_intent_has_a_key_that_reaches_it(view: CalendarView, qtbot: QtBot) -> None:
    heard: list[str] = []
    view.act_requested.connect(heard.append)
    own = {"strip", "panel", "select", "brush", "closeBrush", "heat"}
    for name in {**MOVING, **PEOPLE, **SHAPING}.keys() - own:
        action = view.actions_by_name[name]
        action.setEnabled(True)
        view.grid.setFocus()
        chord = QKeyCombination.fromCombined(action.shortcut()[0].toCombined())  # type: ignore[index]  # Qt's own
        QTest.keyClick(view.grid, chord.key(), chord.keyboardModifiers())
        assert heard[-1] == name, (name, heard)
    lines = [line.text for group in key_lines(view).values() for line in group]
    assert len(lines) == len({**MOVING, **PEOPLE, **SHAPING, **ON_GRID, **FAMILIES})


def test_digits_become_a_capacity_and_escape_forgets_them(view: CalendarView) -> None:
    heard: list[tuple[object, int]] = []
    view.capacity_set.connect(lambda places, value: heard.append((places, value)))
    press(view, Qt.Key.Key_1)
    press(view, Qt.Key.Key_Escape)
    assert heard == []
    assert not view.card.isVisible()
    press(view, Qt.Key.Key_1)
    press(view, Qt.Key.Key_2)
    press(view, Qt.Key.Key_Return)
    assert heard == [(((0, 0),), 12)]
    assert QApplication.focusWidget() is view.grid


def test_the_brush_tells_once_when_it_is_lifted(view: CalendarView) -> None:
    painted: list[tuple[object, int]] = []
    view.cells_painted.connect(lambda places, value: painted.append((places, value)))
    press(view, Qt.Key.Key_B)
    assert view.grid.tool is Tool.BRUSH
    view.brush.setValue(6)
    drag(view, (1, 1), (3, 1), lambda: painted == [])
    assert painted == [(((1, 1), (2, 1), (3, 1)), 6)]
    drag(view, (1, 2), (2, 2), lambda: True, Qt.MouseButton.RightButton)
    assert painted[-1] == (((1, 2), (2, 2)), 0)


def test_dragging_over_empty_cells_asks_what_to_open(view: CalendarView) -> None:
    heard: list[str] = []
    view.act_requested.connect(heard.append)
    view.show_board(board(one=Cell()))
    drag(view, (1, 1), (2, 3), lambda: heard == [])
    assert len(view.grid.selection) == 6
    assert heard == ["open"]


def test_others_see_the_calendar_and_cannot_shape_it(view: CalendarView) -> None:
    view.set_shaping(False)
    heard: list[object] = []
    view.act_requested.connect(heard.append)
    view.capacity_set.connect(lambda *_: heard.append("capacity"))
    press(view, Qt.Key.Key_X)
    press(view, Qt.Key.Key_4)
    press(view, Qt.Key.Key_BracketRight)
    assert heard == []
    press(view, Qt.Key.Key_N)
    assert heard == ["book"]


def test_the_badge_of_a_day_is_painted(view: CalendarView) -> None:
    plain = view.grid.head.grab().toImage()
    heads = (replace(view.grid.board.columns[0], badge=Badge.MAKEUP), *view.grid.board.columns[1:])
    view.grid.show_board(replace(view.grid.board, columns=heads))
    assert view.grid.head.grab().toImage() != plain


def drag(
    view: CalendarView,
    first: tuple[int, int],
    last: tuple[int, int],
    meanwhile: object,
    button: Qt.MouseButton = Qt.MouseButton.LeftButton,
) -> None:
    """Drag cell by cell; `meanwhile` must hold before the button is let go."""
    port, plan = view.grid.viewport(), view.grid.plan

    def spot(row: int, column: int) -> QPoint:
        return plan.rect(row, column).center() - view.grid.offset()

    QTest.mousePress(port, button, NONE, spot(*first))
    row, column = first
    while (row, column) != last:
        row += (last[0] > row) - (last[0] < row)
        column += (last[1] > column) - (last[1] < column)
        move(view, spot(row, column), button)
    assert callable(meanwhile)
    assert meanwhile()
    QTest.mouseRelease(port, button, NONE, spot(*last))


def move(view: CalendarView, spot: QPoint, button: Qt.MouseButton) -> None:
    """A move of the mouse with the button down: QTest's own carries no button."""
    port = view.grid.viewport()
    at, everywhere = QPointF(spot), QPointF(port.mapToGlobal(spot))
    event = QMouseEvent(QEvent.Type.MouseMove, at, everywhere, Qt.MouseButton.NoButton, button, NONE)
    QApplication.sendEvent(port, event)
