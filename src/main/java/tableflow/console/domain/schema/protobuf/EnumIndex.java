package tableflow.console.domain.schema.protobuf;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The enums that a schema and its imports declare, by full name.
public final class EnumIndex {

    private final Map<String, Constants> byFullName = new HashMap<>();

    /// What an enum declares.
    ///
    /// @param names by number; of several with one number the first
    /// @param numbers by name
    public record Constants(Map<Integer, String> names, Map<String, Integer> numbers) {
        public Constants {
            names = Map.copyOf(names);
            numbers = Map.copyOf(numbers);
        }

        private static Constants of(ProtoSchema.Enumeration declared) {
            Map<Integer, String> names = new HashMap<>();
            Map<String, Integer> numbers = new HashMap<>();
            declared.constants().forEach(constant -> {
                names.putIfAbsent(constant.number(), constant.name());
                numbers.put(constant.name(), constant.number());
            });
            return new Constants(names, numbers);
        }
    }

    public EnumIndex(ProtoSchema schema) {
        schema.imports().forEach(this::add);
        add(schema.root());
    }

    /// The enum, or null when neither the schema nor an import declares it.
    public @Nullable Constants find(String fullName) {
        return byFullName.get(fullName);
    }

    private void add(ProtoSchema.File file) {
        add(file.packageName().isEmpty() ? "" : file.packageName() + ".", file.messages(), file.enums());
    }

    private void add(String prefix, List<ProtoSchema.Message> messages, List<ProtoSchema.Enumeration> enums) {
        enums.forEach(one -> byFullName.put(prefix + one.name(), Constants.of(one)));
        messages.forEach(message -> add(prefix + message.name() + ".", message.messages(), message.enums()));
    }
}
