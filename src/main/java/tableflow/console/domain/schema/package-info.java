/// Schemas as the registry sees them: formats, compatibility levels, and the rules that decide whether one schema may
/// follow another. Pure: the JDK only, no parser, no input or output.
@org.jspecify.annotations.NullMarked
package tableflow.console.domain.schema;
