@org.jspecify.annotations.NullMarked
package tableflow.console.remote.aws;
