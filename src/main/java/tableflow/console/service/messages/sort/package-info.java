/// Many records put in order by one of their values, in little memory.
@org.jspecify.annotations.NullMarked
package tableflow.console.service.messages.sort;
