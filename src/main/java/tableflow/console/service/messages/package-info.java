/// Single records of topics: read at their place, and made readable.
@org.jspecify.annotations.NullMarked
package tableflow.console.service.messages;
