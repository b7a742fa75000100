"""PutRestApi on the emulator: an OpenAPI document replaces the API's definition, whole or not at all."""

import copy
import json

import pytest
from botocore.exceptions import ClientError
from emulator_process import running_emulator
from rest_api import RestApi, send

KEY = "key-of-the-gold-plan"
DENIED = "denied"

MOCK = {
    "type": "mock",
    "passthroughBehavior": "never",
    "requestTemplates": {"application/json": '{"statusCode":418}'},
    "responses": {
        "default": {
            "statusCode": "418",
            "responseParameters": {"method.response.header.Allow": "'GET'"},
            "responseTemplates": {"application/json": "short and stout"},
        }
    },
}
TEAPOT = {
    "responses": {"418": {"headers": {"Allow": {"schema": {"type": "string"}}}}},
    "x-amazon-apigateway-integration": MOCK,
}


def document(echo: str, authorizer: str) -> dict:
    invoked = {
        "operationId": "readItem",
        "parameters": [
            {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}},
            {"name": "q", "in": "query", "required": True},
        ],
        "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Item"}}}},
        "security": [{"token": []}, {"api_key": []}],
        "responses": {},
        "x-amazon-apigateway-request-validator": "all",
        "x-amazon-apigateway-integration": {"type": "aws_proxy", "httpMethod": "POST", "uri": echo},
    }
    extension = {"type": "request", "authorizerUri": authorizer, "authorizerResultTtlInSeconds": 0}
    token = {
        "type": "apiKey",
        "in": "header",
        "name": "Unused",
        "x-amazon-apigateway-authtype": "custom",
        "x-amazon-apigateway-authorizer": {**extension, "identitySource": "context.requestId"},
    }
    return {
        "openapi": "3.0.1",
        "info": {"title": "imported", "description": "from a document", "version": "1"},
        "paths": {"/items/{id}": {"post": invoked, "x-amazon-apigateway-any-method": TEAPOT}},
        "components": {
            "securitySchemes": {"token": token, "api_key": {"type": "apiKey", "in": "header", "name": "x-api-key"}},
            "schemas": {"Item": {"type": "object", "required": ["name"]}},
        },
        "x-amazon-apigateway-api-key-source": "AUTHORIZER",
        "x-amazon-apigateway-request-validators": {
            "all": {"validateRequestBody": True, "validateRequestParameters": True}
        },
        "x-amazon-apigateway-gateway-responses": {
            "BAD_REQUEST_PARAMETERS": {"statusCode": "422", "responseTemplates": {"application/json": "{}"}}
        },
    }


class Imported:
    def __init__(self, aws):
        self.aws = aws
        self.api = RestApi(aws)
        self.gateway = aws.apigateway
        self.api.function(self.api.resource("old"), "GET")
        self.api.meter(KEY, 1000, 1000)
        authorizers = self.gateway.get_authorizers(restApiId=self.api.id)["items"]
        self.document = document(self.api._echo, authorizers[0]["authorizerUri"])

    def put(self, changed: dict | None = None, **options) -> dict:
        settings = {"mode": "overwrite", "failOnWarnings": True, "parameters": {"ignore": "documentation"}, **options}
        body = json.dumps(changed or self.document).encode()
        return self.gateway.put_rest_api(restApiId=self.api.id, body=body, **settings)

    def resources(self) -> dict:
        items = self.gateway.get_resources(restApiId=self.api.id, embed=["methods"], limit=500)["items"]
        return {item["path"]: item for item in items}


@pytest.fixture(scope="module")
def imported():
    with running_emulator() as aws:
        api = Imported(aws)
        api.put()
        api.api.deploy()
        yield api


def test_the_api_has_what_the_document_has_and_nothing_that_was_there_before(imported):
    api = imported.gateway.get_rest_api(restApiId=imported.api.id)
    resources = imported.resources()

    assert (api["name"], api["description"], api["apiKeySource"]) == ("imported", "from a document", "AUTHORIZER")
    assert sorted(resources) == ["/", "/items", "/items/{id}"]
    method = resources["/items/{id}"]["resourceMethods"]["POST"]
    assert method["operationName"] == "readItem"
    assert method["authorizationType"] == "CUSTOM"
    assert method["apiKeyRequired"] is True
    assert method["requestParameters"] == {"method.request.path.id": True, "method.request.querystring.q": True}
    assert len(imported.gateway.get_authorizers(restApiId=imported.api.id)["items"]) == 1
    assert len(imported.gateway.get_request_validators(restApiId=imported.api.id)["items"]) == 1


def test_the_imported_operations_respond(imported):
    headers = {"Token": KEY, "Content-Type": "application/json"}
    called = send(imported.api.url, "POST", "/items/7?q=1", b'{"name":"a"}', **headers)
    invalid = send(imported.api.url, "POST", "/items/7?q=1", b"{}", **headers)
    incomplete = send(imported.api.url, "POST", "/items/7", b'{"name":"a"}', **headers)
    mocked = send(imported.api.url, "GET", "/items/7")

    assert (called.status, called.json["pathParameters"]) == (200, {"id": "7"})
    assert called.json["requestContext"]["identity"]["apiKey"] == KEY
    assert (invalid.status, incomplete.status) == (400, 422)
    assert (mocked.status, mocked.headers["allow"], mocked.body) == (418, "GET", b"short and stout")
    assert send(imported.api.url, "POST", "/items/7?q=1", b'{"name":"a"}', Token=DENIED).status == 403


def test_a_second_document_leaves_exactly_its_own_definition(imported):
    root = imported.resources()["/"]["id"]
    other = {"openapi": "3.0.1", "info": {"title": "other"}, "paths": {"/tea": {"get": TEAPOT}}}
    imported.put(other)
    replaced = imported.resources()
    responses = imported.gateway.get_gateway_responses(restApiId=imported.api.id)["items"]
    imported.put()

    assert (sorted(replaced), replaced["/"]["id"]) == (["/", "/tea"], root)
    assert all(response["defaultResponse"] for response in responses)
    assert sorted(imported.resources()) == ["/", "/items", "/items/{id}"]


def changed(source: dict, path: list, value: object) -> dict:
    result = copy.deepcopy(source)
    part = result
    for key in path[:-1]:
        part = part[key]
    part[path[-1]] = value
    return result


POST = ["paths", "/items/{id}", "post"]
INTEGRATION = "x-amazon-apigateway-integration"


@pytest.mark.parametrize(
    ("path", "value", "reason"),
    [
        (["x-amazon-apigateway-cors"], {}, "x-amazon-apigateway-cors is not implemented"),
        ([*POST, "callbacks"], {}, "callbacks is not implemented"),
        ([*POST, INTEGRATION, "tlsConfig"], {}, "tlsConfig is not implemented"),
        ([*POST, "security"], [{"nobody": []}], "the security scheme nobody authenticates nobody"),
        ([*POST, "responses"], {"default": {}}, "the response default is no status"),
        (["components", "securitySchemes", "token", "x-amazon-apigateway-authorizer", "jwks"], 1, "jwks is not"),
    ],
)
def test_what_it_does_not_understand_is_reported_and_changes_nothing_if_warnings_fail(imported, path, value, reason):
    before = imported.resources()
    with pytest.raises(ClientError) as refused:
        imported.put(changed(imported.document, path, value))

    assert refused.value.response["Error"]["Code"] == "BadRequestException"
    assert reason in refused.value.response["Error"]["Message"]
    assert imported.resources() == before
    assert len(imported.gateway.get_rest_apis()["items"]) == 1
    allowed = imported.put(changed(imported.document, path, value), failOnWarnings=False)
    imported.put()
    assert any(reason in line for line in allowed["warnings"])


@pytest.mark.parametrize(
    ("path", "value", "reason"),
    [
        (["openapi"], "3.1.0", "not an OpenAPI 3.0 document"),
        (["info"], {}, "no info.title"),
        ([*POST, "x-amazon-apigateway-request-validator"], "none", "validator none is not defined"),
        ([*POST, INTEGRATION], None, "no integration"),
        ([*POST, INTEGRATION], {"type": "aws_proxy"}, "no uri"),
        (["paths", "/items/{id}", "x-amazon-apigateway-any-method", "responses"], {}, "not among the responses"),
        (
            ["paths", "/items/{id}", "x-amazon-apigateway-any-method", "responses", "418"],
            {},
            "not among the response's headers",
        ),
        (["x-amazon-apigateway-gateway-responses"], {"NONE": {}}, "Invalid gateway response type"),
    ],
)
def test_a_wrong_document_is_refused_and_changes_nothing(imported, path, value, reason):
    before = imported.resources()
    with pytest.raises(ClientError, match=reason):
        imported.put(changed(imported.document, path, value), failOnWarnings=False)

    assert imported.resources() == before


def test_documentation_is_reported_unless_the_request_ignores_it(imported):
    summary = changed(imported.document, [*POST, "summary"], "An item")
    imported.put(summary)
    with pytest.raises(ClientError, match="summary is not implemented"):
        imported.put(summary, parameters={})


def test_another_mode_is_refused(imported):
    with pytest.raises(ClientError, match="overwrite only"):
        imported.put(mode="merge")
