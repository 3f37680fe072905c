"""The inbox's keys: what each does is said once here, for the actions, the buttons and the key sheet."""

from collections.abc import Callable, Mapping

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from ui.marking import QT_TRANSLATE_NOOP
from ui.parts.actions import add_action, name_action
from ui.words import translate

KEYS: Mapping[str, tuple[str, str | tuple[str, ...], str]] = {
    "next": ("nextCaseAction", "N", QT_TRANSLATE_NOOP("InboxView", "下一件")),
    "open": ("openCase", "", QT_TRANSLATE_NOOP("InboxView", "打开")),
    "search": ("focusSearch", ("/", "Ctrl+F"), QT_TRANSLATE_NOOP("InboxView", "搜索")),
    "assign": ("assignCases", "A", QT_TRANSLATE_NOOP("InboxView", "分配给审核员")),
    "register": ("registerCase", "Ctrl+N", QT_TRANSLATE_NOOP("InboxView", "登记案件")),
    "import": ("importFolder", "Ctrl+I", QT_TRANSLATE_NOOP("InboxView", "导入文件夹")),
    "save": ("saveFilter", "Ctrl+S", QT_TRANSLATE_NOOP("InboxView", "保存筛选")),
    "columns": ("columns", "Ctrl+Shift+C", QT_TRANSLATE_NOOP("InboxView", "选择列")),
    "refresh": ("refresh", "F5", QT_TRANSLATE_NOOP("InboxView", "刷新")),
    "queues": ("focusQueues", "G", QT_TRANSLATE_NOOP("InboxView", "选队列")),
    "down": ("rowDown", "J", QT_TRANSLATE_NOOP("InboxView", "下移")),
    "up": ("rowUp", "K", QT_TRANSLATE_NOOP("InboxView", "上移")),
    "leave": ("leaveSearch", "Esc", QT_TRANSLATE_NOOP("InboxView", "离开搜索")),
}


def inbox_actions(view: QWidget, handlers: Mapping[str, Callable[[], object]]) -> dict[str, QAction]:
    """The actions of the inbox's view, by name."""
    return {name: add_action(view, about, keys, handlers[name]) for name, (about, keys, _) in KEYS.items()}


def name_actions(actions: Mapping[str, QAction]) -> None:
    """Say what each does in the language in force."""
    group = translate("InboxView", "待办")
    for name, (_, _, text) in KEYS.items():
        name_action(actions[name], translate("InboxView", text), group)
