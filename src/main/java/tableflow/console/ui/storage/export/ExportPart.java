package tableflow.console.ui.storage.export;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.storage.finding.FindingReport;
import tableflow.console.ui.shell.Command;
import tableflow.console.ui.storage.StorageDesk;
import tableflow.console.ui.storage.StoragePart;
import tableflow.console.ui.tour.TourStep;

/// The tab *Export*.
public final class ExportPart implements StoragePart {

    private static final String ID = "export";

    private final StorageDesk desk;
    private final ExportViewModel model;
    private final ExportView view;

    /// @param findings those that are known of the scan that is shown, for reports
    public ExportPart(ExportServices services, Supplier<Optional<FindingReport>> findings, StorageDesk desk) {
        this.desk = desk;
        this.model = new ExportViewModel(desk, services, findings);
        this.view = new ExportView(model, desk);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return text("storage.export.tab");
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public List<Command> commands() {
        return List.of(Command.of(text("storage.title"), text("storage.export.command"), Feather.DOWNLOAD,
                () -> desk.open(ID)));
    }

    @Override
    public List<TourStep> tour() {
        return List.of(TourStep.of("storage-export", text("storage.export.tour"), stage -> desk.open(ID),
                stage -> stage.shows("#storage-export-start")));
    }

    @Override
    public void close() {
        model.close();
    }
}
