/// Questions and forms above the window's content, one seen at a time.
@org.jspecify.annotations.NullMarked
package tableflow.console.ui.dialog;
