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
    """A stated value that may stand in a document: the field's name as it is shown, and the value in clear."""

    name: str
    value: str


def is_findable(value: str) -> bool:
    """Whether a value is long enough to be more than chance."""
    plain = plain_text(value)
    return len(plain) >= (SHORTEST_NUMBER if plain.isascii() else SHORTEST_NAME)


def plain_text(text: str) -> str:
    """Text for comparing: full-width letters as plain ones, capitals, no blanks, no dots between names."""
    kept = unicodedata.normalize("NFKC", text).upper()
    return "".join(character for character in kept if character.isalnum())


def lines_on(key: PageKey, words: Sequence[PageWord], stated: Sequence[Stated]) -> list[StatedLine]:
    """For each stated value the first line of the page that holds it, with the box of the words it stands in."""
    lines: dict[int, list[PageWord]] = {}
    for word in words:
        lines.setdefault(word.line, []).append(word)
    found = []
    for one in stated:
        wanted = plain_text(one.value)
        for line in lines.values():
            box = _box_of(line, wanted)
            if box is not None:
                text = " ".join(word.text for word in line)
                found.append(StatedLine(one.name, text[:LINE_LENGTH], key, box))
                break
    return found


def _box_of(line: Sequence[PageWord], wanted: str) -> Box | None:
    """The box around the words of a line that hold these letters."""
    letters, owners = "", []
    for index, word in enumerate(line):
        plain = plain_text(word.text)
        letters += plain
        owners += [index] * len(plain)
    start = letters.find(wanted)
    if start < 0 or not wanted:
        return None
    return around([line[index].box for index in sorted(set(owners[start : start + len(wanted)]))])


def around(boxes: Sequence[Box]) -> Box:
    """The smallest box around boxes."""
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, bottom = max(box[0] + box[2] for box in boxes), max(box[1] + box[3] for box in boxes)
    return (left, top, right - left, bottom - top)
