/// Requests that change something remote: one record each, so that a plan can show the exact call before it is made.
@org.jspecify.annotations.NullMarked
package tableflow.console.domain.change;
