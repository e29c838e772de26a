/// Two topics side by side in the window, and the way to copy differences.
@org.jspecify.annotations.NullMarked
package tableflow.console.ui.topics.compare;
