/// A SQL engine for the sandbox's Athena: Trino in a process of its own, and a client that runs statements in it.
@org.jspecify.annotations.NullMarked
package tableflow.console.sandbox.sql;
