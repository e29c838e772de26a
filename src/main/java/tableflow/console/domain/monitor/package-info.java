/// What is watched of a topic's table: figures with how certain they are, limits, and what is wrong now.
@org.jspecify.annotations.NullMarked
package tableflow.console.domain.monitor;
