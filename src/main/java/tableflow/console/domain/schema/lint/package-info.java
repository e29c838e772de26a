/// Best practice for schemas, as rules over a small model that the three languages share. Pure: the JDK only, no
/// parser, no input or output.
@org.jspecify.annotations.NullMarked
package tableflow.console.domain.schema.lint;
