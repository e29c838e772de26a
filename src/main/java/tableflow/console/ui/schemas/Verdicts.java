package tableflow.console.ui.schemas;

import static tableflow.console.ui.Messages.text;

import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.FlowPane;
import org.jspecify.annotations.Nullable;
import tableflow.console.service.schemas.compat.CompatibilityVerdict;
import tableflow.console.service.schemas.compat.VersionVerdict;
import tableflow.console.service.schemas.judge.Judgement;
import tableflow.console.service.schemas.judge.Remark;
import tableflow.console.service.schemas.judge.SubjectShelf.Subject;
import tableflow.console.service.schemas.preview.TablePreview;
import tableflow.console.ui.control.Severity;
import tableflow.console.ui.control.StatusPill;

/// The verdicts of the moment: is it a schema, may it follow, does the table go on.
final class Verdicts extends FlowPane {

    private final SchemasViewModel model;
    private final StatusPill schema = new StatusPill();
    private final StatusPill compatibility = new StatusPill();
    private final StatusPill table = new StatusPill();

    Verdicts(SchemasViewModel model) {
        this.model = model;
        getStyleClass().add("schemas-verdicts");
        schema.setId("schemas-verdict-schema");
        compatibility.setId("schemas-verdict-compatibility");
        table.setId("schemas-verdict-table");
        ProgressIndicator busy = new ProgressIndicator();
        busy.getStyleClass().add("schemas-busy");
        busy.setAccessibleText(text("schemas.judging"));
        busy.visibleProperty().bind(model.draft().pendingProperty().or(model.openingProperty()));
        getChildren().setAll(schema, compatibility, table, busy);
        model.draft().judgementProperty().subscribe(this::show);
        model.standingProperty().subscribe(() -> show(model.draft().judgementProperty().get()));
    }

    private void show(@Nullable Judgement judgement) {
        boolean there = judgement != null;
        getChildren().stream().filter(StatusPill.class::isInstance).forEach(pill -> {
            pill.setVisible(there);
            pill.setManaged(there);
        });
        if (judgement == null) {
            return;
        }
        boolean valid = judgement.document().schema().isPresent();
        schema.show(valid ? Severity.GOOD : Severity.BAD, text(valid ? "schemas.valid" : "schemas.invalid"));
        compatibility(judgement);
        table(judgement.preview());
    }

    private void compatibility(Judgement judgement) {
        Subject subject = model.standingProperty().get().subject();
        if (subject != null && !subject.live()) {
            lost(subject);
            return;
        }
        CompatibilityVerdict verdict = judgement.compatibility().orElse(null);
        boolean shown = subject != null && verdict != null;
        compatibility.setVisible(shown);
        compatibility.setManaged(shown);
        if (subject == null || verdict == null) {
            return;
        }
        String level = subject.level().toString();
        boolean known = subject.level().known() != null;
        VersionVerdict.Answer answer = known ? verdict.answer() : VersionVerdict.Answer.UNKNOWN;
        switch (answer) {
            case YES -> compatibility.show(Severity.GOOD, text("schemas.compatible", level));
            case NO -> compatibility.show(Severity.BAD, text("schemas.incompatible", level));
            case UNKNOWN -> compatibility.show(Severity.NEUTRAL, text("schemas.unknown", level));
        }
        compatibility.explain(text("schemas.compatible.why", verdict.versions().size(), judgement.remarks().stream()
                .filter(remark -> remark.source() == Remark.Source.COMPATIBILITY).count()));
    }

    /// There is no version to be compatible with.
    private void lost(Subject subject) {
        compatibility.setVisible(true);
        compatibility.setManaged(true);
        compatibility.show(Severity.NEUTRAL, text("schemas.uncompared." + subject.state().name()));
        compatibility.explain(text("schemas.uncompared.why." + subject.state().name(), subject.name()));
    }

    private void table(TablePreview preview) {
        Standing standing = model.standingProperty().get();
        Severity severity = switch (preview.verdict()) {
            case UNREADABLE -> Severity.NEUTRAL;
            case IMPOSSIBLE, STOPS -> Severity.BAD;
            case CREATES, FOLLOWS -> standing.isUncompared(preview) ? Severity.NEUTRAL : Severity.GOOD;
        };
        table.show(severity, standing.tableVerdict(preview));
        table.explain(standing.tableWords());
    }
}
