/// How figures of storage grow from day to day, and where that leads.
@org.jspecify.annotations.NullMarked
package tableflow.console.domain.storage.growth;
