/// What topics cost at days of the past.
@org.jspecify.annotations.NullMarked
package tableflow.console.service.storage.trend;
