"""The command line, which is also the job arguments on Glue."""

import argparse
import os
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn

from ticket_etl.errors import InvalidOptions


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        # argparse begins with "argument --from-date: ".
        raise InvalidOptions(re.sub(r"^argument ([^ :]+): ", r"\1 ", message))


def parse_options(arguments: Sequence[str], *, ignore_unknown: bool) -> argparse.Namespace:
    """The options. Glue adds its own arguments, which `ignore_unknown` accepts. Raises InvalidOptions."""
    parser = _parser()
    known, unknown = parser.parse_known_args(arguments)
    if unknown and not ignore_unknown:
        raise InvalidOptions(f"unknown option {unknown[0]}; see --help")
    _check(known)
    return known


def _parser() -> _Parser:
    parser = _Parser(
        prog="load_tickets_job.py",
        description="Loads tickets and the evaluations of replies from S3 or a folder into the warehouse.",
        allow_abbrev=False,
    )
    add = parser.add_argument
    add("--source", required=True, help="s3://bucket/tickets, or a folder with YYYY/MM/DD/*.json (.jsonl, .gz)")
    add(
        "--evaluations",
        help="where the evaluations of replies are, in the same layout (default: evaluations, next to the source; "
        "nothing is loaded if there are none)",
    )
    add(
        "--warehouse",
        default=os.environ.get("WAREHOUSE_URL"),
        help="postgresql://… or redshift (default: $WAREHOUSE_URL)",
    )
    add("--schema", default="public", help="schema of the tables (default: public)")
    add("--rejects", help="where to store rejected rows (default: rejected, next to the source)")
    add(
        "--staging",
        help="where to store staged files during the run (default: a temporary folder; s3://…/staging for Redshift)",
    )
    add(
        "--max-rejected",
        type=_share,
        default=0.1,
        help="largest share of rejected rows, 0 to 1, with which the load succeeds (default: 0.1)",
    )
    add(
        "--min-rejected",
        type=_positive,
        default=10,
        help="number of rejected rows from which their share counts; with fewer, the load succeeds (default: 10)",
    )
    add("--from-date", type=_day, metavar="YYYY-MM-DD", help="reload whole days, starting with this one")
    add("--to-date", type=_day, metavar="YYYY-MM-DD", help="last day to reload (default: --from-date)")
    add("--keys-file", metavar="FILE", help="load only the tickets whose keys are listed in FILE, one per line")
    add("--look-back-minutes", type=_positive, default=30, help="how late an object may appear (default: 30)")
    add(
        "--recent-days",
        type=_positive,
        default=14,
        help="days that every run lists; a daily sweep lists all days (default: 14)",
    )
    add(
        "--all-days",
        action="store_true",
        help="list all days in this run, as the daily sweep does, so that a new object of any day is found",
    )
    add(
        "--source-exists",
        action="store_true",
        help="fail with exit code 2 if nothing is below the source (default: load nothing, as before the first ticket)",
    )
    add(
        "--lease-minutes",
        type=_positive,
        default=60,
        help="the job's timeout; an unfinished run counts as dead after it (default: 60)",
    )
    add("--run-id", type=_run_id, help="name of the run in etl_loads (default: timestamp and random suffix)")
    add("--json", metavar="FILE", help="also write the report to FILE as JSON")
    add(
        "--metrics-service",
        metavar="NAME",
        help="put the load's metrics to CloudWatch, with NAME as dimension service (default: no metrics)",
    )
    redshift = parser.add_argument_group("Redshift")
    redshift.add_argument("--redshift-workgroup", help="serverless workgroup")
    redshift.add_argument("--redshift-cluster", help="identifier of a provisioned cluster")
    redshift.add_argument("--redshift-database", default="dev")
    redshift.add_argument("--redshift-secret-arn", help="Secrets Manager secret with the login (default: IAM)")
    redshift.add_argument(
        "--redshift-db-user", help="database user for IAM logins to a cluster (default: the IAM identity's)"
    )
    redshift.add_argument("--redshift-copy-role-arn", help="role, attached to the warehouse, with which COPY reads S3")
    return parser


def _check(options: argparse.Namespace) -> None:
    if not options.warehouse:
        raise InvalidOptions("--warehouse is missing: set it to postgresql://… or redshift, or set WAREHOUSE_URL")
    if options.to_date and not options.from_date:
        raise InvalidOptions("--to-date needs --from-date")
    if options.from_date and options.keys_file:
        raise InvalidOptions("--from-date and --keys-file cannot be used together")
    if options.all_days and (options.from_date or options.keys_file):
        raise InvalidOptions("--all-days cannot be used with --from-date or --keys-file")
    if options.json:
        _check_report(options.json)
    options.to_date = options.to_date or options.from_date
    if options.from_date and options.to_date < options.from_date:
        raise InvalidOptions("--to-date is before --from-date")
    if options.warehouse == "redshift":
        _check_redshift(options)
    elif not options.warehouse.startswith(("postgresql://", "postgres://")):
        raise InvalidOptions("--warehouse is neither postgresql://… nor redshift")


def _check_redshift(options: argparse.Namespace) -> None:
    if bool(options.redshift_workgroup) == bool(options.redshift_cluster):
        raise InvalidOptions("--warehouse redshift needs one of --redshift-workgroup and --redshift-cluster")
    if not options.redshift_copy_role_arn:
        raise InvalidOptions("--warehouse redshift needs --redshift-copy-role-arn")
    if not options.source.startswith("s3://") and not options.staging:
        raise InvalidOptions("--warehouse redshift needs --staging s3://… when the source is a folder")


def _invalid(text: str, expected: str) -> argparse.ArgumentTypeError:
    return argparse.ArgumentTypeError(f'is "{text}"; expected {expected}')


def _day(text: str) -> date:
    invalid = _invalid(text, "a day such as 2026-11-21")
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
        raise invalid
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise invalid from None


def _share(text: str) -> float:
    if re.fullmatch(r"\d*\.?\d+|\d+\.", text, re.ASCII) and float(text) <= 1:
        return float(text)
    raise _invalid(text, "a share from 0 to 1, such as 0.05")


def _positive(text: str) -> int:
    if re.fullmatch(r"\d{1,9}", text, re.ASCII):
        return int(text)
    raise _invalid(text, "a whole number from 0 to 999999999")


def _run_id(text: str) -> str:
    # The loads of other datasets append their names, and the tables have 64 characters.
    if re.fullmatch(r"[\w.:-]{1,48}", text, re.ASCII):
        return text
    raise _invalid(text, "1 to 48 letters, digits, and any of . _ : -")


def _check_report(file: str) -> None:
    """Before the minutes of work whose result it gets."""
    path = Path(file)
    if path.is_dir():
        raise InvalidOptions(f'--json is "{file}", which is a folder; expected a file')
    if not path.absolute().parent.is_dir():
        raise InvalidOptions(f'--json is "{file}", but {path.absolute().parent} is not a folder')
