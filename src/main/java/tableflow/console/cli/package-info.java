/// The commands: thin classes over the services that the window uses too.
@org.jspecify.annotations.NullMarked
package tableflow.console.cli;
