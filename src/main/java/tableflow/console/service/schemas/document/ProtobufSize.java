package tableflow.console.service.schemas.document;

import com.squareup.wire.schema.Location;
import com.squareup.wire.schema.internal.parser.EnumElement;
import com.squareup.wire.schema.internal.parser.MessageElement;
import com.squareup.wire.schema.internal.parser.ProtoFileElement;
import com.squareup.wire.schema.internal.parser.TypeElement;
import java.util.List;
import tableflow.console.domain.Units;

/// Whether a file is of a size that Wire's linker ends soon with, which hears no interrupt: it looks through all of an
/// enum at each constant, and through everything reserved at each field. More than these nobody maintains.
final class ProtobufSize {

    static final int MOST_CONSTANTS = 5_000;
    private static final long MOST_HELD = 10_000_000;

    private final String text;
    private final WireLines lines;
    private final Findings findings;

    ProtobufSize(String text, WireLines lines, Findings findings) {
        this.text = text;
        this.lines = lines;
        this.findings = findings;
    }

    /// Says which parts of `file` are too large.
    void check(ProtoFileElement file) {
        types(file.getTypes());
    }

    private void types(List<TypeElement> types) {
        for (TypeElement type : types) {
            switch (type) {
                case EnumElement choice when choice.getConstants().size() > MOST_CONSTANTS ->
                    add(choice, choice.getLocation(), "it has " + Units.grouped(choice.getConstants().size())
                            + " constants; " + Units.grouped(MOST_CONSTANTS) + " are read at most");
                case MessageElement message when held(message) > MOST_HELD ->
                    add(message, message.getLocation(),
                            "it has more fields and reserved numbers than can be held against each other");
                default -> { }
            }
            types(type.getNestedTypes());
        }
    }

    private static long held(MessageElement message) {
        long fields = message.getFields().size()
                + message.getOneOfs().stream().mapToLong(it -> it.getFields().size()).sum();
        return fields * (message.getReserveds().stream().mapToLong(it -> it.getValues().size()).sum()
                + message.getExtensions().stream().mapToLong(it -> it.getValues().size()).sum());
    }

    private void add(TypeElement type, Location location, String message) {
        int at = lines.offset(location);
        findings.add(DocumentRules.TOO_LARGE, type.getName(), at, ProtobufPlaces.endOfStatement(text, at), message);
    }
}
