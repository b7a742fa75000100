"""Patches for the differences between MiniStack's guardrails of Bedrock and AWS's."""

from ministack.services import bedrock

from scripts.local.emulator.patching import Patch

IDS = (
    # Ids had a hyphen, which no identifier of the API allows.
    Patch(bedrock, "_create_guardrail", 'gid = f"gr-{uuid.uuid4().hex[:12]}"', "gid = uuid.uuid4().hex[:12]"),
)

ARNS = (
    # A guardrail was found by its id only. Terraform makes a version of an ARN, which has a slash.
    Patch(bedrock, "handle_request", "_GUARDRAIL_RE.match(path)", 're.match("^/guardrails/(.+)$", path)'),
)

VERSIONS = (
    # Deleting one version deleted the guardrail.
    Patch(
        bedrock,
        "_delete_guardrail",
        '    _guardrails.pop(rec["GuardrailId"], None)\n',
        """    if version := (query_params.get("guardrailVersion") or [""])[0]:
        _guardrail_versions.pop(f"{rec['GuardrailId']}/{version}", None)
        return _empty(status=202)
    _guardrails.pop(rec["GuardrailId"], None)
""",
    ),
)

ANSWERS = (
    # Policies came back as they were sent ("topicsConfig"), so that Terraform changed them in every deployment.
    Patch(
        bedrock,
        "_get_guardrail",
        "payload = dict(rec)",
        "payload = {key: without_config(value) for key, value in rec.items()}",
    ),
)

PATCHES = (*IDS, *ARNS, *VERSIONS, *ANSWERS)


def without_config(policy: object) -> object:
    """A policy as the API returns it: "topics" instead of "topicsConfig"."""
    if not isinstance(policy, dict):
        return policy
    return {name.removesuffix("Config"): value for name, value in policy.items()}
