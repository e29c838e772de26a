/// AWS Glue's data catalog for the sandbox: databases and tables as the JSON that clients sent, with versions.
@org.jspecify.annotations.NullMarked
package tableflow.console.sandbox.glue;
