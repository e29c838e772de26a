/// Runs statements in Athena: start, watch, cancel, read the rows.
@org.jspecify.annotations.NullMarked
package tableflow.console.service.query;
