/// A query's result on this machine: the bytes as Athena wrote them, on disk, and a small index into them, so that a
/// result of any size takes little memory and can be read from any row.
@org.jspecify.annotations.NullMarked
package tableflow.console.service.query.result;
