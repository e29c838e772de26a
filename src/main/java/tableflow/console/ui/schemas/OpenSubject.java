package tableflow.console.ui.schemas;

import static tableflow.console.ui.Messages.text;

import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.service.schemas.judge.PrettySchema;
import tableflow.console.service.schemas.judge.SubjectShelf.Subject;
import tableflow.console.ui.schemas.DraftViewModel.Origin;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Problem;
import tableflow.console.ui.work.Work;

/// The subject that the draft is of, as the registry has it, also when it changes there while the draft is written.
final class OpenSubject {

    private static final String VALUES = "-value";

    private final SchemasServices services;
    private final Work work;
    private final DraftViewModel draft;
    private final Consumer<@Nullable Problem> onProblem;
    private final LatestOnly looking = new LatestOnly();
    private final LatestOnly reading = new LatestOnly();
    private final ReadOnlyObjectWrapper<@Nullable Subject> subject = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Standing> standing = new ReadOnlyObjectWrapper<>(Standing.ALONE);
    private final ReadOnlyStringWrapper moved = new ReadOnlyStringWrapper("");

    OpenSubject(
            SchemasServices services, Work work, DraftViewModel draft, Consumer<@Nullable Problem> onProblem) {
        this.services = services;
        this.work = work;
        this.draft = draft;
        this.onProblem = onProblem;
        subject.subscribe(this::stand);
        draft.circumstancesProperty().subscribe(this::stand);
    }

    private void stand() {
        standing.set(new Standing(subject.get(), draft.circumstances()));
    }

    ReadOnlyObjectProperty<@Nullable Subject> subjectProperty() {
        return subject.getReadOnlyProperty();
    }

    /// What the draft stands among.
    ReadOnlyObjectProperty<Standing> standingProperty() {
        return standing.getReadOnlyProperty();
    }

    /// A sentence when the registry changed under the draft, until it is [#seen()].
    ReadOnlyStringProperty movedProperty() {
        return moved.getReadOnlyProperty();
    }

    /// It is known that the registry changed.
    void seen() {
        moved.set("");
    }

    /// Another one is on its way, or none: what is asked about this one comes too late.
    void leave() {
        looking.clear();
        reading.clear();
        seen();
    }

    /// Is another one from now on, and its draft is opened with `open`.
    void take(@Nullable Subject now, Runnable open) {
        leave();
        subject.set(now);
        open.run();
        look();
    }

    /// The draft begins with the newest version.
    ///
    /// @param bare what it begins with where there is none
    void open(Subject now, SchemaFormat bare) {
        SchemaFormat format = now.format().orElse(bare);
        take(now, () -> draft.open(now.name(), format, origin(format, now), now.circumstances()));
    }

    private static Origin origin(SchemaFormat format, Subject now) {
        return now.newest()
                .map(newest -> new Origin(PrettySchema.shown(format, newest.text()), newest.references(),
                        now.circumstances().references()))
                .orElseGet(() -> Origin.of(Beginnings.of(format)));
    }

    /// Reads again what the registry has: the draft follows that from then on. An untouched one becomes the newest
    /// version; of a changed one the text stays, and it is said what is different.
    void read() {
        Subject before = subject.get();
        if (before == null) {
            return;
        }
        work.job(text("schemas.job.open", before.name()),
                        progress -> services.shelf().now(before.name(), progress))
                .quiet()
                .in(reading)
                .onResult(now -> follow(before, now))
                .onFailure(failure -> onProblem.accept(new Problem(failure, this::read)))
                .start();
    }

    private void follow(Subject before, Subject now) {
        if (now.sameAs(before)) {
            return;
        }
        boolean own = draft.subject().equals(now.name());
        if (own && now.live() && !draft.changedProperty().get()) {
            open(now, draft.formatProperty().get());
            return;
        }
        subject.set(now);
        if (own && now.live()) {
            draft.follow(origin(draft.formatProperty().get(), now), draft.circumstances().among(now.circumstances()));
        } else {
            draft.around(draft.circumstances().among(now.circumstances()));
        }
        moved.set(Standing.moved(before, now));
    }

    /// The table of the subject's topic, when it can be seen: without it the registered version stands in for it.
    private void look() {
        Subject opened = subject.get();
        if (opened == null || !opened.name().endsWith(VALUES)) {
            return;
        }
        String topic = opened.name().substring(0, opened.name().length() - VALUES.length());
        work.job(text("schemas.job.table", topic), progress -> services.table().apply(topic))
                .quiet()
                .in(looking)
                .onResult(found -> found.ifPresent(sight -> draft.around(draft.circumstances().with(sight))))
                .onFailure(failure -> LoggerFactory.getLogger(OpenSubject.class)
                        .info("the table of {} is not looked at: {}", topic, failure.getMessage()))
                .start();
    }

    void close() {
        looking.clear();
        reading.clear();
    }
}
