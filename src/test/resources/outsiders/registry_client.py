"""Confluent's own Python client against a registry: python3 registry_client.py URL KEY SECRET

Ends with 0 when everything went as with the real service; an assertion names what did not.
"""
import sys

from confluent_kafka.schema_registry import Schema, SchemaReference, SchemaRegistryClient
from confluent_kafka.schema_registry.error import SchemaRegistryError

url, key, secret = sys.argv[1:4]
client = SchemaRegistryClient({"url": url, "basic.auth.user.info": key + ":" + secret})

closed = '{"type":"object","properties":{"x":{"type":"string"}},"additionalProperties":false}'
wider = '{"type":"object","properties":{"x":{"type":"string"},"y":{"type":"number"}},"additionalProperties":false}'
other = '{"type":"object","properties":{"x":{"type":"number"}},"additionalProperties":false}'

first = client.register_schema("py-value", Schema(closed, "JSON"))
assert first == client.register_schema("py-value", Schema(closed, "JSON")), "the same text has the same id"
assert client.test_compatibility("py-value", Schema(wider, "JSON"))
assert not client.test_compatibility("py-value", Schema(other, "JSON"))
try:
    client.register_schema("py-value", Schema(other, "JSON"))
    raise SystemExit("an incompatible schema was taken")
except SchemaRegistryError as error:
    assert error.http_status_code == 409, error
second = client.register_schema("py-value", Schema(wider, "JSON"))
assert client.get_versions("py-value") == [1, 2]
assert client.get_latest_version("py-value").schema_id == second
assert client.get_version("py-value", 1).schema_id == first
assert client.lookup_schema("py-value", Schema(closed, "JSON")).version == 1
assert client.get_schema(first).schema_type == "JSON"

proto = client.register_schema("py.proto", Schema('syntax = "proto3"; package p; message P { int32 x = 1; }', "PROTOBUF"))
client.register_schema("py-proto-value", Schema(
    'syntax = "proto3"; import "py.proto"; message Q { p.P x = 1; }', "PROTOBUF",
    [SchemaReference("py.proto", "py.proto", 1)]))
assert client.get_schema(proto).schema_type == "PROTOBUF"
assert client.register_schema("py-avro-value", Schema('{"type":"record","name":"A","fields":[]}', "AVRO")) > 0

client.set_compatibility("py-value", "FULL")
assert client.get_compatibility("py-value") == "FULL"
assert client.delete_version("py-value", 1) == 1
assert client.delete_subject("py-value") == [2]
assert "py-value" not in client.get_subjects()
try:
    SchemaRegistryClient({"url": url, "basic.auth.user.info": key + ":wrong"}).get_subjects()
    raise SystemExit("a wrong secret was let in")
except SchemaRegistryError as error:
    assert error.http_status_code == 401, error
print("ok")
