package tableflow.console.service.messages.replay;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.schema.SchemaVersion;
import tableflow.console.domain.schema.SubjectName;
import tableflow.console.service.messages.SchemaName;
import tableflow.console.service.schemas.registry.SchemaCopies;

/// What becomes of the schemas that records name, where another registry stands behind the topic that they are written
/// to: an id means nothing there, or another schema. Decided by text, never by number.
///
/// @param lines by part and name, the keys first
/// @param keysWithout keys that name no schema; they go over as bytes
/// @param valuesWithout the same of values
/// @param asIs whether somebody has said that records go over as they are where it is not known that their schema is
///     there
public record SchemaPlan(List<Line> lines, long keysWithout, long valuesWithout, boolean asIs) {
    public SchemaPlan {
        lines = List.copyOf(lines);
    }

    /// All records that name one schema for their keys, or for their values.
    ///
    /// @param key whether keys are meant rather than values
    /// @param own the schema, in the registry that the records come from; absent where that does not have it, or was
    ///     not asked
    /// @param subject under which it is, or would be, registered over there
    public record Line(
            boolean key, SchemaName name, @Nullable SchemaVersion own, String subject, long records, Fate fate) {}

    /// What the registry over there says of a schema.
    public sealed interface Fate {

        /// By this very name it has the same schema: the records go over byte for byte.
        ///
        /// @param there one of its versions
        record Same(SchemaVersion there) implements Fate {}

        /// It has the same schema by another id, which the records get.
        ///
        /// @param there one of its versions
        record Renamed(SchemaVersion there) implements Fate {}

        /// It does not have it.
        record Missing() implements Fate {}

        /// It does not have it, and the id is another schema's: as they are, the records would be read wrongly.
        ///
        /// @param there what is read under that id
        record Taken(SchemaVersion there) implements Fate {}

        /// The registry that the records come from does not have it either: bytes may only look as if they named one.
        ///
        /// @param there what would be read under that id; absent where nothing would
        record Unknown(@Nullable SchemaVersion there) implements Fate {}

        /// A registry did not answer, or too many schemas are named.
        record NotAsked(String why) implements Fate {}
    }

    /// Records that cannot go over until something is done.
    public long refused() {
        return sum(lines.stream().filter(it -> it.fate() instanceof Fate.Taken));
    }

    /// Records that go over only if somebody says so.
    public long doubtful() {
        return sum(lines.stream().filter(SchemaPlan::isDoubtful));
    }

    /// Keys and values that get another id.
    public long renamed() {
        return sum(lines.stream().filter(it -> it.fate() instanceof Fate.Renamed));
    }

    private static long sum(Stream<Line> lines) {
        return lines.mapToLong(Line::records).sum();
    }

    private static boolean isDoubtful(Line line) {
        return switch (line.fate()) {
            case Fate.Missing _, Fate.Unknown _, Fate.NotAsked _ -> true;
            case Fate.Same _, Fate.Renamed _, Fate.Taken _ -> false;
        };
    }

    /// Whether records may be sent by it.
    boolean allows() {
        return refused() == 0 && (asIs || doubtful() == 0);
    }

    SchemaPlan saying(boolean goAsTheyAre) {
        return new SchemaPlan(lines, keysWithout, valuesWithout, goAsTheyAre);
    }

    /// What can be registered over there, so that its records can go over with an id of their own. Older versions
    /// first, as the registry holds each against those before it.
    public List<SchemaCopies.Root> toRegister() {
        return lines.stream()
                .filter(it -> it.fate() instanceof Fate.Missing || it.fate() instanceof Fate.Taken)
                .flatMap(it -> it.own() == null ? Stream.of()
                        : Stream.of(new SchemaCopies.Root(it.own(), SubjectName.of(it.subject()))))
                .distinct()
                .sorted(Comparator.comparing(SchemaCopies.Root::under)
                        .thenComparing(it -> it.version().subject())
                        .thenComparingInt(it -> it.version().version())
                        .thenComparingInt(it -> it.version().id()))
                .toList();
    }
}
