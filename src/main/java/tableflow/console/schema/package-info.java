/// Schemas read with the parsers of their own languages, checked, put into one spelling, compared, and seen as the
/// columns of a table. The services and the sandbox's registry share it, so that both read a schema alike; it knows the
/// domain only.
@org.jspecify.annotations.NullMarked
package tableflow.console.schema;
