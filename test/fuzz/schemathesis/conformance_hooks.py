"""Hooks of schemathesis for what an OpenAPI document cannot express."""

from schemathesis import Case, HookContext, hook


@hook
def before_call(context: HookContext, case: Case, kwargs: dict) -> None:
    """Removes generated cursors from valid requests: only the API makes valid ones, which no schema can express."""
    is_valid = case.meta is not None and case.meta.generation.mode.is_positive
    if is_valid and case.query:
        case.query.pop("cursor", None)
