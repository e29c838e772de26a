package tableflow.console.domain.schema.lint;

import java.util.List;
import tableflow.console.domain.schema.SchemaFormat;

/// What only Protobuf has.
///
/// @param packageName empty where the file names none
/// @param syntax `proto2`, `proto3`, an edition; empty where the file names none, which means proto2
/// @param messages all of them, nested ones too
/// @param imports with whether anything of the file is used
/// @param firstReachesAll whether every other top-level message is a part of the first
public record ProtobufOwn(
        String packageName, String syntax, List<Message> messages, List<Import> imports, boolean firstReachesAll)
        implements LintModel.Own {
    public ProtobufOwn {
        messages = List.copyOf(messages);
        imports = List.copyOf(imports);
    }

    @Override
    public SchemaFormat format() {
        return SchemaFormat.PROTOBUF;
    }

    /// A message.
    ///
    /// @param topLevel whether it is not inside another
    /// @param reserved the numbers that may not be given again
    public record Message(String path, String name, boolean topLevel, List<Field> fields, List<Range> reserved) {
        public Message {
            fields = List.copyOf(fields);
            reserved = List.copyOf(reserved);
        }
    }

    /// A field.
    ///
    /// @param required whether proto2 asks for it
    public record Field(String path, String name, int number, boolean required) {}

    /// Numbers from `first` to `last`, both included.
    public record Range(int first, int last) {}

    /// An imported file.
    public record Import(String path, String file, boolean used) {}
}
