package tableflow.console.ui.messages;

import static tableflow.console.ui.Messages.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import tableflow.console.service.messages.DecodeAs;
import tableflow.console.service.messages.RecordDecoder;
import tableflow.console.service.messages.field.FieldPath;
import tableflow.console.service.messages.field.FieldsSeen;
import tableflow.console.service.messages.store.Glance;
import tableflow.console.ui.control.grid.GridArrangement;
import tableflow.console.ui.messages.RecordColumn.Field;
import tableflow.console.ui.messages.RecordColumn.Fixed;
import tableflow.console.ui.settings.TopicDecoding;
import tableflow.console.ui.settings.WindowSettings;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Work;

/// The columns of the grid, which fields there are to choose from, and how keys and values are read: remembered for
/// each topic of a profile.
final class ColumnsViewModel {

    /// All that every record has.
    static final List<RecordColumn> USUAL = List.of(Fixed.values());

    private static final String BETWEEN = "\n";
    /// A thousand tell all the fields there are, mostly; later ones only what is rare.
    private static final int LOOKED_AT = 1_000;
    private static final int AT_ONCE = 100;

    private final WindowSettings settings;
    private final TopicDecoding decoding;
    private final String profile;
    private final RecordDecoder plain;
    private final Work work;
    private final LatestOnly slot = new LatestOnly();
    private final ReadOnlyObjectWrapper<List<RecordColumn>> shown = new ReadOnlyObjectWrapper<>(USUAL);
    private final ReadOnlyObjectWrapper<List<FieldsSeen.Seen>> seen = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<RecordDecoder> decoder = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<DecodeAs> keyAs = new SimpleObjectProperty<>(DecodeAs.AUTO);
    private final ObjectProperty<DecodeAs> valueAs = new SimpleObjectProperty<>(DecodeAs.AUTO);
    private FieldsSeen fields = new FieldsSeen();
    private Subscription growing = Subscription.EMPTY;
    private @Nullable HeldRecords held;
    private long lookedTo;
    private String topic = "";
    private boolean choosing;

    /// @param plain reads records as they say themselves
    ColumnsViewModel(
            ReadingViewModel reading, RecordDecoder plain, WindowSettings settings, String profile, Work work) {
        this.settings = settings;
        this.decoding = new TopicDecoding(settings, profile);
        this.profile = profile;
        this.plain = plain;
        this.work = work;
        decoder.set(plain);
        keyAs.subscribe((before, now) -> decodeOtherwise());
        valueAs.subscribe((before, now) -> decodeOtherwise());
        reading.heldProperty().subscribe(this::hold);
    }

    /// The columns and ways to read of another topic.
    void choose(String newTopic) {
        if (newTopic.equals(topic)) {
            return;
        }
        topic = newTopic;
        choosing = true;
        keyAs.set(decoding.keys(topic));
        valueAs.set(decoding.values(topic));
        choosing = false;
        decodeOtherwise();
        List<RecordColumn> stored = settings.get(key("columns")).stream()
                .flatMap(text -> Arrays.stream(text.split(BETWEEN, -1)))
                .flatMap(id -> RecordColumn.of(id).stream())
                .distinct()
                .toList();
        shown.set(stored.isEmpty() ? USUAL : stored);
        forgetFields();
    }

    private String key(String what) {
        return WindowSettings.ofTopic("messages." + what, profile, topic);
    }

    private void decodeOtherwise() {
        if (choosing) {
            return;
        }
        decoder.set(keyAs.get().equals(DecodeAs.AUTO) && valueAs.get().equals(DecodeAs.AUTO)
                ? plain : plain.with(keyAs.get(), valueAs.get()));
        if (!topic.isEmpty()) {
            decoding.choose(topic, keyAs.get(), valueAs.get());
        }
        forgetFields();
        look();
    }

    private void remember(String what, @Nullable String value) {
        settings.put(key(what), value);
    }

    /// Shows a column behind the others, or where it usually stands; or no more. One always stays.
    void show(RecordColumn column, boolean now) {
        Set<RecordColumn> wanted = new LinkedHashSet<>(shown.get());
        if (now && column instanceof Fixed) {
            List<RecordColumn> all = new ArrayList<>(USUAL.stream()
                    .filter(it -> wanted.contains(it) || it.equals(column)).toList());
            shown.get().stream().filter(it -> !(it instanceof Fixed)).forEach(all::add);
            keep(all);
        } else if (now) {
            wanted.add(column);
            keep(List.copyOf(wanted));
        } else if (wanted.size() > 1) {
            wanted.removeIf(it -> it.id().equals(column.id()));
            keep(List.copyOf(wanted));
        }
    }

    boolean isShown(RecordColumn column) {
        return shown.get().stream().anyMatch(it -> it.id().equals(column.id()));
    }

    /// The column of a field.
    RecordColumn column(FieldPath path) {
        boolean numeric = seen.get().stream().anyMatch(it -> it.path().equals(path) && it.numeric());
        return new Field(path, numeric);
    }

    /// All that every record has, and no fields.
    void reset() {
        remember("layout", null);
        keep(USUAL);
    }

    private void keep(List<RecordColumn> columns) {
        if (columns.isEmpty()) {
            return;
        }
        shown.set(List.copyOf(columns));
        remember("columns", columns.equals(USUAL) ? null
                : String.join(BETWEEN, columns.stream().map(RecordColumn::id).toList()));
    }

    /// As somebody has arranged the columns of this topic; empty where nobody has.
    Optional<GridArrangement> arrangement() {
        return settings.get(key("layout")).flatMap(ColumnLayout::parse).map(layout -> layout.arrange(shown.get()));
    }

    /// Somebody has arranged the columns that are shown.
    void arranged(GridArrangement as) {
        if (!topic.isEmpty() && as.order().size() == shown.get().size()) {
            remember("layout", ColumnLayout.of(shown.get(), as).written());
        }
    }

    private void hold(@Nullable HeldRecords now) {
        growing.unsubscribe();
        held = now;
        forgetFields();
        growing = now == null ? Subscription.EMPTY : now.endProperty().subscribe(end -> look());
    }

    private void forgetFields() {
        slot.clear();
        fields = new FieldsSeen();
        lookedTo = 0;
        seen.set(List.of());
    }

    /// Looks at some of the records that have come.
    private void look() {
        HeldRecords from = held;
        if (from == null || slot.isBusy() || fields.records() >= LOOKED_AT) {
            return;
        }
        long first = Math.max(lookedTo, from.firstProperty().get());
        long end = Math.min(first + AT_ONCE, from.endProperty().get());
        if (first >= end) {
            return;
        }
        FieldsSeen into = fields;
        RecordDecoder by = decoder.get();
        work.job(text("messages.job.fields"), _ -> look(from, first, end, into, by))
                .in(slot)
                .quiet()
                .onResult(found -> {
                    lookedTo = end;
                    seen.set(found);
                })
                // The chooser lacks some fields then; the rows themselves say what is wrong.
                .onFailure(_ -> lookedTo = end)
                .onEnd(() -> work.onFx(this::look))
                .start();
    }

    private static List<FieldsSeen.Seen> look(
            HeldRecords from, long first, long end, FieldsSeen into, RecordDecoder by) {
        try {
            for (long number = Math.max(first, from.firstNow()); number < end; number++) {
                Glance record = from.glance(number);
                if (!record.isValueCut() && !record.isKeyCut()) {
                    into.add(record.record(), by);
                }
            }
        } catch (NoSuchElementException gone) {
            // Another reading has begun.
        }
        return into.seen();
    }

    /// The columns from left to right.
    ReadOnlyObjectProperty<List<RecordColumn>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /// The fields of the records that were looked at.
    ReadOnlyObjectProperty<List<FieldsSeen.Seen>> seenProperty() {
        return seen.getReadOnlyProperty();
    }

    /// Reads keys and values as they are to be read now.
    ReadOnlyObjectProperty<RecordDecoder> decoderProperty() {
        return decoder.getReadOnlyProperty();
    }

    /// How keys are read.
    ObjectProperty<DecodeAs> keyAsProperty() {
        return keyAs;
    }

    /// How values are read.
    ObjectProperty<DecodeAs> valueAsProperty() {
        return valueAs;
    }

    void close() {
        growing.unsubscribe();
        slot.clear();
    }
}
