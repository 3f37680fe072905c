"""Actions with keys: what the key sheet lists and buttons repeat."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from ui.parts.tips import plain_tip

GROUP = "group"


def add_action(
    owner: QWidget,
    name: str,
    keys: str | tuple[str, ...],
    act: Callable[[], object],
    context: Qt.ShortcutContext = Qt.ShortcutContext.WidgetWithChildrenShortcut,
) -> QAction:
    """An action of `owner` that works while the focus is inside it. `name` is its stable object name.

    Its words come from `name_action`.
    """
    action = QAction(owner)
    action.setObjectName(name)
    action.setShortcuts([QKeySequence(key) for key in ((keys,) if isinstance(keys, str) else keys) if key])
    action.setShortcutContext(context)
    action.triggered.connect(lambda: act())
    owner.addAction(action)
    return action


def name_action(action: QAction, text: str, group: str) -> None:
    """Say what an action does and under which heading the key sheet lists it; again after a change of language."""
    action.setText(text)
    action.setToolTip(plain_tip(text))
    action.setProperty(GROUP, group)
