package tableflow.console.ui.schemas.registry;

import static tableflow.console.ui.Messages.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Progress;
import tableflow.console.domain.schema.CompatibilityLevel;
import tableflow.console.domain.schema.RegistryMode;
import tableflow.console.service.schemas.registry.RegistrySettings;
import tableflow.console.service.schemas.registry.RegistrySettings.InForce;
import tableflow.console.service.schemas.registry.SettingInForce;
import tableflow.console.ui.change.Wish;
import tableflow.console.ui.control.Field;

/// Level, mode and normalising of a place; each its own, or inherited.
final class SettingsWish implements Wish<RegistrySettings.Plan> {

    private final Function<RegistrySettings.Wish, Function<Progress, RegistrySettings.Plan>> planner;
    private final ComboBox<Choice<CompatibilityLevel>> level;
    private final ComboBox<Choice<RegistryMode>> mode;
    private final ComboBox<Choice<Boolean>> normalize;
    private final VBox node = new VBox();

    /// A value, or none: what the next wider place has.
    private record Choice<T>(@Nullable T value) {}

    SettingsWish(
            InForce now, Function<RegistrySettings.Wish, Function<Progress, RegistrySettings.Plan>> planner) {
        this.planner = planner;
        boolean global = now.place().isGlobal();
        level = choice("level", List.of(CompatibilityLevel.values()), own(now.level(), now.level().value().known()),
                text(global ? "schemas.registry.usual" : "schemas.registry.inherit"));
        List<RegistryMode> modes = new ArrayList<>(List.of(RegistryMode.values()));
        if (!global) {
            modes.remove(RegistryMode.READONLY_OVERRIDE);
        }
        mode = choice("mode", modes, own(now.mode(), now.mode().value().known()), text("schemas.registry.inherit"));
        if (global) {
            mode.getItems().removeIf(it -> it.value() == null);
            mode.setValue(new Choice<>(now.mode().value().known()));
        }
        normalize = choice("normalize", List.of(true, false), own(now.normalize(), now.normalize().value()),
                text(global ? "schemas.registry.usual" : "schemas.registry.inherit"));
        Label meaning = new Label();
        meaning.setWrapText(true);
        meaning.setMinHeight(Region.USE_PREF_SIZE);
        meaning.getStyleClass().add("text-muted");
        level.valueProperty().subscribe(it -> meaning.setText(it == null || it.value() == null ? ""
                : text("schemas.registry.level." + it.value())));
        node.getStyleClass().add("change-wish");
        node.getChildren().setAll(
                new Field(text("schemas.registry.setting.LEVEL"), level,
                        RegistryWords.inForce(now.level(), now.level().value().toString())),
                meaning,
                new Field(text("schemas.registry.setting.MODE"), mode,
                        RegistryWords.inForce(now.mode(), now.mode().value().toString())),
                new Field(text("schemas.registry.setting.NORMALIZE"), normalize,
                        RegistryWords.inForce(now.normalize(), RegistryWords.onOff(now.normalize().value()))));
    }

    private static <T> Choice<T> own(SettingInForce<?> now, @Nullable T value) {
        return new Choice<>(now.own() ? value : null);
    }

    private static <T> ComboBox<Choice<T>> choice(
            String id, List<T> values, Choice<T> now, String inherited) {
        List<Choice<T>> all = new ArrayList<>(List.of(new Choice<>(null)));
        values.forEach(value -> all.add(new Choice<>(value)));
        ComboBox<Choice<T>> box = new ComboBox<>(FXCollections.observableArrayList(all));
        box.setId("schema-setting-" + id);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable Choice<T> choice) {
                T value = choice == null ? null : choice.value();
                return value == null ? inherited
                        : value instanceof Boolean on ? RegistryWords.onOff(on) : value.toString();
            }

            @Override
            public @Nullable Choice<T> fromString(String text) {
                return null;
            }
        });
        box.setValue(now);
        return box;
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public Function<Progress, RegistrySettings.Plan> read() {
        return planner.apply(new RegistrySettings.Wish(
                level.getValue().value(), mode.getValue().value(), normalize.getValue().value()));
    }

    @Override
    public void onChanged(Runnable action) {
        level.valueProperty().subscribe((before, now) -> action.run());
        mode.valueProperty().subscribe((before, now) -> action.run());
        normalize.valueProperty().subscribe((before, now) -> action.run());
    }
}
