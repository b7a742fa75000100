"""Builds the loads of a run from its options."""

import argparse
import secrets
import tempfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from ticket_etl.datasets import EVALUATIONS, TICKETS, Dataset
from ticket_etl.errors import InvalidOptions
from ticket_etl.job import Job
from ticket_etl.load import Load, LoadStores, Select, Tolerance
from ticket_etl.objects import Progress, Rules
from ticket_etl.selection import Selection, read_source, select_days, select_keys, select_new
from ticket_etl.spark import start_spark
from ticket_etl.storage.open_store import open_store
from ticket_etl.storage.store import Store
from ticket_etl.warehouse.database import Database
from ticket_etl.warehouse.warehouse import Mode, Run, Warehouse, utc_now


def build_job(options: argparse.Namespace) -> Job:
    """The loads that `options` describe, connected to their warehouse. Keys in a file are those of tickets."""
    source = open_store(options.source)
    run_id = options.run_id or f"{utc_now():%Y%m%dT%H%M%S}-{secrets.token_hex(4)}"
    sources = {TICKETS: source}
    if not options.keys_file:
        sources[EVALUATIONS] = open_store(options.evaluations or _sibling(source, EVALUATIONS.name))
    return Job(list(_build_loads(options, sources, run_id)))


def _build_loads(options: argparse.Namespace, sources: dict[Dataset, Store], run_id: str) -> Iterator[Load]:
    tickets = sources[TICKETS]
    database = open_database(options)
    rejects = open_store(options.rejects or _sibling(tickets, "rejected"))
    tolerance = Tolerance(options.max_rejected, options.min_rejected)
    for dataset, source in sources.items():
        own_id = run_id if dataset is TICKETS else f"{run_id}-{dataset.name}"
        run = Run(own_id, dataset, source.uri, _mode(options), timedelta(minutes=options.lease_minutes))
        warehouse = Warehouse(database, run, is_prepared=dataset is not TICKETS)
        stores = LoadStores(source, rejects, _staging(options, tickets, own_id))
        yield Load(warehouse, stores, _select(options, source, warehouse), start_spark, tolerance)


def open_database(options: argparse.Namespace) -> Database:
    """The database that `options.warehouse` names."""
    if options.warehouse == "redshift":
        from ticket_etl.warehouse.redshift_database import RedshiftDatabase, connection_of

        return RedshiftDatabase(connection_of(options), options.schema, options.redshift_copy_role_arn)
    # psycopg is not installed on Glue, which does not need it.
    from ticket_etl.warehouse.postgres_database import PostgresDatabase

    return PostgresDatabase(options.warehouse, options.schema)


def _mode(options: argparse.Namespace) -> Mode:
    if options.from_date:
        return "dates"
    return "keys" if options.keys_file else "incremental"


def _select(options: argparse.Namespace, source: Store, warehouse: Warehouse) -> Select:
    is_optional = warehouse.run.dataset.is_optional

    def select(progress: Progress) -> Selection:
        if options.keys_file:
            return select_keys(source, progress, _read_keys(options.keys_file))
        now = utc_now()
        layout = read_source(source, exists=options.source_exists and not is_optional)
        if options.from_date:
            first, last = options.from_date, options.to_date
            return select_days(source, layout, progress, first, last, must_exist=not is_optional)
        rules = Rules(timedelta(minutes=options.look_back_minutes), options.recent_days, _sweep_every(options))
        return select_new(source, layout, warehouse, progress, rules, now)

    return select


def _sweep_every(options: argparse.Namespace) -> timedelta:
    return timedelta(0) if options.all_days else Rules.sweep_every


def _read_keys(name: str) -> list[str]:
    try:
        lines = Path(name).read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise InvalidOptions(f"--keys-file {name} cannot be read: {error.strerror}; expected a text file") from None
    except UnicodeDecodeError:
        raise InvalidOptions(f"--keys-file {name} is not UTF-8 text; save it as UTF-8") from None
    return [line.strip() for line in lines if line.strip()]


def _staging(options: argparse.Namespace, source: Store, run_id: str) -> Store:
    if options.staging:
        return open_store(f"{options.staging.rstrip('/')}/{run_id}")
    if options.warehouse == "redshift":
        return open_store(f"{_sibling(source, 'staging')}/{run_id}")
    return open_store(f"{tempfile.gettempdir()}/ticket-load-{run_id}")


def _sibling(source: Store, name: str) -> str:
    parent, _, _ = source.uri.rpartition("/")
    return f"{source.uri if parent in ('s3:/', 'file://') else parent}/{name}"
