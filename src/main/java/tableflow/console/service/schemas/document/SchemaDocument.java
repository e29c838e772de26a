package tableflow.console.service.schemas.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.squareup.wire.schema.internal.parser.ProtoFileElement;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.schema.SchemaFinding;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.Span;
import tableflow.console.domain.schema.lint.JsonOwn;
import tableflow.console.schema.ParsedSchema;
import tableflow.console.schema.Referenced;

/// A text that should be a schema: the schema, or why it is none, and where every part of it stands. Reading never
/// fails and ends soon, whatever the text; an interrupt ends it with a failure CANCELLED. Immutable.
public final class SchemaDocument {

    /// Larger texts are not looked at: the registry takes a fraction of it.
    static final int MOST_CHARACTERS = 8 * 1024 * 1024;
    private static final int MANY_CHARACTERS = 1024 * 1024;
    private static final String MARK = "\ufeff";

    private final SchemaFormat format;
    private final String text;
    private final List<Referenced> references;
    private final TextLines lines;
    private final List<SchemaFinding> findings;
    private final @Nullable ParsedSchema schema;
    private final @Nullable Spot root;
    private final @Nullable JsonReferences targets;
    private final @Nullable ProtoFileElement file;
    private final @Nullable ProtobufPlaces protobuf;

    private SchemaDocument(SchemaFormat format, Characters read, List<Referenced> references) {
        this.format = format;
        this.text = read.text();
        this.references = List.copyOf(references);
        this.lines = new TextLines(text);
        Findings found = new Findings(lines, format == SchemaFormat.JSON ? "#" : "");
        JsonReading.Read json = JsonReading.Read.NOTHING;
        AvroReading.Read avro = new AvroReading.Read(Optional.empty(), Optional.empty());
        ProtobufReading.Read proto = ProtobufReading.Read.NOTHING;
        if (characters(found, read.strange())) {
            // A mark is no part of any of the languages; a blank in its place keeps every character where it was.
            String clean = text.startsWith(MARK) ? " " + text.substring(1) : text;
            try {
                switch (format) {
                    case JSON -> json = new JsonReading(found).read(clean, this.references);
                    case AVRO -> avro = new AvroReading(found).read(clean, this.references);
                    case PROTOBUF -> proto = new ProtobufReading(found).read(clean, this.references);
                }
            } catch (StackOverflowError deep) {
                // The depth is bounded before any parser is asked; this is for a thread with an uncommonly small stack.
                found.add(DocumentRules.TOO_DEEP, "", 0, 0, "it is nested too deep to be read");
            }
        }
        this.root = json.root().or(avro::root).orElse(null);
        this.targets = json.references().orElse(null);
        this.file = proto.file().orElse(null);
        this.protobuf = file == null ? null : new ProtobufPlaces(text, lines, file);
        this.findings = found.sorted();
        this.schema = found.hasErrors()
                ? null
                : json.schema().<ParsedSchema>map(it -> it).or(avro::schema).or(proto::schema).orElse(null);
    }

    /// Reads a text.
    ///
    /// @param references what it refers to, each after those that it needs itself; nothing else is ever fetched
    public static SchemaDocument read(SchemaFormat format, String text, List<Referenced> references) {
        return new SchemaDocument(format, new Characters(text, -1), references);
    }

    /// Reads a file.
    ///
    /// @param content in UTF-8, as far as it is
    /// @param references as for [#read(SchemaFormat, String, List)]
    public static SchemaDocument read(SchemaFormat format, byte[] content, List<Referenced> references) {
        return new SchemaDocument(format, Characters.of(content), references);
    }

    /// Whether the text is fit to be parsed.
    private boolean characters(Findings found, int strange) {
        if (strange >= 0) {
            found.add(DocumentRules.NOT_UTF8, "", strange, strange + 1,
                    "here are bytes that are no character in UTF-8");
            return false;
        }
        if (text.length() > MOST_CHARACTERS) {
            found.add(DocumentRules.TOO_LARGE, "", 0, 0, "it has " + text.length() + " characters; "
                    + MOST_CHARACTERS + " are read at most");
            return false;
        }
        if (text.length() > MANY_CHARACTERS) {
            found.add(DocumentRules.LARGE, "", 0, 0, "it has " + text.length()
                    + " characters: registries usually refuse more than " + MANY_CHARACTERS);
        }
        if (text.startsWith(MARK)) {
            found.add(DocumentRules.BYTE_ORDER_MARK, "", 0, 1, "the text begins with a byte order mark");
        }
        int carriage = text.indexOf('\r');
        if (carriage >= 0) {
            found.add(DocumentRules.CARRIAGE_RETURNS, "", carriage, carriage + 1,
                    "lines end with a carriage return, here for the first time");
        }
        int nul = text.indexOf('\0');
        if (nul >= 0) {
            found.add(DocumentRules.NUL, "", nul, nul + 1, "here is a character NUL");
            return false;
        }
        if (text.startsWith(MARK) ? text.substring(1).isBlank() : text.isBlank()) {
            found.add(DocumentRules.EMPTY, "", 0, 0, "there is nothing but white space");
            return false;
        }
        return true;
    }

    public SchemaFormat format() {
        return format;
    }

    /// As it was given.
    public String text() {
        return text;
    }

    public List<Referenced> references() {
        return references;
    }

    /// What is wrong with the text as a schema of its language, in the order of the text. A schema can have warnings.
    public List<SchemaFinding> findings() {
        return findings;
    }

    /// The schema; empty exactly when one of the [#findings] is an error.
    public Optional<ParsedSchema> schema() {
        return Optional.ofNullable(schema);
    }

    /// The stretch between two characters, counted from 0.
    public Span span(int from, int to) {
        return lines.span(from, to);
    }

    /// Where a part stands: the name of a member, field or type; for elements of arrays the value.
    ///
    /// @param path a JSON pointer, with or without `#` before it (JSON Schema, Avro); a full name or the
    ///     registry's path `#/Order/3` (Protobuf)
    /// @return empty when there is no such part, or the text could not be parsed
    public Optional<Span> find(String path) {
        String bare = path.startsWith("#") ? path.substring(1) : path;
        if (root != null) {
            return root.at(bare.equals("/") ? "" : bare).map(this::named);
        }
        return protobuf == null ? Optional.empty() : protobuf.at(path);
    }

    /// Where a part stands, or the nearest around it; the beginning of the text when there is none.
    ///
    /// @param path as for [#find]
    public Span nearest(String path) {
        if (root != null) {
            return named(root.nearest(path.startsWith("#") ? path.substring(1) : path));
        }
        for (String at = path; protobuf != null && !at.isEmpty(); ) {
            Optional<Span> found = protobuf.at(at);
            if (found.isPresent()) {
                return found.get();
            }
            int cut = Math.max(at.lastIndexOf('.'), at.lastIndexOf('/'));
            at = cut < 0 ? "" : at.substring(0, cut);
        }
        return Span.START;
    }

    /// Where the value at a JSON pointer stands, without its name; empty for Protobuf.
    public Optional<Span> value(String pointer) {
        return root == null
                ? Optional.empty()
                : root.at(pointer.startsWith("#") ? pointer.substring(1) : pointer)
                        .map(it -> lines.span(it.from(), it.to()));
    }

    private Span named(Spot spot) {
        return lines.span(spot.nameFrom(), spot.nameTo());
    }

    /// The text as JSON (JSON Schema, Avro), though it may be no schema.
    public Optional<JsonNode> json() {
        return Optional.ofNullable(root).map(Spot::node);
    }

    /// Every schema in a JSON Schema, outer ones first, whether or not its draft allows it; none for the other
    /// languages.
    public List<JsonOwn.Part> parts() {
        return root == null || targets == null ? List.of() : targets.parts(root);
    }

    /// Where the `$ref` of a schema leads within the document.
    ///
    /// @param path of the schema that has it: `#/properties/a`
    /// @return the path of another schema; empty when there is no `$ref`, or it leads elsewhere or nowhere
    public Optional<String> target(String path) {
        return root == null || targets == null
                ? Optional.empty()
                : root.at(path.startsWith("#") ? path.substring(1) : path).flatMap(targets::follow)
                        .map(it -> "#" + it.pointer());
    }

    /// The file as Wire parsed it; empty for the other languages, and for what is no Protobuf.
    public Optional<ProtoFileElement> file() {
        return Optional.ofNullable(file);
    }
}
