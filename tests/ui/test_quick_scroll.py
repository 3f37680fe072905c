from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLabel, QProxyStyle, QScrollArea
from pytestqt.qtbot import QtBot

from ui.parts.quick_scroll import make_quick
from ui.theme import apply_theme, tokens


@pytest.fixture(autouse=True)
def _light(qapp: QApplication) -> Iterator[None]:
    apply_theme(qapp, "light")
    yield
    apply_theme(qapp, "light")


def test_the_groove_of_a_bar_is_never_left_black(qtbot: QtBot, qapp: QApplication) -> None:
    """The style paints no groove; a bar that says it paints all of its field has black there on a real screen.

    Which bars say so depends on the style behind, which is another one on every system unless it is named.
    """
    area = QScrollArea()
    qtbot.addWidget(area)
    make_quick(area, "desk")
    area.setWidget(QLabel("x\n" * 200))
    area.resize(200, 200)
    area.show()
    bar = area.verticalScrollBar()
    for theme in ("light", "dark"):
        apply_theme(qapp, "dark" if theme == "dark" else "light")
        qtbot.waitUntil(bar.isVisible)
        qtbot.wait(20)
        style = bar.style()
        assert isinstance(style, QProxyStyle)
        assert style.baseStyle().name() == "fusion"
        assert not bar.testAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        assert bar.grab().toImage().pixelColor(1, bar.height() - 4) == QColor(tokens().desk)
