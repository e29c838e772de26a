package tableflow.console.ui.messages.tools;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import tableflow.console.service.messages.write.PartText.Form;

/// One header of a record that is being written.
final class HeaderDraft {

    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty content = new SimpleStringProperty("");
    private final ObjectProperty<Form> form = new SimpleObjectProperty<>(Form.TEXT);

    /// With what stood in it before.
    static HeaderDraft of(ProduceDraft.Header before) {
        HeaderDraft header = new HeaderDraft();
        header.name.set(before.name());
        header.content.set(before.content());
        header.form.set(before.form());
        return header;
    }

    ProduceDraft.Header draft() {
        return new ProduceDraft.Header(name.get(), form.get(), content.get());
    }

    StringProperty nameProperty() {
        return name;
    }

    StringProperty contentProperty() {
        return content;
    }

    /// All but [Form#SCHEMA].
    ObjectProperty<Form> formProperty() {
        return form;
    }
}
