/// Reads many records of a topic: from where, until when, all partitions at once, with pause and cancel.
@org.jspecify.annotations.NullMarked
package tableflow.console.service.messages.read;
