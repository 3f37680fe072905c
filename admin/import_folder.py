"""permitdesk-admin import-folder: takes in a folder of cases and reports each one (docs/import-folder.md)."""

import argparse
import json
import sys
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from admin.opening import open_place, place_of
from admin.sentences import sentence_of
from casework.errors import Refused
from casework.folder_import import FolderImport, case_folders
from casework.import_report import ImportLine
from casework.workdays import SHANGHAI
from rendering.client import Renderer


def add_options(parser: argparse.ArgumentParser) -> None:
    """The folder, and where a machine-readable report goes."""
    parser.add_argument("folder", type=Path, help="folder with one sub-folder per case")
    parser.add_argument("--report", type=Path, metavar="FILE", help="also write the report as JSON")


def run(options: argparse.Namespace) -> int:
    """Import every case; 0 when all were taken in, 1 when some were refused."""
    try:
        folders = case_folders(options.folder)
    except OSError as error:
        raise Refused("import_file_unreadable", {"why": f"{options.folder}: {error.strerror}"}) from error
    office = open_place(place_of(options))
    renderer = Renderer(1)
    lines: list[ImportLine] = []
    try:
        work = FolderImport(office.acting_as("system"), renderer.count_pages, datetime.now(SHANGHAI).date())
        for number, folder in enumerate(folders, 1):
            lines.append(work.line(folder))
            _tell(number, len(folders), lines[-1])
    except KeyboardInterrupt:
        print("Stopped. What is listed above is in; the rest is not.", file=sys.stderr)
    finally:
        renderer.close()
        office.close()
        if options.report:
            report = [asdict(line) for line in lines]
            options.report.write_text(json.dumps(report, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    taken = sum(line.case_no is not None for line in lines)
    print(f"{taken} of {len(folders)} cases taken in, {len(lines) - taken} refused.")
    return 0 if taken == len(folders) else 1


def _tell(number: int, total: int, line: ImportLine) -> None:
    print(f"[{number}/{total}] {line.folder}: {line.case_no or 'REFUSED'}", flush=True)
    for problem in (*line.problems, *line.warnings):
        place = f"{problem.place}: " if problem.place else ""
        print(f"    {place}{sentence_of(problem.code, problem.values)}", flush=True)
