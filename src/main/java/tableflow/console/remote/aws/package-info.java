/// AWS: who the console is there, and whether bucket, catalog and query engine answer.
@org.jspecify.annotations.NullMarked
package tableflow.console.remote.aws;
