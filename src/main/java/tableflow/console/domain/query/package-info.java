/// A statement run in Athena, and what came of it.
@org.jspecify.annotations.NullMarked
package tableflow.console.domain.query;
