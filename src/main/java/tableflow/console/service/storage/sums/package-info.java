/// Sums of a scan while it runs: exact, and of a size that does not grow with the bucket.
@org.jspecify.annotations.NullMarked
package tableflow.console.service.storage.sums;
