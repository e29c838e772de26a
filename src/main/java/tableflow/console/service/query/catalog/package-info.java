/// What databases, tables and columns there are, at hand without a call: an index in memory, kept on disk between runs
/// and refreshed from Glue behind the scenes.
@org.jspecify.annotations.NullMarked
package tableflow.console.service.query.catalog;
