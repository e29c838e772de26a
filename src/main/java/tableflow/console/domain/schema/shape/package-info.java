/// What values look like, whatever language of schemas says so: the middle between JSON Schema, Avro and Protobuf.
@org.jspecify.annotations.NullMarked
package tableflow.console.domain.schema.shape;
