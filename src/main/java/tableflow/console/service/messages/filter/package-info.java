/// Which records are wanted: by text, by regular expression, or by an expression over their fields.
@org.jspecify.annotations.NullMarked
package tableflow.console.service.messages.filter;
