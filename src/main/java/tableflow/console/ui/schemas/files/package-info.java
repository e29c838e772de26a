/// Parts of the Schemas pane that work with what lies outside the registry: files of a folder, records, rules of
/// practice, and schemas that are made from something.
@org.jspecify.annotations.NullMarked
package tableflow.console.ui.schemas.files;
