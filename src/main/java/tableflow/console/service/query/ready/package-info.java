/// Ready-made queries for tables that Tableflow writes.
@org.jspecify.annotations.NullMarked
package tableflow.console.service.query.ready;
