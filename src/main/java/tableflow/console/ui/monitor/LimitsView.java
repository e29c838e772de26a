package tableflow.console.ui.monitor;

import static tableflow.console.ui.Messages.text;

import java.util.UUID;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.monitor.Threshold;
import tableflow.console.service.monitor.MonitorSettings;
import tableflow.console.ui.control.Field;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.control.ShownAs;

/// The limits, each switched, changed or removed, and how alerts are told.
final class LimitsView extends StackPane {

    private final MonitorViewModel model;
    private final VBox list = new VBox();
    private final VBox editor = new VBox();
    private final CheckBox desktop = new CheckBox(text("monitor.desktop"));

    LimitsView(MonitorViewModel model) {
        this.model = model;
        setId("monitor-limits");
        list.getStyleClass().add("monitor-limit-list");
        editor.getStyleClass().add("monitor-limit-editor");
        Button add = new Button(text("monitor.limit.add"), Icons.of(Feather.PLUS));
        add.setId("monitor-add-limit");
        add.setOnAction(event -> edit(new LimitForm(UUID.randomUUID().toString())));
        desktop.setId("monitor-desktop");
        desktop.setOnAction(event ->
                change(desktop.isSelected()));
        VBox content = new VBox(
                heading("monitor.limits.heading"), note("monitor.limits.note"), list, add, editor,
                heading("monitor.tell.heading"), desktop, new WebhookView(model));
        content.getStyleClass().add("monitor-settings");
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        getChildren().setAll(scroll);
        close();
        model.settingsProperty().subscribe(this::show);
    }

    private static Label heading(String key) {
        Label label = new Label(text(key));
        label.getStyleClass().add("monitor-heading");
        return label;
    }

    private static Label note(String key) {
        Label label = new Label(text(key));
        label.getStyleClass().add("text-muted");
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private void show(MonitorSettings settings) {
        desktop.setSelected(settings.desktopNotices());
        list.getChildren().setAll(settings.thresholds().stream().map(this::row).toList());
        if (settings.thresholds().isEmpty()) {
            list.getChildren().setAll(note("monitor.limits.none"));
        }
    }

    private Node row(Threshold threshold) {
        CheckBox enabled = new CheckBox(MonitorWords.rule(threshold.rule()));
        enabled.setSelected(threshold.enabled());
        enabled.setOnAction(event -> keep(new Threshold(
                threshold.id(), threshold.topics(), threshold.rule(), threshold.samples(), enabled.isSelected())));
        Label where = new Label(threshold.topics().equals("*")
                ? text("monitor.limit.all", threshold.samples())
                : text("monitor.limit.some", threshold.topics(), threshold.samples()));
        where.getStyleClass().addAll("text-muted", "small-text");
        HBox.setHgrow(where, Priority.ALWAYS);
        where.setMaxWidth(Double.MAX_VALUE);
        HBox row = new HBox(enabled, where,
                Icons.button(Feather.EDIT_2, text("monitor.limit.edit"), () -> edit(LimitForm.of(threshold))),
                Icons.button(Feather.TRASH_2, text("monitor.limit.remove"), () -> remove(threshold)));
        row.getStyleClass().add("monitor-limit");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private void edit(LimitForm form) {
        ComboBox<LimitForm.Kind> kind = new ComboBox<>(FXCollections.observableArrayList(LimitForm.Kind.values()));
        kind.setId("monitor-limit-kind");
        kind.setConverter(new ShownAs<>(LimitForm.Kind::title));
        kind.valueProperty().bindBidirectional(form.kindProperty());
        TextField limit = input("monitor-limit-value", form.limitProperty());
        TextField topics = input("monitor-limit-topics", form.topicsProperty());
        TextField samples = input("monitor-limit-samples", form.samplesProperty());
        Field limitField = new Field(text("monitor.limit.value"), limit, text("monitor.limit.value.hint"))
                .errors(form.limitErrorProperty());
        limitField.visibleProperty().bind(form.kindProperty().map(now -> now.unit() != null));
        limitField.managedProperty().bind(limitField.visibleProperty());
        Button save = new Button(text("monitor.save"));
        save.setId("monitor-limit-save");
        save.getStyleClass().add("accent");
        save.disableProperty().bind(form.isWrong());
        save.setOnAction(event -> form.threshold().ifPresent(threshold -> {
            keep(threshold);
            close();
        }));
        Button cancel = new Button(text("monitor.cancel"));
        cancel.setOnAction(event -> close());
        HBox buttons = new HBox(save, cancel);
        buttons.getStyleClass().add("monitor-bar");
        editor.getChildren().setAll(
                new Field(text("monitor.limit.kind"), kind, ""),
                limitField,
                new Field(text("monitor.limit.topics"), topics, text("monitor.limit.topics.hint"))
                        .errors(form.topicsErrorProperty()),
                new Field(text("monitor.limit.samples"), samples, text("monitor.limit.samples.hint"))
                        .errors(form.samplesErrorProperty()),
                buttons);
        editor.setVisible(true);
        editor.setManaged(true);
        kind.requestFocus();
    }

    private static TextField input(String id, StringProperty value) {
        TextField input = new TextField();
        input.setId(id);
        input.setMaxWidth(320);
        input.textProperty().bindBidirectional(value);
        return input;
    }

    private void close() {
        editor.getChildren().clear();
        editor.setVisible(false);
        editor.setManaged(false);
    }

    private void change(boolean notices) {
        model.change(settings -> settings.withDesktopNotices(notices));
    }

    private void keep(Threshold changed) {
        model.change(settings -> settings.withThreshold(changed));
    }

    private void remove(Threshold threshold) {
        model.change(settings -> settings.withoutThreshold(threshold.id()));
    }
}
