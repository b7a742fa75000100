"""PutRestApi: replaces a REST API's definition by an OpenAPI document, which the emulator does not implement.

Only `mode=overwrite`, and OpenAPI 3.0 as JSON. The document is read whole into an API of its own, which takes the place
of the old definition only when nothing was wrong with it. As on AWS, deployments, stages and usage plans stay.
"""

import json
from typing import NamedTuple

from ministack.services import apigateway_v1 as apigateway

from scripts.local.emulator.api_operations import ImportRefused, OperationReader
from scripts.local.emulator.api_vocabulary import DOCUMENT, GATEWAY_RESPONSE, INFO, VALIDATOR, Warnings

MAX_BYTES = 6 * 1024 * 1024
"""API Gateway's "maximum size of the API definition file"."""

EXTENSION = "x-amazon-apigateway-"


class Options(NamedTuple):
    fail_on_warnings: bool
    ignores_documentation: bool


def put_rest_api(api_id: str, body: bytes, query: dict) -> tuple:
    """The response to PutRestApi. Nothing is changed unless its status is 200."""
    api = apigateway._rest_apis.get(api_id)
    if not api:
        return apigateway._v1_error("NotFoundException", "Invalid API identifier specified", 404)
    try:
        options = read_options(query)
        return replace_definition(api, parse_document(body), options)
    except ImportRefused as refused:
        return apigateway._v1_error("BadRequestException", str(refused), 400)


def read_options(query: dict) -> Options:
    """Raises ImportRefused for an option that is not implemented."""
    mode = apigateway._qp(query, "mode", "merge")
    if mode != "overwrite":
        raise ImportRefused(f"mode is {mode}: the local stack implements overwrite only")
    for name in query:
        if name not in ("mode", "failonwarnings", "ignore"):
            raise ImportRefused(f"the parameter {name} is not implemented on the local stack")
    return Options(
        fail_on_warnings=apigateway._qp(query, "failonwarnings") == "true",
        ignores_documentation=apigateway._qp(query, "ignore") == "documentation",
    )


def parse_document(body: bytes) -> dict:
    """Raises ImportRefused for what is no OpenAPI 3.0 document in JSON."""
    if len(body) > MAX_BYTES:
        raise ImportRefused(f"the definition has {len(body)} bytes, of which API Gateway accepts {MAX_BYTES}")
    try:
        document = json.loads(body)
    except ValueError as error:
        raise ImportRefused(f"the definition is not JSON, which the local stack needs: {error}") from None
    if not isinstance(document, dict) or not str(document.get("openapi", "")).startswith("3.0"):
        raise ImportRefused("the definition is not an OpenAPI 3.0 document")
    if not (document.get("info") or {}).get("title") or not isinstance(document.get("paths"), dict):
        raise ImportRefused("the definition has no info.title or no paths")
    return document


def replace_definition(api: dict, document: dict, options: Options) -> tuple:
    """Raises ImportRefused, and then changes nothing, when the document cannot be imported as it is."""
    warnings = Warnings(options.ignores_documentation)
    draft_id = json.loads(apigateway._create_rest_api({})[2])["id"]
    try:
        keep_root(api["id"], draft_id)
        literals = read_literals(document, warnings)
        read_parts(draft_id, document, warnings)
        if warnings.found and options.fail_on_warnings:
            raise ImportRefused("Warnings found during import:\n" + "\n".join(f"\t{line}" for line in warnings.found))
        for store in definition_stores():
            store[api["id"]] = store.get(draft_id, {})
        api.update(literals)
    finally:
        remove_draft(draft_id)
    view = apigateway._rest_api_view(api)
    return apigateway._v1_response({**view, "warnings": warnings.found} if warnings.found else view)


def definition_stores() -> tuple:
    """What makes up a definition, each by API: all else belongs to deployments and stages."""
    return (
        apigateway._resources,
        apigateway._authorizers_v1,
        apigateway._request_validators,
        apigateway._models,
        apigateway._gateway_responses,
    )


def remove_draft(draft_id: str) -> None:
    apigateway._delete_rest_api(draft_id)
    apigateway._request_validators.pop(draft_id, None)


def keep_root(api_id: str, draft_id: str) -> None:
    """Gives the draft's path `/` the id that it has in the API, where it is always the same."""
    root = next(r for r in apigateway._resources[api_id].values() if r["path"] == "/")
    apigateway._resources[draft_id] = {root["id"]: {**root, "resourceMethods": {}}}


def read_literals(document: dict, warnings: Warnings) -> dict:
    """The API's own attributes. In this mode, one that the document does not have gets its default again."""
    warnings.expect_known("", document, DOCUMENT)
    info = document["info"]
    warnings.expect_known("info", info, INFO)
    endpoint = document.get(f"{EXTENSION}endpoint-configuration") or {}
    warnings.expect_known(f"{EXTENSION}endpoint-configuration", endpoint, {"disableExecuteApiEndpoint"})
    policy = document.get(f"{EXTENSION}policy")
    return {
        "name": info["title"],
        "description": info.get("description", ""),
        "version": info.get("version", ""),
        "apiKeySource": document.get(f"{EXTENSION}api-key-source", "HEADER"),
        "binaryMediaTypes": document.get(f"{EXTENSION}binary-media-types", []),
        "minimumCompressionSize": document.get(f"{EXTENSION}minimum-compression-size"),
        "policy": None if policy is None else json.dumps(policy),
        "disableExecuteApiEndpoint": endpoint.get("disableExecuteApiEndpoint", False),
    }


def read_parts(draft_id: str, document: dict, warnings: Warnings) -> None:
    components = document.get("components") or {}
    warnings.expect_known("components", components, {"securitySchemes", "schemas"})
    read_gateway_responses(draft_id, document.get(f"{EXTENSION}gateway-responses") or {}, warnings)
    read_models(draft_id, components.get("schemas") or {})
    validators = read_validators(draft_id, document.get(f"{EXTENSION}request-validators") or {}, warnings)
    reader = OperationReader(draft_id, document, validators, warnings)
    for path, item in document["paths"].items():
        reader.read_path(path, item)


def read_gateway_responses(draft_id: str, responses: dict, warnings: Warnings) -> None:
    for response_type, response in responses.items():
        warnings.expect_known(f"{EXTENSION}gateway-responses.{response_type}", response, GATEWAY_RESPONSE)
        status, _headers, body = apigateway._put_gateway_response(draft_id, response_type, response)
        if status >= 400:
            raise ImportRefused(f"{response_type}: {json.loads(body)['message']}")


def read_validators(draft_id: str, validators: dict, warnings: Warnings) -> dict[str, str]:
    """The ids of the request validators, by name."""
    ids = {}
    for name, validator in validators.items():
        warnings.expect_known(f"{EXTENSION}request-validators.{name}", validator, VALIDATOR)
        created = apigateway._create_request_validator(draft_id, {"name": name, **validator})
        ids[name] = json.loads(created[2])["id"]
    return ids


def read_models(draft_id: str, schemas: dict) -> None:
    """Each model has the schemas that it may refer to, since the emulator knows no other way."""
    text = json.dumps(schemas).replace('"#/components/schemas/', '"#/definitions/')
    definitions = json.loads(text)
    for name, schema in definitions.items():
        model = json.dumps({**schema, "definitions": definitions})
        apigateway._create_model(draft_id, {"name": name, "schema": model, "contentType": "application/json"})
