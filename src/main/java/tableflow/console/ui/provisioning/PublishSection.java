package tableflow.console.ui.provisioning;

import static tableflow.console.ui.Messages.text;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.scene.layout.VBox;
import tableflow.console.domain.confluent.CatalogIntegration;
import tableflow.console.domain.profile.Profile;
import tableflow.console.ui.control.Field;

/// Where the table can be found: the AWS Glue Data Catalog.
final class PublishSection {

    private final FormViewModel model;
    private final TopicForm form;
    private final StringBinding existing;

    PublishSection(FormViewModel model) {
        this.model = model;
        this.form = model.form();
        existing = Bindings.createStringBinding(
                () -> model.existingGlue().map(this::words).orElse(""), model.choices().catalogs.items());
    }

    VBox node() {
        Profile.Kafka kafka = model.profile().kafka();
        String usual = kafka == null ? text("provisioning.database.cluster") : kafka.clusterId();
        Field glue = FormParts.field(
                text("provisioning.glue"),
                FormParts.check("provision-glue", text("provisioning.glue.on"), form.glue),
                text("provisioning.glue.hint"), model, Input.GLUE);
        Field database = FormParts.onlyWhile(form.glue, FormParts.field(
                text("provisioning.database"),
                FormParts.input("provision-database", form.glueDatabase, usual),
                text("provisioning.database.hint"), model, Input.DATABASE));
        return FormParts.section(
                text("provisioning.section.publish"), text("provisioning.section.publish.hint"),
                glue, database, FormParts.onlyWhile(form.glue, new VBox(FormParts.note(existing))));
    }

    private String words(CatalogIntegration found) {
        Profile.Kafka kafka = model.profile().kafka();
        String database = found.customDatabase();
        String shown = database != null ? database : kafka == null ? "" : kafka.clusterId();
        return text("provisioning.glue.existing", found.displayName(), found.id(), shown);
    }
}
