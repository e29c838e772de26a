package tableflow.console.ui.topics;

import static tableflow.console.ui.Messages.text;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.kafka.ConfigValue;
import tableflow.console.domain.kafka.TopicConfig;
import tableflow.console.service.topics.Answer;
import tableflow.console.service.topics.TopicDetail.Configs;
import tableflow.console.ui.control.DataTable;
import tableflow.console.ui.topics.Shown.Tone;

/// The settings of a topic: value with its human form, whether somebody set it, where it comes from.
final class ConfigsTab extends VBox {

    private final ObservableList<TopicConfig> rows = FXCollections.observableArrayList();
    private final DataTable<TopicConfig> table = new DataTable<>(rows);
    private final TextField filter = new TextField();
    private final CheckBox onlySet = new CheckBox(text("topics.config.onlyset"));
    private final Label note = new Label();
    private List<TopicConfig> all = List.of();

    ConfigsTab() {
        getStyleClass().add("detail-tab");
        filter.setPromptText(text("topics.config.filter"));
        filter.setAccessibleText(text("topics.config.filter"));
        filter.getStyleClass().add("small");
        onlySet.setId("topics-config-onlyset");
        HBox.setHgrow(filter, Priority.ALWAYS);
        HBox tools = new HBox(filter, onlySet);
        tools.getStyleClass().add("detail-tools");
        tools.setAlignment(Pos.CENTER_LEFT);
        table.setId("topics-configs");
        table.getStyleClass().add("edge-to-edge");
        table.setFixedCellSize(28);
        table.setAccessibleText(text("topics.tab.configs"));
        Comparator<TopicConfig> byName = Comparator.comparing(TopicConfig::name);
        ShownCell.add(table, text("topics.config.name"), 230, byName, ConfigsTab::name);
        Comparator<TopicConfig> byValue = Comparator.comparing(it -> value(it).text());
        ShownCell.add(table, text("topics.config.value"), 180, byValue, ConfigsTab::value);
        Comparator<TopicConfig> setFirst = Comparator.comparing(TopicConfig::isDefault);
        ShownCell.add(table, text("topics.config.source"), 92, setFirst.thenComparing(byName), ConfigsTab::source);
        VBox.setVgrow(table, Priority.ALWAYS);
        note.getStyleClass().add("detail-note");
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        getChildren().setAll(tools, table, note);
        filter.textProperty().subscribe(this::fill);
        onlySet.selectedProperty().subscribe(this::fill);
    }

    void show(Answer<Configs> answer) {
        all = answer.value().map(Configs::all).orElse(List.of());
        RemoteFailure failure = answer.failure();
        Label empty = FactGrid.label(
                failure == null
                        ? Shown.answer(answer, any -> Shown.of(Tone.MUTED, text("topics.config.nomatch")))
                        : Shown.of(Tone.UNCHECKED, Shown.reason(failure)));
        empty.setMaxWidth(420);
        table.setPlaceholder(empty);
        RemoteFailure rest = answer.value().map(Configs::restFailure).orElse(null);
        note.setText(rest == null ? "" : text("topics.config.rest", Shown.reason(rest)));
        note.setVisible(rest != null);
        note.setManaged(rest != null);
        fill();
    }

    private void fill() {
        String words = filter.getText().strip().toLowerCase(Locale.ROOT);
        List<TopicConfig> matching = all.stream()
                .filter(config -> config.name().toLowerCase(Locale.ROOT).contains(words))
                .filter(config -> !onlySet.isSelected() || !config.isDefault())
                .toList();
        if (!rows.equals(matching)) {
            rows.setAll(matching);
        }
    }

    private static Shown name(TopicConfig config) {
        String more = config.readOnly() ? text("topics.config.readonly", config.name()) : config.name();
        return new Shown(config.name(), config.isDefault() ? Tone.MUTED : Tone.PLAIN, more);
    }

    private static Shown value(TopicConfig config) {
        Tone tone = config.isDefault() ? Tone.MUTED : Tone.PLAIN;
        if (config.sensitive()) {
            return new Shown(text("topics.config.hidden"), Tone.MUTED, text("topics.config.sensitive"));
        }
        String value = config.value();
        if (value == null) {
            return Shown.none();
        }
        String shown = ConfigValue.human(config.name(), value)
                .map(human -> value + "  (" + human + ")")
                .orElse(value);
        return new Shown(shown.isEmpty() ? text("topics.config.empty") : shown, tone, shown);
    }

    private static Shown source(TopicConfig config) {
        String words = config.isDefault() ? text("topics.config.default") : text("topics.config.set");
        String more = config.readOnly() ? config.source() + "\n" + text("topics.config.locked") : config.source();
        return new Shown(
                config.readOnly() ? words + " \u00b7 " + text("topics.config.locked") : words,
                config.isDefault() ? Tone.MUTED : Tone.PLAIN,
                more);
    }
}
