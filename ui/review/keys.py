"""The review's keys: what each does is said once here, for the actions, the menu and the key sheet."""

from collections.abc import Callable, Mapping

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from ui.marking import QT_TRANSLATE_NOOP
from ui.parts.actions import add_action, name_action
from ui.words import translate

KEYS: Mapping[str, tuple[str | tuple[str, ...], str]] = {
    "pass": ("P", QT_TRANSLATE_NOOP("ReviewView", "通过")),
    "passUnseen": ("Shift+P", QT_TRANSLATE_NOOP("ReviewView", "通过（有未看的页）")),
    "fail": ("F", QT_TRANSLATE_NOOP("ReviewView", "未通过")),
    "defer": ("A", QT_TRANSLATE_NOOP("ReviewView", "容缺：先收后补")),
    "notApplicable": ("X", QT_TRANSLATE_NOOP("ReviewView", "不适用")),
    "undo": ("Z", QT_TRANSLATE_NOOP("ReviewView", "撤销判定")),
    "down": ("J", QT_TRANSLATE_NOOP("ReviewView", "下一份材料")),
    "up": ("K", QT_TRANSLATE_NOOP("ReviewView", "上一份材料")),
    "nextUnjudged": ("U", QT_TRANSLATE_NOOP("ReviewView", "下一份未审")),
    "allReasons": ("/", QT_TRANSLATE_NOOP("ReviewView", "查全部原因")),
    "text": ("T", QT_TRANSLATE_NOOP("ReviewView", "写说明")),
    "missing": ("M", QT_TRANSLATE_NOOP("ReviewView", "未交的全部记为未提供")),
    "finish": (("Ctrl+Return", "Ctrl+Enter"), QT_TRANSLATE_NOOP("ReviewView", "完成本轮")),
    "files": ("Ctrl+O", QT_TRANSLATE_NOOP("ReviewView", "为此材料放入文件")),
    "next": ("N", QT_TRANSLATE_NOOP("ReviewView", "下一件")),
    "hold": ("Ctrl+H", QT_TRANSLATE_NOOP("ReviewView", "挂起或解除")),
    "add": ("Ctrl+M", QT_TRANSLATE_NOOP("ReviewView", "增加材料")),
    "correctData": ("Ctrl+D", QT_TRANSLATE_NOOP("ReviewView", "更正基本资料")),
    "correctConditions": ("Ctrl+Shift+D", QT_TRANSLATE_NOOP("ReviewView", "更正申请条件")),
    "assign": ("Ctrl+Shift+A", QT_TRANSLATE_NOOP("ReviewView", "分配给审核员")),
    "resubmitted": ("Ctrl+B", QT_TRANSLATE_NOOP("ReviewView", "记为已补交")),
    "recall": ("Ctrl+Z", QT_TRANSLATE_NOOP("ReviewView", "撤回通知")),
    "notices": ("Ctrl+P", QT_TRANSLATE_NOOP("ReviewView", "查看通知")),
    "takeOver": ("Ctrl+T", QT_TRANSLATE_NOOP("ReviewView", "接手案件")),
    "reveal": ("Ctrl+E", QT_TRANSLATE_NOOP("ReviewView", "显示完整信息")),
    "reopen": ("Ctrl+Shift+O", QT_TRANSLATE_NOOP("ReviewView", "重新打开审核")),
    "back": ("Esc", QT_TRANSLATE_NOOP("ReviewView", "返回待办")),
}

#: Actions that only ask the presenter for an act of the case, by the act's name.
ACTS: Mapping[str, str] = {
    "missing": "missing",
    "finish": "finish",
    "next": "next",
    "hold": "hold",
    "add": "add",
    "correctData": "correct_data",
    "correctConditions": "correct_conditions",
    "assign": "assign",
    "resubmitted": "resubmitted",
    "recall": "recall",
    "notices": "notices",
    "takeOver": "take_over",
    "reveal": "reveal",
    "reopen": "reopen",
}

#: What the menu of a case offers, in this order.
MENU: tuple[str, ...] = (
    "files",
    "resubmitted",
    "missing",
    "add",
    "correctData",
    "correctConditions",
    "notices",
    "recall",
    "reopen",
    "hold",
    "assign",
    "takeOver",
    "reveal",
)


def review_actions(
    view: QWidget, handlers: Mapping[str, Callable[[], object]], digit: Callable[[int], object]
) -> dict[str, QAction]:
    """The actions of the review's view; `digit` is what the keys 1 to 9 do."""
    actions = {name: add_action(view, f"review_{name}", keys, handlers[name]) for name, (keys, _) in KEYS.items()}
    for number in range(1, 10):
        handler = lambda number=number: digit(number)  # noqa: E731 one of nine
        actions[f"reason{number}"] = add_action(view, f"review_reason{number}", str(number), handler)
    return actions


def name_actions(actions: Mapping[str, QAction]) -> None:
    """Say what each does in the language in force."""
    group = translate("ReviewView", "审核")
    for name, (_, text) in KEYS.items():
        name_action(actions[name], translate("ReviewView", text), group)
    for number in range(1, 10):
        text = translate("ReviewView", "第 {digit} 个原因").format(digit=number)
        name_action(actions[f"reason{number}"], text, group)
