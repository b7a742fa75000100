"""Who may use a local stack's emulator: programs with the run's credentials, and no page in a browser."""

import http.client
import io
import json
import zipfile
from urllib.parse import urlsplit

import pytest
from botocore.exceptions import ClientError
from emulator_process import ACCESS_KEY, Clients, running_emulator, start

from scripts.local.emulator.guard import is_loopback

SECRET = "a-variable-of-the-user"  # noqa: S105
SIGNED = {"authorization": f"AWS4-HMAC-SHA256 Credential={ACCESS_KEY}/20261128/us-east-1/sts/aws4_request"}
OTHERS = {"authorization": "AWS4-HMAC-SHA256 Credential=test2/20261128/us-east-1/sts/aws4_request"}

PRINT_ENVIRONMENT = "export const handler = async () => process.env;"


@pytest.fixture(scope="module", params=["false", "true"], ids=["without IAM", "with IAM"])
def emulator(request):
    variables = {"AUTH": request.param, "USERS_SECRET": SECRET, "AWS_SECRET_ACCESS_KEY": ACCESS_KEY}
    with running_emulator(**variables) as clients:
        yield clients


def status_of(
    emulator: Clients, headers: dict, path: str = "/_faults", method: str = "GET", body: str = ""
) -> tuple[int, dict]:
    connection = http.client.HTTPConnection(urlsplit(emulator.endpoint).netloc, timeout=60)
    connection.putrequest(method, path, skip_host="host" in headers)
    for name, value in {**headers, "content-length": str(len(body))}.items():
        connection.putheader(name, value)
    connection.endheaders(body.encode())
    response = connection.getresponse()
    response.read()
    return response.status, {name.lower(): value for name, value in response.getheaders()}


def create_function(emulator: Clients, name: str) -> str:
    code = io.BytesIO()
    with zipfile.ZipFile(code, "w") as archive:
        archive.writestr("index.mjs", PRINT_ENVIRONMENT)
    trust = {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}
    document = json.dumps({"Version": "2012-10-17", "Statement": [trust]})
    role = emulator.iam.create_role(RoleName=name, AssumeRolePolicyDocument=document)["Role"]["Arn"]
    return getattr(emulator, "lambda").create_function(
        FunctionName=name,
        Runtime="nodejs22.x",
        Role=role,
        Handler="index.handler",
        Code={"ZipFile": code.getvalue()},
    )["FunctionArn"]


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://attacker.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:8000"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"host": "attacker.example"},
        {"host": "127.0.0.1.attacker.example"},
        {"host": "x.execute-api.attacker.example"},
        {"host": ""},
    ],
)
@pytest.mark.parametrize("path", ["/_faults", f"/{ACCESS_KEY}/_faults", "/_ministack/health"])
def test_refuses_web_pages_even_if_they_know_the_key(emulator, headers, path):
    status, replied = status_of(emulator, {**SIGNED, **headers}, path)

    assert status == 403
    assert not [name for name in replied if name.startswith("access-control-")]


@pytest.mark.parametrize(
    "headers", [{}, OTHERS, {"authorization": ACCESS_KEY}, {"x-amz-target": "Kinesis_20131202.ListStreams"}]
)
@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/_faults",
        "/_ministack/reset",
        "/_ministack/config",
        "/2015-03-31/functions",
        "/bucket/key",
        "/test2/_faults",
        "/_aws",
    ],
)
def test_refuses_requests_without_the_key(emulator, headers, path):
    assert status_of(emulator, headers, path)[0] == 403
    assert status_of(emulator, headers, path, "POST", "{}")[0] == 403


def test_a_deployed_api_decides_itself_which_pages_may_use_it_but_not_by_which_names(emulator):
    path = "/_aws/execute-api/none/v1/tickets"
    status, headers = status_of(emulator, {"origin": "https://page.example"}, path)

    assert status not in (200, 403)
    assert headers.get("access-control-allow-origin") != "*"
    assert status_of(emulator, {"host": "attacker.example"}, path)[0] == 403


def test_refuses_to_do_anything_else_in_the_name_of_signing_in(emulator):
    headers = {"x-amz-target": "AWSCognitoIdentityProviderService.InitiateAuth"}

    assert status_of(emulator, headers, "/_ministack/reset", "POST")[0] == 403
    assert (
        status_of(emulator, {"x-amz-target": "AWSCognitoIdentityProviderService.AdminInitiateAuth"}, "/", "POST")[0]
        == 403
    )


@pytest.mark.parametrize("host", ["127.0.0.1:1", "localhost", "[::1]:80", "bucket.s3.localhost:4566"])
def test_answers_programs_that_know_the_key(emulator, host):
    assert status_of(emulator, {"host": host}, f"/{ACCESS_KEY}/_faults")[0] == 200


@pytest.mark.parametrize("path", ["/_faults", "/", "/bucket/key", "/2015-03-31/functions"])
def test_answers_signed_calls_without_cors_headers(emulator, path):
    status, headers = status_of(emulator, SIGNED, path)

    assert status == 200 or path != "/_faults"
    assert not [name for name in headers if name.startswith("access-control-")]


def test_answers_what_is_open_to_everybody_on_aws(emulator):
    body = json.dumps({"AuthFlow": "USER_PASSWORD_AUTH", "ClientId": "none", "AuthParameters": {}})
    target = {"x-amz-target": "AWSCognitoIdentityProviderService.InitiateAuth"}

    assert status_of(emulator, target, "/", "POST", body)[0] == 400
    assert status_of(emulator, {}, "/_aws/execute-api/none/v1/tickets")[0] != 403
    assert status_of(emulator, {}, "/us-east-1_none/.well-known/jwks.json")[0] != 403
    assert status_of(emulator, {}, "/_ministack/health")[0] == 200


def test_answers_functions_and_gives_them_nothing_of_the_users_environment(emulator):
    create_function(emulator, "environment")

    payload = getattr(emulator, "lambda").invoke(FunctionName="environment")["Payload"].read()
    environment = json.loads(payload)

    assert SECRET not in environment.values()
    assert environment["AWS_ENDPOINT_URL"] == emulator.endpoint
    credentials = f"AWS4-HMAC-SHA256 Credential={environment['AWS_ACCESS_KEY_ID']}/20261128/us-east-1/sts/aws4_request"
    assert status_of(emulator, {"authorization": credentials}, "/_faults")[0] == 200


def test_other_credentials_are_refused_by_name(emulator):
    other = Clients(urlsplit(emulator.endpoint).port, access_key="OTHER")

    with pytest.raises(ClientError, match="credentials of this run"):
        other.kinesis.list_streams()


def test_does_not_start_without_a_key():
    process = start(1, AWS_ACCESS_KEY_ID="")
    _out, err = process.communicate(timeout=60)

    assert process.returncode == 2
    assert err.startswith("error: AWS_ACCESS_KEY_ID is not set")


@pytest.mark.parametrize("host", ["127.0.0.1", "127.1.2.3:80", "LOCALHOST:1", "a.b.localhost", "[::1]"])
def test_loopback(host):
    assert is_loopback(host)


@pytest.mark.parametrize(
    "host", ["", "localhost.example", "example", "10.0.0.1", "0.0.0.1", "[::]", "localhost@evil.example"]
)
def test_not_loopback(host):
    assert not is_loopback(host)
