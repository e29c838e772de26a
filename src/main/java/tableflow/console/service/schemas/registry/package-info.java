/// Keeping a Schema Registry: what is in it, who uses it, and deleting, bringing back, settings and copies, each
/// planned before it is done.
@org.jspecify.annotations.NullMarked
package tableflow.console.service.schemas.registry;
