package tableflow.console.service.schemas.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import tableflow.console.domain.Progress;
import tableflow.console.domain.confluent.MetadataColumnNaming;
import tableflow.console.domain.review.ReviewSettings;
import tableflow.console.domain.schema.SchemaFinding;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.service.schemas.compat.CompatibilityCheck;
import tableflow.console.service.schemas.compat.CompatibilityVerdict;
import tableflow.console.service.schemas.document.SchemaDocument;
import tableflow.console.service.schemas.judge.Remark.Source;
import tableflow.console.service.schemas.lint.Linter;
import tableflow.console.service.schemas.preview.Before;
import tableflow.console.service.schemas.preview.Draft;
import tableflow.console.service.schemas.preview.Previewer;
import tableflow.console.service.schemas.preview.TableFinding;
import tableflow.console.service.schemas.preview.TablePreview;

/// Judges drafts here, without asking any other system.
public final class DraftJudge {

    private final Supplier<ReviewSettings> lint;

    /// @param lint which rules of best practice are on; read at each judgement
    public DraftJudge(Supplier<ReviewSettings> lint) {
        this.lint = lint;
    }

    /// Everything that can be said of `text`. An interrupt ends it between the parts.
    ///
    /// @throws tableflow.console.domain.RemoteFailure CANCELLED after an interrupt
    public Judgement judge(SchemaFormat format, String text, Circumstances circumstances) {
        String what = "look at the draft";
        SchemaDocument document = SchemaDocument.read(format, text, circumstances.references());
        List<Remark> remarks = new ArrayList<>();
        add(remarks, Source.LANGUAGE, document.findings());
        Progress.throwIfCancelled(what);
        MetadataColumnNaming naming = circumstances.table() instanceof Before.Table table
                ? table.naming() : MetadataColumnNaming.DEFAULT;
        TablePreview preview = Previewer.preview(
                new Draft(document, circumstances.key(), naming), circumstances.table());
        add(remarks, Source.TABLE, preview.findings().stream().map(TableFinding::finding).toList());
        Progress.throwIfCancelled(what);
        Optional<CompatibilityVerdict> compatibility = circumstances.earlier().isEmpty()
                ? Optional.empty()
                : CompatibilityCheck.check(document, circumstances.earlier(), circumstances.level());
        compatibility.ifPresent(verdict -> add(remarks, Source.COMPATIBILITY, verdict.findings()));
        Progress.throwIfCancelled(what);
        add(remarks, Source.PRACTICE, new Linter(lint.get()).lint(document));
        remarks.sort(Remark.BY_PLACE);
        return new Judgement(document, remarks, preview, compatibility);
    }

    private static void add(List<Remark> remarks, Source source, List<SchemaFinding> findings) {
        findings.forEach(finding -> remarks.add(new Remark(source, finding)));
    }
}
