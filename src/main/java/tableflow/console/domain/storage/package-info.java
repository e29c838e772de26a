/// What a bucket holds, as a scan has counted it: sums by prefix, storage class, size, age and kind, never the objects
/// themselves.
@org.jspecify.annotations.NullMarked
package tableflow.console.domain.storage;
