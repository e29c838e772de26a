package tableflow.console.ui.schemas.registry;

import static tableflow.console.ui.Messages.text;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.service.schemas.registry.RegistryShelf.Entry;
import tableflow.console.service.schemas.registry.RegistryShelf.Figures;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.PartTask;
import tableflow.console.ui.work.Timer;

/// The figures of the rows that can be seen: each row asks for its own when it is drawn, and rows that were scrolled
/// past are not read. JavaFX thread only.
public final class RowFigures {

    /// Long enough that rows which fly by are not read.
    static final Duration PAUSE = Duration.ofMillis(80);

    /// Rows that a window can show at once; older wishes were scrolled past.
    static final int MOST_AT_ONCE = 60;

    private final RegistryKit kit;
    private final LatestOnly slot = new LatestOnly();
    private final Map<Entry, Optional<Figures>> known = new HashMap<>();
    private final LinkedHashSet<Entry> wanted = new LinkedHashSet<>();
    private final ReadOnlyIntegerWrapper ticks = new ReadOnlyIntegerWrapper();
    private Timer.@Nullable Alarm alarm;
    private boolean closed;

    private record Read(Entry entry, Optional<Figures> figures) {}

    public RowFigures(RegistryKit kit) {
        this.kit = kit;
    }

    /// What is known of a row; what is not is read soon.
    public Optional<Figures> of(Entry entry) {
        Optional<Figures> figures = known.get(entry);
        if (figures != null) {
            return figures;
        }
        wanted.remove(entry);
        wanted.add(entry);
        schedule();
        return Optional.empty();
    }

    private void schedule() {
        if (alarm == null && !slot.isBusy() && !closed) {
            alarm = kit.work().timer().after(PAUSE, () -> kit.work().onFx(this::read));
        }
    }

    private void read() {
        alarm = null;
        if (slot.isBusy() || wanted.isEmpty()) {
            return;
        }
        List<Entry> all = new ArrayList<>(wanted);
        wanted.clear();
        List<Entry> newest = all.subList(Math.max(0, all.size() - MOST_AT_ONCE), all.size());
        PartTask<Read, String> reading = (progress, part) -> {
            for (Entry entry : newest) {
                Progress.throwIfCancelled("read the figures of subjects");
                part.accept(new Read(entry, figures(entry)));
            }
            return "";
        };
        kit.work().job(text("schemas.registry.job.figures"), reading, parts -> {
                    parts.forEach(it -> known.put(it.entry(), it.figures()));
                    ticks.set(ticks.get() + 1);
                })
                .in(slot)
                .quiet()
                .onFailure(failure -> newest.forEach(entry -> known.putIfAbsent(entry, Optional.empty())))
                .onEnd(() -> {
                    if (!wanted.isEmpty()) {
                        kit.work().onFx(this::schedule);
                    }
                })
                .start();
    }

    /// A row that cannot be read has no figures; the others are read all the same.
    private Optional<Figures> figures(Entry entry) {
        try {
            return kit.services().shelf().figures(entry);
        } catch (RemoteFailure failure) {
            if (failure.is(Kind.FORBIDDEN) || failure.is(Kind.NOT_FOUND) || failure.is(Kind.INVALID)) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    /// The subjects were read again: their figures are too, when they are seen.
    public void forget() {
        known.clear();
        ticks.set(ticks.get() + 1);
    }

    /// Counts on whenever figures came.
    public ReadOnlyIntegerProperty ticksProperty() {
        return ticks.getReadOnlyProperty();
    }

    public void close() {
        closed = true;
        if (alarm != null) {
            alarm.cancel();
        }
        slot.clear();
    }
}
