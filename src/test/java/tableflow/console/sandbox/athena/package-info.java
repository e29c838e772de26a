/// Athena's API on an engine that tests script, and on the real one.
@org.jspecify.annotations.NullMarked
package tableflow.console.sandbox.athena;
