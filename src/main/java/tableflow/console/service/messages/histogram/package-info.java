/// How many records stand at what time, counted while they are read.
@org.jspecify.annotations.NullMarked
package tableflow.console.service.messages.histogram;
