"""Which office a command is for, and opening it as the office itself."""

import os
from argparse import ArgumentParser, Namespace
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from casework import office_key
from casework.database.office import DatabaseOffice
from casework.database.opening import embedded_url, open_office


@dataclass(frozen=True, slots=True)
class Place:
    """Where an office lives: its folder on this PC (key, embedded database, documents) and its addresses."""

    folder: Path
    url: str
    documents: str | None


def default_folder() -> Path:
    """The folder of this user's office: `PERMITDESK_HOME`, else the system's place for a program's data."""
    set_by_hand = os.environ.get("PERMITDESK_HOME")
    return Path(set_by_hand) if set_by_hand else Path(platformdirs.user_data_dir("permitdesk", appauthor=False))


def add_place(parser: ArgumentParser) -> None:
    """The options that name an office."""
    parser.add_argument(
        "--home", type=Path, metavar="FOLDER", help="folder of the office (default: the user's data folder)"
    )
    parser.add_argument(
        "--url", help="address of a shared database, postgresql://...; default: the embedded one in the folder"
    )
    parser.add_argument(
        "--documents", metavar="URL", help="where documents lie, any fsspec URL (default: beside the database)"
    )


def place_of(arguments: Namespace) -> Place:
    """The office the options name."""
    folder: Path = (arguments.home or default_folder() / "office").absolute()
    return Place(folder, arguments.url or embedded_url(folder), arguments.documents)


def open_place(place: Place) -> DatabaseOffice:
    """Open an office with the key kept on this PC. Unavailable and Refused as `open_office` and `office_key.need`."""
    return open_office(place.url, place.folder, office_key.need(place.folder), documents=place.documents)
