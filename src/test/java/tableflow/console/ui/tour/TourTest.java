package tableflow.console.ui.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.image.Image;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.stage.Popup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.ui.Eventually;
import tableflow.console.ui.UiTest;
import tableflow.console.ui.work.FxWork;

/// Steps, verdicts and pictures of the tour.
class TourTest extends UiTest {

    @TempDir
    Path folder;

    private final FxWork work = new FxWork(InstantSource.system());

    @AfterEach
    void close() {
        work.close();
    }

    @Test
    void stepsRunInOrderAndEachHasItsPicture() throws Exception {
        TourReport report = run(
                TourStep.of(
                        "type",
                        "A name is typed",
                        s -> s.enter("#name", "orders"),
                        s -> s.text("#name").equals("orders")),
                TourStep.of(
                        "slow",
                        "The answer comes later",
                        s -> s.press("#go"),
                        s -> s.text("#answer").equals("orders")));
        assertThat(report.entries()).extracting(TourReport.Entry::failure).containsOnlyNulls();
        assertThat(report.allHeld()).isTrue();
        assertThat(folder.resolve("01-type.png")).exists();
        Image picture = new Image(folder.resolve("02-slow.png").toUri().toString());
        assertThat(picture.isError()).isFalse();
        assertThat(picture.getWidth()).isEqualTo(300);
        assertThat(Files.readString(folder.resolve("report.md")))
                .contains("2 of 2 steps held.", "![A name is typed](01-type.png)");
    }

    @Test
    void aStepThatDoesNotHoldFailsTheTourAndTheOthersStillRun() {
        TourReport report = run(
                TourStep.of("never", "Never", s -> {}, s -> false).within(Duration.ofMillis(100)),
                TourStep.of("missing", "No such button", s -> s.press("#nowhere"), s -> true),
                TourStep.of("broken", "A condition that breaks", s -> {}, s -> {
                    throw new IllegalStateException("broken");
                }),
                TourStep.of(
                        "fine",
                        "Fine",
                        s -> {},
                        s -> s.shows("#go") && !s.shows("#hidden") && !s.shows("#nowhere")));
        assertThat(report.allHeld()).isFalse();
        assertThat(report.entries()).extracting(TourReport.Entry::held).containsExactly(false, false, false, true);
        assertThat(folder.resolve("01-never.png")).exists();
        assertThat(report.markdown()).contains("1 of 4 steps held.", "there is no #nowhere");
    }

    @Test
    void whatIsBelowIsScrolledToTheUpperEnd() {
        Label low = new Label("low");
        low.setId("low");
        VBox tall = new VBox(new Region(), low, new Region());
        ((Region) tall.getChildren().getFirst()).setMinHeight(900);
        ((Region) tall.getChildren().getLast()).setMinHeight(900);
        Scene scene = show(() -> new ScrollPane(tall), 300, 200);
        TourReport report = TourRun.of(work.work(), scene, folder, List.of(TourStep.of(
                "low", "Low", s -> s.reveal("#low"), s -> s.shows("#low"))));
        assertThat(report.allHeld()).isTrue();
        assertThat(fx(() -> low.localToScene(0, 0).getY())).isBetween(1.0, 7.0);
    }

    @Test
    void popupsAreFoundAndInThePicture() {
        Scene scene = show(() -> new VBox(new Label("below")), 300, 200);
        Label above = new Label("above");
        above.setId("above");
        above.setStyle("-fx-background-color: #ff0000; -fx-pref-width: 60; -fx-pref-height: 40;");
        Popup popup = fx(Popup::new);
        TourReport report = TourRun.of(work.work(), scene, folder, List.of(
                TourStep.of("popup", "A popup", s -> {
                    popup.getContent().setAll(above);
                    popup.show(scene.getWindow(), scene.getWindow().getX() + 100, scene.getWindow().getY() + 50);
                }, s -> s.popup("#above").isPresent() && s.find("#above").isEmpty()),
                TourStep.of("gone", "It is gone", s -> popup.hide(), s -> s.popup("#above").isEmpty())));
        assertThat(report.entries()).extracting(TourReport.Entry::failure).containsOnlyNulls();
        Color red = Color.web("#ff0000");
        Image with = new Image(folder.resolve("01-popup.png").toUri().toString());
        assertThat(with.getPixelReader().getColor(103, 85)).isEqualTo(red);
        assertThat(with.getPixelReader().getColor(90, 85)).isNotEqualTo(red);
        Image without = new Image(folder.resolve("02-gone.png").toUri().toString());
        assertThat(without.getPixelReader().getColor(103, 85)).isNotEqualTo(red);
    }

    @Test
    void aTourWithoutStepsHoldsNothing() {
        assertThat(new TourReport(List.of()).allHeld()).isFalse();
    }

    private TourReport run(TourStep... steps) {
        Scene scene = show(
                () -> {
                    TextField name = new TextField();
                    name.setId("name");
                    Label answer = new Label();
                    answer.setId("answer");
                    Label hidden = new Label("hidden");
                    hidden.setId("hidden");
                    hidden.setVisible(false);
                    Button go = new Button("Go");
                    go.setId("go");
                    go.setOnAction(event -> work.work()
                            .job("answer", progress -> name.getText())
                            .onResult(answer::setText)
                            .start());
                    return new VBox(name, go, answer, hidden);
                },
                300,
                200);
        Deque<TourStep> queue = new ArrayDeque<>(List.of(steps));
        AtomicReference<@Nullable TourReport> report = new AtomicReference<>();
        run(() -> new Tour(work.work(), scene, folder).run(() -> Optional.ofNullable(queue.poll()), report::set));
        Eventually.until("the tour ends", () -> report.get() != null);
        return Objects.requireNonNull(report.get());
    }
}
