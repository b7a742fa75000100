"""The condition keys of DynamoDB that the emulator does not give to policies, or not for batches."""

import re

_PARTITION = "pk"
"""The table's partition key."""

_EQUALITY = re.compile(r"^\s*[#\w]+\s*=\s*(:\w+)")


def _key_of(item: object) -> list[str]:
    value = item.get(_PARTITION) if isinstance(item, dict) else None
    return [str(text) for text in value.values()] if isinstance(value, dict) else []


def _batched(table: object) -> list[object]:
    """What a batch reads of a table. A batch that writes has another form, which nothing here uses."""
    return (table.get("Keys") or []) if isinstance(table, dict) else []


def leading_keys(request: dict) -> list[str]:
    """The partition keys that a request names: of its item, its items, its batch, or what it queries."""
    single = [request.get("Key"), request.get("Item")]
    actions = [action for entry in request.get("TransactItems") or [] for action in entry.values()]
    batch = [key for table in (request.get("RequestItems") or {}).values() for key in _batched(table)]
    items = single + [action.get(name) for action in actions for name in ("Key", "Item")] + batch
    found = _EQUALITY.match(str(request.get("KeyConditionExpression") or ""))
    value = (request.get("ExpressionAttributeValues") or {}).get(found.group(1)) if found else None
    queried = [str(text) for text in value.values()] if isinstance(value, dict) else []
    return [key for item in items for key in _key_of(item)] + queried


def batched_attributes(request: dict) -> list[str]:
    """The attributes that a batch reads; none if it reads all of them, of one of its tables at least."""
    found: list[str] = []
    for table in (request.get("RequestItems") or {}).values():
        projection = table.get("ProjectionExpression") if isinstance(table, dict) else None
        if not isinstance(projection, str):
            return []
        names = table.get("ExpressionAttributeNames") or {}
        heads = [re.split(r"[.\[]", path.strip(), maxsplit=1)[0] for path in projection.split(",")]
        found += [str(names.get(head, head)) for head in heads]
    return found


def enclosing_operation(request: dict) -> str | None:
    """The transaction that a request is, if it is one."""
    actions = [name for entry in request.get("TransactItems") or [] for name in entry]
    if not actions:
        return None
    return "TransactGetItems" if "Get" in actions else "TransactWriteItems"
