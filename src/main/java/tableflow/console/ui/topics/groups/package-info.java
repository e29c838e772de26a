/// The consumer groups of a topic: who reads it, how far each is and how that goes.
@org.jspecify.annotations.NullMarked
package tableflow.console.ui.topics.groups;
