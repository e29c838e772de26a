/// Comparing two topics, of one profile or of two, and copying differences from one to the other.
@org.jspecify.annotations.NullMarked
package tableflow.console.service.topics.compare;
