package tableflow.console.ui.schemas;

import static tableflow.console.ui.Messages.text;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.service.schemas.judge.SubjectShelf.Subject;
import tableflow.console.ui.control.Icons;

/// Says above the editor that an earlier draft came back, as after a crash: what is seen is not what is registered, and
/// the registry may have gone on since.
final class ReturnedNotice extends FlowPane {

    /// @param compare shows what the draft changes
    ReturnedNotice(SchemasViewModel model, Runnable compare) {
        DraftViewModel draft = model.draft();
        setId("schemas-returned");
        getStyleClass().add("schemas-notice");
        Label words = new Label();
        words.setId("schemas-returned-words");
        words.setGraphic(Icons.of(Feather.CLOCK));
        words.setWrapText(true);
        Button show = button("schemas-returned-show", "schemas.returned.show", compare);
        show.managedProperty().bind(show.visibleProperty());
        // Reverting has a button above.
        getChildren().setAll(words, show,
                button("schemas-returned-keep", "schemas.returned.keep", draft::acknowledge));
        // Files have a notice of their own, which knows the file as well.
        draft.returnedProperty().subscribe(returned -> {
            boolean shown = returned && !draft.subject().startsWith(FilesTool.FILE);
            boolean alone = draft.subject().isEmpty();
            words.setText(text(alone ? "schemas.returned.alone" : "schemas.returned"));
            Subject around = model.subjectProperty().get();
            show.setVisible(around != null && around.live());
            setVisible(shown);
            setManaged(shown);
        });
    }

    private static Button button(String id, String name, Runnable action) {
        Button button = new Button(text(name));
        button.setId(id);
        button.getStyleClass().add("small");
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }
}
