"""A fake of boto3's redshift-data client, with the service's response shapes and failures."""

from collections.abc import Iterator, Sequence

from botocore.exceptions import ClientError

Result = list[dict[str, object]] | None


class FakeRedshiftData:
    """Records batches. `results` has rows, and `errors` an error, for statements that contain a certain text."""

    def __init__(self) -> None:
        self.batches: list[dict] = []
        self.results: dict[str, list[dict[str, object]]] = {}
        self.errors: dict[str, str] = {}
        self.refuses: str | None = None
        self.checks_until_done = 1
        self._checks: dict[str, int] = {}

    def batch_execute_statement(self, **request: object) -> dict:
        if self.refuses:
            raise ClientError({"Error": {"Code": self.refuses, "Message": "no"}}, "BatchExecuteStatement")
        self.batches.append(request)
        batch_id = f"00000000-0000-0000-0000-{len(self.batches):012}"
        return {"Id": batch_id, "Database": request["Database"]}

    def describe_statement(self, Id: str) -> dict:
        self._checks[Id] = self._checks.get(Id, 0) + 1
        if self._checks[Id] < self.checks_until_done:
            return {"Id": Id, "Status": ("SUBMITTED", "PICKED", "STARTED")[min(2, self._checks[Id] - 1)]}
        sqls = self.sqls(Id)
        for text, error in self.errors.items():
            if any(text in sql for sql in sqls):
                return {"Id": Id, "Status": "FAILED", "Error": f"ERROR: {error}", "SubStatements": []}
        return {"Id": Id, "Status": "FINISHED", "SubStatements": list(self._sub_statements(Id, sqls))}

    def get_paginator(self, name: str) -> "FakeRedshiftData":
        assert name == "get_statement_result"
        return self

    def paginate(self, Id: str) -> Iterator[dict]:
        batch_id, number = Id.rsplit(":", 1)
        rows = self._result_of(self.sqls(batch_id)[int(number) - 1]) or []
        names = list(rows[0]) if rows else []
        # The service splits long results into pages.
        for start in range(0, max(len(rows), 1), 2):
            page = rows[start : start + 2]
            yield {
                "ColumnMetadata": [{"name": name} for name in names],
                "Records": [[_field(row[name]) for name in names] for row in page],
                "TotalNumRows": len(rows),
            }

    def sqls(self, batch_id: str) -> Sequence[str]:
        return self.batches[int(batch_id.rsplit("-", 1)[1]) - 1]["Sqls"]

    def _sub_statements(self, batch_id: str, sqls: Sequence[str]) -> Iterator[dict]:
        for number, sql in enumerate(sqls, start=1):
            is_query = sql.lstrip().upper().startswith("SELECT")
            yield {"Id": f"{batch_id}:{number}", "QueryString": sql, "Status": "FINISHED", "HasResultSet": is_query}

    def _result_of(self, sql: str) -> Result:
        return next((rows for text, rows in self.results.items() if text in sql), None)


def _field(value: object) -> dict[str, object]:
    if value is None:
        return {"isNull": True}
    if isinstance(value, int):
        return {"longValue": value}
    return {"stringValue": str(value)}
