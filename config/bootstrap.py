"""From a machine with only git and Python to a virtual environment with the locked packages.

Standard library only: this runs before anything is installed. ``enter`` returns once the
process runs inside ``.venv`` with what the command needs; it may replace the process for that.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
import time
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REQUIREMENTS = ROOT / "requirements"
PIP_SHA256 = "f3b60b20ffaadd4415ed7957212a38ac63fa4c5fa375bd0f4a797777940fad13"
LOCKS = {"demo": "run", "test": "test"}
OFFLINE = "--offline"


def enter(argv: list[str], *, root: Path = ROOT) -> None:
    """Make or complete ``.venv`` when the command asks for it, then run inside it.

    ``demo`` and ``test`` install what their lock lists; every other command uses what is
    there. Exits with one sentence when the environment cannot be made.
    """
    command = argv[1] if len(argv) > 1 else ""
    folder = root / ".venv"
    lock = LOCKS.get(command)
    if lock is not None:
        install(lock, folder=folder, wheels=_offline_folder(argv))
    if _is_inside(folder):
        return
    if _python(folder).exists():
        arguments = [str(_python(folder)), *_without_offline(argv)]
        os.execv(arguments[0], arguments)  # noqa: S606  no shell, our own interpreter
    if command != "doctor":
        sys.exit("Nothing is installed yet. Run: python3 manage.py demo")


def install(lock: str, *, folder: Path, wheels: Path | None) -> None:
    """Install ``requirements/<lock>.lock`` into ``folder`` unless its stamp says it is there."""
    path = REQUIREMENTS / f"{lock}.lock"
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    if is_installed(lock, folder=folder):
        return
    started = time.monotonic()
    _make_environment(folder)
    count = sum("==" in line for line in path.read_text(encoding="utf-8").splitlines())
    print(f"Installing {count} packages, each checked against its hash.", flush=True)
    _pip(["install", "--require-hashes", "-r", str(path)], folder=folder, wheels=wheels)
    stamp = _stamp(folder) | {lock: digest}
    if lock == "test":  # the test lock holds everything of the run lock, at the same versions
        stamp["run"] = hashlib.sha256((REQUIREMENTS / "run.lock").read_bytes()).hexdigest()
    (folder / "amana.json").write_text(json.dumps(stamp), encoding="utf-8")
    print(f"Installed in {time.monotonic() - started:.0f} seconds.", flush=True)


def is_installed(lock: str, *, folder: Path) -> bool:
    """Say whether the environment holds exactly this lock: its digest stands in the stamp."""
    digest = hashlib.sha256((REQUIREMENTS / f"{lock}.lock").read_bytes()).hexdigest()
    return _stamp(folder).get(lock) == digest and _works(folder)


def _make_environment(folder: Path) -> None:
    if _works(folder):
        return
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    print(f"Making a virtual environment in {folder} (Python {version}).", flush=True)
    try:
        venv.create(folder, with_pip=False, clear=True, symlinks=os.name != "nt")
    except (OSError, subprocess.SubprocessError) as error:
        sys.exit(f"The virtual environment cannot be made in {folder}: {error}.")


def _pip(arguments: list[str], *, folder: Path, wheels: Path | None) -> None:
    """Run the pip of this repository, inside its own wheel, on the environment."""
    wheel = next(REQUIREMENTS.glob("pip-*.whl"))
    if hashlib.sha256(wheel.read_bytes()).hexdigest() != PIP_SHA256:
        sys.exit(f"{wheel} is not the file that was checked. Restore it with: git checkout -- {wheel}")
    options = ["--only-binary=:all:", "--disable-pip-version-check", "--no-input", "--progress-bar=off"]
    if wheels is not None:
        options += ["--no-index", "--find-links", str(wheels)]
    run = [str(_python(folder)), str(wheel / "pip"), *arguments, *options]
    log = folder / "install.log"
    if _run_counting(run, log) != 0:
        print(*log.read_text(encoding="utf-8").splitlines()[-12:], sep="\n")
        sys.exit(
            "The packages could not be installed; the lines above say why. Behind a mirror, set PIP_INDEX_URL "
            "(and PIP_CERT); without a network, put the wheels in a folder and add: --offline FOLDER"
        )


def _run_counting(command: list[str], log: Path) -> int:
    """Run pip, show each package as it comes on one line, keep what it said in ``log``."""
    with (
        log.open("w", encoding="utf-8") as file,
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=file, text=True, encoding="utf-8") as pip,  # noqa: S603
    ):
        number = 0
        for line in pip.stdout or ():
            file.write(line)
            file.flush()
            if line.startswith("Collecting "):
                number += 1
                name = re.split(r"[=<>;\[ ]", line.removeprefix("Collecting "))[0]
                _show(f"{number:4}  {name.strip()}")
            elif line.startswith("Installing collected"):
                _show("      putting them in place")
    _show("")
    return pip.returncode


def _show(text: str) -> None:
    if sys.stdout.isatty():
        print(f"\r\033[K{text}", end="", flush=True)


def _offline_folder(argv: list[str]) -> Path | None:
    if OFFLINE not in argv:
        return None
    position = argv.index(OFFLINE) + 1
    if position == len(argv) or not Path(argv[position]).is_dir():
        sys.exit(f"{OFFLINE} needs the folder that holds the wheels.")
    return Path(argv[position]).resolve()


def _without_offline(argv: list[str]) -> list[str]:
    if OFFLINE not in argv:
        return argv
    position = argv.index(OFFLINE)
    return argv[:position] + argv[position + 2 :]


def _python(folder: Path) -> Path:
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _works(folder: Path) -> bool:
    """Say whether the environment's interpreter still runs: its base may have been removed."""
    if not _python(folder).exists():
        return False
    probe = [str(_python(folder)), "-c", "import sys; sys.exit(sys.version_info < (3, 11))"]
    return subprocess.run(probe, check=False, capture_output=True).returncode == 0  # noqa: S603


def _is_inside(folder: Path) -> bool:
    return Path(sys.prefix).resolve() == folder.resolve()


def _stamp(folder: Path) -> dict[str, str]:
    try:
        return json.loads((folder / "amana.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
