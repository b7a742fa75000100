"""Installs scripted faults in the emulator: over HTTP, in calls of its workflows, and in its functions' processes."""

from hypercorn.asyncio import tcp_server
from ministack import app as gateway
from ministack.core import lambda_runtime
from ministack.services import stepfunctions

from scripts.local.emulator.faults import http, tasks, workers
from scripts.local.emulator.faults.plan import FaultPlan


def install() -> None:
    plan = FaultPlan()
    tcp_server.TCPServer.run = http.with_known_connection(tcp_server.TCPServer.run)
    gateway.app = http.with_faults(gateway.app, plan)
    stepfunctions._invoke_resource = tasks.with_faults(stepfunctions._invoke_resource, plan)
    lambda_runtime.Worker.invoke = workers.with_crashes(lambda_runtime.Worker.invoke, plan)
