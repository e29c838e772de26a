package tableflow.console.ui.messages.tools;

import static tableflow.console.ui.Messages.text;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.Units;
import tableflow.console.domain.schema.SchemaVersion;
import tableflow.console.service.messages.replay.ReplayReview;
import tableflow.console.service.messages.replay.SchemaPlan;
import tableflow.console.service.messages.replay.SchemaPlan.Fate;
import tableflow.console.service.messages.replay.SchemaPlan.Line;
import tableflow.console.service.schemas.registry.SchemaCopies;
import tableflow.console.service.schemas.registry.SchemaCopies.Outcome;
import tableflow.console.service.schemas.registry.SchemaCopies.Root;
import tableflow.console.ui.change.Change;
import tableflow.console.ui.change.Change.Gravity;
import tableflow.console.ui.change.ChangeDesk;
import tableflow.console.ui.change.ChangeDialog;
import tableflow.console.ui.change.Review;
import tableflow.console.ui.change.Wish;
import tableflow.console.ui.control.DataTable;
import tableflow.console.ui.control.Severity;
import tableflow.console.ui.dialog.DialogBox;
import tableflow.console.ui.messages.tools.ReplayPlace.Target;

/// What becomes of the schemas of records that go to another profile, and the way to register those that it lacks.
final class ReplaySchemas {

    private static final double ROW = 28;
    private static final double HEAD = 34;
    private static final int MOST_ROWS = 5;

    private ReplaySchemas() {}

    /// What stands against it.
    static List<Node> against(SchemaPlan plan, String profile) {
        return plan.refused() == 0 ? List.of() : List.of(ReviewParts.line(Feather.X_CIRCLE, "danger",
                text("messages.replay.schemas.refused", Units.grouped(plan.refused()), profile)));
    }

    /// The plan, with a row for each schema.
    static List<Node> planned(SchemaPlan plan, String profile) {
        List<Node> nodes = new ArrayList<>();
        if (!plan.lines().isEmpty()) {
            nodes.add(table(plan, profile));
        }
        if (plan.keysWithout() + plan.valuesWithout() > 0) {
            nodes.add(DialogBox.wrapped(text("messages.replay.schemas.without",
                    Units.grouped(plan.keysWithout()), Units.grouped(plan.valuesWithout())), "text-muted"));
        }
        if (plan.renamed() > 0) {
            nodes.add(ReviewParts.line(Feather.INFO, "accent", text("messages.replay.schemas.renamed",
                    Units.grouped(plan.renamed()), profile)));
        }
        return nodes;
    }

    private static Node table(SchemaPlan plan, String profile) {
        DataTable<Line> table = new DataTable<>(FXCollections.observableArrayList(plan.lines()));
        table.setId("replay-schemas");
        table.setAccessibleText(text("messages.replay.schemas"));
        table.text(text("messages.replay.schemas.part"), ReplaySchemas::part).setPrefWidth(60);
        table.text(text("messages.replay.schemas.schema"), ReplaySchemas::schema).setPrefWidth(220);
        table.number(text("messages.replay.schemas.records"), Line::records, Units::grouped).setPrefWidth(80);
        table.status(text("messages.replay.schemas.there", profile), Line::fate, ReplaySchemas::severity,
                ReplaySchemas::words).setPrefWidth(330);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setFixedCellSize(ROW);
        double height = HEAD + ROW * Math.min(MOST_ROWS, plan.lines().size());
        table.setPrefHeight(height);
        table.setMinHeight(height);
        return table;
    }

    private static String part(Line line) {
        return text(line.key() ? "messages.replay.schemas.key" : "messages.replay.schemas.value");
    }

    private static String schema(Line line) {
        SchemaVersion own = line.own();
        return own == null || own.subject().isEmpty() ? line.name().toString()
                : text("messages.replay.schemas.named", line.name().toString(), own.subject(), own.version());
    }

    private static Severity severity(Fate fate) {
        return switch (fate) {
            case Fate.Same _, Fate.Renamed _ -> Severity.GOOD;
            case Fate.Missing _, Fate.NotAsked _ -> Severity.WARNING;
            case Fate.Unknown(@Nullable SchemaVersion _) -> Severity.WARNING;
            case Fate.Taken _ -> Severity.BAD;
        };
    }

    /// What the other registry says of a schema.
    static String words(Fate fate) {
        return switch (fate) {
            case Fate.Same(SchemaVersion there) -> text("messages.replay.schemas.same", named(there));
            case Fate.Renamed(SchemaVersion there) ->
                    text("messages.replay.schemas.other", Integer.toString(there.id()), named(there));
            case Fate.Missing _ -> text("messages.replay.schemas.missing");
            case Fate.Taken(SchemaVersion there) -> text("messages.replay.schemas.taken", named(there));
            case Fate.Unknown(@Nullable SchemaVersion there) -> there == null
                    ? text("messages.replay.schemas.unknown")
                    : text("messages.replay.schemas.unknown.there", named(there));
            case Fate.NotAsked(String why) -> text("messages.replay.schemas.silent", why);
        };
    }

    private static String named(SchemaVersion version) {
        return version.subject().isEmpty() ? text("messages.replay.schemas.nameless")
                : version.subject() + ":" + version.version();
    }

    /// Opens the review of registering what the other registry lacks, under the subjects of the topic.
    ///
    /// @param onTouched runs once something may be registered
    static void register(ToolDesk desk, ReplayReview review, Target target, Runnable onTouched) {
        SchemaCopies copies = target.copies();
        SchemaPlan schemas = review.schemas();
        if (copies == null || schemas == null) {
            return;
        }
        List<Root> roots = schemas.toRegister();
        String profile = target.profile().name();
        ChangeDialog.open(
                new ChangeDesk(desk.work(), desk.dialogs(), target.profile().readOnly(),
                        target.profile().isProduction()),
                new Change<SchemaCopies.Plan>(text("messages.replay.register.title", profile),
                        text("messages.replay.register.run"), review.request().topic(), Gravity.ORDINARY,
                        plan -> reviewed(plan, profile), (plan, progress) -> {
                            SchemaCopies.Result result = copies.apply(plan, progress);
                            if (result.failure() != null) {
                                throw result.failure().during(text("messages.replay.register.stopped",
                                        result.done().size(), plan.steps().size()));
                            }
                            return "";
                        }),
                Wish.settled("", progress -> copies.plan(roots, progress)), onTouched);
    }

    private static Review reviewed(SchemaCopies.Plan plan, String profile) {
        long sent = plan.count(Outcome.REGISTER);
        return new Review(
                text("messages.replay.register.summary", sent, profile),
                new Review.Rows(
                        List.of(text("messages.replay.schemas.schema"), text("messages.replay.register.under"),
                                text("messages.replay.register.outcome")),
                        plan.steps().stream().map(ReplaySchemas::row).toList()),
                Review.Note.warnings(plan.consequences()), plan.blocked(), sent > 0);
    }

    private static List<String> row(SchemaCopies.Step step) {
        SchemaVersion version = step.version();
        return List.of(
                text("messages.replay.schemas.named", Integer.toString(version.id()), version.subject(),
                        version.version()),
                step.number() == 0 ? step.under().toString() : step.under() + ":" + step.number(),
                text("messages.replay.register.outcome." + step.outcome().name()));
    }
}
