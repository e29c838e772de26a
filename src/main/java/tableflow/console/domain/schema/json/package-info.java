/// What may change between two JSON Schemas: a reading of drafts 4 to 2020-12 into shapes, and the difference between
/// two such shapes under the rules and names of Confluent's Schema Registry.
@org.jspecify.annotations.NullMarked
package tableflow.console.domain.schema.json;
