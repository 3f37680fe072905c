"""The icon set: the SVG files of resources/icons (Lucide, see its LICENSE), drawn in any colour and size.

Only files of our own are ever given to the SVG renderer. A name is a file's name without `.svg`, or a short name of
`SHORT`. Colours are `#RRGGBB`; sizes are logical pixels. Pictures are cached by name, colour, size and pixel ratio.
"""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

import resources
from ui.theme import tokens

SHORT: Final[Mapping[str, str]] = MappingProxyType(
    {
        "bar-chart": "chart-no-axes-column",
        "columns": "columns-3",
        "compare": "columns-2",
        "contrast": "circle-half",
        "filter": "list-filter",
        "fullscreen": "maximize",
        "half": "circle-half",
        "help": "circle-help",
        "home": "house",
        "more": "ellipsis",
        "sliders": "sliders-vertical",
        "trash": "trash-2",
        "undo": "corner-up-left",
    }
)


@lru_cache(maxsize=256)
def _source(name: str) -> str:
    """The SVG text of an icon. Raises FileNotFoundError for a name that has no file."""
    return resources.path("icons", f"{SHORT.get(name, name)}.svg").read_text("utf-8")


@lru_cache(maxsize=1024)
def _renderer(name: str, color: str, is_large: bool) -> QSvgRenderer:
    text = _source(name).replace("currentColor", color)
    if is_large:  # the stroke grows with the icon; from 20 px on a lighter one keeps the same weight as 16 px
        text = text.replace('stroke-width="2"', 'stroke-width="1.75"')
    return QSvgRenderer(QByteArray(text.encode()))


@lru_cache(maxsize=2048)
def _image(name: str, color: str, size: int, dpr: float) -> QImage:
    side = round(size * dpr)
    image = QImage(QSize(side, side), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _renderer(name, color, size >= 20).render(painter, QRectF(0, 0, side, side))
    painter.end()
    image.setDevicePixelRatio(dpr)
    return image


def pixmap(name: str, color: str | None = None, size: int = 16, dpr: float = 1.0) -> QPixmap:
    """An icon as a pixmap of `size` logical pixels; without a colour it takes the second text colour in force."""
    return QPixmap.fromImage(_image(name, color or tokens().text2, size, dpr))


def paint_icon(painter: QPainter, rect: QRect, name: str, color: str | None = None, size: int | None = None) -> None:
    """Paint an icon in the middle of `rect`, as large as its shorter side unless `size` says otherwise."""
    side = size or min(rect.width(), rect.height())
    device = painter.device()
    dpr = device.devicePixelRatio() if device is not None else 1.0
    corner = QPoint(rect.x() + (rect.width() - side) // 2, rect.y() + (rect.height() - side) // 2)
    painter.drawImage(corner, _image(name, color or tokens().text2, side, dpr))


class _TokenIcon(QIconEngine):
    """Draws an icon in a fixed colour, or in the text colours in force at the moment of painting."""

    def __init__(self, name: str, color: str | None, size: int) -> None:
        super().__init__()
        self._size = size
        self._name = name
        self._color = color

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        paint_icon(painter, rect, self._name, self._color_for(mode))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        logical = max(1, round(min(size.width(), size.height()) / scale))
        return pixmap(self._name, self._color_for(mode), logical, scale)

    def actualSize(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QSize:
        side = min(size.width(), size.height(), self._size)
        return QSize(side, side)

    def clone(self) -> QIconEngine:
        return _TokenIcon(self._name, self._color, self._size)

    def _color_for(self, mode: QIcon.Mode) -> str:
        if mode is QIcon.Mode.Disabled:
            return tokens().disabled
        return self._color or tokens().text2


@lru_cache(maxsize=512)
def icon(name: str, color: str | None = None, size: int = 16) -> QIcon:
    """An icon for Qt's own controls, at home at `size`. Without a colour it follows the theme by itself."""
    _source(name)  # a wrong name shows where it is written, not where it is painted
    return QIcon(_TokenIcon(name, color, size))
