/// What is wrong with what lies in a bucket, and what speaks for it.
@org.jspecify.annotations.NullMarked
package tableflow.console.domain.storage.finding;
