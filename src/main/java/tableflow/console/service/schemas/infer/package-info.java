/// Schemas from data: what records hold, counted, and the schema in each language that takes all of them.
@org.jspecify.annotations.NullMarked
package tableflow.console.service.schemas.infer;
