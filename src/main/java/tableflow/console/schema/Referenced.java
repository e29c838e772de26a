package tableflow.console.schema;

/// Another schema that one refers to, under the name by which it is referred to (`$ref`, `import`, a record's full
/// name).
public record Referenced(String name, String text) {}
