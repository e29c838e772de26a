/// What may change between two Protobuf schemas: a small model of a .proto file, and the difference between two such
/// files under the rules and names of Confluent's Schema Registry.
@org.jspecify.annotations.NullMarked
package tableflow.console.domain.schema.protobuf;
