/// What runs in the SQL engine's own process. Nothing else of the console is loaded there, and none of this in the
/// console's processes.
@org.jspecify.annotations.NullMarked
package tableflow.console.sandbox.sql.child;
