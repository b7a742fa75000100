"""A small REST API on the emulator, with a function behind it and an authorizer."""

import http.client
import io
import json
import zipfile
from typing import NamedTuple
from urllib.parse import urlsplit

ROLE = "arn:aws:iam::000000000000:role/any"

ECHO = """
export const handler = async (event) => {
  if (event.queryStringParameters?.act === "throw") throw new Error("inner secret");
  if (event.queryStringParameters?.act === "nonsense") return { answer: 42 };
  return { statusCode: 200, headers: { "x-amzn-requestid": "its own" }, body: JSON.stringify(event) };
};
"""

AUTHORIZER = """
export const handler = async (event) => ({
  principalId: "someone",
  policyDocument: {
    Version: "2012-10-17",
    Statement: [{
      Action: "execute-api:Invoke",
      Effect: event.headers.token === "denied" ? "Deny" : "Allow",
      Resource: event.methodArn.split("/").slice(0, 2).join("/") + "/*",
    }],
  },
  context: { query: event.queryStringParameters?.q, requestId: event.requestContext.requestId },
  usageIdentifierKey: event.headers.token,
});
"""

PROBLEM = (
    '{"type":"$context.error.responseType","detail":$context.error.messageString,"requestId":"$context.requestId"}'
)


class Reply(NamedTuple):
    status: int
    headers: dict[str, str]
    """By lower-case name."""
    body: bytes

    @property
    def json(self) -> dict:
        return json.loads(self.body)


def send(url: str, method: str, path: str, body: bytes | None = None, **headers: str) -> Reply:
    """Sends one request, with its path unchanged."""
    split = urlsplit(url)
    connection = http.client.HTTPConnection(split.netloc, timeout=60)
    try:
        connection.request(method, split.path + path, body, headers)
        reply = connection.getresponse()
        return Reply(reply.status, {name.lower(): value for name, value in reply.getheaders()}, reply.read())
    finally:
        connection.close()


def create_function(aws, name: str, source: str) -> str:
    code = io.BytesIO()
    with zipfile.ZipFile(code, "w") as archive:
        archive.writestr("index.mjs", source)
    client = getattr(aws, "lambda")
    created = client.create_function(
        FunctionName=name, Runtime="nodejs22.x", Role=ROLE, Handler="index.handler", Code={"ZipFile": code.getvalue()}
    )
    return f"arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/{created['FunctionArn']}/invocations"


class RestApi:
    """An API with a stage `v1`, metered by the key that its authorizer names. Methods respond after `deploy`."""

    def __init__(self, aws):
        aws.iam.create_role(RoleName=ROLE.rpartition("/")[2], AssumeRolePolicyDocument='{"Statement":[]}')
        self._gateway = aws.apigateway
        self.id = self._gateway.create_rest_api(name="probe", apiKeySource="AUTHORIZER")["id"]
        self.url = f"{aws.endpoint}/_aws/execute-api/{self.id}/v1"
        self._root = self._gateway.get_resources(restApiId=self.id)["items"][0]["id"]
        self._echo = create_function(aws, "echo", ECHO)
        self._authorizer = self._gateway.create_authorizer(
            restApiId=self.id,
            name="token",
            type="REQUEST",
            authorizerUri=create_function(aws, "authorize", AUTHORIZER),
            authorizerResultTtlInSeconds=0,
        )["id"]

    def resource(self, part: str, parent: str | None = None) -> str:
        created = self._gateway.create_resource(restApiId=self.id, parentId=parent or self._root, pathPart=part)
        return created["id"]

    def function(self, resource: str, method: str, guarded: bool = False) -> None:
        guard = {"authorizationType": "CUSTOM", "authorizerId": self._authorizer, "apiKeyRequired": True}
        settings = guard if guarded else {"authorizationType": "NONE"}
        where = {"restApiId": self.id, "resourceId": resource, "httpMethod": method}
        self._gateway.put_method(**where, **settings)
        self._gateway.put_integration(**where, type="AWS_PROXY", integrationHttpMethod="POST", uri=self._echo)

    def mock(self, resource: str, method: str, request_template: str, responses: dict[str, dict]) -> None:
        """Adds a method that the gateway answers itself. `responses` has the settings of each status."""
        where = {"restApiId": self.id, "resourceId": resource, "httpMethod": method}
        self._gateway.put_method(**where, authorizationType="NONE")
        templates = {"application/json": request_template}
        self._gateway.put_integration(**where, type="MOCK", passthroughBehavior="NEVER", requestTemplates=templates)
        for status, response in responses.items():
            self._gateway.put_method_response(**where, statusCode=status)
            self._gateway.put_integration_response(**where, statusCode=status, **response)

    def explain(self, response_type: str, **settings: str) -> None:
        """Sets PROBLEM as the body of a gateway response."""
        templates = {"application/json": PROBLEM}
        self._gateway.put_gateway_response(
            restApiId=self.id, responseType=response_type, responseTemplates=templates, **settings
        )

    def meter(self, key: str, requests_per_second: float, burst: int) -> None:
        """Adds a usage plan with one key."""
        stages = [{"apiId": self.id, "stage": "v1"}]
        throttle = {"rateLimit": requests_per_second, "burstLimit": burst}
        plan = self._gateway.create_usage_plan(name=key, apiStages=stages, throttle=throttle)
        created = self._gateway.create_api_key(name=key, value=key, enabled=True)
        self._gateway.create_usage_plan_key(usagePlanId=plan["id"], keyId=created["id"], keyType="API_KEY")

    def deploy(self) -> None:
        self._gateway.create_deployment(restApiId=self.id, stageName="v1")
