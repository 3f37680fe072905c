"""The whole checkout is typed, clean and formatted, and names no machine and no registry."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

#: Folders that may hold a checkout and are no machine's own.
ANYBODYS = {Path("/"), Path("/tmp"), Path("/home"), Path("/root"), Path("/opt"), Path("/srv"), Path("/var/tmp")}

REGISTRY = re.compile(
    r"https?://[^\s\"'<>]*(?:pypi|/simple\b|registry|mirror|artifactory|nexus|devpi|pythonhosted)"
    r"|(?:--|PIP_|UV_)(?:extra-)?index-url[= ]\S|--find-links[= ]\S|--trusted-host",
    re.IGNORECASE,
)


def tracked() -> list[Path]:
    """The files under version control that hold text."""
    done = subprocess.run(["git", "-C", str(ROOT), "ls-files", "-z"], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        pytest.skip("this is no git checkout, so nobody knows which files belong to it")
    files = [ROOT / name for name in done.stdout.split("\0") if name]
    return [path for path in files if path.is_file() and b"\0" not in path.read_bytes()[:4096]]


def tool(*arguments: str) -> str:
    """What a tool of the virtual environment complains about; empty when it is content."""
    done = subprocess.run(
        [sys.executable, "-m", *arguments], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )
    return "" if done.returncode == 0 else done.stdout + done.stderr


def test_types() -> None:
    found = tool("mypy", "--strict")
    assert not found, found


def test_lint() -> None:
    found = tool("ruff", "check", "--output-format", "concise", ".")
    assert not found, found


def test_format() -> None:
    found = tool("ruff", "format", "--check", ".")
    assert not found, found


def test_no_file_names_this_machine() -> None:
    folders = {ROOT, ROOT.parent} - ANYBODYS
    pattern = re.compile("|".join(rf"(?<![\w.]){re.escape(str(folder))}(?![\w-])" for folder in folders))
    found = [path for path in tracked() if pattern.search(path.read_text(encoding="utf-8", errors="replace"))]
    assert [str(path.relative_to(ROOT)) for path in found] == []


def test_no_file_names_a_registry() -> None:
    me = Path(__file__).resolve()
    found = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in tracked()
        if path != me
        for match in REGISTRY.finditer(path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert found == []


def test_the_lock_names_packages_and_hashes_only() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "://" not in lock
    blocks = re.split(r"\n(?=[A-Za-z0-9])", re.sub(r"(?m)^\s*#.*\n", "", lock).strip())
    assert [block.split()[0] for block in blocks if not re.match(r"\S+==\S+(.|\n)*--hash=sha256:", block)] == []
