/// What happened to a topic's table, as far as anybody can tell, in the order of time.
@org.jspecify.annotations.NullMarked
package tableflow.console.domain.timeline;
