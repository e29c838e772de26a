@org.jspecify.annotations.NullMarked
package tableflow.console.remote.process;
