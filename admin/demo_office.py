"""permitdesk-admin demo: makes the demo office once, with its documents, and tells its progress line by line."""

import argparse
import json
import shutil
import sys
from pathlib import Path

from admin.opening import place_of
from casework import office_key
from casework.database.opening import create_office, embedded_url
from casework.vault import new_key

DONE_MARK = "demo-ready"


def add_options(parser: argparse.ArgumentParser) -> None:
    """`demo` has no options of its own but `--fresh`."""
    parser.add_argument("--fresh", action="store_true", help="make it anew, throwing the old demo away")


def run(options: argparse.Namespace) -> int:
    """Make the demo office in the folder unless it is there; prints `progress DONE TOTAL TEXT` lines."""
    folder = place_of(options).folder
    if options.fresh:
        shutil.rmtree(folder, ignore_errors=True)
    if (folder / DONE_MARK).exists():
        print("progress 1 1 ready", flush=True)
        return 0
    part = folder.with_name(folder.name + ".part")
    shutil.rmtree(part, ignore_errors=True)
    shutil.rmtree(folder, ignore_errors=True)  # one that was never finished
    make(part)
    (part / DONE_MARK).write_text(_accounts(), encoding="utf-8")
    part.rename(folder)
    return 0


def _accounts() -> str:
    """What the demo's sign-in page shows."""
    from admin.demo.plan import ACCOUNTS, PASSWORD

    shown = [
        {"user_name": user_name, "full_name": full_name, "roles": sorted(roles), "password": PASSWORD}
        for user_name, full_name, roles in ACCOUNTS
    ]
    return json.dumps(shown, ensure_ascii=False)


def make(folder: Path) -> None:
    """Make and fill the demo office in an empty folder."""
    from admin.demo.seed import Seeding

    key = new_key()
    seeding = Seeding(_say)
    office = create_office(embedded_url(folder), folder, key, "居证台 演示", clock=seeding.clock, is_publishing_on=True)
    try:
        office_key.keep(folder, key, use_keyring=False)
        seeding.fill(office)
    finally:
        office.close()


def _say(done: int, total: int, text: str = "") -> None:
    print(f"progress {done} {total} {text}", flush=True)
    sys.stdout.flush()
