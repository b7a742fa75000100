"""Reads the paths of an OpenAPI document into the resources, methods and integrations of a REST API."""

import json

from ministack.services import apigateway_v1 as apigateway

from scripts.local.emulator.api_vocabulary import (
    AUTHORIZER,
    BODY,
    INTEGRATION,
    INTEGRATION_RESPONSE,
    METHODS,
    OPERATION,
    PARAMETER,
    PATH_ITEM,
    RESPONSE,
    SECURITY_SCHEME,
    Warnings,
)

ANY = "x-amazon-apigateway-any-method"
VALIDATOR = "x-amazon-apigateway-request-validator"
LOCATIONS = {"path": "path", "query": "querystring", "header": "header"}
TYPES = frozenset({"AWS", "AWS_PROXY", "HTTP", "HTTP_PROXY", "MOCK"})
SCHEMAS = "#/components/schemas/"


class ImportRefused(Exception):
    """The document cannot be imported; the message is for the caller of PutRestApi."""


class OperationReader:
    """Adds the operations of paths to an API that has its models and validators already."""

    def __init__(self, api_id: str, document: dict, validators: dict[str, str], warnings: Warnings):
        self._api_id = api_id
        self._validators = validators
        self._warnings = warnings
        self._default_validator = document.get(VALIDATOR)
        self._default_security = document.get("security")
        schemes = (document.get("components") or {}).get("securitySchemes") or {}
        for name, scheme in schemes.items():
            self._check_scheme(f"components.securitySchemes.{name}", scheme)
        self._schemes = apigateway._import_security_schemes(api_id, document)

    def read_path(self, path: str, item: dict) -> None:
        if not path.startswith("/"):
            raise ImportRefused(f"the path {path} does not begin with a slash")
        self._warnings.expect_known(f"paths.{path}", item, PATH_ITEM)
        resource = self._resource(path)
        for name, operation in item.items():
            if name in METHODS:
                method = "ANY" if name == ANY else name.upper()
                self._read_operation((self._api_id, resource, method), operation, item.get("parameters") or [])

    def _resource(self, path: str) -> str:
        """The id of the path's resource, which is created with those above it that are missing."""
        resources = apigateway._resources[self._api_id]
        here = next(id for id, resource in resources.items() if resource["path"] == "/")
        for part in filter(None, path.split("/")):
            known = (id for id, r in resources.items() if (r["parentId"], r["pathPart"]) == (here, part))
            here = next(known, None) or self._create_resource(here, part)
        return here

    def _create_resource(self, parent: str, part: str) -> str:
        return json.loads(apigateway._create_resource(self._api_id, parent, {"pathPart": part})[2])["id"]

    def _read_operation(self, where: tuple, operation: dict, shared: list) -> None:
        api_id, resource, method = where
        place = f"paths.{apigateway._resources[api_id][resource]['path']}({method})"
        self._warnings.expect_known(place, operation, OPERATION)
        settings = {
            **self._security(place, operation.get("security", self._default_security)),
            "operationName": operation.get("operationId", ""),
            "requestParameters": self._parameters(place, [*shared, *operation.get("parameters", [])]),
            "requestModels": self._models(f"{place}.requestBody", operation.get("requestBody") or {}, BODY),
            "requestValidatorId": self._validator(place, operation.get(VALIDATOR, self._default_validator)),
        }
        apigateway._put_method(*where, settings)
        for status, response in (operation.get("responses") or {}).items():
            self._read_response(place, where, status, response)
        self._read_integration(place, where, operation.get("x-amazon-apigateway-integration"))

    def _security(self, place: str, requirements: list | None) -> dict:
        for requirement in requirements or []:
            for name in requirement.keys() - self._schemes.keys():
                self._warnings.add(place, f"the security scheme {name} authenticates nobody")
        return apigateway._method_security(requirements, self._schemes)

    def _check_scheme(self, place: str, scheme: dict) -> None:
        self._warnings.expect_known(place, scheme, SECURITY_SCHEME)
        authorizer = scheme.get("x-amazon-apigateway-authorizer")
        if authorizer is None:
            return
        self._warnings.expect_known(place, authorizer, AUTHORIZER)
        kind = authorizer.get("type")
        if kind not in ("token", "request", "cognito_user_pools"):
            raise ImportRefused(f"{place}: an authorizer's type is token, request or cognito_user_pools, not {kind}")
        if kind != "cognito_user_pools" and not authorizer.get("authorizerUri"):
            raise ImportRefused(f"{place}: the authorizer has no authorizerUri")

    def _parameters(self, place: str, parameters: list) -> dict[str, bool]:
        """Whether each parameter is required. API Gateway does not validate the schemas of parameters."""
        found = {}
        for parameter in parameters:
            self._warnings.expect_known(f"{place}.parameters", parameter, PARAMETER)
            location = LOCATIONS.get(parameter.get("in", ""))
            if location is None:
                self._warnings.add(place, f"the parameter {parameter.get('name')} is in {parameter.get('in')}")
            else:
                required = parameter.get("required", False)
                found[f"method.request.{location}.{parameter['name']}"] = required
        return found

    def _models(self, place: str, part: dict, known: frozenset[str]) -> dict[str, str]:
        """The models of a body, by media type."""
        self._warnings.expect_known(place, part, known)
        models = {}
        for media_type, content in (part.get("content") or {}).items():
            reference = (content.get("schema") or {}).get("$ref", "")
            name = reference.removeprefix(SCHEMAS)
            if reference.startswith(SCHEMAS) and name in apigateway._models.get(self._api_id, {}):
                models[media_type] = name
            else:
                self._warnings.add(place, f"the schema of {media_type} is not a reference to one of the components")
        return models

    def _validator(self, place: str, name: str | None) -> str | None:
        if name is None or name in self._validators:
            return None if name is None else self._validators[name]
        raise ImportRefused(f"{place}: the request validator {name} is not defined")

    def _read_response(self, place: str, where: tuple, status: str, response: dict) -> None:
        if not (status.isdecimal() and len(status) == 3):
            self._warnings.add(place, f"the response {status} is no status, and was left out")
            return
        headers = [f"method.response.header.{name}" for name in response.get("headers") or {}]
        settings = {
            "responseParameters": dict.fromkeys(headers, False),
            "responseModels": self._models(f"{place}.responses.{status}", response, RESPONSE),
        }
        apigateway._put_method_response(*where, status, settings)

    def _read_integration(self, place: str, where: tuple, integration: dict | None) -> None:
        if integration is None:
            raise ImportRefused(f"{place}: no integration")
        self._warnings.expect_known(f"{place}.integration", integration, INTEGRATION)
        kind = str(integration.get("type", "")).upper()
        if kind not in TYPES or (kind != "MOCK" and not integration.get("uri")):
            raise ImportRefused(f"{place}: the integration has no type that API Gateway knows, or no uri")
        passthrough = str(integration.get("passthroughBehavior", "when_no_match")).upper()
        apigateway._put_integration(*where, {**integration, "type": kind, "passthroughBehavior": passthrough})
        for pattern, response in (integration.get("responses") or {}).items():
            self._read_integration_response(place, where, pattern, response)

    def _read_integration_response(self, place: str, where: tuple, pattern: str, response: dict) -> None:
        self._warnings.expect_known(f"{place}.integration.responses.{pattern}", response, INTEGRATION_RESPONSE)
        api_id, resource, method = where
        status = str(response.get("statusCode"))
        declared = apigateway._resources[api_id][resource]["resourceMethods"][method]["methodResponses"].get(status)
        if declared is None:
            raise ImportRefused(f"{place}: the integration's status {status} is not among the responses")
        for name in (response.get("responseParameters") or {}).keys() - declared["responseParameters"].keys():
            raise ImportRefused(f"{place}: {name} of status {status} is not among the response's headers")
        selection = "" if pattern == "default" else pattern
        apigateway._put_integration_response(*where, status, {**response, "selectionPattern": selection})
