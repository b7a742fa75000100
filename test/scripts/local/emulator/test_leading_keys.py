"""The keys that policies see. test/e2e/routing.test.ts shows that roles reach their items, and need them."""

import pytest

from scripts.local.emulator.leading_keys import batched_attributes, enclosing_operation, leading_keys

EQUALS = {"KeyConditionExpression": "pk = :key AND sk > :sk", "ExpressionAttributeValues": {":key": {"S": "TICKET#1"}}}


def item(pk: str) -> dict:
    return {"pk": {"S": pk}, "sk": {"S": "x"}}


@pytest.mark.parametrize(
    ("request_", "keys"),
    [
        ({"Key": item("TICKET#1")}, ["TICKET#1"]),
        ({"Item": item("TOKENS")}, ["TOKENS"]),
        (
            {"TransactItems": [{"Put": {"Item": item("TICKET#1")}}, {"Update": {"Key": item("TOKENS")}}]},
            ["TICKET#1", "TOKENS"],
        ),
        ({"RequestItems": {"tickets": {"Keys": [item("TICKET#1"), item("TOKENS")]}}}, ["TICKET#1", "TOKENS"]),
        ({"RequestItems": {"tickets": {}, "others": None}}, []),
        (EQUALS, ["TICKET#1"]),
        ({}, []),
        ({"Key": None, "ExpressionAttributeValues": None}, []),
    ],
)
def test_the_keys_of_a_request(request_, keys):
    assert leading_keys(request_) == keys


@pytest.mark.parametrize(
    ("request_", "operation"),
    [
        ({"TransactItems": [{"Put": {"Item": item("TICKET#1")}}]}, "TransactWriteItems"),
        ({"TransactItems": [{"Get": {"Key": item("TICKET#1")}}]}, "TransactGetItems"),
        ({"Item": item("TICKET#1")}, None),
        ({"TransactItems": []}, None),
    ],
)
def test_the_transaction_of_a_request(request_, operation):
    assert enclosing_operation(request_) == operation


PROJECTED = {"ProjectionExpression": "#pk, #a.b, c[0]", "ExpressionAttributeNames": {"#pk": "pk", "#a": "sla"}}


@pytest.mark.parametrize(
    ("tables", "attributes"),
    [
        ({"t": PROJECTED}, ["pk", "sla", "c"]),
        ({"t": {"Keys": []}}, []),
        ({"t": PROJECTED, "u": {"Keys": []}}, []),
        ({}, []),
    ],
)
def test_the_attributes_of_a_batch(tables, attributes):
    assert batched_attributes({"RequestItems": tables}) == attributes
