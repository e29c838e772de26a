package tableflow.console.ui.doctor.review;

import static tableflow.console.ui.Messages.text;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.review.Outcome;
import tableflow.console.domain.review.Outcome.Kind;
import tableflow.console.domain.review.Reviewed;
import tableflow.console.domain.review.Scope;
import tableflow.console.ui.control.Copying;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.control.StatusPill;
import tableflow.console.ui.doctor.part.CallList;
import tableflow.console.ui.doctor.part.Parts;
import tableflow.console.ui.doctor.part.RemedyBox;
import tableflow.console.ui.shell.Navigation;
import tableflow.console.ui.shell.Request;

/// What a rule says of one thing, or of several that are chosen: what is right or wrong, what to do, the calls that
/// show it, and the ways that lead on.
final class OutcomeBox extends VBox {

    private final RuleRow row;
    private final RuleActions actions;

    /// @param chosen at least one
    OutcomeBox(RuleRow row, List<Outcome> chosen, RuleActions actions) {
        this.row = row;
        this.actions = actions;
        getStyleClass().add("doctor-finding");
        if (chosen.size() == 1) {
            one(chosen.getFirst());
        } else {
            getChildren().add(Parts.words(text("doctor.review.several", chosen.size()), "doctor-finding-says"));
            getChildren().add(buttons(chosen));
        }
    }

    private void one(Outcome outcome) {
        StatusPill pill = new StatusPill(
                ReviewWords.severity(outcome.kind(), row.rule()), ReviewWords.kind(outcome.kind()));
        Label name = Parts.words(text("doctor.review.thing",
                ReviewWords.scope(outcome.reviewed().scope()), outcome.reviewed().name()), "text-muted");
        FlowPane head = new FlowPane(pill, name,
                Copying.button(text("doctor.review.thing.copy"), outcome.reviewed()::name));
        head.getStyleClass().add("doctor-head");
        head.setRowValignment(VPos.CENTER);
        Label says = Parts.words(outcome.says(), "doctor-finding-says");
        says.setId("review-says");
        getChildren().addAll(head, says);
        outcome.waiver().ifPresent(waiver -> getChildren().add(Parts.marked(
                Icons.of(Feather.BOOKMARK, "doctor-small-icon"),
                waiver.until()
                        .map(day -> text("doctor.review.waived.until", waiver.reason(), day))
                        .orElseGet(() -> text("doctor.review.waived", waiver.reason())))));
        getChildren().add(buttons(List.of(outcome)));
        if (!outcome.remedy().steps().isEmpty() || !outcome.remedy().policies().isEmpty()) {
            getChildren().add(new RemedyBox(outcome.remedy(), actions.navigation()));
        }
        if (!outcome.calls().isEmpty()) {
            getChildren().add(Parts.section(text("doctor.finding.for"), new CallList(outcome.calls())));
        }
    }

    private Node buttons(List<Outcome> chosen) {
        List<Reviewed> failed = chosen.stream().filter(it -> it.is(Kind.FAILED)).map(Outcome::reviewed).toList();
        List<Reviewed> waived = chosen.stream().filter(it -> it.is(Kind.WAIVED)).map(Outcome::reviewed).toList();
        List<Button> all = new ArrayList<>();
        if (chosen.size() == 1) {
            ways(chosen.getFirst().reviewed(), all);
        }
        if (!failed.isEmpty()) {
            all.add(button("review-waive", Feather.BOOKMARK, text("doctor.review.waive", failed.size()), () ->
                    actions.waive(row.rule(), failed)));
        }
        if (!waived.isEmpty()) {
            all.add(button("review-unwaive", Feather.ROTATE_CCW, text("doctor.review.unwaive", waived.size()), () ->
                    actions.unwaive(row.rule(), waived)));
        }
        FlowPane line = new FlowPane();
        line.getChildren().setAll(all);
        line.getStyleClass().add("doctor-buttons");
        line.setManaged(!all.isEmpty());
        return line;
    }

    /// To the thing itself, and to what the doctor knows of it.
    private void ways(Reviewed thing, List<Button> all) {
        Navigation navigation = actions.navigation();
        if (thing.scope() == Scope.TOPIC && navigation.answers(Request.ShowTopic.class)) {
            all.add(button("review-topic", Feather.ARROW_RIGHT, text("doctor.review.topic"), () ->
                    navigation.send(new Request.ShowTopic(thing.name()))));
        }
        if (thing.scope() == Scope.ENDPOINT && navigation.answers(Request.EditProfile.class)) {
            all.add(button("review-profile", Feather.ARROW_RIGHT, text("doctor.action.EDIT_PROFILE"), () ->
                    navigation.send(new Request.EditProfile())));
        }
        if (navigation.answers(Request.Examine.class)) {
            Request.About about = Request.About.topic(thing.scope() == Scope.TOPIC ? thing.name() : null)
                    .at(ReviewWords.rung(thing.scope()));
            all.add(button("review-examine", Feather.ACTIVITY,
                    text("doctor.review.examine", text("doctor.rung." + ReviewWords.rung(thing.scope()).name())), () ->
                            navigation.send(new Request.Examine(about))));
        }
    }

    private static Button button(String id, Feather icon, String words, Runnable action) {
        Button button = new Button(words, Icons.of(icon));
        button.setId(id);
        button.getStyleClass().add("small");
        button.setOnAction(event -> action.run());
        return button;
    }
}
