/// The records of a topic in the window: read, filtered, looked at one by one, exported.
@org.jspecify.annotations.NullMarked
package tableflow.console.ui.messages;
