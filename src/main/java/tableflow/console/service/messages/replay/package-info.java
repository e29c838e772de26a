/// Writes records of one topic to another, of the same profile or another one, once what that means was looked at.
@org.jspecify.annotations.NullMarked
package tableflow.console.service.messages.replay;
