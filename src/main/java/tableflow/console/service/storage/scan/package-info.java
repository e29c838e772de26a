/// Lists a bucket with many streams at a time and counts it.
@org.jspecify.annotations.NullMarked
package tableflow.console.service.storage.scan;
