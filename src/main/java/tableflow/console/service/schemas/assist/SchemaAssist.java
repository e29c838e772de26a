package tableflow.console.service.schemas.assist;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.schema.Referenced;
import tableflow.console.service.schemas.preview.PreviewColumn;
import tableflow.console.service.schemas.preview.TableFinding;

/// What an editor offers for one text of a schema, finished or half-typed. Nothing here fails, whatever the text, and
/// nothing is fetched. Offsets count characters from 0.
public final class SchemaAssist {

    /// Blanks by which good order indents one level more.
    public static final int INDENT = 2;

    /// Longer texts are not looked at.
    private static final int MOST_CHARACTERS = 8 * 1024 * 1024;

    private final String text;
    private final LanguageAssist language;

    private SchemaAssist(String text, LanguageAssist language) {
        this.text = text;
        this.language = language;
    }

    /// Reads a text.
    ///
    /// @param references what it refers to
    public static SchemaAssist of(SchemaFormat format, String text, List<Referenced> references) {
        String read = text.length() > MOST_CHARACTERS ? "" : text;
        return new SchemaAssist(read, switch (format) {
            case JSON -> new JsonSchemaAssist(read, references);
            case AVRO -> new AvroAssist(read, references);
            case PROTOBUF -> new ProtobufAssist(read, references);
        });
    }

    /// A text in good order, with all that it says as it is written, comments too; empty where that cannot be told.
    /// What is in good order stays as it is.
    public static Optional<String> format(SchemaFormat format, String text) {
        return text.length() > MOST_CHARACTERS ? Optional.empty() : switch (format) {
            case JSON, AVRO -> JsonLayout.of(text);
            case PROTOBUF -> ProtobufLayout.of(text);
        };
    }

    /// The names of the text, outer ones with those inside them, in its order.
    public List<OutlinePart> outline() {
        return language.outline();
    }

    /// What could stand at a caret.
    public Proposals complete(int caret) {
        return language.complete(clamp(caret));
    }

    /// What the word at an offset means.
    public Optional<Explained> explain(int offset) {
        return language.explain(clamp(offset));
    }

    /// As [#explain(int)], with the column that a field becomes.
    ///
    /// @param columns of a preview of this very text
    public Optional<Explained> explain(int offset, List<PreviewColumn> columns) {
        Optional<Explained> word = explain(offset);
        int origin = language.origin(clamp(offset));
        return columns.stream().flatMap(column -> column.flat().stream())
                .filter(column -> column.side() == TableFinding.Side.VALUE && isAt(column, origin))
                .findFirst()
                .map(column -> word.map(it -> joined(it, column)).orElseGet(() -> alone(column)))
                .or(() -> word);
    }

    private static boolean isAt(PreviewColumn column, int offset) {
        PreviewColumn.Origin origin = column.origin();
        return origin != null && origin.span().from() <= offset && offset <= origin.span().to();
    }

    private static Explained joined(Explained word, PreviewColumn column) {
        return new Explained(word.range(), word.title(),
                word.text() + (word.text().isEmpty() ? "" : "\n") + told(column));
    }

    private static Explained alone(PreviewColumn column) {
        PreviewColumn.Origin origin = column.origin();
        Range range = origin == null ? new Range(0, 0) : new Range(origin.span().from(), origin.span().to());
        return new Explained(range, column.name(), told(column));
    }

    private static String told(PreviewColumn column) {
        return "Column " + column.path() + ": Iceberg " + column.iceberg() + ", Athena " + column.athena()
                + (column.column().nullable() ? ", nullable" : ", not null");
    }

    /// Where the name at an offset is defined; empty when it is none, or nothing here defines it.
    public Optional<Target> definition(int offset) {
        return language.definition(clamp(offset));
    }

    /// Where the name at an offset stands in the text, its definition among them, in the order of the text.
    public List<Range> uses(int offset) {
        return language.uses(clamp(offset)).stream().distinct()
                .sorted((one, other) -> Integer.compare(one.from(), other.from())).toList();
    }

    /// What can be folded away: from behind the bracket of the first line to before that of the last. In the order of
    /// the text; each lies within another one or beside it.
    public List<Range> folds() {
        return language.folds();
    }

    /// The names around an offset, outermost first: where the caret is in the outline.
    public List<OutlinePart> around(int offset) {
        List<OutlinePart> around = new ArrayList<>();
        List<OutlinePart> parts = outline();
        for (boolean deeper = true; deeper; ) {
            deeper = false;
            for (OutlinePart part : parts) {
                if (part.whole().touches(offset)) {
                    around.add(part);
                    parts = part.parts();
                    deeper = true;
                    break;
                }
            }
        }
        return around;
    }

    private int clamp(int offset) {
        return Math.clamp(offset, 0, text.length());
    }
}
