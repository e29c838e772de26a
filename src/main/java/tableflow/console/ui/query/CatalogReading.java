package tableflow.console.ui.query;

import static tableflow.console.ui.Messages.text;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableObjectValue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tableflow.console.domain.query.DataCatalog;
import tableflow.console.ui.work.Work;

/// Reads each data catalog that a tab works in, once, for completion and hints; and which there are. What cannot be
/// read is logged: the tree beside the statements tells why. JavaFX thread only.
final class CatalogReading {

    private static final Logger LOG = LoggerFactory.getLogger(CatalogReading.class);

    private final QueryServices.Lookup lookup;
    private final Work work;
    private final Set<String> read = new HashSet<>();
    private final ReadOnlyIntegerWrapper reads = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<List<String>> names =
            new ReadOnlyObjectWrapper<>(List.of(DataCatalog.GLUE));

    /// @param scope where statements run now
    /// @param ready whether the tabs of the last time have been read: before it nothing is
    CatalogReading(
            QueryServices.Lookup lookup,
            Work work,
            ObservableObjectValue<QueryScope> scope,
            ObservableBooleanValue ready) {
        this.lookup = lookup;
        this.work = work;
        ready.subscribe(now -> {
            if (now) {
                list();
                read(scope.get());
            }
        });
        scope.subscribe(now -> {
            if (ready.get()) {
                read(now);
            }
        });
    }

    /// Goes up each time that a catalog has been read.
    ReadOnlyIntegerProperty readsProperty() {
        return reads.getReadOnlyProperty();
    }

    /// Glue's own alone until the others are known.
    ReadOnlyObjectProperty<List<String>> namesProperty() {
        return names.getReadOnlyProperty();
    }

    private void list() {
        work.job(text("query.job.catalogs"), progress -> lookup.catalogs())
                .quiet()
                .onResult(names::set)
                .onFailure(failure -> LOG.warn("the data catalogs are not known: {}", failure.getMessage()))
                .start();
    }

    private void read(QueryScope where) {
        String key = where.catalogName().toLowerCase(Locale.ROOT);
        if (!read.add(key)) {
            return;
        }
        work.job(text("query.job.catalog"), progress -> {
                    lookup.readCatalog(where, progress);
                    return key;
                })
                .onResult(done -> reads.set(reads.get() + 1))
                .onFailure(failure -> {
                    read.remove(key);
                    LOG.warn("no catalog for completion: {}", failure.getMessage());
                })
                .onCancelled(() -> read.remove(key))
                .start();
    }
}
