package tableflow.console.service.schemas.preview;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.schema.protobuf.ProtoSchema;
import tableflow.console.domain.schema.protobuf.ProtoSchema.Field;
import tableflow.console.domain.schema.protobuf.ProtoSchema.FieldType;
import tableflow.console.domain.schema.protobuf.ProtoSchema.Message;
import tableflow.console.domain.schema.protobuf.ProtoSchema.OneOf;
import tableflow.console.domain.schema.protobuf.TypeIndex;

/// Where the columns of a Protobuf file come from: fields and oneofs by their full names.
final class ProtobufOrigins implements Origins {

    private final ProtoSchema schema;
    private final TypeIndex types;
    private final IdentityHashMap<List<Field>, Map<String, Field>> byName = new IdentityHashMap<>();

    ProtobufOrigins(ProtoSchema schema) {
        this.schema = schema;
        this.types = new TypeIndex(schema);
    }

    @Override
    public String of(List<String> steps) {
        if (schema.root().messages().isEmpty()) {
            return "";
        }
        Message message = schema.root().messages().getFirst();
        String scope = schema.root().packageName();
        String full = scope.isEmpty() ? message.name() : scope + "." + message.name();
        return follow(full, message, steps);
    }

    /// @param full the name of `message`
    private String follow(String full, Message message, List<String> steps) {
        if (steps.isEmpty()) {
            return full;
        }
        String step = steps.getFirst();
        List<String> rest = steps.subList(1, steps.size());
        for (OneOf oneOf : message.oneOfs()) {
            if (oneOf.name().equals(step)) {
                Field branch = rest.isEmpty() ? null : find(oneOf.fields(), rest.getFirst());
                return branch == null ? full + "." + step
                        : inside(full + "." + branch.name(), branch.type(), rest.subList(1, rest.size()));
            }
        }
        Field field = find(message.fields(), step);
        return field == null ? full : inside(full + "." + step, field.type(), rest);
    }

    private @Nullable Field find(List<Field> fields, String name) {
        return byName.computeIfAbsent(fields, list -> {
            Map<String, Field> named = new HashMap<>();
            list.forEach(field -> named.putIfAbsent(field.name(), field));
            return named;
        }).get(name);
    }

    private String inside(String path, FieldType type, List<String> steps) {
        if (steps.isEmpty()) {
            return path;
        }
        return switch (type) {
            case FieldType.Scalar scalar -> path;
            case FieldType.MapOf(FieldType key, FieldType value) ->
                inside(path, steps.getFirst().equals(KEY) ? key : value, steps.subList(1, steps.size()));
            case FieldType.Named(String name) -> {
                TypeIndex.Declared declared = types.find(name);
                List<String> rest = steps.getFirst().equals(ELEMENT) && (declared == null || declared.message() == null
                        || declared.message().allFields().stream().noneMatch(it -> it.name().equals(ELEMENT)))
                        ? steps.subList(1, steps.size()) : steps;
                yield declared == null || declared.message() == null || rest.isEmpty() || !declared.local()
                        ? path : follow(name, declared.message(), rest);
            }
        };
    }
}
