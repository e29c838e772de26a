/// The registry's side of the Schemas pane: versions and settings of a subject, who uses it, what it refers to,
/// comparisons, and the dialogs that change something, each of which shows first what it would do.
@org.jspecify.annotations.NullMarked
package tableflow.console.ui.schemas.registry;
