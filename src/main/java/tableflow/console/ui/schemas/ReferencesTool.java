package tableflow.console.ui.schemas;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.schema.Referenced;
import tableflow.console.service.schemas.assist.Mentions;
import tableflow.console.service.schemas.judge.Judgement;
import tableflow.console.ui.schemas.references.ReferenceBox;
import tableflow.console.ui.schemas.references.ReferenceChoice;
import tableflow.console.ui.shell.Command;
import tableflow.console.ui.work.LatestOnly;

/// What the draft refers to: how much of it, whether something is missing, and the dialog that changes it.
final class ReferencesTool implements SchemaTool {

    private final ToolPlace place;
    private final Button button = new Button("", new FontIcon(Feather.LINK));
    private final LatestOnly counting = new LatestOnly();
    private int missing;

    ReferencesTool(ToolPlace place) {
        this.place = place;
        button.setId("schemas-refer-open");
        button.setTooltip(new Tooltip(text("schemas.refer.open.why")));
        button.setOnAction(event -> open());
        draft().referencesProperty().subscribe(this::show);
        draft().judgementProperty().subscribe(this::count);
    }

    private DraftViewModel draft() {
        return place.model().draft();
    }

    private void show() {
        int there = draft().referencesProperty().get().size();
        button.setText(missing > 0 ? text("schemas.refer.open.missing", there, missing)
                : there > 0 ? text("schemas.refer.open.some", there) : text("schemas.refer.open"));
        button.getStyleClass().remove("danger");
        if (missing > 0) {
            button.getStyleClass().add("danger");
        }
    }

    /// What the judged text lacks; told from the text, as a parser stops at the first.
    private void count(@Nullable Judgement judgement) {
        if (judgement == null || judgement.document().schema().isPresent()) {
            // A JSON Schema may still point into the web: that is no fault, and can be named all the same.
            counting.clear();
            missing = 0;
            show();
            return;
        }
        SchemaFormat format = judgement.document().format();
        String text = judgement.document().text();
        List<Referenced> given = judgement.document().references();
        place.context().work().job(text("schemas.refer.job.count"),
                progress -> Mentions.unresolved(format, text, given).size())
                .quiet()
                .in(counting)
                .onResult(found -> {
                    missing = found;
                    show();
                })
                .start();
    }

    private void open() {
        DraftViewModel draft = draft();
        String kept = draft.subject();
        ReferenceChoice choice = new ReferenceChoice(place.services().registry().references(), place.context().work(),
                new ReferenceChoice.Draft(place.model().ownSubject(), draft.formatProperty().get(),
                        draft.textProperty().get(), draft.referencesProperty().get(),
                        place.model().registeredSubjects()));
        ReferenceBox.open(choice, place.context().dialogs(), (references, texts) -> {
            // Another draft may have been opened while the dialog stood.
            if (draft.subject().equals(kept)) {
                draft.refer(references, texts);
            }
        });
    }

    @Override
    public List<Node> bar() {
        return List.of(button);
    }

    @Override
    public List<Command> commands() {
        return List.of(Command.of(text("schemas.title"), text("schemas.refer.command"), Feather.LINK, this::open)
                .withShortcut("Shortcut+Shift+K"));
    }

    @Override
    public void close() {
        counting.clear();
    }
}
