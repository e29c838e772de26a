/// Tests of the decoders, down to the rows that are read back.
@org.jspecify.annotations.NullMarked
package tableflow.console.sandbox.tableflow.decode;
