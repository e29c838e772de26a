package tableflow.console.schema;

import com.squareup.wire.schema.Location;
import com.squareup.wire.schema.internal.parser.ProtoFileElement;
import com.squareup.wire.schema.internal.parser.ProtoParser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tableflow.console.domain.schema.SchemaDifference;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.diff.Element;
import tableflow.console.domain.schema.diff.ProtobufElements;
import tableflow.console.domain.schema.protobuf.ProtoSchema;
import tableflow.console.domain.schema.protobuf.ProtobufDiff;
import tableflow.console.domain.table.Column;
import tableflow.console.domain.table.ColumnType;
import tableflow.console.domain.table.ProtobufColumns;

/// A Protobuf schema: one .proto file. What it imports must be given as a reference, or be one of the files that every
/// registry knows (`google/protobuf`, `google/type`, `confluent`).
public record ProtobufText(ProtoSchema schema, ProtoFileElement parsed) implements ParsedSchema {

    static ProtobufText parse(String text, List<Referenced> references) throws InvalidSchema {
        return of(read("schema", text), references);
    }

    /// A schema that Wire has parsed.
    ///
    /// @throws InvalidSchema when names lead nowhere, or numbers cannot be given
    public static ProtobufText of(ProtoFileElement root, List<Referenced> references) throws InvalidSchema {
        Map<String, ProtoFileElement> imports = new LinkedHashMap<>();
        for (Referenced reference : references) {
            imports.put(reference.name(), read(reference.name(), reference.text()));
        }
        List<String> missing = new ArrayList<>(root.getImports());
        missing.addAll(root.getPublicImports());
        missing.removeIf(name -> imports.containsKey(name) || ProtoReader.wellKnown(name));
        if (!missing.isEmpty()) {
            throw new InvalidSchema("imported but not among the references: " + String.join(", ", missing));
        }
        ProtoReader reader = new ProtoReader(root, imports.values());
        ProtoSchema.File file = reader.file(root);
        ProtoChecks.check(root, reader);
        return new ProtobufText(new ProtoSchema(file, imports.values().stream().map(reader::file).toList()), root);
    }

    /// A file as Wire's parser reads it.
    ///
    /// @param name for messages
    /// @throws InvalidSchema also for more than the parser can bear
    public static ProtoFileElement read(String name, String text) throws InvalidSchema {
        ProtoSource source = ProtoSource.of(text);
        if (source.deep() >= 0) {
            throw new InvalidSchema(name + " is nested more than " + ProtoSource.MOST_LEVELS + " levels deep");
        }
        if (source.excess() >= 0) {
            throw new InvalidSchema(name + " declares more than " + ProtoSource.MOST_DECLARED
                + " messages, enums and services");
        }
        try {
            return ProtoParser.Companion.parse(Location.get(name), source.text());
        } catch (IllegalStateException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new InvalidSchema(String.valueOf(e.getMessage()), e);
        }
    }

    /// Written when it is asked for, which takes Wire longer than all else. It writes a comment about itself on top.
    private String text() {
        return parsed.toSchema().lines().dropWhile(line -> line.isBlank() || line.startsWith("//"))
            .collect(Collectors.joining("\n", "", "\n"));
    }

    @Override
    public SchemaFormat format() {
        return SchemaFormat.PROTOBUF;
    }

    @Override
    public Column column() {
        return schema.root().messages().isEmpty()
            ? Column.required("", new ColumnType.Struct(List.of()))
            : ProtobufColumns.of(schema, schema.root().messages().getFirst());
    }

    @Override
    public Element element() {
        return ProtobufElements.of(schema);
    }

    @Override
    public String canonical() {
        return text();
    }

    @Override
    public String normalized() {
        return text();
    }

    @Override
    public List<SchemaDifference> differences(ParsedSchema writer) {
        return writer instanceof ProtobufText(ProtoSchema written, ProtoFileElement ignored)
            ? ProtobufDiff.compare(written, schema) : otherLanguage(writer);
    }
}
