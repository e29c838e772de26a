/// Journeys through the whole application on a sandbox of its own, checked with plain clients from outside.
@org.jspecify.annotations.NullMarked
package tableflow.console.journey;
