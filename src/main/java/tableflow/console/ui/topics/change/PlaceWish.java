package tableflow.console.ui.topics.change;

import static tableflow.console.ui.Messages.text;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Progress;
import tableflow.console.ui.change.Wish;
import tableflow.console.ui.control.Field;

/// A wish that is a place in a topic: a choice, and where the choice needs it a value beside it.
///
/// @param <C> the choices
/// @param <P> the plan that follows
final class PlaceWish<C extends Enum<C>, P> implements Wish<P> {

    private final ComboBox<C> choice = new ComboBox<>();
    private final TextField value = new TextField();
    private final TextField partitions = new TextField();
    private final VBox node;
    private final Planner<C, P> planner;

    /// What is filled in.
    ///
    /// @param value stripped; empty where there is none
    /// @param partitions chosen ones; empty for all
    record Filled<C>(C choice, String value, Set<Integer> partitions) {

        /// The value as a whole number.
        long number() {
            try {
                return Long.parseLong(value.replace(",", ""));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(text("topics.change.number", value), e);
            }
        }

        /// The value as a moment: `2026-03-01T10:00:00Z`, or without a zone in the one of this machine.
        Instant time() {
            try {
                return value.endsWith("Z") || value.matches(".*[+-]\\d\\d:?\\d\\d$")
                        ? OffsetDateTime.parse(value).toInstant()
                        : LocalDateTime.parse(value.replace(' ', 'T')).atZone(ZoneId.systemDefault()).toInstant();
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException(text("topics.change.time", value), e);
            }
        }
    }

    /// Makes the planner of what is filled in.
    @FunctionalInterface
    interface Planner<C, P> {
        Function<Progress, P> of(Filled<C> filled);
    }

    /// @param choices with the words for them
    /// @param needsValue whether a choice has a value beside it
    PlaceWish(Map<C, String> choices, Predicate<C> needsValue, Planner<C, P> planner) {
        this.planner = planner;
        choice.setId("change-target");
        choice.getItems().setAll(choices.keySet());
        choice.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable C one) {
                return one == null ? "" : choices.getOrDefault(one, one.name());
            }

            @Override
            public C fromString(String words) {
                throw new UnsupportedOperationException("nothing is typed");
            }
        });
        choice.getSelectionModel().selectFirst();
        value.setId("change-value");
        choice.valueProperty().subscribe(one -> value.setDisable(one == null || !needsValue.test(one)));
        partitions.setId("change-partitions");
        node = new VBox(
                new Field(text("topics.change.target"), choice, ""),
                new Field(text("topics.change.value"), value, text("topics.change.value.hint")),
                new Field(text("topics.change.partitions"), partitions, text("topics.change.partitions.hint")));
        node.getStyleClass().add("change-wish");
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public Function<Progress, P> read() {
        Set<Integer> chosen = new TreeSet<>();
        for (String part : partitions.getText().strip().split("[,\\s]+", -1)) {
            if (!part.isEmpty()) {
                try {
                    chosen.add(Integer.parseInt(part));
                } catch (NumberFormatException e) {
                    throw new IllegalArgumentException(text("topics.change.number", part), e);
                }
            }
        }
        return planner.of(new Filled<>(choice.getValue(), value.getText().strip(), chosen));
    }

    @Override
    public void onChanged(Runnable action) {
        choice.valueProperty().subscribe(action);
        value.textProperty().subscribe(action);
        partitions.textProperty().subscribe(action);
    }
}
