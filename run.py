"""Sets Permitdesk up and starts it; needs nothing but Python 3.11 to 3.13 (on Debian also python3-venv).

    python3 run.py               set up what is missing, then open the demo office
    python3 run.py test [...]    set up, then run all tests (the rest goes to pytest)
    python3 run.py install       only set up

Everything is installed into ``.venv`` beside this file, exactly as ``requirements.lock`` names it and only if the
hashes agree; pip's own settings (mirror, proxy, certificates) are obeyed. When nothing changed, this is skipped.
"""

from __future__ import annotations  # an older Python must get as far as the sentence that says it is too old

import ctypes
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

OLDEST, NEWEST = (3, 11), (3, 13)
ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
STAMP = VENV / "permitdesk-setup"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

#: All tests run in a process for each core; named ones in one, where they can be followed.
ALL_TESTS = ["-n", str(min(os.cpu_count() or 1, 4)), "--dist", "worksteal"]

#: Shared libraries that Qt loads on Linux, and the Debian package of each.
QT_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
}

#: What Qt needs in addition to show windows under X11.
X11_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libX11-xcb.so.1": "libx11-xcb1",
}


class CannotRun(Exception):
    """The set-up can't go on; the text says why and what to do, in both languages."""


def main(arguments: list[str]) -> int:
    """Do what the command line asks for; the exit code of the program that was started, 2 when it could not be."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # a console without Chinese still shows the English half
    command, rest = (arguments[0], arguments[1:]) if arguments else ("demo", [])
    if command not in ("demo", "test", "install") or (rest and command != "test"):
        print(__doc__)
        return 0 if command in ("-h", "--help", "help") else 2
    try:
        other = check_python()
        if other is not None:
            return subprocess.call([other, str(ROOT / "run.py"), *arguments])
        check_libraries(on_screen=command == "demo")
        set_up()
    except CannotRun as problem:
        print(f"\n{problem}", file=sys.stderr)
        return 2
    if command == "install":
        print(f"已就绪 Ready: {VENV}")
        return 0
    module = ["pytest", *(rest or ALL_TESTS)] if command == "test" else ["desktop", "--demo"]
    return subprocess.call([str(PYTHON), "-m", *module], cwd=ROOT)


def check_python() -> str | None:
    """Nothing when this Python will do, else the path of another one on this machine; ``CannotRun`` without any."""
    if OLDEST <= sys.version_info[:2] <= NEWEST:
        if importlib.util.find_spec("venv") is None or importlib.util.find_spec("ensurepip") is None:
            raise CannotRun(
                "这个 Python 缺少 venv。Debian/Ubuntu：\n"
                "This Python lacks venv. On Debian/Ubuntu:\n\n"
                "    apt-get install python3-venv\n"
            )
        return None
    for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
        other = shutil.which(f"python3.{minor}")
        if other is not None:
            return other
    raise CannotRun(
        "需要 Python 3.11、3.12 或 3.13；现在运行的是 {0}。\nPython 3.11, 3.12 or 3.13 is needed; this is {0}.".format(
            ".".join(map(str, sys.version_info[:3]))
        )
    )


def check_libraries(on_screen: bool) -> None:
    """On Linux: ``CannotRun`` with the apt-get line when Qt's shared libraries, or a screen to show on, are missing."""
    if not sys.platform.startswith("linux"):
        return
    needed = dict(QT_LIBRARIES)
    if on_screen and "QT_QPA_PLATFORM" not in os.environ and "WAYLAND_DISPLAY" not in os.environ:
        if "DISPLAY" not in os.environ:
            raise CannotRun(
                "没有可用的屏幕（DISPLAY 和 WAYLAND_DISPLAY 都未设置）。请在桌面会话中运行。\n"
                "There is no screen (neither DISPLAY nor WAYLAND_DISPLAY is set). Run this in a desktop session."
            )
        needed.update(X11_LIBRARIES)
    missing = [package for library, package in needed.items() if not loads(library)]
    if missing:
        raise CannotRun(
            "缺少 Qt 需要的系统库。Debian/Ubuntu：\n"
            "Qt's system libraries are missing. On Debian/Ubuntu:\n\n"
            f"    apt-get install --no-install-recommends {' '.join(missing)}\n"
        )


def loads(library: str) -> bool:
    """Whether the system's loader finds the shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def set_up() -> None:
    """Make ``.venv`` as the lock wants it; at once when it is so already."""
    state = wanted_state()
    if STAMP.is_file() and PYTHON.exists() and STAMP.read_text(encoding="utf-8") == state:
        return
    STAMP.unlink(missing_ok=True)
    if not is_usable():
        import venv

        print("建立 .venv  Making .venv", flush=True)
        venv.EnvBuilder(with_pip=True, clear=VENV.exists()).create(VENV)
    install_locked()
    print("安装 Permitdesk 本身  Installing Permitdesk itself", flush=True)
    run_pip(["install", "--no-deps", "--no-build-isolation", "--editable", str(ROOT)])
    STAMP.write_text(state, encoding="utf-8")


def wanted_state() -> str:
    """What the stamp says after a set-up: another lock, Python or place of the checkout asks for a new one."""
    inputs = b"".join((ROOT / name).read_bytes() for name in ("requirements.lock", "pyproject.toml"))
    return f"{hashlib.sha256(inputs).hexdigest()} {sys.version_info[:2]} {ROOT}\n"


def is_usable() -> bool:
    """Whether ``.venv`` holds a Python of our version that has pip."""
    code = "import pip, sys; sys.exit(0 if '%d.%d' % sys.version_info[:2] == sys.argv[1] else 1)"
    version = "{}.{}".format(*sys.version_info[:2])
    try:
        return subprocess.run([str(PYTHON), "-c", code, version], capture_output=True).returncode == 0
    except OSError:
        return False


def install_locked() -> None:
    """Install every package of the lock with its hashes; shows which one it is at."""
    total = len(re.findall(r"^[A-Za-z0-9]\S*==", LOCK.read_text(encoding="utf-8"), re.MULTILINE))
    print(f"下载并安装 {total} 个组件，仅第一次需要  Downloading and installing {total} packages, only this once")
    done = 0

    def show(line: str) -> None:
        nonlocal done
        collecting = re.match(r"(?:Collecting|Requirement already satisfied:) (\S+)", line)
        downloading = re.match(r"\s+Downloading \S+ \((.+)\)", line)
        if collecting:
            done += 1
            print(f"[{done:3}/{total}] {collecting[1]}", flush=True)
        elif downloading:
            print(f"          {downloading[1]}", flush=True)
        elif line.startswith("Installing collected packages"):
            print("解包，约半分钟  Unpacking, about half a minute", flush=True)

    run_pip(["install", "--require-hashes", "--progress-bar", "off", "--requirement", str(LOCK)], show)


def run_pip(arguments: list[str], show=lambda line: None) -> None:
    """Run pip of ``.venv``, giving ``show`` each line; ``CannotRun`` with its last lines when it fails."""
    command = [str(PYTHON), "-m", "pip", "--no-input", "--disable-pip-version-check", *arguments]
    environment = {**os.environ, "PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1"}
    lines = []
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", errors="replace", env=environment
    ) as process:
        for line in process.stdout:
            lines.append(line)
            show(line)
    if process.returncode != 0:
        raise CannotRun(
            "".join(lines[-15:]) + "\n安装失败，原因见上；请检查网络或 pip 的镜像设置，然后重新运行。\n"
            "The installation failed for the reason above; check the network or pip's mirror, then run this again."
        )


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
