/// What changed between two schemas in terms of a person's: fields that joined, went, were renamed or retyped, and what
/// each of it means for readers, writers and the table. The three languages are read into one tree of elements.
@org.jspecify.annotations.NullMarked
package tableflow.console.domain.schema.diff;
