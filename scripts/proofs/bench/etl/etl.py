"""Measures the Glue job as it is run locally: in its own process, with a folder of tickets and a real PostgreSQL.

python scripts/proofs/bench/etl/etl.py [--json FILE] [--only NAME]
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).parents[4]
sys.path.insert(0, str(ROOT / "test" / "glue"))

from builders import a_record  # noqa: E402


@dataclass(frozen=True)
class Case:
    """`tickets` in `objects` objects, and the seconds that the load may take (None: no limit)."""

    name: str
    tickets: int
    objects: int
    max_seconds: float | None


CASES = (
    Case("5,000 one-ticket objects", 5_000, 5_000, 25),
    Case("200,000 tickets in 64 objects", 200_000, 64, 24),
    Case("1,000,000 tickets in 320 objects", 1_000_000, 320, None),
)
RERUN_SECONDS = 12
DRIVER_MIB = 2_048


def main() -> int:
    options = _options()
    results = []
    # As `npm run etl` does before its first load.
    subprocess.run([sys.executable, "-m", "ticket_etl.warm_up"], cwd=ROOT / "glue", check=True)
    with _warehouse() as url:
        for case in CASES:
            if options.only in case.name:
                results += _measure(case, url)
    if options.json:
        Path(options.json).write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")
    return 0 if all(result["ok"] for result in results) else 1


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        sys.stderr.write(f"error: {message}\n")
        sys.exit(2)


def _options() -> argparse.Namespace:
    parser = _Parser(description="Measures the load of tickets into the warehouse.")
    parser.add_argument("--json", metavar="FILE", help="also write the figures to FILE as JSON")
    parser.add_argument("--only", default="", metavar="TEXT", help="run only the cases whose name contains TEXT")
    options = parser.parse_args()
    if not any(options.only in case.name for case in CASES):
        parser.error(f'--only is "{options.only}"; expected a part of {", ".join(repr(case.name) for case in CASES)}')
    return options


@contextmanager
def _warehouse() -> Iterator[str]:
    command = [ROOT / "node_modules/.bin/tsx", ROOT / "scripts/local/postgres/cli.ts"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:  # noqa: S603
        yield json.loads(process.stdout.readline())["url"]
        process.terminate()


def _measure(case: Case, url: str) -> list[dict[str, object]]:
    folder = Path(tempfile.mkdtemp(prefix="etl-bench-"))
    try:
        _write_tickets(folder / "tickets", case)
        schema = f"bench_{case.tickets}_{case.objects}"
        return [
            _report(case.name, case.max_seconds, _run(folder, url, schema)),
            _report(f"{case.name}, nothing new", RERUN_SECONDS, _run(folder, url, schema)),
        ]
    finally:
        shutil.rmtree(folder)


def _write_tickets(source: Path, case: Case) -> None:
    per_object = -(-case.tickets // case.objects)
    for number in range(case.objects):
        records = (
            a_record(index) for index in range(number * per_object, min((number + 1) * per_object, case.tickets))
        )
        path = source / "2026/11/20" / f"ticket_{number:06}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")


def _run(folder: Path, url: str, schema: str) -> dict[str, object]:
    report = folder / "report.json"
    job = [sys.executable, ROOT / "glue/load_tickets_job.py", "--json", report]
    stores = ["--source", folder / "tickets", "--schema", schema]
    start = time.perf_counter()
    env = {**os.environ, "WAREHOUSE_URL": url}
    with subprocess.Popen([*map(str, job), *map(str, stores)], stderr=subprocess.DEVNULL, env=env) as process:  # noqa: S603
        sampler = _ProcessSampler(process)
    if process.returncode:
        raise SystemExit(f"the job exited with code {process.returncode}")
    total = time.perf_counter() - start
    figures = {"total_seconds": total, "cpu_seconds": sampler.cpu_seconds, "driver_mib": sampler.mib}
    return {**json.loads(report.read_text()), **figures}


class _ProcessSampler:
    """Samples a job's memory and processor time ten times a second until it exits."""

    def __init__(self, process: subprocess.Popen) -> None:
        self.mib = 0
        """Peak memory of the job's own process and its JVM: on one machine these are Spark's driver."""
        self.cpu_seconds = 0.0
        """Processor time of all its processes: on a busy machine a better measure than elapsed time."""
        self._process = process
        threading.Thread(target=self._sample, daemon=True).start()

    def _sample(self) -> None:
        while self._process.poll() is None:
            pid = self._process.pid
            self.mib = max(self.mib, _resident(pid) + sum(map(_resident, _children(pid))))
            self.cpu_seconds = max(self.cpu_seconds, _cpu_seconds(pid))
            time.sleep(0.1)


def _cpu_seconds(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0
    own = sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")
    return own + sum(map(_cpu_seconds, _children(pid)))


def _resident(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) // 1024 for line in lines if line.startswith("VmRSS")), 0)


def _children(pid: int) -> list[int]:
    try:
        tasks = list(Path(f"/proc/{pid}/task").iterdir())
        return [int(child) for task in tasks for child in (task / "children").read_text().split()]
    except OSError:
        return []


def _report(name: str, max_seconds: float | None, figures: dict) -> dict[str, object]:
    total = figures["total_seconds"]
    after_start = total - figures["seconds"].get("spark", 0)
    ok = (max_seconds is None or total <= max_seconds) and figures["driver_mib"] < DRIVER_MIB
    sys.stdout.write(
        f"{name}: {total:.1f} s ({figures['cpu_seconds']:.1f} s of CPU), {after_start:.1f} s after Spark's start, "
        f"{figures['rows_read'] / after_start:,.0f} rows/s, {figures['passes']:.2f} passes over the input, "
        f"driver {figures['driver_mib']} MiB at most, {figures['rows_merged']} rows merged. "
        f"{'ok' if ok else 'TOO MUCH'}\n"
        f"  {', '.join(f'{part} {seconds:.1f} s' for part, seconds in figures['seconds'].items())}\n"
    )
    return {"name": name, "ok": ok, "most_seconds": max_seconds, "seconds_after_start": after_start, **figures}


if __name__ == "__main__":
    os.umask(0o077)
    sys.exit(main())
