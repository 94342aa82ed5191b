"""The first half of `make demo` and `make test`: what the machine must have, and .venv from a hash-locked file.

Run as a file by whatever Python is there, so it uses the standard library alone and syntax that an old
Python can read: it has to live long enough to say that it is too old.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
VENV = ROOT / ".venv"
STAMPS = VENV / "installed"
OLDEST = (3, 11)
ROOM = 1.5e9
# dev.txt holds everything runtime.txt holds, so installing it settles both.
CONTAINS = {"runtime": ("runtime",), "dev": ("dev", "runtime")}


def main(name: str) -> None:
    """Make .venv hold exactly the lock file `name` (runtime or dev); does nothing when it does already."""
    check_machine()
    with (folder(ROOT / "var") / "setup.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if is_current(name):
            return
        check_room()
        make_environment()
        install(name)
        for each in CONTAINS[name]:
            (folder(STAMPS) / each).write_text(digest(each))


def check_machine() -> None:
    """Stop with a sentence when this Python cannot do it."""
    version = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info < OLDEST:
        sys.exit(f"This needs Python 3.11 or newer, and this is {version}. Try: make PYTHON=/path/to/python3.11")
    if find_spec("venv") is None or find_spec("ensurepip") is None:
        sys.exit("This Python has no venv module. On Debian and Ubuntu: apt-get install python3-venv")


def check_room() -> None:
    """Stop with a sentence when the disk is too full for the packages."""
    free = shutil.disk_usage(str(ROOT)).free
    if free < ROOM:
        sys.exit(f"{ROOT} has {free / 1e9:.1f} GB free; the packages need 1.5 GB.")


def folder(path: Path) -> Path:
    """Make the folder `path` and return it; stop with a sentence when it cannot be written."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        sys.exit(f"{path} cannot be made ({error.strerror}). Use a folder you may write to.")
    if not os.access(str(path), os.W_OK):
        sys.exit(f"{path} cannot be written. Use a folder you may write to.")
    return path


def lock_file(name: str) -> Path:
    """Return where the pins and hashes of `name` are."""
    return ROOT / "requirements" / (name + ".txt")


def digest(name: str) -> str:
    """Return what stands for the lock file `name` as it is now."""
    return hashlib.sha256(lock_file(name).read_bytes()).hexdigest()


def is_current(name: str) -> bool:
    """Say whether .venv already holds the lock file as it is now."""
    stamp = STAMPS / name
    return (VENV / "bin" / "python").exists() and stamp.exists() and stamp.read_text() == digest(name)


def make_environment() -> None:
    """Make .venv, unless one is there whose Python runs."""
    python = VENV / "bin" / "python"
    if (
        python.exists()
        and subprocess.run([str(python), "-c", "import pip"], stderr=subprocess.DEVNULL, check=False).returncode == 0
    ):
        return
    print("Making .venv with Python {}.{} ...".format(*sys.version_info[:2]), flush=True)
    done = subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], check=False)
    if done.returncode:
        sys.exit(f"Python could not make {VENV}; its reason is above.")


def install(name: str) -> None:
    """Install the lock file by uv where it works, else by pip. Nothing is built and nothing unlisted comes in."""
    rules = ["--require-hashes", "--only-binary", ":all:", "-r", str(lock_file(name))]
    count = lock_file(name).read_text().count("==")
    print(f"Installing {count} packages, each checked against its hash ...", flush=True)
    if shutil.which("uv"):
        # No cache outside this folder, and no waiting for an index that uv cannot reach but pip can.
        environment = dict(os.environ, UV_NO_CACHE="1", UV_HTTP_TIMEOUT="20", UV_HTTP_RETRIES="0")
        command = ["uv", "pip", "install", "--quiet", "--python", str(VENV / "bin" / "python")]
        if subprocess.run(command + rules, env=environment, stderr=subprocess.DEVNULL, check=False).returncode == 0:
            return
        print("uv could not; pip takes over ...", flush=True)
    # pip asks rustc for its version; where that is rustup, it would write to the home directory.
    environment = dict(os.environ, RUSTUP_HOME=str(ROOT / "var" / "rustup"))
    pip = [str(VENV / "bin" / "python"), "-m", "pip", "install", "--no-cache-dir", "--disable-pip-version-check"]
    if follow([*pip, "--no-input", "--progress-bar", "off", *rules], environment):
        sys.exit("The packages could not be installed; pip's reason is above.")


def follow(command: "list[str]", environment: "dict[str, str]") -> int:
    """Run pip, tell how far it is after every twenty packages, show what it complains of; return its exit code."""
    seen = 0
    running = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, universal_newlines=True)
    for line in running.stdout or ():
        if line.startswith("Collecting "):
            seen += 1
            if seen % 20 == 0:
                print(f"  {seen} fetched", flush=True)
        elif line.startswith("Installing collected packages"):
            print("  unpacking", flush=True)
    return running.wait()


if __name__ == "__main__":
    try:
        main(sys.argv[1])
    except KeyboardInterrupt:
        sys.exit("Stopped; the next run goes on from here.")
