"""The preview's keys: what each does is said once here, for the actions, the menu, the buttons and the key sheet."""

from collections.abc import Callable, Mapping

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from ui.marking import QT_TRANSLATE_NOOP
from ui.parts.actions import add_action, name_action
from ui.words import translate

KEYS: Mapping[str, tuple[str | tuple[str, ...], str]] = {
    "nextDocument": ("]", QT_TRANSLATE_NOOP("PreviewView", "下一份文件")),
    "previousDocument": ("[", QT_TRANSLATE_NOOP("PreviewView", "上一份文件")),
    "nextUnseen": ("Space", QT_TRANSLATE_NOOP("PreviewView", "下一张未看的页")),
    "nextPage": ("Ctrl+PgDown", QT_TRANSLATE_NOOP("PreviewView", "下一页")),
    "previousPage": ("Ctrl+PgUp", QT_TRANSLATE_NOOP("PreviewView", "上一页")),
    "goToPage": ("G", QT_TRANSLATE_NOOP("PreviewView", "到第几页")),
    "zoomIn": (("+", "=", "Ctrl++", "Ctrl+="), QT_TRANSLATE_NOOP("PreviewView", "放大")),
    "zoomOut": (("-", "Ctrl+-"), QT_TRANSLATE_NOOP("PreviewView", "缩小")),
    "fitPage": ("Ctrl+0", QT_TRANSLATE_NOOP("PreviewView", "整页")),
    "fitWidth": ("Ctrl+2", QT_TRANSLATE_NOOP("PreviewView", "适合宽度")),
    "lifeSize": ("Ctrl+1", QT_TRANSLATE_NOOP("PreviewView", "实际大小")),
    "singlePage": ("Ctrl+3", QT_TRANSLATE_NOOP("PreviewView", "单页显示")),
    "turn": ("R", QT_TRANSLATE_NOOP("PreviewView", "顺时针旋转")),
    "turnBack": ("Shift+R", QT_TRANSLATE_NOOP("PreviewView", "逆时针旋转")),
    "magnifier": ("L", QT_TRANSLATE_NOOP("PreviewView", "放大镜")),
    "find": ("Ctrl+F", QT_TRANSLATE_NOOP("PreviewView", "查找文字")),
    "findOn": ("F3", QT_TRANSLATE_NOOP("PreviewView", "下一处")),
    "findBack": ("Shift+F3", QT_TRANSLATE_NOOP("PreviewView", "上一处")),
    "selectPage": ("Ctrl+A", QT_TRANSLATE_NOOP("PreviewView", "选中本页文字")),
    "copy": ("Ctrl+C", QT_TRANSLATE_NOOP("PreviewView", "复制文字")),
    "region": ("D", QT_TRANSLATE_NOOP("PreviewView", "框出问题（方向键移动，Enter 确定）")),
    "compare": ("C", QT_TRANSLATE_NOOP("PreviewView", "与上次未通过的对比")),
    "mark": ("Y", QT_TRANSLATE_NOOP("PreviewView", "对比时标出改动")),
    "facts": ("I", QT_TRANSLATE_NOOP("PreviewView", "文件信息")),
    "thumbnails": ("B", QT_TRANSLATE_NOOP("PreviewView", "缩略图")),
    "outline": ("O", QT_TRANSLATE_NOOP("PreviewView", "目录")),
    "print": ("Ctrl+Shift+P", QT_TRANSLATE_NOOP("PreviewView", "打印本页（带水印）")),
    "export": ("Ctrl+Shift+S", QT_TRANSLATE_NOOP("PreviewView", "导出本页（带水印）")),
}
TICKED = frozenset({"singlePage", "magnifier", "region", "compare", "facts", "thumbnails", "outline"})
"""Actions that stay on until they are chosen again."""


def preview_actions(view: QWidget, handlers: Mapping[str, Callable[[], object]]) -> dict[str, QAction]:
    """The actions; they work in `view`."""
    made = {name: add_action(view, name, keys, handlers[name]) for name, (keys, _) in KEYS.items()}
    for name in TICKED:
        made[name].setCheckable(True)
    return made


def name_actions(actions: Mapping[str, QAction]) -> None:
    """Say what each does in the language in force."""
    group = translate("PreviewView", "预览")
    for name, (_, text) in KEYS.items():
        name_action(actions[name], translate("PreviewView", text), group)
