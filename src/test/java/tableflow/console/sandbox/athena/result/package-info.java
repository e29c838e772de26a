/// Tables of values and bytes.
@org.jspecify.annotations.NullMarked
package tableflow.console.sandbox.athena.result;
