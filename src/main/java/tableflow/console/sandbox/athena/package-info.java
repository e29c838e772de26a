/// Amazon Athena: workgroups, executions and their results, saved queries and the catalog's metadata, in front of the
/// sandbox's SQL engine. What the service says and how it counts follows the API reference and observed behaviour.
@org.jspecify.annotations.NullMarked
package tableflow.console.sandbox.athena;
