/// What differs between two records.
@org.jspecify.annotations.NullMarked
package tableflow.console.service.messages.compare;
