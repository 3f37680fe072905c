"""Keeps the English of every text on the screen: resources/translations/permitdesk_en.ts and the .qm made from it.

    python packaging/translate.py missing            the texts without English, as JSON, one a line
    python packaging/translate.py apply FILE.json    takes in such a list with "english" filled in, then compiles
    python packaging/translate.py update             only takes in what changed in the code, then compiles

Chinese is the language of the code. The .ts is built anew each time from what Qt's lupdate finds in ui/ and desktop/
and the English it held, so texts that left the code leave it too. Both files are committed; the same input gives the
same bytes. ``english`` is one text, or a list of two (one, many) where the Chinese counts with ``%n``.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import PySide6

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("desktop", "ui")
TS = ROOT / "resources" / "translations" / "permitdesk_en.ts"
QM = TS.with_suffix(".qm")

#: What both languages must hold alike: %n, %1, {name}.
_PLACEHOLDER = re.compile(r"%n|%L?\d+|\{[^{}]*\}")

English = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """One text of the code: where Qt looks it up (context), its Chinese, and what tells equal ones apart."""

    context: str
    source: str
    comment: str
    is_counted: bool


def main(arguments: list[str]) -> int:
    """Do one of the acts named above; returns 1 when texts are still missing, 2 for a list that can't be used."""
    parser = argparse.ArgumentParser(
        description=(__doc__ or "").split("\n", 1)[0], formatter_class=argparse.RawDescriptionHelpFormatter
    )
    acts = parser.add_subparsers(dest="act", required=True)
    acts.add_parser("missing", help="print the texts without English as JSON")
    acts.add_parser("apply", help="take in a filled list").add_argument("file", type=Path)
    acts.add_parser("update", help="take in what changed in the code")
    options = parser.parse_args(arguments)

    texts, english = found_in_code(), stored(TS)
    if options.act == "missing":
        print(as_json(missing(texts, english), english))
        return 0
    if options.act == "apply":
        try:
            english = english | filled_in(texts, json.loads(options.file.read_text(encoding="utf-8")))
        except ValueError as problem:
            print(problem, file=sys.stderr)
            return 2
    write(TS, texts, english)
    compile_ts(TS, QM)
    left = missing(texts, english)
    print(f"{len(texts)} texts, {len(left)} without English", file=sys.stderr)
    return 1 if left else 0


def found_in_code() -> list[Text]:
    """Every text that lupdate finds, in the order of folders, files and lines."""
    files = sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))
    with tempfile.TemporaryDirectory() as folder:
        ts = Path(folder) / "found.ts"
        options = ("-silent", "-locations", "none", "-source-language", "zh_CN", "-target-language", "en")
        _qt_tool("lupdate", *options, *(str(file) for file in files), "-ts", str(ts))
        return [text for text, _ in _read(ts)]


def stored(ts: Path) -> dict[Text, English]:
    """The finished English of a .ts file."""
    if not ts.exists():
        return {}
    return {text: english for text, english in _read(ts) if english}


def missing(texts: Iterable[Text], english: dict[Text, English]) -> list[Text]:
    """The texts that have no finished English."""
    return [text for text in texts if text not in english]


def as_json(texts: Iterable[Text], english: dict[Text, English]) -> str:
    """The list to fill in: equal Chinese only once, with the English it has elsewhere as a proposal."""
    known = {(text.source, text.comment, text.is_counted): value for text, value in english.items()}
    contexts: dict[tuple[str, str, bool], list[str]] = {}
    for text in texts:
        contexts.setdefault((text.source, text.comment, text.is_counted), []).append(text.context)
    lines = []
    for key, names in contexts.items():
        source, comment, is_counted = key
        proposal = known.get(key, ("", "") if is_counted else ("",))
        entry: dict[str, object] = {"source": source, "contexts": names}
        if comment:
            entry["comment"] = comment
        entry["english"] = list(proposal) if is_counted else proposal[0]
        lines.append(json.dumps(entry, ensure_ascii=False))
    return "[\n" + ",\n".join(lines) + "\n]"


def filled_in(texts: Iterable[Text], entries: list[dict[str, object]]) -> dict[Text, English]:
    """The English of a filled list; an entry without ``contexts`` goes to every text of that Chinese.

    Entries that are still empty are left out. Raises ``ValueError`` naming every entry that can't be used.
    """
    taken: dict[Text, English] = {}
    problems = []
    known = list(texts)
    for entry in entries:
        source, given, contexts = entry["source"], entry.get("english"), entry.get("contexts")
        english = tuple(map(str, given)) if isinstance(given, list) else (str(given or ""),)
        if not any(english):
            continue
        targets = [
            text
            for text in known
            if (text.source, text.comment) == (source, entry.get("comment", ""))
            and (not isinstance(contexts, list) or text.context in contexts)
        ]
        if not targets:
            problems.append(f"not in the code: {source!r}")
        for text in targets:
            fault = fault_of(text, english)
            if fault:
                problems.append(f"{source!r}: {fault}")
            else:
                taken[text] = english
    if problems:
        raise ValueError("\n".join(problems))
    return taken


def fault_of(text: Text, english: English) -> str | None:
    """What is wrong with an English text, if anything is."""
    if len(english) != (2 if text.is_counted else 1) or not all(english):
        return "needs two forms, one and many" if text.is_counted else "needs exactly one form"
    wanted = sorted(set(_PLACEHOLDER.findall(text.source)))
    for number, form in enumerate(english):
        held = sorted(set(_PLACEHOLDER.findall(form)))
        may_drop_count = text.is_counted and number == 0  # "one page" needs no %n
        if held != wanted and not (may_drop_count and held == [mark for mark in wanted if mark != "%n"]):
            return f"holds {held}, the Chinese holds {wanted}"
    return None


def write(ts: Path, texts: Iterable[Text], english: dict[Text, English]) -> None:
    """Write the .ts: the texts of the code with the English there is, by context."""
    root = ElementTree.Element("TS", {"version": "2.1", "language": "en_US", "sourcelanguage": "zh_CN"})
    contexts: dict[str, list[Text]] = {}
    for text in texts:
        contexts.setdefault(text.context, []).append(text)
    for name in sorted(contexts):
        context = ElementTree.SubElement(root, "context")
        ElementTree.SubElement(context, "name").text = name
        for text in contexts[name]:
            message = ElementTree.SubElement(context, "message", {"numerus": "yes"} if text.is_counted else {})
            ElementTree.SubElement(message, "source").text = text.source
            if text.comment:
                ElementTree.SubElement(message, "comment").text = text.comment
            forms = english.get(text)
            translation = ElementTree.SubElement(message, "translation", {} if forms else {"type": "unfinished"})
            if text.is_counted:
                for form in forms or ("", ""):
                    ElementTree.SubElement(translation, "numerusform").text = form
            elif forms:
                translation.text = forms[0]
    ElementTree.indent(root, "    ")
    body = ElementTree.tostring(root, encoding="unicode", short_empty_elements=False)
    ts.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', encoding="utf-8", newline="\n")


def compile_ts(ts: Path, qm: Path) -> None:
    """Make the .qm of a .ts; unfinished texts stay out, so that the screen shows their Chinese."""
    _qt_tool("lrelease", "-silent", str(ts), "-qm", str(qm))


def _read(ts: Path) -> list[tuple[Text, English]]:
    """Texts of a .ts with their English, which is empty where unfinished."""
    found: dict[Text, English] = {}
    for context in ElementTree.parse(ts).getroot().iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is None or translation.get("type") in ("vanished", "obsolete"):
                continue
            is_counted = message.get("numerus") == "yes"
            text = Text(name, message.findtext("source", ""), message.findtext("comment", ""), is_counted)
            forms = tuple(form.text or "" for form in translation.iter("numerusform"))
            english = forms if is_counted else (translation.text or "",)
            found[text] = english if all(english) and translation.get("type") is None else ()
    return list(found.items())


def _qt_tool(name: str, *arguments: str) -> None:
    folder = Path(PySide6.__file__).parent
    tool = folder / (f"{name}.exe" if sys.platform == "win32" else name)
    done = subprocess.run([str(tool), *arguments], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"{name} failed: {done.stderr or done.stdout}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
