package tableflow.console.ui.schemas;

import static tableflow.console.ui.Messages.text;

import org.jspecify.annotations.Nullable;
import tableflow.console.domain.schema.SchemaVersion;
import tableflow.console.service.schemas.judge.Circumstances;
import tableflow.console.service.schemas.judge.SubjectShelf.State;
import tableflow.console.service.schemas.judge.SubjectShelf.Subject;
import tableflow.console.service.schemas.preview.Before;
import tableflow.console.service.schemas.preview.TablePreview;

/// What the draft stands among: the one thing that the choice of versions, the verdicts and the table's tab tell of, so
/// that none of them speaks of a version that is gone.
///
/// @param subject as the registry has it; null for a draft that stands alone
/// @param circumstances that the draft is judged in
public record Standing(@Nullable Subject subject, Circumstances circumstances) {

    /// A draft that stands alone.
    static final Standing ALONE = new Standing(null, Circumstances.NONE);

    /// What the draft's table is compared with.
    public enum TableSight {
        /// Nothing: it would be a new one.
        NONE,
        /// Nothing, though there may be a table: its subject has no version any more, or never had one.
        UNREGISTERED,
        /// Nothing, though there may be a table: the newest registered version is no schema that can be read.
        UNREAD,
        /// The columns of the newest registered version.
        REGISTERED,
        /// The table as the catalog and its metadata tell.
        PRESENT
    }

    public TableSight table() {
        Before table = circumstances.table();
        if (table != null) {
            return table instanceof Before.Table ? TableSight.PRESENT : TableSight.REGISTERED;
        }
        if (subject == null) {
            return TableSight.NONE;
        }
        return subject.live() ? TableSight.UNREAD : TableSight.UNREGISTERED;
    }

    /// What becomes of the table, in words.
    String tableVerdict(TablePreview preview) {
        if (isUncompared(preview)) {
            return text("schemas.table.UNCOMPARED");
        }
        boolean same = preview.verdict() == TablePreview.Verdict.FOLLOWS && preview.steps().isEmpty();
        return text("schemas.table." + (same ? "SAME" : preview.verdict().name()));
    }

    /// Whether a table is made only for lack of knowledge: the subject had versions, and none of them can be read.
    boolean isUncompared(TablePreview preview) {
        return preview.verdict() == TablePreview.Verdict.CREATES && isTableUnknown();
    }

    private boolean isTableUnknown() {
        return table() == TableSight.UNREAD
                || (table() == TableSight.UNREGISTERED && subject != null && subject.state() == State.DELETED);
    }

    /// What the draft's table is compared with, in words.
    String tableWords() {
        return text("schemas.sight." + table().name());
    }

    /// Which version the draft follows, in words; empty for one that stands alone.
    String follows() {
        if (subject == null) {
            return "";
        }
        return subject.newest().map(newest -> text("schemas.follows", newest.version()))
                .orElseGet(() -> text("schemas.follows." + subject.state().name()));
    }

    /// What is different from `before`, in a sentence; empty when nothing is that a draft would notice.
    ///
    /// @param before of the same subject
    static String moved(Subject before, Subject now) {
        if (!now.live()) {
            return before.state() == now.state() ? "" : text("schemas.moved." + now.state().name(), now.name());
        }
        int newest = now.newest().map(SchemaVersion::version).orElse(0);
        if (!before.live()) {
            return text("schemas.moved.LIVE", now.name(), newest);
        }
        int was = before.newest().map(SchemaVersion::version).orElse(0);
        if (newest > was) {
            return text("schemas.moved.newer", newest);
        }
        if (newest < was) {
            return text("schemas.moved.older", was, newest);
        }
        long lost = before.versions().stream().filter(it -> !now.versions().contains(it)).count();
        if (lost > 0) {
            return text("schemas.moved.fewer", lost);
        }
        return before.level().equals(now.level()) ? "" : text("schemas.moved.level", now.level());
    }
}
