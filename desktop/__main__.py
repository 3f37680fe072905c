"""permitdesk: the desktop. `--demo` opens a filled office of invented people."""

import argparse
import logging
import logging.handlers
import sys
from collections.abc import Sequence
from pathlib import Path


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; answers with its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given[:1] == ["--rendering-worker"]:  # the frozen program is its own rendering process
        from rendering.worker import main as serve

        return serve()
    options = _parser().parse_args(given)
    if options.self_check:
        from desktop.self_check import check

        return check()
    return _run(options)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="permitdesk", description="Permitdesk: the casework desk for the Beijing Work Residence Permit."
    )
    parser.add_argument("--demo", action="store_true", help="open the demo office, made at its first start")
    parser.add_argument("--home", type=Path, metavar="FOLDER", help="folder of the office (default: your data folder)")
    parser.add_argument("--url", default="", help="a shared database, postgresql://...; default: the folder's own")
    parser.add_argument("--documents", metavar="URL", help="where the shared office's documents lie, any fsspec URL")
    parser.add_argument(
        "--strict",
        action="store_true",
        help="show documents only where the processes that decode them are shut in completely",
    )
    parser.add_argument("--self-check", action="store_true", help="open every screen on an empty office, and end")
    return parser


def _run(options: argparse.Namespace) -> int:
    from PySide6.QtWidgets import QApplication

    from desktop.application import Application
    from desktop.settings import Settings, data_folder
    from desktop.starting import Place

    app = QApplication(sys.argv[:1])
    app.setApplicationName("permitdesk")
    app.setApplicationDisplayName("Permitdesk")
    folder = options.home or data_folder() / ("demo" if options.demo else "office")
    place = Place(folder.absolute(), options.url, options.documents, options.demo)
    _keep_log(data_folder())
    application = Application(app, place, Settings(data_folder()), is_strict=options.strict)
    application.problems.watch()
    application.start()
    return app.exec()


def _keep_log(folder: Path) -> None:
    """Warnings and errors, without personal data, in one small file."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = logging.handlers.RotatingFileHandler(
            folder / "permitdesk.log", maxBytes=1_000_000, backupCount=2, encoding="utf-8", delay=True
        )
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=logging.WARNING, handlers=[handler])


if __name__ == "__main__":
    sys.exit(main())
