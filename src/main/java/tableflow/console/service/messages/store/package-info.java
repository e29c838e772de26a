/// Records kept on disk while they are looked at.
@org.jspecify.annotations.NullMarked
package tableflow.console.service.messages.store;
