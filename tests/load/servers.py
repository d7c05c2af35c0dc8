"""The processes that are measured: web servers of ours on a database of their own, a Redis of their own."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
TICKS = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")
WAITS = 60.0  # seconds for a process to answer


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


@dataclass
class Process:
    """A command, its children counted with it."""

    command: list[str]
    env: dict[str, str]
    log: Path | None = None
    running: subprocess.Popen[bytes] | None = None
    _spent: float = 0.0

    def start(self) -> None:
        out = self.log.open("ab") if self.log else subprocess.DEVNULL
        self.running = subprocess.Popen(  # noqa: S603
            self.command, cwd=ROOT, env=self.env, stdout=out, stderr=out, start_new_session=True
        )

    def pids(self) -> list[int]:
        """Its own and its children's, the youngest last."""
        assert self.running
        found = [self.running.pid]
        for parent in found:
            children = Path(f"/proc/{parent}/task/{parent}/children")
            found += [int(pid) for pid in children.read_text().split()] if children.exists() else []
        return found

    def signal(self, which: signal.Signals) -> None:
        """To the process alone where it has no children; else to one of them, as if one worker died."""
        os.kill(self.pids()[-1], which)

    def kill(self) -> None:
        """As a power cut would."""
        alone = len(self.pids()) == 1
        spent = self.cpu()
        self.signal(signal.SIGKILL)
        if alone and self.running:
            self.running.wait()
            self._spent = spent

    def stop(self) -> None:
        if self.running and self.running.poll() is None:
            os.killpg(self.running.pid, signal.SIGTERM)
            try:
                self.running.wait(10)
            except subprocess.TimeoutExpired:
                os.killpg(self.running.pid, signal.SIGKILL)
                self.running.wait()

    def cpu(self) -> float:
        """Seconds of processor time so far, those of killed processes included."""
        total = self._spent
        for pid in self.pids():
            try:
                fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            total += sum(int(ticks) for ticks in fields[11:13]) / TICKS
        return total

    def memory(self) -> float:
        """Megabytes resident."""
        pages = [Path(f"/proc/{pid}/statm").read_text().split()[1] for pid in self.pids()]
        return sum(int(count) for count in pages) * PAGE / 1e6


@dataclass
class WebServer(Process):
    port: int = field(default_factory=free_port)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def wait(self) -> float:
        """Until it answers; seconds since now."""
        began = time.monotonic()
        while time.monotonic() - began < WAITS:
            assert self.running
            if self.running.poll() is not None:
                break
            try:
                with urllib.request.urlopen(f"{self.url}/healthz", timeout=5):  # noqa: S310
                    return time.monotonic() - began
            except OSError:  # of which URLError is one
                time.sleep(0.05)
        raise RuntimeError(f"The server did not start: {self.log.read_text()[-2000:] if self.log else ''}")


def web(kind: str, env: dict[str, str], log: Path, *, processes: int = 1, python: str = sys.executable) -> WebServer:
    """`uvicorn`, `gunicorn` (pages alone, by WSGI) or `daphne`, as the README starts them."""
    port = free_port()
    here = ["--host", "127.0.0.1", "--port", str(port)]
    quiet = ["--log-level", "warning"]
    sockets = ["--ws-max-size", "16384", "--no-access-log", "--no-server-header"]
    commands = {
        "uvicorn": ["uvicorn", "config.asgi:application", *here, *sockets, *quiet],
        "gunicorn": ["gunicorn", "config.wsgi:application", "--bind", f"127.0.0.1:{port}", "--threads", "4", *quiet],
        "daphne": ["daphne", "-b", "127.0.0.1", "-p", str(port), "-v", "0", "config.asgi:application"],
    }
    settings = {
        "PYTHONPATH": f"{ROOT}:{ROOT / 'site'}",
        "SITE_URL": f"http://127.0.0.1:{port}",
        "DEMO": "0",
        "MAIL_URL": "files:",
        "DEBUG": "0",
        "WEB_CONCURRENCY": str(processes),
    }
    return WebServer([python, "-m", *commands[kind]], {**os.environ, **settings, **env}, log, port=port)


class Redis(Process):
    """A server of our own, which may be stopped without harm to others."""

    def __init__(self, folder: Path) -> None:
        self.port = free_port()
        binary = shutil.which("redis-server")
        assert binary, "redis-server is not installed"
        options = ["--bind", "127.0.0.1", "--port", str(self.port), "--save", "", "--appendonly", "no"]
        super().__init__([binary, *options, "--dir", str(folder)], dict(os.environ))

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    def wait(self) -> None:
        began = time.monotonic()
        while time.monotonic() - began < WAITS:
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return
            except OSError:
                time.sleep(0.05)
        raise RuntimeError("Redis did not start")
