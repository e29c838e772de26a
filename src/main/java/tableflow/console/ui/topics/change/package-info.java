/// Changes of topics in the window: what is wished, what that would change, and then, as reviewed, the change.
@org.jspecify.annotations.NullMarked
package tableflow.console.ui.topics.change;
