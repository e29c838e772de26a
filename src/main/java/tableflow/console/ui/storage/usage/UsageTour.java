package tableflow.console.ui.storage.usage;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import tableflow.console.service.storage.view.UsageView;
import tableflow.console.ui.tour.TourStep;

/// Looks at the scan by topic and by size.
final class UsageTour {

    private final UsageViewModel model;

    UsageTour(UsageViewModel model) {
        this.model = model;
    }

    List<TourStep> steps() {
        return List.of(
                TourStep.of("storage-topics", text("storage.tour.topics"),
                        stage -> model.viewProperty().set(UsageView.TOPIC),
                        stage -> isShown(UsageView.TOPIC)),
                TourStep.of("storage-sizes", text("storage.tour.sizes"),
                        stage -> model.viewProperty().set(UsageView.SIZE),
                        stage -> isShown(UsageView.SIZE) && stage.shows("#storage-histogram")),
                TourStep.of("storage-prefixes", text("storage.tour.prefixes"),
                        stage -> model.viewProperty().set(UsageView.PREFIX),
                        stage -> isShown(UsageView.PREFIX)));
    }

    private boolean isShown(UsageView view) {
        Built built = model.builtProperty().get();
        return built != null && built.view() == view && !model.busyProperty().get();
    }
}
