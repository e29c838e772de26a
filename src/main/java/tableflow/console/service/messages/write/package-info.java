/// Writes records: makes keys and values by a schema or as they are, sends them, and tells what became of each.
@org.jspecify.annotations.NullMarked
package tableflow.console.service.messages.write;
