package tableflow.console.ui.schemas;

import static tableflow.console.ui.Messages.text;

import java.time.Duration;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.service.schemas.assist.OutlinePart;
import tableflow.console.service.schemas.assist.SchemaAssist;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Timer;
import tableflow.console.ui.work.Work;

/// The names of the draft, read again a moment after it changed, half-typed or not.
public final class OutlineModel {

    private static final Duration PAUSE = Duration.ofMillis(200);

    private final DraftViewModel draft;
    private final Work work;
    private final LatestOnly slot = new LatestOnly();
    private final ReadOnlyObjectWrapper<List<OutlinePart>> parts = new ReadOnlyObjectWrapper<>(List.of());
    private Timer.@Nullable Alarm alarm;

    OutlineModel(DraftViewModel draft, Work work) {
        this.draft = draft;
        this.work = work;
        draft.textProperty().subscribe(this::later);
        draft.formatProperty().subscribe(this::later);
    }

    /// The outermost names, with those inside them.
    public ReadOnlyObjectProperty<List<OutlinePart>> partsProperty() {
        return parts.getReadOnlyProperty();
    }

    private void later() {
        if (alarm != null) {
            alarm.cancel();
        }
        alarm = work.timer().after(PAUSE, () -> work.onFx(this::read));
    }

    private void read() {
        String now = draft.textProperty().get();
        SchemaFormat format = draft.formatProperty().get();
        work.job(text("schemas.job.outline"), progress -> SchemaAssist.of(format, now, List.of()).outline())
                .quiet()
                .in(slot)
                .onResult(parts::set)
                .onFailure(failure -> LoggerFactory.getLogger(OutlineModel.class)
                        .warn("no outline: {}", failure.getMessage(), failure))
                .start();
    }

    void close() {
        if (alarm != null) {
            alarm.cancel();
        }
        slot.clear();
    }
}
