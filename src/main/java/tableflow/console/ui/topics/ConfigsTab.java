package tableflow.console.ui.topics;

import static tableflow.console.ui.Messages.text;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.kafka.ConfigValue;
import tableflow.console.domain.kafka.TopicConfig;
import tableflow.console.domain.kafka.config.Purpose;
import tableflow.console.domain.kafka.config.Setting;
import tableflow.console.service.topics.Answer;
import tableflow.console.service.topics.TopicDetail.Configs;
import tableflow.console.ui.control.DataTable;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.topics.Shown.Tone;

/// The settings of a topic: value with its human form, whether somebody set it, where it comes from.
final class ConfigsTab extends VBox {

    private final ObservableList<TopicConfig> rows = FXCollections.observableArrayList();
    private final DataTable<TopicConfig> table = new DataTable<>(rows);
    private final TextField filter = new TextField();
    private final CheckBox onlySet = new CheckBox(text("topics.config.onlyset"));
    private final Label note = new Label();
    private final SettingsViewModel model;
    private final Label words = new Label();
    private final Button edit = new Button(text("topics.config.edit"), Icons.of(Feather.EDIT_2));
    private List<TopicConfig> all = List.of();

    ConfigsTab(SettingsViewModel model) {
        this.model = model;
        getStyleClass().add("detail-tab");
        filter.setPromptText(text("topics.config.filter"));
        filter.setAccessibleText(text("topics.config.filter"));
        filter.getStyleClass().add("small");
        onlySet.setId("topics-config-onlyset");
        HBox.setHgrow(filter, Priority.ALWAYS);
        edit.setId("topics-config-edit");
        edit.getStyleClass().add("small");
        edit.setOnAction(event -> editChosen());
        HBox tools = new HBox(filter, onlySet, edit);
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
        table.getColumns().getLast().setMinWidth(80);
        Comparator<TopicConfig> byPurpose = Comparator.comparing(it -> Purpose.of(it.name()));
        ShownCell.add(table, text("topics.config.purpose"), 96, byPurpose.thenComparing(byName), ConfigsTab::purpose);
        table.getSortOrder().setAll(List.of(table.getColumns().getLast()));
        table.getSelectionModel().setSelectionMode(SelectionMode.SINGLE);
        table.getSelectionModel().selectedItemProperty().subscribe(config -> showWords());
        table.onOpen(this::editChosen);
        model.settingsProperty().subscribe(settings -> showWords());
        words.getStyleClass().add("setting-words");
        words.setWrapText(true);
        words.setMaxWidth(Double.MAX_VALUE);
        words.setMinHeight(USE_PREF_SIZE);
        VBox.setVgrow(table, Priority.ALWAYS);
        note.getStyleClass().add("detail-note");
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        getChildren().setAll(tools, table, words, note);
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
        note.setText(answer.kept().map(Shown::reason)
                .orElse(rest == null ? "" : text("topics.config.rest", Shown.reason(rest))));
        note.setVisible(!note.getText().isEmpty());
        note.setManaged(!note.getText().isEmpty());
        fill();
    }

    private void editChosen() {
        TopicConfig config = table.getSelectionModel().getSelectedItem();
        if (config != null) {
            model.edit(config);
        }
    }

    /// What the chosen setting is for, in the broker's words, and where its value comes from.
    private void showWords() {
        TopicConfig config = table.getSelectionModel().getSelectedItem();
        Setting setting = config == null ? null : model.settingsProperty().get().get(config.name());
        edit.setDisable(!model.canEdit(config));
        words.setVisible(setting != null);
        words.setManaged(setting != null);
        if (setting != null) {
            String origins = setting.origins().stream()
                    .map(it -> it.source() + " " + it.name() + " = " + (it.value() == null ? "?" : it.value()))
                    .collect(Collectors.joining("\n"));
            words.setText(setting.documentation() + (origins.isEmpty() ? "" : "\n" + origins));
        }
    }

    private static Shown purpose(TopicConfig config) {
        return Shown.of(Tone.MUTED, text("topics.purpose." + Purpose.of(config.name())));
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
