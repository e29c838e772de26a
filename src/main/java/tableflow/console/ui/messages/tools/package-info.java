/// Tools beside the records: write one, write chosen ones to another topic, see when they came, compare two.
@org.jspecify.annotations.NullMarked
package tableflow.console.ui.messages.tools;
