"""Brings the warehouse's schema up to date. Each migration runs once, in one transaction with its record.

An applied migration does not run again, so views that were dropped since, as by DROP COLUMN … CASCADE, are restored.
"""

import hashlib
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from ticket_etl.errors import TableAltered
from ticket_etl.warehouse.database import Database
from ticket_etl.warehouse.sql_text import identifier, read_sql, sql_folder, statements

log = logging.getLogger("ticket_etl")

_NAME = re.compile(r"^V\d{3}__\w+\.sql$")
_VIEW = re.compile(r"^(CREATE OR REPLACE|DROP) VIEW (?:IF EXISTS )?(\w+)")
_TABLE = """
CREATE TABLE IF NOT EXISTS etl_migrations (
  name VARCHAR(256) NOT NULL PRIMARY KEY, checksum VARCHAR(64) NOT NULL, applied_at TIMESTAMP NOT NULL
)
"""
_RECORD = "INSERT INTO etl_migrations (name, checksum, applied_at) VALUES (:name, :checksum, :now)"


@dataclass(frozen=True)
class Migration:
    """One file of sql/migrations."""

    name: str
    text: str

    @property
    def checksum(self) -> str:
        return hashlib.sha256(self.text.encode()).hexdigest()


def all_migrations() -> list[Migration]:
    """Every migration, in the order of its version."""
    return sorted(_read_migrations(), key=lambda migration: migration.name)


def migrate(database: Database, now: datetime) -> list[str]:
    """Applies the missing migrations and returns their names. Raises TableAltered when an applied one has changed."""
    applied = _applied(database)
    return [migration.name for migration in all_migrations() if _apply(database, migration, applied, now)]


def restore_views(database: Database) -> list[str]:
    """Creates the views of the migrations that do not exist and returns their names. Existing views stay unchanged."""
    found = statements(read_sql("views.sql"), database.dialect, {"schema": database.schema})
    existing = {str(row["viewname"]) for row in database.transact(found)[-1]}
    missing = {name: statement for name, statement in _view_definitions(database).items() if name not in existing}
    if missing:
        database.transact(list(missing.values()))
        log.warning("Created missing views again: %s. Repeat the GRANTs that they had.", ", ".join(missing))
    return list(missing)


def _read_migrations() -> Iterator[Migration]:
    for file in (sql_folder() / "migrations").iterdir():
        if _NAME.match(file.name):
            yield Migration(file.name, file.read_text(encoding="utf-8"))


def _applied(database: Database) -> dict[str, str]:
    _create_schema(database)
    rows = database.transact([_TABLE, "SELECT name, checksum FROM etl_migrations"])[-1]
    return {str(row["name"]): str(row["checksum"]) for row in rows}


def _create_schema(database: Database) -> None:
    # Not CREATE … IF NOT EXISTS, which needs the permission to create even when there is nothing to do.
    found = statements(
        "SELECT nspname FROM pg_namespace WHERE nspname = :schema", database.dialect, {"schema": database.schema}
    )
    if not database.transact(found)[-1]:
        database.transact([f"CREATE SCHEMA {identifier(database.schema)}"])


def _apply(database: Database, migration: Migration, applied: dict[str, str], now: datetime) -> bool:
    known = applied.get(migration.name)
    if known == migration.checksum:
        return False
    if known is not None:
        raise TableAltered(
            f"sql/migrations/{migration.name} was changed after it was applied: undo the change, and add a new "
            "migration instead."
        )
    values = {"name": migration.name, "checksum": migration.checksum, "now": now}
    record = statements(_RECORD, database.dialect, values)
    database.transact(["LOCK TABLE etl_migrations", *statements(migration.text, database.dialect), *record])
    return True


def _view_definitions(database: Database) -> dict[str, str]:
    """The newest statement of every view by its name, without the views that a later migration drops."""
    newest: dict[str, str] = {}
    for migration in all_migrations():
        for statement in statements(migration.text, database.dialect):
            if match := _VIEW.match(statement):
                newest[match[2]] = statement if match[1] != "DROP" else ""
    return {name: statement for name, statement in newest.items() if statement}
