"""Hooks of schemathesis for what an OpenAPI document cannot express."""

from schemathesis import Case, HookContext, hook


def _make_one_day(query: dict) -> None:
    """Days of valid statistics are in order and at most 92: a generated pair becomes the one day of its end."""
    if "from" in query and "to" in query:
        query["from"] = query["to"]
    else:
        query.pop("from", None)


def _write_plainly(body: dict) -> None:
    """Cognito takes no address with a quoted local part: it becomes another valid one."""
    email = body.get("email")
    if isinstance(email, str) and '"' in email:
        body["email"] = f"quoted{len(email)}@example.com"


@hook
def before_call(context: HookContext, case: Case, kwargs: dict) -> None:
    """
    Changes what is valid by the document and not to the API. Generated cursors go: only the API makes valid ones.
    """
    is_valid = case.meta is not None and case.meta.generation.mode.is_positive
    if not is_valid:
        return
    if isinstance(case.body, dict):
        _write_plainly(case.body)
    if case.query:
        case.query.pop("cursor", None)
        if case.operation.path.endswith("/desk/stats"):
            _make_one_day(case.query)
