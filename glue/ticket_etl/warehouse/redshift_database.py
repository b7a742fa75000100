"""Redshift through its Data API: this job needs no network path to it, no driver and no password.

One batch is one session and one transaction, so a temporary staging table exists exactly as long as it is needed."""

import argparse
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from ticket_etl.errors import LoadError, StatementRejected, WarehouseUnavailable
from ticket_etl.warehouse.database import Row, Step
from ticket_etl.warehouse.sql_text import Dialect, Value, identifier, literal

_MIN_WAIT_SECONDS = 0.1
_MAX_WAIT_SECONDS = 5.0
"""Between two status checks of a running batch, growing by half each time."""
_LOGIN_ERRORS = (
    "authentication",
    "permission denied for database",
    "does not exist in the cluster",
    "not authorized",
)


@dataclass(frozen=True)
class RedshiftConnection:
    """A serverless workgroup or a provisioned cluster, with a secret or the job's IAM identity as login."""

    database: str
    workgroup: str | None = None
    cluster: str | None = None
    secret_arn: str | None = None
    db_user: str | None = None

    def as_request(self) -> dict[str, str]:
        """The fields of a Data API request that name the warehouse and the login."""
        named = {
            "Database": self.database,
            "WorkgroupName": self.workgroup,
            "ClusterIdentifier": self.cluster,
            "SecretArn": self.secret_arn,
            "DbUser": self.db_user if self.cluster and not self.secret_arn else None,
        }
        return {name: value for name, value in named.items() if value}


def connection_of(options: argparse.Namespace) -> RedshiftConnection:
    """The connection that the job's options name."""
    return RedshiftConnection(
        options.redshift_database,
        options.redshift_workgroup,
        options.redshift_cluster,
        options.redshift_secret_arn,
        options.redshift_db_user,
    )


class RedshiftDatabase:
    """A Redshift database. It has no advisory locks, so `begin.sql` locks etl_loads, and leases expire dead runs."""

    dialect: Dialect = "redshift"

    def __init__(
        self,
        connection: RedshiftConnection,
        schema: str,
        copy_role_arn: str,
        *,
        client: Any = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.schema = schema
        self._connection = connection
        self._copy_role_arn = copy_role_arn
        self._client = client or boto3.client(
            "redshift-data", config=Config(retries={"max_attempts": 8, "mode": "standard"})
        )
        self._sleep = sleep

    def transact(self, steps: Sequence[Step]) -> list[list[Row]]:
        sqls = [f"SET search_path TO {identifier(self.schema)}", *map(self._text, steps)]
        try:
            batch = self._client.batch_execute_statement(Sqls=sqls, **self._connection.as_request())
            done = self._wait(batch["Id"])
            return [self._rows(statement) for statement in done["SubStatements"][1:]]
        except (ClientError, BotoCoreError) as error:
            raise _unavailable(error) from error

    def lock(self) -> bool:
        return True

    def expired_before(self, now: datetime) -> datetime:
        return now

    def close(self) -> None:
        """Nothing to close: every batch has its own session."""

    def _text(self, step: Step) -> str:
        if isinstance(step, str):
            return step
        role = literal(self._copy_role_arn)
        return f"COPY {step.table} FROM {literal(step.uri + '/')} IAM_ROLE {role} FORMAT AS PARQUET"

    def _wait(self, batch_id: str) -> Mapping[str, Any]:
        wait = _MIN_WAIT_SECONDS
        while True:
            found = self._client.describe_statement(Id=batch_id)
            if found["Status"] == "FINISHED":
                return found
            if found["Status"] in ("FAILED", "ABORTED"):
                raise _rejected(found)
            self._sleep(wait)
            wait = min(wait * 1.5, _MAX_WAIT_SECONDS)

    def _rows(self, statement: Mapping[str, Any]) -> list[Row]:
        if not statement.get("HasResultSet"):
            return []
        rows: list[Row] = []
        for page in self._client.get_paginator("get_statement_result").paginate(Id=statement["Id"]):
            names = [column["name"] for column in page["ColumnMetadata"]]
            rows += [dict(zip(names, map(_value, record), strict=True)) for record in page["Records"]]
        return rows


def _value(field: Mapping[str, Any]) -> Value:
    """A field of a result is one of isNull, stringValue, longValue, doubleValue and booleanValue."""
    return None if field.get("isNull") else next(iter(field.values()))


def _rejected(found: Mapping[str, Any]) -> LoadError:
    reason = " ".join(str(found.get("Error") or f"the batch was {found['Status'].lower()}").split())
    if any(phrase in reason for phrase in _LOGIN_ERRORS):
        return WarehouseUnavailable(f"Redshift refused this job's login: check its user and grants. ({reason})")
    return StatementRejected(f"Redshift rejected a statement, so nothing was loaded: {reason}")


def _unavailable(error: Exception) -> WarehouseUnavailable:
    return WarehouseUnavailable(
        "Redshift is unreachable: check that it is running, the name of the workgroup or cluster, and the job's role. "
        f"({type(error).__name__}: {error})"
    )
