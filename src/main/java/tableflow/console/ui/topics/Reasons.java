package tableflow.console.ui.topics;

import static tableflow.console.ui.Messages.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.service.topics.Answer;
import tableflow.console.ui.control.DiagnoseButton;
import tableflow.console.ui.control.Icons;

/// Why facts are not there, or are from earlier: each reason once, where it is first met, with what to do. One refusal
/// mostly stands behind several answers, and a reason that is read three times looks like three.
final class Reasons {

    /// What makes two reasons one: not what was asked for.
    private record Reason(RemoteFailure.Kind kind, String why, String advice, boolean kept) {}

    private final Set<Reason> told = new HashSet<>();

    /// The reasons of these answers that were not told yet.
    List<HBox> of(Answer<?>... answers) {
        List<HBox> notes = new ArrayList<>();
        for (Answer<?> answer : answers) {
            RemoteFailure failure = answer.failure();
            if (failure != null) {
                add(notes, failure, Shown.reason(failure), false);
            }
            answer.kept().ifPresent(kept ->
                    add(notes, kept.why(), text("topics.kept.note", Shown.reason(kept)), true));
        }
        return notes;
    }

    private void add(List<HBox> notes, RemoteFailure failure, String words, boolean kept) {
        if (told.add(new Reason(failure.kind(), failure.why(), failure.advice().orElse(""), kept))) {
            notes.add(note(failure, words));
        }
    }

    private static HBox note(RemoteFailure failure, String words) {
        Label label = new Label(words);
        label.getStyleClass().add("fact-more");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        VBox texts = new VBox(label, new DiagnoseButton(failure));
        texts.getStyleClass().add("trouble-texts");
        HBox.setHgrow(texts, Priority.ALWAYS);
        HBox note = new HBox(Icons.of(Feather.ALERT_TRIANGLE, "warning"), texts);
        note.getStyleClass().addAll("trouble", "fact-reason");
        note.setAlignment(Pos.TOP_LEFT);
        return note;
    }
}
