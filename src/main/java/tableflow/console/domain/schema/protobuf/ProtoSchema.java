package tableflow.console.domain.schema.protobuf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A .proto file with the files that it imports, as far as compatibility asks. Names of types are resolved: full, with
/// their package, without a leading dot.
public record ProtoSchema(File root, List<File> imports) {
    public ProtoSchema {
        imports = List.copyOf(imports);
    }

    /// One .proto file.
    ///
    /// @param packageName empty when the file names none
    public record File(String packageName, List<Message> messages, List<Enumeration> enums) {
        public File {
            messages = List.copyOf(messages);
            enums = List.copyOf(enums);
        }
    }

    /// A message.
    ///
    /// @param fields those outside any oneof
    /// @param doc the comment before it; empty for none
    public record Message(
            String name,
            List<Field> fields,
            List<OneOf> oneOfs,
            List<Message> messages,
            List<Enumeration> enums,
            String doc) {
        public Message {
            fields = List.copyOf(fields);
            oneOfs = List.copyOf(oneOfs);
            messages = List.copyOf(messages);
            enums = List.copyOf(enums);
        }

        /// All fields, those of the oneofs included.
        public List<Field> allFields() {
            List<Field> all = new ArrayList<>(fields);
            oneOfs.forEach(oneOf -> all.addAll(oneOf.fields()));
            return all;
        }
    }

    /// A oneof; the synthetic one of a proto3 `optional` field does not count.
    public record OneOf(String name, List<Field> fields) {
        public OneOf {
            fields = List.copyOf(fields);
        }
    }

    /// A field; its number is what data on the wire knows it by.
    public record Field(String name, int number, Label label, FieldType type, Notes notes) {}

    /// What is said of a field that does not touch the wire.
    ///
    /// @param doc the comment beside it; empty for none
    /// @param defaultValue proto2's default; empty for none
    /// @param options by name, such as `deprecated`
    /// @param params those of Confluent's option `confluent.field_meta`, which say what Protobuf's types cannot
    public record Notes(String doc, String defaultValue, Map<String, String> options, Map<String, String> params) {
        public Notes {
            options = Map.copyOf(options);
            params = Map.copyOf(params);
        }
    }

    /// How many values a field holds.
    public enum Label {
        /// One; what is not on the wire has its type's default.
        SINGULAR,
        /// None or one, and a reader can tell which.
        OPTIONAL,
        /// Exactly one; proto2 only.
        REQUIRED,
        /// Any number.
        REPEATED
    }

    /// The type of a field.
    public sealed interface FieldType {
        /// A scalar by its name, such as `sint32`.
        record Scalar(String name) implements FieldType {}

        /// A message or enum by its full name.
        record Named(String fullName) implements FieldType {}

        /// A map.
        record MapOf(FieldType key, FieldType value) implements FieldType {}
    }

    /// An enum.
    ///
    /// @param doc the comment before it; empty for none
    public record Enumeration(String name, List<Constant> constants, String doc) {
        public Enumeration {
            constants = List.copyOf(constants);
        }
    }

    /// One value of an enum.
    public record Constant(String name, int number) {}
}
