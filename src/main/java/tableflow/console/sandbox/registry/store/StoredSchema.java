package tableflow.console.sandbox.registry.store;

/// A schema with its id, which is unique inside a context, and its guid, which is the same in all.
public record StoredSchema(int id, String guid, SchemaContent content) {}
