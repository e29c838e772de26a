/// Subjects of a Schema Registry: whether a draft may become a subject's next version, and making it so.
@org.jspecify.annotations.NullMarked
package tableflow.console.service.schemas.subjects;
