"""Makes views anew that are gone, as after DROP COLUMN … CASCADE: an applied migration does not run again."""

import logging
import re

from ticket_etl.database import Database
from ticket_etl.migrations import all_migrations
from ticket_etl.sql_text import read_sql, statements

log = logging.getLogger("ticket_etl")

_VIEW = re.compile(r"^(CREATE OR REPLACE|DROP) VIEW (?:IF EXISTS )?(\w+)")


def restore_views(database: Database) -> list[str]:
    """Makes those views of the migrations that are not there, and gives their names. A view that is there stays."""
    found = statements(read_sql("views.sql"), database.dialect, {"schema": database.schema})
    there = {str(row["viewname"]) for row in database.transact(found)[-1]}
    gone = {name: statement for name, statement in _definitions(database).items() if name not in there}
    if gone:
        database.transact(list(gone.values()))
        log.warning("Made anew, since they were gone: %s. Grant again what was granted on them.", ", ".join(gone))
    return list(gone)


def _definitions(database: Database) -> dict[str, str]:
    """Statement of every view, by its name: the newest, and none of a view that a later migration drops."""
    newest: dict[str, str] = {}
    for migration in all_migrations():
        for statement in statements(migration.text, database.dialect):
            if match := _VIEW.match(statement):
                newest[match[2]] = statement if match[1] != "DROP" else ""
    return {name: statement for name, statement in newest.items() if statement}
