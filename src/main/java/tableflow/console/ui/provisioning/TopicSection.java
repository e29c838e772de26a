package tableflow.console.ui.provisioning;

import static tableflow.console.ui.Messages.text;

import java.util.Arrays;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.profile.Profile;
import tableflow.console.ui.control.Field;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.provisioning.TopicForm.Cleanup;

/// The topic: name, partitions, settings.
final class TopicSection {

    private final FormViewModel model;
    private final TopicForm form;
    private final TextField name;
    private final BooleanBinding severalClusters;
    private final StringBinding upsert;

    TopicSection(FormViewModel model) {
        this.model = model;
        this.form = model.form();
        name = FormParts.input("provision-name", form.name, text("provisioning.name.prompt"));
        // Held here: a binding that nobody holds is collected.
        severalClusters = Bindings.createBooleanBinding(
                () -> model.profile().kafka() == null || model.choices().clusters.items().size() > 1,
                model.choices().clusters.items());
        upsert = Bindings.createStringBinding(
                () -> form.cleanup.get() == Cleanup.COMPACT || form.cleanup.get() == Cleanup.COMPACT_DELETE
                        ? text("provisioning.cleanup.upsert") : "",
                form.cleanup);
    }

    TextField name() {
        return name;
    }

    VBox node() {
        Field nameField = FormParts.field(
                text("provisioning.name"), name, text("provisioning.name.hint"), model, Input.NAME);
        Field partitions = FormParts.field(
                text("provisioning.partitions"),
                FormParts.input("provision-partitions", form.partitions, ""),
                text("provisioning.partitions.hint"), model, Input.PARTITIONS);
        HBox.setHgrow(nameField, Priority.ALWAYS);
        partitions.setPrefWidth(150);
        partitions.setMinWidth(150);
        HBox first = new HBox(nameField, partitions);
        first.getStyleClass().add("line");
        return FormParts.section(
                text("provisioning.section.topic"), text("provisioning.section.topic.hint"),
                first, cluster(), settings());
    }

    private Field cluster() {
        Profile.Kafka kafka = model.profile().kafka();
        TextField typed = FormParts.input(
                "provision-cluster", form.cluster, kafka == null ? "lkc-…" : kafka.clusterId());
        PickField pick = new PickField(typed, model.choices().clusters,
                it -> it.displayName() + "  " + it.id() + "  " + it.region(),
                it -> form.cluster.set(it.id()));
        return FormParts.onlyWhile(severalClusters, FormParts.field(
                text("provisioning.cluster"), pick, text("provisioning.cluster.hint"), model, Input.CLUSTER));
    }

    private Disclosure settings() {
        Field cleanup = new Field(
                text("provisioning.cleanup"),
                FormParts.choice("provision-cleanup", form.cleanup,
                        Arrays.asList(null, Cleanup.DELETE, Cleanup.COMPACT, Cleanup.COMPACT_DELETE),
                        it -> it == null ? text("provisioning.cleanup.default")
                                : text("provisioning.cleanup." + it.name().toLowerCase(Locale.ROOT))),
                "");
        Field retention = FormParts.field(
                text("provisioning.retention"),
                FormParts.input("provision-retention", form.retention, text("provisioning.retention.prompt")),
                text("provisioning.retention.hint"), model, Input.RETENTION);
        Label note = FormParts.note(upsert);
        note.setGraphic(Icons.of(Feather.ALERT_TRIANGLE, "warning"));
        return new Disclosure(
                "provision-settings", text("provisioning.settings"),
                FormParts.pair(cleanup, retention), note, configs())
                .openOn(model.error(Input.RETENTION))
                .openOn(model.error(Input.CONFIGS))
                .openOn(upsert);
    }

    private Field configs() {
        VBox rows = new VBox();
        rows.getStyleClass().add("config-rows");
        Button add = new Button(text("provisioning.config.add"), Icons.of(Feather.PLUS));
        add.setId("provision-config-add");
        add.getStyleClass().add("small");
        add.setOnAction(event -> form.configs.add(new TopicForm.Config("", "")));
        Runnable fill = () -> rows.getChildren().setAll(form.configs.stream().map(this::config).toList());
        form.configs.addListener((ListChangeListener<TopicForm.Config>) change -> {
            boolean otherRows = false;
            while (change.next()) {
                otherRows = otherRows || change.wasAdded() || change.wasRemoved();
            }
            if (otherRows) {
                fill.run();
            }
        });
        fill.run();
        return FormParts.field(
                text("provisioning.configs"), new VBox(6, rows, add), text("provisioning.configs.hint"), model,
                Input.CONFIGS);
    }

    private HBox config(TopicForm.Config config) {
        TextField key = FormParts.input("", config.name, "min.insync.replicas");
        key.setAccessibleText(text("provisioning.config.name"));
        TextField value = FormParts.input("", config.value, text("provisioning.config.value"));
        value.setAccessibleText(text("provisioning.config.value"));
        key.getStyleClass().add("mono");
        value.getStyleClass().add("mono");
        HBox.setHgrow(key, Priority.ALWAYS);
        Button remove = Icons.button(
                Feather.TRASH_2, text("provisioning.config.remove"), () -> form.configs.remove(config));
        return FormParts.line(key, value, remove);
    }
}
