"""Which lines of a page hold what the applicant stated: names and numbers, compared without blanks and in plain letters. Pure."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from ui.preview.facts import StatedLine
from ui.preview.layout import Box, PageKey
from ui.preview.selection import PageWord

SHORTEST_NAME, SHORTEST_NUMBER = 2, 4
LINE_LENGTH = 80


@dataclass(frozen=True, slots=True)
class Stated:
    """A stated value that may stand in a document: the field's name as it is shown, and the value in clear.

    `is_expected`: the material in hand should hold it.
    """

    name: str
    value: str
    is_expected: bool = True


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of a page ready for comparing: its plain letters, and where each of them stands."""

    text: str
    letters: str
    boxes: tuple[Box, ...]


def is_findable(value: str) -> bool:
    """Whether a value is long enough to be more than chance."""
    plain = plain_text(value)
    return len(plain) >= (SHORTEST_NUMBER if plain.isascii() else SHORTEST_NAME)


def plain_text(text: str) -> str:
    """Text for comparing: full-width letters as plain ones, capitals, no blanks, no dots between names."""
    kept = unicodedata.normalize("NFKC", text).upper()
    return "".join(character for character in kept if character.isalnum())


def lines_of(words: Sequence[PageWord]) -> tuple[TextLine, ...]:
    """The words of a page by line; costly for a full page, so made in the lane."""
    lines: dict[int, list[PageWord]] = {}
    for word in words:
        lines.setdefault(word.line, []).append(word)
    return tuple(_line(line) for line in lines.values())


def _line(words: Sequence[PageWord]) -> TextLine:
    letters, boxes = [], []
    for word in words:
        x, y, width, height = word.box
        step = width / max(len(word.text), 1)
        for place, character in enumerate(word.text):
            for plain in plain_text(character):
                letters.append(plain)
                boxes.append((x + place * step, y, step, height))
    return TextLine(" ".join(word.text for word in words), "".join(letters), tuple(boxes))


def stated_on(key: PageKey, lines: Sequence[TextLine], stated: Sequence[Stated]) -> list[StatedLine]:
    """For each stated value the first line of the page that holds it, with the box it stands in."""
    found = []
    for one in stated:
        wanted = plain_text(one.value)
        for line in lines:
            start = line.letters.find(wanted)
            if start >= 0:
                box = around(line.boxes[start : start + len(wanted)])
                found.append(StatedLine(one.name, line.text[:LINE_LENGTH], key, box))
                break
    return found


def around(boxes: Sequence[Box]) -> Box:
    """The smallest box around boxes."""
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, bottom = max(box[0] + box[2] for box in boxes), max(box[1] + box[3] for box in boxes)
    return (left, top, right - left, bottom - top)
