/// The project's own table of evolution cases, read from `schemas/evolution/`.
@org.jspecify.annotations.NullMarked
package tableflow.console.schema.evolution;
