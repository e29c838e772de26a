/// Changes as dialogs, whatever they change: what is wished, what that would change, and then, as reviewed, the change.
@org.jspecify.annotations.NullMarked
package tableflow.console.ui.change;
