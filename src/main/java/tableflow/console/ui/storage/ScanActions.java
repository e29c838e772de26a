package tableflow.console.ui.storage;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import tableflow.console.domain.Units;
import tableflow.console.service.storage.cost.RegionPrices;
import tableflow.console.ui.dialog.Confirmation;
import tableflow.console.ui.dialog.Dialogs;

/// What a person may do with the scan; asks before one that costs more than a few cents.
final class ScanActions {

    private final ScanViewModel model;
    private final Dialogs dialogs;

    ScanActions(ScanViewModel model, Dialogs dialogs) {
        this.model = model;
        this.dialogs = dialogs;
    }

    /// Looks at the place first where nobody did.
    void startOrLook() {
        Prospect prospect = model.prospectProperty().get();
        if (prospect == null) {
            model.look();
        } else if (prospect.isLarge()) {
            RegionPrices.ScanCost cost = prospect.cost().orElseThrow();
            dialogs.confirm(new Confirmation(
                    text("storage.ask.title", StorageWords.dollars(cost.dollars())),
                    text("storage.ask.message", Units.grouped(cost.requests())),
                    List.of(prospect.root().toString(), ScanWords.foresight(prospect)),
                    text("storage.ask.action"), false, null), model::start);
        } else {
            model.start();
        }
    }
}
