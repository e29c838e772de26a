/// Controls and theme that every pane is made of. They know no service and no pane.
@org.jspecify.annotations.NullMarked
package tableflow.console.ui.control;
