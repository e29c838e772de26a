package tableflow.console.ui.query.result;

import static tableflow.console.ui.Messages.text;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Progress;
import tableflow.console.domain.confluent.MetadataColumnNaming;
import tableflow.console.domain.query.ResultColumn;
import tableflow.console.domain.table.MetadataColumn;
import tableflow.console.service.query.result.compare.Comparison;
import tableflow.console.service.query.result.compare.Side;
import tableflow.console.service.query.result.store.ResultEntry;
import tableflow.console.service.query.result.store.StoredResult;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Problem;
import tableflow.console.ui.work.Work;

/// A result held against another one that is kept, by key. The other one stands at the left, as what was before.
/// JavaFX thread only.
final class Comparing {

    /// What came of it.
    ///
    /// @param comparison closed with this view-model
    /// @param left the other result, open as long
    /// @param keys names of the key columns
    /// @param values names of the columns compared
    /// @param uncommon names that only one of the two has, which are not compared
    record Compared(
            Comparison comparison,
            StoredResult left,
            Side leftSide,
            Side rightSide,
            List<String> keys,
            List<String> values,
            Set<String> uncommon) {}

    private final ResultViewModel model;
    private final ResultServices services;
    private final Work work;
    private final LatestOnly slot = new LatestOnly();
    private final ReadOnlyObjectWrapper<List<ResultEntry>> others = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable Compared> compared = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private boolean closed;

    Comparing(ResultViewModel model, ResultServices services, Work work) {
        this.model = model;
        this.services = services;
        this.work = work;
    }

    /// The kept results that have a column of the same name, pinned ones first, then the newest first.
    ReadOnlyObjectProperty<List<ResultEntry>> othersProperty() {
        return others.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Compared> comparedProperty() {
        return compared.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return slot.busyProperty();
    }

    /// Looks which results are kept.
    void refresh() {
        String own = model.wanted().ended().id();
        work.job(text("result.compare.job.list"), progress -> services.store().list())
                .quiet()
                .onResult(entries -> others.set(entries.stream()
                        .filter(entry -> !entry.id().equals(own) && !common(entry).isEmpty())
                        .sorted((a, b) -> Boolean.compare(b.pinned(), a.pinned()))
                        .toList()))
                .onFailure(failure -> problem.set(new Problem(failure, this::refresh)))
                .start();
    }

    /// The names of the columns that both have.
    List<String> common(ResultEntry other) {
        Set<String> names = new TreeSet<>(other.columns().stream().map(ResultColumn::name).toList());
        return model.columnsProperty().get().stream()
                .map(ResultColumn::name)
                .filter(names::contains)
                .distinct()
                .toList();
    }

    /// The names that likely tell rows apart: where in Kafka they come from, else what is called an id, else the first.
    static List<String> likelyKeys(List<String> names) {
        for (MetadataColumnNaming naming : MetadataColumnNaming.values()) {
            List<String> place = List.of(
                    MetadataColumn.TOPIC.columnName(naming),
                    MetadataColumn.PARTITION.columnName(naming),
                    MetadataColumn.OFFSET.columnName(naming));
            if (names.containsAll(place)) {
                return place;
            }
        }
        return names.stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).matches("id|.*_id|uuid|.*key"))
                .findFirst()
                .or(() -> names.stream().findFirst())
                .map(List::of)
                .orElse(List.of());
    }

    /// Compares with another result.
    void compare(ResultEntry other, List<String> keys) {
        StoredResult own = model.stored();
        if (own == null) {
            return;
        }
        problem.set(null);
        List<String> values = new ArrayList<>(common(other));
        values.removeAll(keys);
        List<ResultColumn> columns = model.columnsProperty().get();
        work.job(text("result.compare.job"), progress -> compared(own, columns, other.id(), keys, values, progress))
                .in(slot)
                .onResult(now -> {
                    Compared before = compared.get();
                    compared.set(closed ? null : now);
                    release(closed ? now : before);
                })
                .onFailure(failure -> problem.set(new Problem(failure, () -> compare(other, keys))))
                .start();
    }

    void close() {
        closed = true;
        slot.clear();
        release(compared.get());
        compared.set(null);
    }

    private Compared compared(
            StoredResult own,
            List<ResultColumn> columns,
            String id,
            List<String> keys,
            List<String> values,
            Progress progress) {
        StoredResult left = services.store().open(id);
        try {
            Side before = side(left, left.columns(), keys, values);
            Side now = side(own, columns, keys, values);
            Set<String> uncommon = new TreeSet<>();
            left.columns().forEach(column -> uncommon.add(column.name()));
            Set<String> here = new TreeSet<>(columns.stream().map(ResultColumn::name).toList());
            Set<String> both = new TreeSet<>(uncommon);
            both.retainAll(here);
            uncommon.addAll(here);
            uncommon.removeAll(both);
            Comparison comparison = Comparison.of(before, now, services.scratch(), progress);
            return new Compared(comparison, left, before, now, keys, values, uncommon);
        } catch (RuntimeException failed) {
            left.close();
            throw failed;
        }
    }

    private static Side side(StoredResult of, List<ResultColumn> columns, List<String> keys, List<String> values) {
        List<String> names = columns.stream().map(ResultColumn::name).toList();
        return new Side(
                of.file(), columns, keys.stream().map(names::indexOf).toList(),
                values.stream().map(names::indexOf).toList());
    }

    private void release(@Nullable Compared old) {
        if (old == null) {
            return;
        }
        work.job(text("result.job.close"), progress -> {
                    try (StoredResult left = old.left()) {
                        old.comparison().close();
                        return left.columns().size();
                    } catch (IOException kept) {
                        throw new java.io.UncheckedIOException(kept);
                    }
                })
                .quiet()
                .start();
    }
}
