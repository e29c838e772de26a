/// Starts the console and wires its parts.
@org.jspecify.annotations.NullMarked
package tableflow.console;
