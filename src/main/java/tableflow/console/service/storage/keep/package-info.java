/// Scans on disk, and what changed between two.
@org.jspecify.annotations.NullMarked
package tableflow.console.service.storage.keep;
