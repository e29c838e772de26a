package tableflow.console.domain.schema.protobuf;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The types that a schema and its imports declare, by full name.
public final class TypeIndex {

    /// A declared type: its name inside its file (without the package), and what it is.
    ///
    /// @param message null for an enum
    /// @param local declared by the schema itself rather than by an import
    public record Declared(String localName, ProtoSchema.@Nullable Message message, boolean local) {}

    private final Map<String, Declared> byFullName = new HashMap<>();

    public TypeIndex(ProtoSchema schema) {
        schema.imports().forEach(file -> add(file, false));
        add(schema.root(), true);
    }

    /// The type, or null when neither the schema nor an import declares it.
    public @Nullable Declared find(String fullName) {
        return byFullName.get(fullName);
    }

    private void add(ProtoSchema.File file, boolean local) {
        String prefix = file.packageName().isEmpty() ? "" : file.packageName() + ".";
        add(prefix, "", file.messages(), file.enums(), local);
    }

    private void add(String prefix, String outer, List<ProtoSchema.Message> messages,
            List<ProtoSchema.Enumeration> enums, boolean local) {
        for (ProtoSchema.Enumeration one : enums) {
            byFullName.put(prefix + outer + one.name(), new Declared(outer + one.name(), null, local));
        }
        for (ProtoSchema.Message message : messages) {
            String name = outer + message.name();
            byFullName.put(prefix + name, new Declared(name, message, local));
            add(prefix, name + ".", message.messages(), message.enums(), local);
        }
    }
}
