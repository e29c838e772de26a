/// From the bytes of a record, by its schema, to plain values.
@org.jspecify.annotations.NullMarked
package tableflow.console.sandbox.tableflow.decode;
