"""Patches for the differences between REST APIs and user pools on MiniStack 1.5.33 and on API Gateway and Cognito."""

from hypercorn.config import Config
from ministack import app
from ministack.services import apigateway_v1, cognito

from scripts.local.emulator import api_import, gateway, mock_integrations
from scripts.local.emulator.patching import Patch, apply

RAW_PATHS = (
    # A path was decoded before it was matched, so that %2F split a segment. REST APIs match and pass on the raw path.
    Patch(
        app,
        "_handle_execute_api_request",
        "            return await apigw_v1.handle_execute(",
        """            raw = _parse_execute_api_url(host, raw_path or path)
            execute_path = raw[2] if raw else execute_path
            note_request_line(method, raw_path or path, raw_query_string or "")
            return await apigw_v1.handle_execute(""",
    ),
    # Of a repeated parameter the last value counts.
    Patch(apigateway_v1, "_build_lambda_event_v1", "k: v[0] for k, v", "k: v[-1] for k, v"),
    Patch(apigateway_v1, "_authorize_request_v1", "k: v[0] for k, v", "k: v[-1] for k, v"),
)

WHOLE_PATHS = (
    # The request's whole path, from which links are made, was always that of a host-based address.
    Patch(
        apigateway_v1,
        "_build_lambda_event_v1",
        '"path": f"/{stage_name}{request_path}"',
        '"path": whole_path() or f"/{stage_name}{request_path}"',
    ),
)

ONE_REQUEST_ID = (
    # The function, the gateway response and the header each had a different id.
    Patch(apigateway_v1, "_handle_execute_in_scope", '"request_id": new_uuid()', '"request_id": begin_request()'),
    Patch(
        apigateway_v1,
        "_handle_execute_in_scope",
        "    return response\n",
        '    return with_request_id(response, request["request_id"])\n',
    ),
    Patch(apigateway_v1, "_build_lambda_event_v1", "request_id = new_uuid()", "request_id = current_request_id()"),
    Patch(
        apigateway_v1,
        "_authorize_request_v1",
        '                "accountId": owner_account_id,\n',
        '                "accountId": owner_account_id,\n                "requestId": current_request_id(),\n',
    ),
)

KEYS_OF_AUTHORIZERS = (
    # An authorizer's usageIdentifierKey was ignored, and the key was not passed to the function.
    Patch(
        apigateway_v1,
        "_authorize_request_v1",
        '_stringify_context(policy.get("context"))',
        'AuthorizerContext(_stringify_context(policy.get("context")), policy.get("usageIdentifierKey"))',
    ),
    Patch(
        apigateway_v1,
        "_execute_in_scope",
        "_check_api_key(method_obj, api_id, stage_name, headers)",
        "_check_api_key(method_obj, api_id, stage_name, key_headers(api_id, headers, authorizer_context))",
    ),
    Patch(apigateway_v1, "_execute_in_scope", "caller_identity = None", "caller_identity = key_identity(api_key)"),
)

SIZE_LIMITS = (
    # Bodies and headers of any size were accepted.
    Patch(
        apigateway_v1,
        "_execute_in_scope",
        '    request["stage"] = stage\n',
        """    request["stage"] = stage
    too_large = size_error(headers, body)
    if too_large is not None:
        return too_large
""",
    ),
    Patch(
        apigateway_v1,
        "_invoke_lambda_proxy_v1",
        "    result, err = await _call_lambda_raw(",
        """    if too_large_to_invoke(event):
        return body_too_large()
    result, err = await _call_lambda_raw(""",
    ),
    Patch(
        apigateway_v1,
        "_gateway_error_response",
        'response.get("statusCode") or (',
        'response.get("statusCode") or getattr(error, "status", None) or (',
    ),
)

FAILED_FUNCTIONS = (
    # A function's error message was sent to the caller, and a response without a status counted as 200.
    Patch(
        apigateway_v1,
        "_invoke_lambda_proxy_v1",
        """    lambda_response, err = _lambda_proxy_response(result)
    if err:
        return 502, {"Content-Type": "application/json"}, json.dumps({"message": err}).encode()
""",
        """    lambda_response = proxy_response(result)
    if lambda_response is None:
        return function_failed()
""",
    ),
)

MOCK_INTEGRATIONS = (
    # A mock integration's mapping templates were sent as they are written.
    Patch(
        apigateway_v1,
        "_execute_in_scope",
        "return _invoke_mock_v1(integration)",
        "return mock_response(integration, method, headers, query_params, path_params)",
    ),
)

TEMPORARY_PASSWORDS = (
    # A temporary password had 12 characters, and was refused by a pool whose policy asks for more.
    Patch(cognito, "_generate_temp_password", "for _ in range(8)]", "for _ in range(16)]"),
)

IMPORTED_DEFINITIONS = (
    # A definition could not be replaced: PutRestApi was an unknown path.
    Patch(
        apigateway_v1,
        "handle_request",
        "                return _update_rest_api(api_id, data)\n",
        """                return _update_rest_api(api_id, data)
            if method == "PUT":
                return put_rest_api(api_id, body, query_params)
""",
    ),
)

GATEWAY_PATCHES = (
    *TEMPORARY_PASSWORDS,
    *RAW_PATHS,
    *WHOLE_PATHS,
    *ONE_REQUEST_ID,
    *KEYS_OF_AUTHORIZERS,
    *SIZE_LIMITS,
    *FAILED_FUNCTIONS,
    *MOCK_INTEGRATIONS,
    *IMPORTED_DEFINITIONS,
)

USED_NAMES = (
    "AuthorizerContext",
    "begin_request",
    "body_too_large",
    "current_request_id",
    "function_failed",
    "key_headers",
    "key_identity",
    "proxy_response",
    "size_error",
    "too_large_to_invoke",
    "whole_path",
    "with_request_id",
)


def install() -> None:
    """Applies the patches. Raises PatchError when the text to replace is not as expected."""
    for patch in GATEWAY_PATCHES:
        apply(patch)
    Config.h11_max_incomplete_size = gateway.READ_HEADER_BYTES
    # Names that the patched passages use.
    app.note_request_line = gateway.note_request_line
    for name in USED_NAMES:
        setattr(apigateway_v1, name, getattr(gateway, name))
    apigateway_v1.mock_response = mock_integrations.mock_response
    apigateway_v1.put_rest_api = api_import.put_rest_api
