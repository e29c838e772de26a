/// The S3 REST API on the object store. Source: the Amazon S3 API reference.
@org.jspecify.annotations.NullMarked
package tableflow.console.sandbox.s3.rest;
