"""The kill matrix: however a demo ends, nothing of it is left, and the next one starts with the data of the last."""

import os
import signal
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hiring.embedded import privilege
from hiring.embedded.servers import pids
from tests.embedded.demo import Demo, kill_all_of, left_of, wait_until
from tests.embedded.first_start import FirstStart, company

pytestmark = [pytest.mark.faults, pytest.mark.xdist_group("demo")]

namespaces = pytest.mark.skipif(
    os.geteuid() == 0 and privilege.prefix() != privilege.NAMESPACE, reason="root steps down in a namespace alone"
)


@pytest.fixture
def demo(first: FirstStart) -> Iterator[Demo]:
    """A running demo in the folder of the last case, whose data it has; after the test nothing of it may be left."""
    running = started_again(first)
    yield running
    try:
        running.nothing_left()
    finally:
        kill_all_of(running.var)
    assert "Traceback" not in running.output()


def test_a_demo_that_is_told_to_end_ends_well(demo: Demo) -> None:
    assert demo.end(signal.SIGTERM) == 0
    assert demo.output().endswith("Stopping ...\nStopped. `make demo` goes on from here, with its data.\n")


def test_a_second_ctrl_c_does_not_interrupt_the_stopping_nor_does_one_that_will_not_end(demo: Demo) -> None:
    os.kill(process_of(demo, "beat"), signal.SIGSTOP)
    demo.process.send_signal(signal.SIGINT)
    wait_until(lambda: "Stopping" in demo.output(), "the first one was heard")
    assert demo.end(signal.SIGINT) == 0


def test_a_killed_runner_takes_everything_with_it(demo: Demo) -> None:
    assert demo.end(signal.SIGKILL) == -signal.SIGKILL


@pytest.mark.parametrize("victim", ["keeper", "postgres"])
def test_a_demo_whose_servers_are_killed_says_so_and_ends(demo: Demo, victim: str) -> None:
    os.kill(pids(demo.var)[victim], signal.SIGKILL)
    assert demo.process.wait(60) == 1
    assert demo.output().splitlines()[-1].startswith("PostgreSQL or Redis ended by itself; the reasons are in ")


@pytest.mark.parametrize("name", ["web", "worker"])
def test_a_demo_one_of_whose_processes_is_killed_says_which_and_ends(demo: Demo, name: str) -> None:
    os.kill(process_of(demo, name), signal.SIGKILL)
    assert demo.process.wait(60) == 1
    assert demo.output().splitlines()[-1].startswith(f"The {name} process ended by itself; its reasons are in ")


def test_killing_everything_at_once_leaves_files_that_stop_nobody(demo: Demo) -> None:
    kill_all_of(demo.var)
    demo.process.wait(60)
    assert (demo.var / "postgres" / "postmaster.pid").exists()
    assert (demo.var / "run" / "ready.json").exists()


def test_garbage_where_a_run_keeps_its_notes_stops_nobody(demo: Demo) -> None:
    demo.end(signal.SIGINT)
    for note in ("ready.json", "redis.sock", "demo-address", "beat-schedule", "beat-schedule.db", "demo-people"):
        (demo.var / "run" / note).write_bytes(b"\xff\x00 not what you expect")
    (demo.var / "celerybeat.pid").write_text("1\n")


def test_a_second_demo_points_to_the_first_and_leaves_it_alone(demo: Demo) -> None:
    second = Demo(demo.var)
    assert second.process.wait(60) == 1
    assert second.output() == f"Already running at {demo.address}. Stop that one first, or open it.\n"
    assert demo.process.poll() is None
    assert demo.end(signal.SIGINT) == 0


def test_a_start_right_after_a_kill_waits_for_the_last_ones_to_leave(demo: Demo, first: FirstStart) -> None:
    demo.end(signal.SIGKILL)
    assert left_of(demo.var) != []
    assert started_again(first).end(signal.SIGINT) == 0


def test_a_taken_port_is_one_sentence(first: FirstStart) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        demo = Demo(first.var, PORT=str(port))
        assert demo.process.wait(60) == 1
    assert demo.output() == f"Port {port} is taken (Address already in use). Choose another: PORT=8472 make demo\n"
    demo.nothing_left()


def test_a_port_that_is_none_is_one_sentence(first: FirstStart) -> None:
    demo = Demo(first.var, PORT="web")
    assert demo.process.wait(60) == 1
    assert demo.output() == "PORT is 'web'; it takes a number up to 65535; 0 lets the system choose.\n"


@namespaces
def test_a_read_only_folder_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "read only").mkdir(mode=0o555)
    # Root may write anywhere, so it steps down as PostgreSQL does.
    demo = Demo(tmp_path / "var", below=privilege.prefix(), HIRING_VAR=str(tmp_path / "read only" / "var"))
    assert demo.process.wait(60) == 1
    assert demo.output().startswith(f"{tmp_path}/read only/var cannot be written (Permission denied). Make it writable")
    assert len(demo.output().splitlines()) == 1


def test_a_folder_that_cannot_be_is_one_sentence(tmp_path: Path) -> None:
    demo = Demo(tmp_path / "var", HIRING_VAR="/proc/nowhere")
    assert demo.process.wait(60) == 1
    assert demo.output().startswith("/proc/nowhere cannot be written (")
    assert len(demo.output().splitlines()) == 1


def test_servers_of_ones_own_are_all_three_named_or_none(tmp_path: Path) -> None:
    demo = Demo(tmp_path / "var", DATABASE_URL="postgres://hiring_app@/hiring")
    assert demo.process.wait(60) == 1
    assert demo.output() == "To use servers of your own, also set OWNER_DATABASE_URL and REDIS_URL.\n"


def started_again(first: FirstStart) -> Demo:
    """Start a demo in the folder of the first one, and see that it has the company of then."""
    demo = Demo(first.var).until_up()
    assert company(first.var) == first.company
    return demo


def process_of(demo: Demo, name: str) -> int:
    """Return the number of the demo's own process of that name."""
    words: dict[str, Callable[[str], bool]] = {
        "web": lambda command: "gunicorn" in command,
        "beat": lambda command: "celery" in command and " beat " in command,
        "worker": lambda command: "celery" in command and " worker " in command,
    }
    numbers = [int(line.partition(":")[0]) for line in left_of(demo.var) if words[name](line)]
    return next(number for number in numbers if _parent(number) == demo.process.pid)


def _parent(number: int) -> int:
    return int(Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[1])
