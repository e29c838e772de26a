/// Before the run: what a statement will read and cost, told from Iceberg's metadata, and which statements are refused.
@org.jspecify.annotations.NullMarked
package tableflow.console.service.query.plan;
