/// Everything that is said of a draft at once: whether it is a schema, what could be better, what it breaks for
/// readers, and what becomes of its table.
@org.jspecify.annotations.NullMarked
package tableflow.console.service.schemas.judge;
