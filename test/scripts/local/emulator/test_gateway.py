"""A REST API on the emulator responds as API Gateway does."""

from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

import pytest
from emulator_process import running_emulator
from rest_api import RestApi, send

GENEROUS = "key-of-the-generous-plan"
NARROW = "key-of-the-narrow-plan"
DENIED = "denied"
UNKNOWN = "no-such-key"
MEGABYTE = 1024 * 1024
JSON = {"Content-Type": "application/json"}


MOCK_STATUS = '#if($context.httpMethod == "OPTIONS"){"statusCode":204}#else{"statusCode":405}#end'
MOCK_BODY = """#if($input.params().header.get("origin") == "https://a.example")
#set($context.responseOverride.header.X-Allowed-Origin = "a")
#end
#if($context.httpMethod != "HEAD")
{"path":"$context.path","id":"$context.requestId","to":"$input.params().querystring.get("to")"}
#end"""
MOCK_RESPONSES = {
    "405": {
        "responseParameters": {"method.response.header.Allow": "'GET, HEAD'"},
        "responseTemplates": {"application/json": MOCK_BODY},
    },
    "204": {"selectionPattern": "204", "responseTemplates": {"application/json": ""}},
}


@pytest.fixture(scope="module")
def url():
    with running_emulator() as aws:
        api = RestApi(aws)
        items = api.resource("items")
        api.function(items, "POST")
        api.function(items, "GET", guarded=True)
        api.function(api.resource("{id}", items), "GET")
        api.mock(api.resource("fixed"), "ANY", MOCK_STATUS, MOCK_RESPONSES)
        for response_type in ("DEFAULT_4XX", "DEFAULT_5XX"):
            api.explain(response_type)
        api.explain("ACCESS_DENIED", statusCode="401")
        api.meter(GENEROUS, 10_000, 10_000)
        api.meter(NARROW, 0.01, 1)
        api.deploy()
        yield api.url


def test_a_method_that_needs_a_key_takes_the_authorizers_and_passes_it_to_the_function(url):
    reply = send(url, "GET", "/items", Token=GENEROUS)

    context = reply.json["requestContext"]
    assert (reply.status, context["identity"]["apiKey"]) == (200, GENEROUS)
    assert context["authorizer"]["principalId"] == "someone"
    assert "x-api-key" not in reply.json["headers"]


def test_a_key_sent_by_the_caller_is_ignored(url):
    assert send(url, "GET", "/items", Token=UNKNOWN, **{"x-api-key": GENEROUS}).status == 403


def test_only_a_caller_beyond_its_plan_is_throttled(url):
    replies = [send(url, "GET", "/items", Token=token) for token in (NARROW, NARROW, GENEROUS)]

    assert [reply.status for reply in replies] == [200, 429, 200]
    assert replies[1].json["type"] == "THROTTLED"


def test_a_denied_caller_gets_the_status_of_the_gateway_response(url):
    reply = send(url, "GET", "/items", Token=DENIED)

    assert (reply.status, reply.json["type"]) == (401, "ACCESS_DENIED")


def test_a_request_has_the_same_id_everywhere(url):
    answered = send(url, "GET", "/items", Token=GENEROUS)
    refused = send(url, "GET", "/items", Token=DENIED)

    context = answered.json["requestContext"]
    assert answered.headers["x-amzn-requestid"] == context["requestId"] == context["authorizer"]["requestId"]
    assert refused.headers["x-amzn-requestid"] == refused.json["requestId"]


def test_a_body_beyond_the_limit_of_the_gateway_is_too_large(url):
    reply = send(url, "POST", "/items", b"x" * (10 * MEGABYTE + 1), **JSON)

    assert (reply.status, reply.json["type"]) == (413, "REQUEST_TOO_LARGE")


def test_a_body_beyond_the_limit_of_a_function_is_too_large(url):
    assert send(url, "POST", "/items", b"x" * (6 * MEGABYTE + 1), **JSON).status == 413
    assert send(url, "POST", "/items", b"x" * (5 * MEGABYTE), **JSON).status == 200


@pytest.mark.parametrize("length", [10_240, 1_000_000])
def test_headers_beyond_the_limit_get_a_response(url, length):
    reply = send(url, "POST", "/items", b"{}", **JSON, filler="x" * length)

    assert (reply.status, reply.json["requestId"]) == (431, reply.headers["x-amzn-requestid"])


def test_a_request_line_beyond_the_limit_gets_a_response(url):
    assert send(url, "POST", "/items?q=" + "x" * 10_240).status == 431
    assert send(url, "POST", "/items?q=" + "x" * 9_000).status == 200


@pytest.mark.parametrize("act", ["throw", "nonsense"])
def test_a_function_that_fails_is_a_502_without_its_message(url, act):
    reply = send(url, "POST", f"/items?act={act}")

    assert (reply.status, reply.json["detail"]) == (502, "Internal server error")


@pytest.mark.parametrize("segment", ["a%2Fb", "%00", "%FF%FE", "a%20b", "%", "%zz"])
def test_a_path_parameter_is_passed_on_unchanged(url, segment):
    reply = send(url, "GET", f"/items/{segment}")

    assert reply.status == 200
    assert reply.json["pathParameters"] == {"id": segment}
    assert reply.json["path"] == f"/items/{segment}"


@pytest.mark.parametrize(
    ("query", "last", "all_values"),
    [("q=1&q=2", {"q": "2"}, {"q": ["1", "2"]}), ("q=%zz&r", {"q": "%zz", "r": ""}, {"q": ["%zz"], "r": [""]})],
)
def test_of_a_repeated_parameter_the_last_value_counts(url, query, last, all_values):
    event = send(url, "POST", f"/items?{query}").json

    assert event["queryStringParameters"] == last
    assert event["multiValueQueryStringParameters"] == all_values


def test_the_authorizer_gets_the_last_value_too(url):
    event = send(url, "GET", "/items?q=1&q=2", Token=GENEROUS).json

    assert event["requestContext"]["authorizer"]["query"] == "2"


def test_the_gateway_responds_to_an_unknown_path(url):
    assert send(url, "GET", "/nowhere").json["type"] == "MISSING_AUTHENTICATION_TOKEN"


def test_fifty_requests_at_once_all_get_a_response(url):
    with ThreadPoolExecutor(50) as pool:
        replies = list(pool.map(lambda _: send(url, "GET", "/items", Token=GENEROUS), range(50)))

    assert {reply.status for reply in replies} == {200}


def test_with_roles_enforced_an_api_still_serves_requests_without_credentials():
    with running_emulator(AUTH="true") as aws:
        api = RestApi(aws)
        api.function(api.resource("items"), "POST")
        api.explain("DEFAULT_4XX")
        api.deploy()

        assert send(api.url, "POST", "/items").status == 200
        nowhere = send(api.url, "GET", "/nowhere", Authorization="Bearer some.foreign.token")
        assert nowhere.json["type"] == "MISSING_AUTHENTICATION_TOKEN"


def test_a_mock_integration_answers_by_its_templates(url):
    reply = send(url, "DELETE", "/fixed?to=1&to=2")

    assert (reply.status, reply.headers["allow"]) == (405, "GET, HEAD")
    assert reply.json == {"path": urlsplit(url).path + "/fixed", "id": reply.headers["x-amzn-requestid"], "to": "2"}
    assert "x-allowed-origin" not in reply.headers


def test_a_template_sets_headers_with_hyphens(url):
    assert send(url, "PUT", "/fixed", Origin="https://a.example").headers["x-allowed-origin"] == "a"
    assert "x-allowed-origin" not in send(url, "PUT", "/fixed", Origin="https://b.example").headers


def test_the_status_of_the_request_template_chooses_the_response(url):
    reply = send(url, "OPTIONS", "/fixed")

    assert (reply.status, reply.body) == (204, b"")
    assert send(url, "HEAD", "/fixed").status == 405


def test_a_body_without_a_template_of_its_type_is_refused(url):
    refused = send(url, "POST", "/fixed", b'{"statusCode":204}', **{"Content-Type": "application/x-made-up"})

    assert (refused.status, refused.json["type"]) == (415, "UNSUPPORTED_MEDIA_TYPE")
    assert send(url, "POST", "/fixed", b'{"statusCode":204}', **JSON).status == 405
