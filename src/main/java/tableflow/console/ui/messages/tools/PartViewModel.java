package tableflow.console.ui.messages.tools;

import static tableflow.console.ui.Messages.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.schema.SchemaVersion;
import tableflow.console.service.messages.ExactJson;
import tableflow.console.service.messages.Messages;
import tableflow.console.service.messages.sample.Samples;
import tableflow.console.service.messages.sample.Samples.Sample;
import tableflow.console.service.messages.write.Encoder;
import tableflow.console.service.messages.write.PartText;
import tableflow.console.service.messages.write.PartText.Form;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Problem;
import tableflow.console.ui.work.Work;

/// The key or the value of a record that is being written: its text, how it becomes bytes, and by which schema.
/// JavaFX thread only.
final class PartViewModel {

    /// Stands for whatever is the newest version.
    static final int NEWEST = 0;

    private final Messages messages;
    private final Work work;
    private final String subject;
    private final Form first;
    private final LatestOnly loading = new LatestOnly();
    private final LatestOnly sampling = new LatestOnly();
    private final ObjectProperty<Form> form;
    private final StringProperty content = new SimpleStringProperty("");
    private final ObjectProperty<Integer> version = new SimpleObjectProperty<>(NEWEST);
    private final ObservableList<Integer> versions = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable Encoder> encoder = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final SimpleStringProperty note = new SimpleStringProperty("");
    private long seed;
    private boolean filling;
    private boolean chosen;

    /// @param subject whose schemas are offered
    /// @param first what is meant while there is no such subject
    /// @param before as it stood when the form was closed
    PartViewModel(Messages messages, Work work, String subject, Form first, ProduceDraft.Part before) {
        this.messages = messages;
        this.work = work;
        this.subject = subject;
        this.first = first;
        chosen = before.form() != null;
        form = new SimpleObjectProperty<>(before.form() == null ? first : before.form());
        content.set(before.content());
        version.set(before.version());
        form.subscribe((old, now) -> chosen |= !filling);
        version.subscribe((old, now) -> {
            if (!filling) {
                open();
            }
        });
    }

    /// As it stands. What was filled in is meant in the form it was filled in for, chosen or not.
    ProduceDraft.Part draft() {
        Form meant = chosen || !content.get().isEmpty() ? form.get() : null;
        return new ProduceDraft.Part(meant, content.get(), version.get());
    }

    /// Empties it; a schema that is there is offered again.
    void clear() {
        sampling.clear();
        filling = true;
        chosen = false;
        content.set("");
        form.set(versions.isEmpty() ? first : Form.SCHEMA);
        filling = false;
        version.set(NEWEST);
    }

    /// It was looked at as it stands: a schema that comes late does not change how it is meant.
    void settle() {
        chosen = true;
    }

    /// Looks whether the subject has a schema; if so it is the one to write by.
    void load() {
        note.set(text("messages.produce.schema.looking", subject));
        work.job(text("messages.produce.job.schema", subject), _ -> {
                    Optional<SchemaVersion> newest = messages.newestSchema(subject);
                    return newest.isEmpty() ? Optional.<Encoder>empty() : Optional.of(messages.encoder(subject));
                })
                .in(loading)
                .quiet()
                .onResult(found -> {
                    found.ifPresent(this::offer);
                    note.set(found.isPresent() ? "" : text("messages.produce.schema.none", subject));
                })
                .onFailure(failure -> failed(failure, this::load))
                .start();
    }

    private void offer(Encoder newest) {
        List<Integer> all = new ArrayList<>();
        all.add(NEWEST);
        for (int each = newest.version().version(); each > 0; each--) {
            all.add(each);
        }
        int wanted = version.get();
        filling = true;
        versions.setAll(all);
        version.set(all.contains(wanted) ? wanted : NEWEST);
        if (!chosen && content.get().isEmpty()) {
            form.set(Form.SCHEMA);
        }
        filling = false;
        if (version.get() == NEWEST) {
            encoder.set(newest);
        } else {
            open();
        }
    }

    private void open() {
        int chosen = version.get();
        String name = chosen == NEWEST ? subject : subject + ":" + chosen;
        encoder.set(null);
        work.job(text("messages.produce.job.schema", name), _ -> messages.encoder(name))
                .in(loading)
                .quiet()
                .onResult(opened -> {
                    problem.set(null);
                    encoder.set(opened);
                })
                .onFailure(failure -> failed(failure, this::open))
                .start();
    }

    private void failed(RemoteFailure failure, Runnable retry) {
        note.set("");
        problem.set(new Problem(failure, retry));
    }

    /// Puts in a value made up from the schema; another one each time.
    void sample() {
        Encoder by = encoder.get();
        if (by == null) {
            return;
        }
        long own = seed++;
        work.job(text("messages.produce.job.sample"), _ -> sample(by, own))
                .in(sampling)
                .quiet()
                .onResult(sample -> {
                    form.set(Form.SCHEMA);
                    content.set(ExactJson.pretty(sample.value()));
                    note.set(sample.fits() ? "" : text("messages.produce.sample.unfit"));
                })
                .onFailure(failure -> problem.set(new Problem(failure, null)))
                .start();
    }

    private static Sample sample(Encoder by, long own) {
        try {
            return Samples.of(by, own);
        } catch (BadInput bad) {
            throw RemoteFailure.of(Kind.INVALID, "make a sample", String.valueOf(bad.getMessage())).withCause(bad);
        }
    }

    /// Why it cannot be told what the text becomes; empty where it can.
    Optional<String> whyNotReady() {
        if (form.get() != Form.SCHEMA || encoder.get() != null) {
            return Optional.empty();
        }
        return Optional.of(text(loading.isBusy() ? "messages.produce.flaw.schema.looking"
                : problem.get() != null ? "messages.produce.flaw.schema.unread"
                : "messages.produce.flaw.schema.none", subject));
    }

    /// What is written now; it does not change any more, and may be read on any thread.
    PartText now() {
        Encoder by = encoder.get();
        return form.get() == Form.SCHEMA && by != null
                ? PartText.of(by, content.get())
                : PartText.of(form.get(), content.get());
    }

    /// The subject's versions: [#NEWEST], and then downwards. Empty when there is no schema.
    ObservableList<Integer> versions() {
        return versions;
    }

    ObjectProperty<Form> formProperty() {
        return form;
    }

    StringProperty contentProperty() {
        return content;
    }

    ObjectProperty<Integer> versionProperty() {
        return version;
    }

    ReadOnlyObjectProperty<@Nullable Encoder> encoderProperty() {
        return encoder.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty loadingProperty() {
        return loading.busyProperty();
    }

    /// Something to know about the schema or the sample; empty for nothing.
    StringProperty noteProperty() {
        return note;
    }

    void close() {
        loading.clear();
        sampling.clear();
    }
}
