package tableflow.console.ui.query.workgroup;

import static tableflow.console.ui.Messages.text;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.query.DataCatalog;
import tableflow.console.domain.query.QueryRequest;
import tableflow.console.domain.query.WorkGroup;
import tableflow.console.ui.query.Workbench;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Problem;

/// The workgroups, the one in use with its settings, and whether earlier results will do. JavaFX thread only.
final class WorkgroupViewModel {

    private final WorkgroupServices services;
    private final Workbench bench;
    private final ObservableList<String> names = FXCollections.observableArrayList();
    private final ObservableList<DataCatalog> catalogs = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable WorkGroup> settings = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final BooleanProperty reuse = new SimpleBooleanProperty();
    private final IntegerProperty minutes = new SimpleIntegerProperty(ReuseChoice.USUAL_MINUTES);
    private final LatestOnly listing = new LatestOnly();
    private final LatestOnly reading = new LatestOnly();
    private boolean shown;

    private record Lists(List<String> names, List<DataCatalog> catalogs) {}

    WorkgroupViewModel(WorkgroupServices services, Workbench bench) {
        this.services = services;
        this.bench = bench;
        OptionalInt chosen = services.reuse().minutes();
        reuse.set(chosen.isPresent());
        minutes.set(chosen.orElse(ReuseChoice.USUAL_MINUTES));
        reuse.subscribe(now -> choose());
        minutes.subscribe(now -> choose());
        names.setAll(bench.scopeProperty().get().workgroup());
        bench.scopeProperty().addListener((property, before, now) -> {
            if (!before.workgroup().equals(now.workgroup()) && shown) {
                read();
            }
        });
    }

    /// Names of the workgroups that queries can be started in, and the one in use.
    ObservableList<String> names() {
        return names;
    }

    ObservableList<DataCatalog> catalogs() {
        return catalogs;
    }

    /// The one in use; null until it is read.
    ReadOnlyObjectProperty<@Nullable WorkGroup> settingsProperty() {
        return settings.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return reading.busyProperty();
    }

    /// Whether earlier results will do.
    BooleanProperty reuseProperty() {
        return reuse;
    }

    /// How old they may be.
    IntegerProperty minutesProperty() {
        return minutes;
    }

    String inUse() {
        return bench.scopeProperty().get().workgroup();
    }

    Workbench bench() {
        return bench;
    }

    /// Runs what is begun from now on in another workgroup.
    void use(String name) {
        bench.useWorkgroup(name);
    }

    /// Reads once, when the panel is seen for the first time.
    void show() {
        if (!shown) {
            shown = true;
            reload();
        }
    }

    void reload() {
        list();
        read();
    }

    private void list() {
        bench.context().work().job(text("query.workgroup.job.list"), progress -> new Lists(
                        services.reader().workgroups().stream()
                                .filter(each -> !each.state().is(WorkGroup.State.DISABLED))
                                .map(WorkGroup.Summary::name)
                                .sorted()
                                .toList(),
                        services.reader().dataCatalogs()))
                .in(listing)
                .onResult(lists -> {
                    List<String> all = new ArrayList<>(lists.names());
                    if (!all.contains(inUse())) {
                        all.addFirst(inUse());
                    }
                    names.setAll(all);
                    catalogs.setAll(lists.catalogs());
                })
                .onFailure(failure -> problem.set(new Problem(failure, this::reload)))
                .start();
    }

    private void read() {
        String name = inUse();
        settings.set(null);
        problem.set(null);
        bench.context().work().job(text("query.workgroup.job", name), progress -> services.reader().workgroup(name))
                .in(reading)
                .onResult(settings::set)
                .onFailure(failure -> problem.set(new Problem(failure, this::reload)))
                .start();
    }

    private void choose() {
        int age = Math.clamp(minutes.get(), 0, QueryRequest.OLDEST_REUSE_MINUTES);
        services.reuse().set(reuse.get() ? OptionalInt.of(age) : OptionalInt.empty());
    }

    void close() {
        listing.clear();
        reading.clear();
    }
}
