/// Whether a draft of a schema may follow the earlier versions of its subject: a verdict for each, found here at once,
/// and the registry's own word. And what changed between two schemas.
@org.jspecify.annotations.NullMarked
package tableflow.console.service.schemas.compat;
