/// Child processes of the console.
@org.jspecify.annotations.NullMarked
package tableflow.console.remote.process;
