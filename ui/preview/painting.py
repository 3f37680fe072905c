"""Painting one page: its pixels as sharp as they are there, or a sheet whose lines are still to come; and the magnifier."""

from collections.abc import Iterable
from functools import lru_cache

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen, QTransform

from ui.parts.painting import fill_round
from ui.preview.pixels import Pixels, Shot
from ui.theme import color, tokens


def paint_page(painter: QPainter, rect: QRect, view: QRect, pixels: Pixels, shots: Iterable[Shot], base: Shot) -> bool:
    """Paint what shows of a page lying at `rect` (logical pixels); whether all of it is sharp.

    `shots` are what it needs at this size, `base` the whole page at this width and turning.
    """
    wanted = list(shots)
    is_whole = len(wanted) == 1 and wanted[0].part is None
    exact = pixels.get(base) if is_whole else None
    if exact is not None:
        painter.drawImage(rect, exact)
        return True
    found = pixels.nearest(base)
    if found is None:
        paint_skeleton(painter, rect)
    else:
        _paint_stand_in(painter, rect, view, *found, base.rotation)
    if is_whole:
        return found is not None and found[1].rotation == base.rotation and found[1].width >= base.width
    ratio = rect.width() / base.width
    is_sharp = True
    for shot in wanted:
        tile = pixels.get(shot)
        is_sharp = is_sharp and tile is not None
        if tile is not None and shot.part is not None:
            x, y, wide, high = (part * ratio for part in shot.part)
            painter.drawImage(QRectF(rect.x() + x, rect.y() + y, wide, high), tile)
    return is_sharp


def _paint_stand_in(painter: QPainter, rect: QRect, view: QRect, image: QImage, shot: Shot, rotation: int) -> None:
    """A page at another size or turning, drawn where the sharp one will be."""
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, True)
    turn = (rotation - shot.rotation) % 360
    if turn:
        painter.save()
        middle = QRectF(rect).center()
        painter.translate(middle)
        painter.rotate(turn)
        wide, high = (rect.height(), rect.width()) if turn in (90, 270) else (rect.width(), rect.height())
        painter.drawImage(QRectF(-wide / 2, -high / 2, wide, high), image)
        painter.restore()
        return
    shown = rect.intersected(view.adjusted(-2, -2, 2, 2))
    if shown.isEmpty():
        return
    back = QTransform.fromScale(image.width() / rect.width(), image.height() / rect.height())
    painter.drawImage(QRectF(shown), image, back.mapRect(QRectF(shown.translated(-rect.topLeft()))))


@lru_cache(maxsize=4)
def _shade(ground: str, shadow: str) -> QColor:
    """The shadow as it looks upon the ground: opaque, for blending costs more than all the rest of a frame."""
    below, above = QColor(ground), QColor(shadow)
    share = above.alphaF()
    pairs = ((below.red(), above.red()), (below.green(), above.green()), (below.blue(), above.blue()))
    return QColor(*(round(low * (1 - share) + high * share) for low, high in pairs))


def paint_shadow(painter: QPainter, rect: QRect) -> None:
    """The shadow a page throws."""
    shade = _shade(tokens().desk, tokens().shadow)
    painter.fillRect(QRect(rect.right() + 1, rect.y() + 2, 2, rect.height() + 1), shade)
    painter.fillRect(QRect(rect.x() + 1, rect.bottom() + 1, rect.width(), 3), shade)


def paint_skeleton(painter: QPainter, rect: QRect) -> None:
    """A sheet whose lines are still to come."""
    painter.fillRect(rect, color("#ffffff" if tokens().surface.lower() > "#888888" else tokens().surface))
    left, right = rect.x() + rect.width() // 9, rect.right() - rect.width() // 9
    for line in range(9):
        y = rect.y() + rect.height() * (line + 2) // 14
        width = (right - left) if line % 4 != 3 else (right - left) * 3 // 5
        fill_round(painter, QRect(left, y, width, max(rect.height() // 60, 6)), 3, tokens().sunken)


def paint_lens(
    painter: QPainter, circle: QRect, page: QRect, pixels: Pixels, shots: Iterable[Shot], base: Shot
) -> None:
    """A round glass over the page: `page` is where the enlarged page lies, `circle` what of it is seen."""
    path = QPainterPath()
    path.addEllipse(circle)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipPath(path)
    painter.fillRect(circle, color(tokens().desk))
    paint_page(painter, page, circle, pixels, shots, base)
    painter.restore()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(color(tokens().accent), 3))
    painter.drawEllipse(circle)
