/// The sandbox's object store: buckets, objects, versions and uploads, kept in a folder. For use in process; clients
/// reach it through the REST API beside it.
@org.jspecify.annotations.NullMarked
package tableflow.console.sandbox.s3;
