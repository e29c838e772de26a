/// Values made up from schemas, so that nobody starts with an empty editor.
@org.jspecify.annotations.NullMarked
package tableflow.console.service.messages.sample;
