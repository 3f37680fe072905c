"""Taking in a folder of cases: one sub-folder per case, with a data file and the documents (docs/import-folder.md).

A case is checked whole before anything of it is sent, and registered in one transaction with all its files: interrupted at
any moment, a case is there or it is not. What is refused is told with the reason and changes nothing.
"""

import io
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

from casework.basic_data import check_basic_data
from casework.cases import CatalogueBody, FeeBasis, FileForMaterial, RegisterCase, Source
from casework.catalogue import Catalogue, parse
from casework.documents import FILE_LIMIT, format_of
from casework.errors import NotAllowed, OfficeError, Refused, Unavailable
from casework.import_report import ImportLine, ImportProblem
from casework.lifecycle import BusinessType
from casework.office import Office

DATA_FILE = "case.json"
DATA_LIMIT = 256 * 1024
KEYS = frozenset(
    {"business_type", "district", "conditions", "basic_data", "fee_basis", "waiver_reason", "override_reason", "files"}
)
NEEDED = ("business_type", "district", "basic_data")

CountPages = Callable[[bytes], tuple[int | None, str]]
"""Counts the pages of a document outside this process; or None and a code why it can't be shown."""


@dataclass(frozen=True, slots=True)
class FolderCase:
    """A case as its folder tells it, checked; `files` are pairs of material code and path, in order."""

    name: str
    command: RegisterCase
    files: tuple[tuple[str, Path], ...]


class FolderRefused(Exception):
    """A case's folder can't be taken in as it is."""

    def __init__(self, *problems: ImportProblem) -> None:
        super().__init__(problems)
        self.problems = problems


def case_folders(folder: Path) -> tuple[Path, ...]:
    """The sub-folders of cases, by name; hidden ones are left out. Raises OSError."""
    return tuple(sorted(path for path in folder.iterdir() if path.is_dir() and not path.name.startswith(".")))


def read_case(folder: Path, catalogue_for: Callable[[str], Catalogue], today: date) -> FolderCase:
    """Read and check one case's folder. Raises FolderRefused with everything found wrong, and what `catalogue_for` raises."""
    told = _told(folder)
    catalogue = catalogue_for(told["district"])
    business_type = BusinessType(told["business_type"])
    conditions, data = told.get("conditions", {}), told["basic_data"]
    problems = [
        ImportProblem(code, "conditions_wrong") for code in catalogue.condition_problems(business_type, conditions)
    ]
    for problem in check_basic_data(catalogue, business_type, data, today):
        problems.append(ImportProblem(problem.field, problem.code, dict(problem.values)))
    listed = {} if problems else {item.material for item in catalogue.checklist(business_type, conditions)}
    files, wrong = _files(folder, told.get("files"), catalogue)
    problems += wrong
    if listed:
        unwanted = sorted({code for code, _ in files if code not in listed})
        problems += [ImportProblem(code, "material_unknown") for code in unwanted]
    if problems:
        raise FolderRefused(*problems)
    command = RegisterCase(
        business_type,
        told["district"],
        conditions,
        data,
        FeeBasis(told.get("fee_basis", FeeBasis.CONTRACT)),
        Source.IMPORT,
        waiver_reason=told.get("waiver_reason", ""),
        override_reason=told.get("override_reason", ""),
    )
    return FolderCase(folder.name, command, files)


def _told(folder: Path) -> Mapping[str, Any]:
    """What the data file says, its keys and their forms checked."""
    path = folder / DATA_FILE
    try:
        if path.is_symlink() or path.stat().st_size > DATA_LIMIT:
            raise FolderRefused(ImportProblem(DATA_FILE, "data_file_broken", {"line": 1}))
        told = json.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise FolderRefused(ImportProblem(DATA_FILE, "data_file_missing")) from None
    except json.JSONDecodeError as error:
        raise FolderRefused(ImportProblem(DATA_FILE, "data_file_broken", {"line": error.lineno})) from None
    except (UnicodeDecodeError, RecursionError):
        raise FolderRefused(ImportProblem(DATA_FILE, "data_file_broken", {"line": 1})) from None
    if not isinstance(told, dict):
        raise FolderRefused(ImportProblem(DATA_FILE, "data_file_broken", {"line": 1}))
    problems = [ImportProblem(key, "key_unknown") for key in sorted(set(told) - KEYS)]
    problems += [ImportProblem(key, "field_needed") for key in NEEDED if key not in told]
    problems += [
        ImportProblem(key, "field_form") for key in told if key in KEYS and not _is_well_formed(key, told[key])
    ]
    if problems:
        raise FolderRefused(*problems)
    return told


def _is_well_formed(key: str, value: Any) -> bool:
    match key:
        case "business_type":
            return isinstance(value, str) and value in set(BusinessType)
        case "fee_basis":
            return isinstance(value, str) and value in set(FeeBasis)
        case "conditions" | "basic_data":
            return isinstance(value, dict) and all(isinstance(item, str | int | bool) for item in value.values())
        case "files":
            return isinstance(value, dict) and all(
                isinstance(names, list) and all(isinstance(name, str) for name in names) for names in value.values()
            )
    return isinstance(value, str)


def _files(
    folder: Path, listed: Mapping[str, list[str]] | None, catalogue: Catalogue
) -> tuple[tuple[tuple[str, Path], ...], list[ImportProblem]]:
    """The documents by material: as listed, else by their names (`id_card.jpg`, `id_card-2.jpg`)."""
    there = {path.name: path for path in sorted(folder.iterdir()) if path.name != DATA_FILE and path.name[:1] != "."}
    problems = [
        ImportProblem(name, "file_outside") for name, path in there.items() if path.is_symlink() or path.is_dir()
    ]
    if listed is None:
        pairs = [(_material_of(name, catalogue), name) for name in there]
    else:
        pairs = [(code, name) for code, names in listed.items() for name in names]
    files = []
    for code, name in pairs:
        if code is None or code not in catalogue.materials:
            problems.append(ImportProblem(name, "file_unassigned"))
        elif name not in there:
            problems.append(ImportProblem(name, "import_file_missing"))
        elif not any(problem.place == name for problem in problems):
            wrong = file_problem(there[name], catalogue.materials[code].formats)
            if wrong is not None:
                problems.append(wrong)
            files.append((code, there[name]))
    left = set(there) - {name for _, name in pairs}
    problems += [ImportProblem(name, "file_unassigned") for name in sorted(left) if not there[name].is_dir()]
    return tuple(files), problems


def _material_of(name: str, catalogue: Catalogue) -> str | None:
    stem = name.rsplit(".", 1)[0]
    code = stem if stem in catalogue.materials else stem.rpartition("-")[0]
    return code if code in catalogue.materials else None


def file_problem(path: Path, formats: tuple[str, ...]) -> ImportProblem | None:
    """What is wrong with a file before anything is done with it: its size, and the format its first bytes speak of.

    `formats` are those the material takes; none means all.
    """
    size = path.stat().st_size
    if size == 0:
        return ImportProblem(path.name, "file_empty")
    if size > FILE_LIMIT:
        return ImportProblem(path.name, "file_too_large", {"size": size, "limit": FILE_LIMIT})
    with path.open("rb") as stream:
        head = stream.read(1024)
    found = format_of(head)
    if found is None:
        return ImportProblem(path.name, "format_not_accepted")
    if formats and found not in formats:
        return ImportProblem(path.name, "format_not_for_material", {"formats": list(formats)})
    return None


class FolderImport:
    """Imports folders one by one for whoever is signed in at `office`."""

    def __init__(self, office: Office, count_pages: CountPages, today: date) -> None:
        self._office, self._count_pages, self._today = office, count_pages, today
        self._catalogues: dict[str, Catalogue] = {}

    def line(self, folder: Path) -> ImportLine:
        """Import one folder and tell what became of it. Raises Unavailable and NotAllowed: then no folder would fare better."""
        try:
            case = read_case(folder, self._catalogue_for, self._today)
            return self._register(case)
        except FolderRefused as refused:
            return ImportLine(folder.name, None, refused.problems)
        except (NotAllowed, Unavailable):
            raise
        except OfficeError as error:
            place = str(error.values.get("material") or error.values.get("field") or "")
            return ImportLine(folder.name, None, (ImportProblem(place, error.code, dict(error.values)),))
        except OSError as error:
            problem = ImportProblem(
                Path(error.filename or "").name, "import_file_unreadable", {"why": error.strerror or ""}
            )
            return ImportLine(folder.name, None, (problem,))

    def _catalogue_for(self, district: str) -> Catalogue:
        if district not in self._catalogues:
            self._catalogues[district] = parse(self._office.ask(CatalogueBody(district=district)))
        return self._catalogues[district]

    def _register(self, case: FolderCase) -> ImportLine:
        warnings, files = [], []
        for code, path in case.files:
            arrived, warning = take_in(self._office, code, path, self._count_pages)
            files.append(arrived)
            if warning:
                warnings.append(ImportProblem(path.name, f"document_{warning}"))
        command = replace(case.command, files=tuple(files))
        registered = self._office.do(command, f"import-{uuid4().hex}").answer
        return ImportLine(case.name, registered.case_no, (), tuple(warnings))


def take_in(office: Office, material: str, path: Path, count_pages: CountPages) -> tuple[FileForMaterial, str]:
    """Send one file; answers with it and, when it can't be shown, why (a code). Raises OSError and what `put` raises.

    The file is read once: what was counted is what is kept.
    """
    if path.stat().st_size > FILE_LIMIT:
        raise Refused("file_too_large", {"size": path.stat().st_size, "limit": FILE_LIMIT})
    data = path.read_bytes()
    blob = office.documents.put(io.BytesIO(data), len(data))
    pages, warning = count_pages(data)  # one that can't be shown is taken in all the same; the reviewer is told why
    return FileForMaterial(material, blob.id, path.name, pages), warning
