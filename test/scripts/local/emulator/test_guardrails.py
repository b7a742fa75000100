"""Guardrails of Bedrock: what the patches make of the emulator's."""

import re

import pytest
from botocore.exceptions import ClientError
from emulator_process import running_emulator

TOPICS = [{"name": "REFUNDS", "definition": "Promises of refunds.", "type": "DENY"}]


@pytest.fixture(scope="module")
def bedrock():
    with running_emulator() as aws:
        yield aws.bedrock


def create(bedrock, name: str) -> dict:
    return bedrock.create_guardrail(
        name=name,
        blockedInputMessaging="Stopped.",
        blockedOutputsMessaging="Stopped.",
        topicPolicyConfig={"topicsConfig": TOPICS},
    )


def test_a_guardrail_has_an_id_of_the_documented_form(bedrock):
    assert re.fullmatch("[a-z0-9]+", create(bedrock, "ids")["guardrailId"])


def test_a_guardrail_comes_back_in_the_form_that_the_api_returns(bedrock):
    guardrail = create(bedrock, "answers")["guardrailId"]

    assert bedrock.get_guardrail(guardrailIdentifier=guardrail)["topicPolicy"]["topics"] == TOPICS


def test_a_version_is_made_by_arn_and_deleted_alone(bedrock):
    arn = create(bedrock, "versions")["guardrailArn"]
    versions = [bedrock.create_guardrail_version(guardrailIdentifier=arn)["version"] for _ in range(2)]
    bedrock.delete_guardrail(guardrailIdentifier=arn, guardrailVersion=versions[0])

    assert versions == ["1", "2"]
    assert bedrock.get_guardrail(guardrailIdentifier=arn, guardrailVersion="2")["version"] == "2"
    with pytest.raises(ClientError, match="ResourceNotFoundException"):
        bedrock.get_guardrail(guardrailIdentifier=arn, guardrailVersion="1")
