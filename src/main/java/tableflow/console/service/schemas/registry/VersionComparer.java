package tableflow.console.service.schemas.registry;

import java.util.List;
import java.util.Optional;
import tableflow.console.domain.Progress;
import tableflow.console.domain.change.ChangeRequest.SchemaReference;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.TooComplex;
import tableflow.console.domain.schema.diff.SchemaChanges;
import tableflow.console.schema.InvalidSchema;
import tableflow.console.schema.ParsedSchema;
import tableflow.console.service.schemas.SchemaReader;
import tableflow.console.service.schemas.compat.LineDiff;
import tableflow.console.service.schemas.compat.SchemaComparison;
import tableflow.console.service.schemas.compat.SideBySide;
import tableflow.console.service.schemas.judge.PrettySchema;

/// Compares two versions, or a draft with a version: their lines, and what the difference means. Blocks while it reads
/// what they refer to.
public final class VersionComparer {

    private final RegistryDesk desk;

    public VersionComparer(RegistryDesk desk) {
        this.desk = desk;
    }

    /// One of the two.
    ///
    /// @param name for people: `version 3`, `the draft`
    public record Side(String name, SchemaFormat format, String text, List<SchemaReference> references) {
        public Side {
            references = List.copyOf(references);
        }
    }

    /// What was found.
    ///
    /// @param lines both texts, laid out alike
    /// @param changes what changed; absent when that cannot be told
    /// @param why it cannot; empty when it can
    public record Comparison(SideBySide lines, Optional<SchemaChanges> changes, String why) {}

    public Comparison compare(Side before, Side after) {
        String left = PrettySchema.shown(before.format(), before.text());
        String right = PrettySchema.shown(after.format(), after.text());
        SideBySide lines = SideBySide.of(LineDiff.of(left, right));
        Progress.throwIfCancelled("compare " + before.name() + " with " + after.name());
        if (before.format() != after.format()) {
            return new Comparison(lines, Optional.empty(), before.name() + " is " + before.format() + " and "
                    + after.name() + " is " + after.format() + ": only their texts can be compared.");
        }
        try {
            return new Comparison(lines, Optional.of(SchemaComparison.compare(read(before), read(after))), "");
        } catch (TooComplex | InvalidSchema unreadable) {
            return new Comparison(lines, Optional.empty(), String.valueOf(unreadable.getMessage()));
        }
    }

    private ParsedSchema read(Side side) throws InvalidSchema {
        try {
            return new SchemaReader(it -> desk.open().version(it.subject(), it.version()))
                    .read(side.format(), side.text(), side.references());
        } catch (InvalidSchema why) {
            throw new InvalidSchema(side.name() + " is no schema that can be read: " + why.getMessage());
        } catch (StackOverflowError deep) {
            throw new TooComplex(side.name() + " is nested too deep");
        }
    }
}
