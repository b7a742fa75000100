"""The keys of an OpenAPI document that PutRestApi understands on the local stack, and the report of all others."""

from collections.abc import Iterable

DOCUMENTATION = frozenset({"summary", "description", "tags", "externalDocs", "deprecated"})
"""Parts of a document from which API Gateway makes documentation parts, unless the request says `ignore`."""

_X = "x-amazon-apigateway-"

DOCUMENT = frozenset(
    {"openapi", "info", "servers", "paths", "components", "security", f"{_X}api-key-source", f"{_X}binary-media-types"}
    | {f"{_X}endpoint-configuration", f"{_X}gateway-responses", f"{_X}minimum-compression-size", f"{_X}policy"}
    | {f"{_X}request-validator", f"{_X}request-validators"}
)
INFO = frozenset({"title", "version", "description"})
"""The description is the API's own, besides being documentation."""
METHODS = frozenset({"get", "head", "post", "put", "patch", "delete", "options", f"{_X}any-method"})
PATH_ITEM = METHODS | {"parameters"}
OPERATION = frozenset(
    {"operationId", "parameters", "requestBody", "responses", "security", f"{_X}integration", f"{_X}request-validator"}
)
PARAMETER = frozenset({"name", "in", "required", "schema"})
BODY = frozenset({"required", "content"})
RESPONSE = frozenset({"headers", "content"})
INTEGRATION = frozenset(
    {"type", "httpMethod", "uri", "credentials", "passthroughBehavior", "requestTemplates", "requestParameters"}
    | {"timeoutInMillis", "cacheKeyParameters", "contentHandling", "connectionType", "responses"}
)
INTEGRATION_RESPONSE = frozenset({"statusCode", "responseParameters", "responseTemplates", "contentHandling"})
GATEWAY_RESPONSE = frozenset({"statusCode", "responseParameters", "responseTemplates"})
VALIDATOR = frozenset({"validateRequestBody", "validateRequestParameters"})
SECURITY_SCHEME = frozenset({"type", "name", "in", "scheme", f"{_X}authtype", f"{_X}authorizer"})
AUTHORIZER = frozenset(
    {"type", "authorizerUri", "authorizerCredentials", "identitySource", "identityValidationExpression"}
    | {"authorizerResultTtlInSeconds", "providerARNs"}
)


class Warnings:
    """What an import leaves out, one line each."""

    def __init__(self, ignores_documentation: bool):
        self.found: list[str] = []
        self._ignores_documentation = ignores_documentation

    def add(self, place: str, what: str) -> None:
        self.found.append(f"{place}: {what}" if place else what)

    def expect_known(self, place: str, part: dict, known: Iterable[str]) -> None:
        """Reports the keys that are not known. What is only documentation is known if the request ignores it."""
        for key in part:
            if key in known or (key in DOCUMENTATION and self._ignores_documentation):
                continue
            self.add(place, f"{key} is not implemented on the local stack, and was left out")
