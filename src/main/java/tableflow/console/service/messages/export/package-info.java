/// Records going out: to a terminal, a pipe or a file, one after the other, however many there are.
@org.jspecify.annotations.NullMarked
package tableflow.console.service.messages.export;
