/// What lies in a bucket: how much, of what, whose, and what it costs.
@org.jspecify.annotations.NullMarked
package tableflow.console.service.storage;
