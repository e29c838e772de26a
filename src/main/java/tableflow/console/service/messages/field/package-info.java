/// The fields that records have: found in what was read, and taken out of one record.
@org.jspecify.annotations.NullMarked
package tableflow.console.service.messages.field;
