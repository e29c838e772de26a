/// Changes of a topic: what each would bring about is found out first, and what was reviewed is what is done.
@org.jspecify.annotations.NullMarked
package tableflow.console.service.topics.change;
