"""The calendar's keys: what each does is said once here, for the actions, the buttons and the key sheet."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from ui.marking import QT_TRANSLATE_NOOP
from ui.parts.actions import add_action, name_action
from ui.words import translate

Keys = str | tuple[str, ...]

MOVING: Mapping[str, tuple[Keys, str]] = {
    "today": ("T", QT_TRANSLATE_NOOP("CalendarView", "今天")),
    "before": ("Ctrl+Left", QT_TRANSLATE_NOOP("CalendarView", "往前")),
    "after": ("Ctrl+Right", QT_TRANSLATE_NOOP("CalendarView", "往后")),
    "day": ("Ctrl+1", QT_TRANSLATE_NOOP("CalendarView", "日视图")),
    "week": ("Ctrl+2", QT_TRANSLATE_NOOP("CalendarView", "周视图")),
    "month": ("Ctrl+3", QT_TRANSLATE_NOOP("CalendarView", "月视图")),
    "split": ("S", QT_TRANSLATE_NOOP("CalendarView", "分窗口")),
    "heat": ("H", QT_TRANSLATE_NOOP("CalendarView", "换着色")),
    "strip": ("G", QT_TRANSLATE_NOOP("CalendarView", "到 13 周条")),
    "refresh": ("F5", QT_TRANSLATE_NOOP("CalendarView", "刷新")),
    "audit": ("A", QT_TRANSLATE_NOOP("CalendarView", "核对全部预约")),
    "numbers": ("Ctrl+R", QT_TRANSLATE_NOOP("CalendarView", "统计")),
    "changes": ("Ctrl+U", QT_TRANSLATE_NOOP("CalendarView", "改动记录")),
}

PEOPLE: Mapping[str, tuple[Keys, str]] = {
    "panel": ("P", QT_TRANSLATE_NOOP("CalendarView", "到名单")),
    "book": ("N", QT_TRANSLATE_NOOP("CalendarView", "代约")),
    "find": ("M", QT_TRANSLATE_NOOP("CalendarView", "改约")),
    "cut": ("Ctrl+X", QT_TRANSLATE_NOOP("CalendarView", "拿起此人")),
    "earlier": ("Alt+Up", QT_TRANSLATE_NOOP("CalendarView", "此人早一格")),
    "later": ("Alt+Down", QT_TRANSLATE_NOOP("CalendarView", "此人晚一格")),
    "dayBefore": ("Alt+Left", QT_TRANSLATE_NOOP("CalendarView", "此人早一天")),
    "dayAfter": ("Alt+Right", QT_TRANSLATE_NOOP("CalendarView", "此人晚一天")),
    "paste": ("Ctrl+V", QT_TRANSLATE_NOOP("CalendarView", "放下此人，或粘贴容量")),
    "cancel": ("Ctrl+Delete", QT_TRANSLATE_NOOP("CalendarView", "取消此人预约")),
}

SHAPING: Mapping[str, tuple[Keys, str]] = {
    "select": ("V", QT_TRANSLATE_NOOP("CalendarView", "选择")),
    "brush": ("B", QT_TRANSLATE_NOOP("CalendarView", "画容量")),
    "closeBrush": ("K", QT_TRANSLATE_NOOP("CalendarView", "画停约")),
    "open": ("O", QT_TRANSLATE_NOOP("CalendarView", "开放")),
    "lower": ("[", QT_TRANSLATE_NOOP("CalendarView", "减 1")),
    "raise": ("]", QT_TRANSLATE_NOOP("CalendarView", "加 1")),
    "close": ("X", QT_TRANSLATE_NOOP("CalendarView", "停约")),
    "reopen": ("Shift+X", QT_TRANSLATE_NOOP("CalendarView", "恢复")),
    "copy": ("Ctrl+C", QT_TRANSLATE_NOOP("CalendarView", "复制容量")),
    "allow": ("L", QT_TRANSLATE_NOOP("CalendarView", "签批超额")),
    "preview": ("I", QT_TRANSLATE_NOOP("CalendarView", "预览影响")),
    "apply": ("Ctrl+S", QT_TRANSLATE_NOOP("CalendarView", "应用")),
    "discard": ("Ctrl+Backspace", QT_TRANSLATE_NOOP("CalendarView", "放弃")),
    "undo": ("Ctrl+Z", QT_TRANSLATE_NOOP("CalendarView", "撤销")),
    "redo": (("Ctrl+Y", "Ctrl+Shift+Z"), QT_TRANSLATE_NOOP("CalendarView", "重做")),
    "templates": ("Ctrl+T", QT_TRANSLATE_NOOP("CalendarView", "周模板")),
    "holidays": ("Ctrl+H", QT_TRANSLATE_NOOP("CalendarView", "节假日")),
    "rules": ("Ctrl+E", QT_TRANSLATE_NOOP("CalendarView", "放号设置")),
}

ON_GRID: Mapping[str, tuple[Keys, str]] = {
    "column": ("Ctrl+Space", QT_TRANSLATE_NOOP("CalendarView", "选整天")),
    "row": ("Shift+Space", QT_TRANSLATE_NOOP("CalendarView", "选整行")),
    "peek": ("Space", QT_TRANSLATE_NOOP("CalendarView", "看说明")),
    "enter": (("Return", "Enter"), QT_TRANSLATE_NOOP("CalendarView", "打开")),
    "leave": ("Esc", QT_TRANSLATE_NOOP("CalendarView", "放下，回到单格")),
}

#: Keys the grid itself takes; the key sheet lists them.
FAMILIES: Mapping[str, tuple[tuple[str, ...], str]] = {
    "arrows": (("Left", "Right", "Up", "Down"), QT_TRANSLATE_NOOP("CalendarView", "移动")),
    "extend": (("Shift+Left", "Shift+Down"), QT_TRANSLATE_NOOP("CalendarView", "扩大选区")),
    "ends": (("Home", "End", "Ctrl+Home", "Ctrl+End"), QT_TRANSLATE_NOOP("CalendarView", "行首行尾，最前最后")),
    "pages": (("PgUp", "PgDown"), QT_TRANSLATE_NOOP("CalendarView", "半天")),
    "digits": (("0", "9"), QT_TRANSLATE_NOOP("CalendarView", "改容量（数字，回车确定）")),
}


def calendar_actions(
    view: QWidget, grid: QWidget, act: Callable[[str], object], on_grid: Callable[[str], object]
) -> dict[str, QAction]:
    """All actions of the calendar's view; `act` and `on_grid` are told the name of the one that was meant."""
    actions = {}
    for name, (keys, _) in {**MOVING, **PEOPLE, **SHAPING}.items():
        actions[name] = add_action(view, f"calendar_{name}", keys, partial(act, name))
    only = Qt.ShortcutContext.WidgetShortcut
    for name, (keys, _) in ON_GRID.items():
        actions[name] = add_action(grid, f"calendar_{name}", keys, partial(on_grid, name), only)
    for name, (keys, _) in FAMILIES.items():
        actions[name] = add_action(grid, f"calendar_{name}", keys, lambda: None, only)
        actions[name].setEnabled(False)  # listed; the keys themselves go on to the grid
    return actions


def name_actions(actions: Mapping[str, QAction]) -> None:
    """Say what they do, again after a change of language."""
    groups = (
        (QT_TRANSLATE_NOOP("CalendarView", "预约：去哪里"), {**MOVING, **ON_GRID, **FAMILIES}),
        (QT_TRANSLATE_NOOP("CalendarView", "预约：开放与容量"), SHAPING),
        (QT_TRANSLATE_NOOP("CalendarView", "预约：名单"), PEOPLE),
    )
    for group, table in groups:
        for name, (_, text) in table.items():
            if name in actions:
                name_action(actions[name], translate("CalendarView", text), translate("CalendarView", group))
