/// The Schemas pane: a registry's subjects, an editor for the next version of one, and what is said of it while it is
/// typed.
@org.jspecify.annotations.NullMarked
package tableflow.console.ui.schemas;
