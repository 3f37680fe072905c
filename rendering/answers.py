"""Answers of variable size as bytes and back. What is read here may be hostile: every size and number is checked.

RenderingError `crashed` from a reader: a rendering process that answers nonsense is not to be trusted any further.
"""

import json
import math
import unicodedata
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from rendering.messages import (
    FORMATS,
    PAGES_LIMIT,
    Box,
    Facts,
    FileDetails,
    Hit,
    Measures,
    OutlineEntry,
    PageText,
    RenderingError,
    Word,
)

T = TypeVar("T")

TEXT_LIMIT = 120
TITLE_LIMIT = 200
WORDS_LIMIT = 20_000
HITS_LIMIT = 1_000
OUTLINE_LIMIT = 2_000
SIDE_POINTS_LIMIT = 200_000.0
PIXELS_LIMIT = 1 << 31


class _Nonsense(Exception):
    """A value is not what it must be."""


def clean(text: str, limit: int = TEXT_LIMIT) -> str:
    """One printable line: no control characters, no marks that turn the direction of writing, at most `limit` characters."""
    line = " ".join(text[: 4 * limit].split())
    return "".join(c for c in line if unicodedata.category(c)[0] not in "C" or c == "\u200d")[:limit].strip()


def pack(value: object) -> bytes:
    """A list of plain values as bytes."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def _read(data: bytes, build: Callable[[Any], T]) -> T:
    try:
        return build(json.loads(data.decode("utf-8")))
    except (_Nonsense, ValueError, TypeError, KeyError, OverflowError, RecursionError) as error:
        raise RenderingError("crashed") from error


def _number(value: Any, low: float, high: float) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
        raise _Nonsense
    if not low <= value <= high:
        raise _Nonsense
    return float(value)


def _whole(value: Any, low: int, high: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
        raise _Nonsense
    return value


def _text(value: Any, limit: int) -> str:
    if not isinstance(value, str) or len(value) > limit:
        raise _Nonsense
    return clean(value, limit)


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise _Nonsense
    return value


def _list(value: Any, limit: int) -> list[Any]:
    if not isinstance(value, list) or len(value) > limit:
        raise _Nonsense
    return value


def _box(value: Any) -> Box:
    x, y, width, height = (_number(part, -1.0, 2.0) for part in value)
    return x, y, width, height


def pack_facts(facts: Facts) -> bytes:
    """Facts as bytes."""
    told = facts.details
    details = [told.pixels, told.dpi, told.taken_at, told.producer, told.is_text_only, told.is_locked_down]
    return pack([facts.format, [[round(side, 3) for side in size] for size in facts.page_sizes], details])


def read_facts(data: bytes) -> Facts:
    """Facts from bytes. RenderingError: crashed."""

    def build(value: Any) -> Facts:
        format_, sizes, details = value
        if format_ not in FORMATS or not sizes:
            raise _Nonsense
        pages = []
        for width, height in _list(sizes, PAGES_LIMIT):
            pages.append((_number(width, 1, SIDE_POINTS_LIMIT), _number(height, 1, SIDE_POINTS_LIMIT)))
        return Facts(format_, tuple(pages), _details(details))

    return _read(data, build)


def _details(value: Any) -> FileDetails:
    pixels, dpi, taken_at, producer, is_text_only, is_locked_down = value
    size = None
    if pixels is not None:
        wide, high = pixels
        size = (_whole(wide, 1, PIXELS_LIMIT), _whole(high, 1, PIXELS_LIMIT))
    return FileDetails(
        size,
        None if dpi is None else _number(dpi, 0, 100_000),
        _text(taken_at, TEXT_LIMIT),
        _text(producer, TEXT_LIMIT),
        _flag(is_text_only),
        _flag(is_locked_down),
    )


def pack_text(text: PageText) -> bytes:
    """A page's words as bytes."""
    words = [
        [w.text, round(w.x, 5), round(w.y, 5), round(w.width, 5), round(w.height, 5), w.line]
        for w in text.words[:WORDS_LIMIT]
    ]
    return pack([text.is_text, words])


def read_text(data: bytes) -> PageText:
    """A page's words from bytes. RenderingError: crashed."""

    def build(value: Any) -> PageText:
        is_text, words = value
        made = (
            Word(_text(text, TITLE_LIMIT), *_box(place), _whole(line, 0, WORDS_LIMIT))
            for text, *place, line in _list(words, WORDS_LIMIT)
        )
        return PageText(tuple(made), _flag(is_text))

    return _read(data, build)


def pack_hits(hits: Iterable[Hit]) -> bytes:
    """Places found as bytes."""
    return pack([[hit.page, [[round(part, 5) for part in box] for box in hit.boxes]] for hit in hits])


def read_hits(data: bytes) -> tuple[Hit, ...]:
    """Places found from bytes. RenderingError: crashed."""

    def build(value: Any) -> tuple[Hit, ...]:
        return tuple(
            Hit(_whole(page, 0, PAGES_LIMIT), tuple(_box(box) for box in _list(boxes, HITS_LIMIT)))
            for page, boxes in _list(value, HITS_LIMIT)
        )

    return _read(data, build)


def pack_outline(entries: Iterable[OutlineEntry]) -> bytes:
    """A table of contents as bytes."""
    return pack([[entry.level, entry.title, entry.page] for entry in entries])


def read_outline(data: bytes) -> tuple[OutlineEntry, ...]:
    """A table of contents from bytes. RenderingError: crashed."""

    def build(value: Any) -> tuple[OutlineEntry, ...]:
        return tuple(
            OutlineEntry(_whole(level, 1, 100), _text(title, TITLE_LIMIT), _whole(page, 0, PAGES_LIMIT))
            for level, title, page in _list(value, OUTLINE_LIMIT)
        )

    return _read(data, build)


def pack_measures(measures: Measures) -> bytes:
    """Measures as bytes."""
    figures = [round(measures.sharpness, 1), round(measures.brightness, 1)]
    return pack([*figures, measures.is_blurred, measures.is_dark, measures.is_blank])


def read_measures(data: bytes) -> Measures:
    """Measures from bytes. RenderingError: crashed."""

    def build(value: Any) -> Measures:
        sharpness, brightness, *flags = value
        is_blurred, is_dark, is_blank = (_flag(flag) for flag in flags)
        return Measures(_number(sharpness, 0, 100), _number(brightness, 0, 255), is_blurred, is_dark, is_blank)

    return _read(data, build)


def pack_difference(changed: float, is_identical: bool) -> bytes:
    """The figures of a comparison as bytes; its picture goes as pixels."""
    return pack([round(changed, 6), is_identical])


def read_difference(data: bytes) -> tuple[float, bool]:
    """The figures of a comparison from bytes. RenderingError: crashed."""

    def build(value: Any) -> tuple[float, bool]:
        changed, is_identical = value
        return _number(changed, 0, 1), _flag(is_identical)

    return _read(data, build)
