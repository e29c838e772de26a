package tableflow.console.ui.storage.findings;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.storage.finding.FindingReport;
import tableflow.console.service.storage.findings.StorageFindings;
import tableflow.console.ui.shell.Command;
import tableflow.console.ui.storage.StorageDesk;
import tableflow.console.ui.storage.StoragePart;
import tableflow.console.ui.tour.TourStep;

/// The tab *What is wrong*.
public final class FindingsPart implements StoragePart {

    private static final String ID = "findings";

    private final StorageDesk desk;
    private final FindingsViewModel model;
    private final FindingsView view;

    /// @param findings opened when it is first asked for; blocking
    public FindingsPart(Supplier<StorageFindings> findings, StorageDesk desk) {
        this.desk = desk;
        this.model = new FindingsViewModel(desk, findings);
        this.view = new FindingsView(model);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return text("storage.findings.title");
    }

    @Override
    public Node view() {
        return view;
    }

    /// What was found last; empty when nobody looked, or another scan is shown since.
    public Optional<FindingReport> report() {
        @Nullable FindingReport found = model.reportProperty().get();
        return Optional.ofNullable(found);
    }

    @Override
    public void onShown() {
        model.visible(true);
    }

    @Override
    public void onHidden() {
        model.visible(false);
    }

    @Override
    public List<Command> commands() {
        return List.of(Command.of(text("storage.title"), text("storage.findings.command"), Feather.ALERT_TRIANGLE,
                () -> desk.open(ID)));
    }

    @Override
    public List<TourStep> tour() {
        return List.of(TourStep.of("storage-findings", text("storage.findings.tour"), stage -> desk.open(ID),
                stage -> model.reportProperty().get() != null && !model.busyProperty().get()));
    }

    @Override
    public void close() {
        model.close();
    }
}
