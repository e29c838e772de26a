/// Documents that hold schemas: what they say, where each part of it stands in the text, and why one that cannot be
/// used cannot. Whatever the text, reading ends soon and never fails.
@org.jspecify.annotations.NullMarked
package tableflow.console.service.schemas.document;
