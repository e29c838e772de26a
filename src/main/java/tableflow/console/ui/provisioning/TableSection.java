package tableflow.console.ui.provisioning;

import static tableflow.console.ui.Messages.text;

import java.util.Arrays;
import java.util.Locale;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.confluent.ErrorHandling.Mode;
import tableflow.console.domain.confluent.MetadataColumnNaming;
import tableflow.console.domain.confluent.ProviderIntegration;
import tableflow.console.domain.profile.Profile;
import tableflow.console.ui.control.Field;

/// The table: formats, storage, what happens to bad and to old records.
final class TableSection {

    private final FormViewModel model;
    private final TopicForm form;
    private final BooleanBinding ownBucket;
    private final BooleanBinding logs;

    TableSection(FormViewModel model) {
        this.model = model;
        this.form = model.form();
        ownBucket = form.managed.not();
        logs = form.errors.isEqualTo(Mode.LOG);
    }

    VBox node() {
        Field formats = FormParts.field(
                text("provisioning.formats"),
                FormParts.line(
                        FormParts.check("provision-iceberg", "Apache Iceberg", form.iceberg),
                        FormParts.check("provision-delta", "Delta Lake", form.delta)),
                "", model, Input.FORMATS);
        Field storage = FormParts.field(
                text("provisioning.storage"),
                FormParts.either("provision-managed", form.managed,
                        text("provisioning.storage.bucket"), text("provisioning.storage.managed")),
                text("provisioning.storage.hint"), model, Input.STORAGE);
        return FormParts.section(
                text("provisioning.section.table"), text("provisioning.section.table.hint"),
                FormParts.pair(formats, storage),
                FormParts.onlyWhile(ownBucket, bucket()),
                FormParts.onlyWhile(ownBucket, access()),
                more());
    }

    private Field bucket() {
        Profile profile = model.profile();
        Profile.Aws aws = profile.aws();
        String usual = aws != null && aws.bucket() != null
                ? aws.bucket() : profile.environmentTag() + "-confluent-topics-backup";
        return FormParts.field(
                text("provisioning.bucket"),
                FormParts.input("provision-bucket", form.bucket, usual),
                text("provisioning.bucket.hint", usual), model, Input.BUCKET);
    }

    /// Through what Tableflow writes: a role, for which an integration is found or made, or an integration by name.
    private VBox access() {
        HBox either = FormParts.either("provision-existing", form.existing,
                text("provisioning.access.role"), text("provisioning.access.integration"));
        TextField arn = FormParts.input("provision-role", form.roleArn, "arn:aws:iam::123456789012:role/tableflow");
        PickField pickRole = new PickField(arn, model.choices().integrations, TableSection::words,
                it -> form.roleArn.set(it.customerRoleArn()));
        Field role = FormParts.onlyWhile(form.existing.not(), FormParts.field(
                text("provisioning.role"), pickRole, text("provisioning.role.hint"), model, Input.ROLE));
        Field named = FormParts.onlyWhile(form.existing, FormParts.field(
                text("provisioning.integration"), pick("provision-integration", form.integration, "cspi-…"),
                text("provisioning.integration.hint"), model, Input.INTEGRATION));
        Label note = new Label();
        note.getStyleClass().add("wizard-note");
        note.setWrapText(true);
        note.setMinHeight(Label.USE_PREF_SIZE);
        AccessNote access = new AccessNote(model);
        Runnable tell = () -> {
            String words = access.words();
            note.setText(words);
            note.setManaged(!words.isEmpty());
        };
        access.onChange(tell);
        tell.run();
        return new VBox(8, new Field(text("provisioning.access"), either, ""), new VBox(4, role, named, note));
    }

    private PickField pick(String id, StringProperty value, String prompt) {
        return new PickField(FormParts.input(id, value, prompt), model.choices().integrations, TableSection::words,
                it -> value.set(it.id()));
    }

    private static String words(ProviderIntegration integration) {
        return integration.displayName() + "  " + integration.id() + "  " + integration.customerRoleArn();
    }

    private Disclosure more() {
        Field errors = new Field(
                text("provisioning.errors"),
                FormParts.choice("provision-errors", form.errors,
                        Arrays.asList(null, Mode.SUSPEND, Mode.SKIP, Mode.LOG),
                        it -> text("provisioning.errors." + key(it, "default"))),
                "");
        Field letters = FormParts.onlyWhile(logs, FormParts.field(
                text("provisioning.deadletters"),
                FormParts.input("provision-deadletters", form.deadLetters, ""),
                text("provisioning.deadletters.hint"), model, Input.DEAD_LETTERS));
        Field snapshots = FormParts.field(
                text("provisioning.snapshots"),
                FormParts.input("provision-snapshots", form.snapshotRetention, text("provisioning.snapshots.prompt")),
                text("provisioning.snapshots.hint"), model, Input.SNAPSHOTS);
        Field rows = FormParts.field(
                text("provisioning.rows"),
                FormParts.input("provision-rows", form.rowRetention, text("provisioning.rows.prompt")),
                text("provisioning.rows.hint"), model, Input.ROWS);
        Field naming = new Field(
                text("provisioning.naming"),
                FormParts.choice("provision-naming", form.columnNaming,
                        Arrays.asList(null, MetadataColumnNaming.DEFAULT, MetadataColumnNaming.PORTABLE),
                        it -> text("provisioning.naming." + key(it, "none"))),
                "");
        Field own = FormParts.onlyWhile(ownBucket, new Field(
                text("provisioning.integration.own"),
                pick("provision-own-integration", form.ownIntegration, text("provisioning.integration.own.prompt")),
                text("provisioning.integration.own.hint")));
        return new Disclosure(
                "provision-table-more", text("provisioning.table.more"),
                FormParts.pair(errors, naming), letters, FormParts.pair(snapshots, rows), own)
                .openOn(model.error(Input.DEAD_LETTERS))
                .openOn(model.error(Input.SNAPSHOTS))
                .openOn(model.error(Input.ROWS));
    }

    private static String key(@Nullable Enum<?> constant, String whenAbsent) {
        return constant == null ? whenAbsent : constant.name().toLowerCase(Locale.ROOT);
    }
}
