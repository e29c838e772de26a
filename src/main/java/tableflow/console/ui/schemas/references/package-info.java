/// What the draft refers to in the registry, chosen by a person.
@org.jspecify.annotations.NullMarked
package tableflow.console.ui.schemas.references;
