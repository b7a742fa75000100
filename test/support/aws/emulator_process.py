"""A real emulator in a separate process."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import botocore.session
import pytest
from botocore.config import Config

TIMEOUT_SECONDS = 60
"""For what takes a moment, unless the machine is busy."""

ACCESS_KEY = "test"

ROOT = Path(__file__).resolve().parents[3]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def start(port: int, **changes: str) -> subprocess.Popen:
    path = f"{ROOT / 'node_modules' / '.bin'}{os.pathsep}{os.environ['PATH']}"
    env = {**os.environ, "PATH": path, "GATEWAY_PORT": str(port), "BIND_HOST": "127.0.0.1", "LOG_LEVEL": "WARNING"}
    return subprocess.Popen(
        [sys.executable, "-m", "scripts.local.emulator.launcher"],
        cwd=ROOT,
        env={**env, "LOCAL_END_WITH_PARENT": "1", "AWS_ACCESS_KEY_ID": ACCESS_KEY, **changes},
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def wait_until_up(port: int) -> None:
    deadline = time.monotonic() + TIMEOUT_SECONDS
    while time.monotonic() < deadline:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/_ministack/health", timeout=TIMEOUT_SECONDS).close()
            return
        except OSError:
            time.sleep(0.05)
    pytest.fail("the emulator did not start")


class Clients:
    """SDK clients of an emulator, by the SDK's name of the service. They try once."""

    def __init__(self, port: int, access_key: str = ACCESS_KEY):
        self.endpoint = f"http://127.0.0.1:{port}"
        self.control_url = f"{self.endpoint}/{ACCESS_KEY}"
        self._access_key = access_key
        self._session = botocore.session.Session()

    def __getattr__(self, service: str):
        return self._session.create_client(
            service,
            region_name="us-east-1",
            endpoint_url=self.endpoint,
            aws_access_key_id=self._access_key,
            aws_secret_access_key="test",  # noqa: S106
            config=Config(retries={"total_max_attempts": 1}, s3={"addressing_style": "path"}),
        )


@contextmanager
def running_emulator(**changes: str) -> Iterator[Clients]:
    port = free_port()
    emulator = start(port, **changes)
    try:
        wait_until_up(port)
        yield Clients(port)
    finally:
        os.killpg(emulator.pid, signal.SIGKILL)
        emulator.wait()


def call(method: str, url: str, body: object = None) -> tuple[int, object]:
    """A plain HTTP call. Returns the status, and the body's JSON if there is a body."""
    split = urlsplit(url)
    connection = http.client.HTTPConnection(split.netloc, timeout=TIMEOUT_SECONDS)
    connection.request(method, split.path, None if body is None else json.dumps(body))
    reply = connection.getresponse()
    text = reply.read()
    return reply.status, json.loads(text) if text else None


def run_to_end(aws: Clients, machine: str, data: object = None) -> dict:
    """Runs a state machine until it has finished, and returns the execution."""
    sfn = aws.stepfunctions
    arn = sfn.start_execution(stateMachineArn=machine, input=json.dumps(data or {}))["executionArn"]
    deadline = time.monotonic() + TIMEOUT_SECONDS
    while time.monotonic() < deadline:
        execution = sfn.describe_execution(executionArn=arn)
        if execution["status"] != "RUNNING":
            return execution
        time.sleep(0.05)
    pytest.fail(f"{arn} did not finish")
