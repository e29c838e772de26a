package tableflow.console.ui.provisioning;

import static tableflow.console.ui.Messages.text;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.StringProperty;
import javafx.scene.layout.VBox;
import tableflow.console.domain.provisioning.Desired;
import tableflow.console.ui.control.Field;

/// Who owns the keys, and what they are called.
final class OwnerSection {

    private final FormViewModel model;
    private final TopicForm form;
    private final BooleanBinding existing;
    private final StringBinding name;

    OwnerSection(FormViewModel model) {
        this.model = model;
        this.form = model.form();
        existing = form.newAccount.not();
        name = Bindings.createStringBinding(
                () -> model.choices().accounts.items().stream()
                        .filter(it -> it.id().equals(form.accountId.get().strip()))
                        .findFirst()
                        .map(it -> it.displayName() + (it.description().isBlank() ? "" : ": " + it.description()))
                        .orElse(""),
                form.accountId, model.choices().accounts.items());
    }

    VBox node() {
        Field id = FormParts.field(
                text("provisioning.account.id"),
                new PickField(
                        FormParts.input("provision-account", form.accountId, "sa-…"),
                        model.choices().accounts,
                        it -> it.displayName() + "  " + it.id(),
                        it -> form.accountId.set(it.id())),
                "", model, Input.OWNER);
        Field newName = FormParts.field(
                text("provisioning.account.name"),
                FormParts.input("provision-account-name", form.accountName, ""),
                text("provisioning.account.name.hint"), model, Input.OWNER);
        return FormParts.section(
                text("provisioning.section.owner"), text("provisioning.section.owner.hint"),
                FormParts.either("provision-new-account", form.newAccount,
                        text("provisioning.account.existing"), text("provisioning.account.new")),
                FormParts.onlyWhile(existing, new VBox(4, id, FormParts.note(name))),
                FormParts.onlyWhile(form.newAccount, newName),
                FormParts.check("provision-roles", text("provisioning.account.roles"), form.grantRoles),
                new Disclosure("provision-keys", text("provisioning.keys"),
                        key(text("provisioning.kind.kafka-key"), "provision-key-kafka", form.kafkaKeyName,
                                Desired.KAFKA_KEY_NAME),
                        FormParts.pair(
                                key(text("provisioning.kind.registry-key"), "provision-key-registry",
                                        form.registryKeyName, "{env}-tableflow-registry-key"),
                                key(text("provisioning.kind.tableflow-key"), "provision-key-tableflow",
                                        form.tableflowKeyName, "{env}-tableflow-key"))));
    }

    private Field key(String title, String id, StringProperty value, String usual) {
        return new Field(title,
                FormParts.input(id, value, usual.replace("{env}", model.profile().environmentTag())), "");
    }
}
