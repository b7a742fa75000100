"""Answers of API Gateway's mock integrations, whose mapping templates the emulator does not render."""

import json
import re

import airspeed

from scripts.local.emulator import gateway

_OVERRIDDEN = re.compile(r"\$context\.responseOverride\.header\.[A-Za-z0-9-]+")
_HYPHEN = "__hyphen__"
"""Velocity's names may have hyphens, those of its Python version may not."""


class _Parameters(dict):
    """Like API Gateway's maps: a name that is missing has an empty value."""

    def get(self, name: str, default: str = "") -> str:
        return super().get(name, default)


class _Input:
    def __init__(self, headers: dict, query: dict, path: dict):
        lists = {"header": headers, "querystring": query, "path": path}
        self._all = {
            kind: _Parameters({name: v[-1] if isinstance(v, list) else v for name, v in (found or {}).items()})
            for kind, found in lists.items()
        }

    def params(self) -> dict:
        return self._all


def _render(template: str, context: dict, given: _Input) -> str:
    readable = _OVERRIDDEN.sub(lambda found: found.group().replace("-", _HYPHEN), template)
    return airspeed.Template(readable).merge({"context": context, "input": given})


def _template_for(templates: dict, headers: dict) -> str:
    content_type = next((value for name, value in headers.items() if name.lower() == "content-type"), "")
    media_type = content_type.split(";", 1)[0].strip().lower() or "application/json"
    return templates.get(media_type, "")


def _response_for(responses: dict, status: str) -> dict:
    """The response whose pattern matches, otherwise the one without a pattern."""
    for response in responses.values():
        if response.get("selectionPattern") and re.fullmatch(response["selectionPattern"], status):
            return response
    return next(response for response in responses.values() if not response.get("selectionPattern"))


def mock_response(integration: dict, method: str, headers: dict, query: dict, path: dict) -> tuple[int, dict, bytes]:
    """The status, headers and body that the integration's templates make."""
    context = {
        "httpMethod": method,
        "path": gateway.whole_path(),
        "requestId": gateway.current_request_id(),
        "responseOverride": {"header": {}},
    }
    given = _Input(headers, query, path)
    chosen = json.loads(_render(_template_for(integration.get("requestTemplates") or {}, headers), context, given))
    response = _response_for(integration["integrationResponses"], str(chosen["statusCode"]))
    body = _render((response.get("responseTemplates") or {}).get("application/json", ""), context, given).strip()
    prefix = "method.response.header."
    fixed = {
        name.removeprefix(prefix): value.strip("'")
        for name, value in (response.get("responseParameters") or {}).items()
    }
    overridden = {name.replace(_HYPHEN, "-"): value for name, value in context["responseOverride"]["header"].items()}
    return int(response["statusCode"]), {"Content-Type": "application/json", **fixed, **overridden}, body.encode()
