/// What Athena makes of an engine's rows: values as text, column descriptions, result files. Nothing here knows a
/// service, a store or a clock.
@org.jspecify.annotations.NullMarked
package tableflow.console.sandbox.athena.result;
