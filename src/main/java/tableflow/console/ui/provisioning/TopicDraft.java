package tableflow.console.ui.provisioning;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// One topic of the form while another one is shown: its fields as they were left. Of the topic that is shown only the
/// marks below are kept here.
final class TopicDraft {

    /// What the list shows of it.
    final StringProperty name = new SimpleStringProperty("");
    final IntegerProperty problems = new SimpleIntegerProperty();

    final TopicForm form = new TopicForm();

    /// What is wrong with its schema's text; empty when nothing is.
    String flaw = "";

    /// Whether its schema file was chosen by hand, and not found by its name.
    boolean chosen;

    TopicDraft() {}

    /// A topic like the one in `pattern`.
    static TopicDraft like(TopicForm pattern, String name) {
        TopicDraft draft = new TopicDraft();
        draft.form.copyTopic(pattern);
        draft.form.name.set(name);
        draft.name.set(name);
        return draft;
    }

    /// Takes the schema from the usual place of its own name, unless it takes the one in the registry.
    void ownSchema() {
        if (form.source.get() != TopicForm.SchemaSource.REGISTERED) {
            form.source.set(TopicForm.SchemaSource.FILE);
        }
        form.schemaText.set("");
        form.filePath.set("");
        form.fileText.set("");
        form.references.clear();
    }

    /// The names in a text that was pasted: one a line, or separated by commas or white space; each once, in order.
    static Set<String> names(String pasted) {
        Set<String> names = new LinkedHashSet<>();
        for (String name : pasted.split("[\\s,;]+", -1)) {
            if (!name.isBlank()) {
                names.add(name);
            }
        }
        return names;
    }

    /// A name like `name` that is not among `taken`.
    static String free(String name, Iterable<TopicDraft> taken) {
        Set<String> used = new HashSet<>();
        taken.forEach(it -> used.add(it.name.get().strip()));
        String base = name.isBlank() ? "topic" : name.strip();
        String candidate = base + "-copy";
        for (int number = 2; used.contains(candidate); number++) {
            candidate = base + "-copy-" + number;
        }
        return candidate;
    }
}
