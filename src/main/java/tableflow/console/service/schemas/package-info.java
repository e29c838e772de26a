/// Schemas as texts: whether one parses, and where it stops.
@org.jspecify.annotations.NullMarked
package tableflow.console.service.schemas;
