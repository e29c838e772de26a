/// Writes records of one topic to another, byte for byte, once what that means was looked at.
@org.jspecify.annotations.NullMarked
package tableflow.console.service.messages.replay;
