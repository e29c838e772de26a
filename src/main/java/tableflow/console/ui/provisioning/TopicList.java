package tableflow.console.ui.provisioning;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The topics of one run. The fields show one of them, which is edited there; showing another one puts the fields'
/// topic back into its [TopicDraft] and fills them from the other's.
final class TopicList {

    /// Who watches the fields.
    interface Host {

        /// The fields leave `draft`.
        void leave(TopicDraft draft);

        /// The fields show `draft` now.
        void enter(TopicDraft draft);

        /// Topics came that are not shown.
        void added(List<TopicDraft> drafts);
    }

    private final TopicForm form;
    private final Host host;
    private final ObservableList<TopicDraft> drafts =
            FXCollections.observableArrayList(it -> new Observable[] {it.name, it.problems});
    private final ReadOnlyObjectWrapper<TopicDraft> shown;
    private boolean switching;

    /// @param form the fields
    TopicList(TopicForm form, Host host) {
        this.form = form;
        this.host = host;
        TopicDraft first = new TopicDraft();
        drafts.add(first);
        shown = new ReadOnlyObjectWrapper<>(first);
    }

    /// All of them, in the order of the manifest; at least one.
    ObservableList<TopicDraft> drafts() {
        return drafts;
    }

    /// The one in the fields.
    ReadOnlyObjectProperty<TopicDraft> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    int shownIndex() {
        return drafts.indexOf(shown.get());
    }

    /// Whether the fields are being filled from another topic.
    boolean isSwitching() {
        return switching;
    }

    /// The names that are typed, in order; topics without one are left out.
    List<String> names() {
        return drafts.stream()
                .map(it -> it.name.get().strip())
                .filter(it -> !it.isEmpty())
                .toList();
    }

    /// Shows `draft` in the fields.
    void show(TopicDraft draft) {
        if (draft == shown.get() || !drafts.contains(draft)) {
            return;
        }
        leave();
        enter(draft);
    }

    /// Adds a topic with default settings and shows it.
    void add() {
        leave();
        TopicDraft fresh = new TopicDraft();
        drafts.add(shownIndex() + 1, fresh);
        enter(fresh);
    }

    /// Adds a topic with the settings of the shown one and shows it.
    void duplicate() {
        leave();
        TopicDraft copy = TopicDraft.like(form, TopicDraft.free(form.name.get(), drafts));
        copy.chosen = shown.get().chosen;
        drafts.add(shownIndex() + 1, copy);
        enter(copy);
    }

    /// Adds a topic for each of `names` that is not there yet, with the settings of the shown one. A shown topic that
    /// has no name takes the first.
    ///
    /// @return how many were added
    int addAll(Set<String> names) {
        List<String> fresh = new ArrayList<>(names);
        fresh.removeAll(names());
        if (fresh.isEmpty()) {
            return 0;
        }
        int count = fresh.size();
        if (form.name.get().isBlank()) {
            form.name.set(fresh.removeFirst());
        }
        List<TopicDraft> added = fresh.stream().map(it -> TopicDraft.like(form, it)).toList();
        added.forEach(TopicDraft::ownSchema);
        drafts.addAll(added);
        host.added(added);
        return count;
    }

    /// Shows the topic `name`, which is added where there are several and none is called so; a single one takes the
    /// name.
    void nameOrAdd(String name) {
        drafts.stream()
                .filter(it -> it.name.get().strip().equals(name))
                .findFirst()
                .ifPresentOrElse(this::show, () -> {
                    if (drafts.size() > 1) {
                        add();
                    }
                    form.name.set(name);
                });
    }

    /// Removes the shown topic, and shows the one that takes its place; the last one is emptied.
    void remove() {
        int at = shownIndex();
        if (drafts.size() == 1) {
            replace(List.of(new TopicDraft()));
            return;
        }
        drafts.remove(at);
        enter(drafts.get(Math.min(at, drafts.size() - 1)));
    }

    /// Puts `topics` in the place of all.
    void replace(List<TopicDraft> topics) {
        drafts.setAll(topics);
        enter(topics.getFirst());
        host.added(topics.subList(1, topics.size()));
    }

    /// Shows the first topic with which something is wrong.
    void showFirstWrong() {
        drafts.stream().filter(it -> it.problems.get() > 0).findFirst().ifPresent(this::show);
    }

    /// The topics as they are typed, the shown one from the fields.
    List<FormReading.Typed> typed(String flawOfShown) {
        return drafts.stream()
                .map(it -> it == shown.get()
                        ? new FormReading.Typed(form, flawOfShown)
                        : new FormReading.Typed(it.form, it.flaw))
                .toList();
    }

    /// Marks the topics with which something is wrong.
    ///
    /// @param strict whether what is only missing counts
    void mark(List<FormReading.Topic> judged, boolean strict) {
        for (int i = 0; i < judged.size(); i++) {
            FormReading.Topic topic = judged.get(i);
            long count = topic.problems().keySet().stream()
                    .filter(it -> strict || !topic.missing().contains(it))
                    .count();
            drafts.get(i).problems.set(Math.toIntExact(count));
        }
    }

    /// Takes over the schema file that was found for a topic, unless it was shown or changed meanwhile.
    void take(SchemaSearch.Found found) {
        TopicDraft draft = found.draft();
        if (draft == shown.get() || draft.chosen) {
            return;
        }
        draft.form.filePath.set(found.file().map(SchemaFiles.Found::path).orElse(""));
        draft.form.fileText.set(found.file().map(SchemaFiles.Found::content).orElse(""));
        draft.flaw = found.flaw();
    }

    /// Keeps the name in the list that of the fields.
    void nameShown() {
        if (!switching) {
            shown.get().name.set(form.name.get());
        }
    }

    private void leave() {
        TopicDraft left = shown.get();
        left.form.copyTopic(form);
        left.name.set(form.name.get());
        host.leave(left);
    }

    private void enter(TopicDraft draft) {
        switching = true;
        try {
            shown.set(draft);
            form.copyTopic(draft.form);
        } finally {
            switching = false;
        }
        host.enter(draft);
    }
}
