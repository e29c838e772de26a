package tableflow.console.ui.topics.change;

import static tableflow.console.ui.Messages.text;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import tableflow.console.domain.Progress;
import tableflow.console.domain.kafka.ConfigValue;
import tableflow.console.domain.kafka.config.Setting;
import tableflow.console.service.topics.change.SettingsPlan;
import tableflow.console.service.topics.change.TopicEditing;
import tableflow.console.ui.change.Wish;
import tableflow.console.ui.control.Field;

/// A wish that is another value for one setting, or none of the topic's own. The broker's documentation, the value in
/// words and where it comes from stand beside it.
final class SettingWish implements Wish<SettingsPlan> {

    private final String topic;
    private final Setting setting;
    private final TopicEditing editing;
    private final TextField field = new TextField();
    private final CheckBox inherit = new CheckBox();
    private final VBox node = new VBox();

    SettingWish(String topic, Setting setting, TopicEditing editing) {
        this.topic = topic;
        this.setting = setting;
        this.editing = editing;
        String value = setting.config().value();
        field.setId("change-value");
        field.setText(value == null ? "" : value);
        field.disableProperty().bind(inherit.selectedProperty());
        String inherited = setting.inherited();
        inherit.setId("change-inherit");
        inherit.setText(inherited == null
                ? text("topics.setting.inherit")
                : text("topics.setting.inherit.value", human(inherited)));
        inherit.setDisable(setting.config().isDefault());
        Label meaning = new Label();
        meaning.getStyleClass().add("text-muted");
        field.textProperty().subscribe(now -> meaning.setText(
                ConfigValue.human(setting.name(), now.strip()).map(words -> "= " + words).orElse("")));
        Label documentation = new Label(setting.documentation().isEmpty()
                ? text("topics.setting.undocumented")
                : setting.documentation());
        documentation.setWrapText(true);
        documentation.setMinHeight(Region.USE_PREF_SIZE);
        Label origins = new Label(setting.origins().stream()
                .map(it -> it.source() + ": " + it.name() + "=" + (it.value() == null ? "?" : it.value()))
                .collect(Collectors.joining("\n")));
        origins.getStyleClass().addAll("mono", "text-muted");
        node.getChildren().setAll(
                documentation, origins, new Field(setting.name(), field, setting.type()), meaning, inherit);
        node.getStyleClass().add("change-wish");
    }

    private String human(String value) {
        return ConfigValue.human(setting.name(), value).map(words -> value + " (" + words + ")").orElse(value);
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public Function<Progress, SettingsPlan> read() {
        Optional<String> value = inherit.isSelected() ? Optional.empty() : Optional.of(field.getText().strip());
        return progress -> editing.planSettings(topic, Map.of(setting.name(), value));
    }

    @Override
    public void onChanged(Runnable action) {
        field.textProperty().subscribe(action);
        inherit.selectedProperty().subscribe(action);
    }
}
