package tableflow.console.ui.schemas;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import tableflow.console.ui.schemas.registry.CompareViewModel;
import tableflow.console.ui.schemas.registry.KeepingViewModel;
import tableflow.console.ui.tour.TourStep;

/// The registry's part of the tour: the versions of a subject, and its draft beside them.
final class RegistryTour {

    private static final String SUBJECT = "payments-value";

    private final ToolPlace place;
    private final KeepingViewModel keeping;
    private final CompareViewModel comparing;

    RegistryTour(ToolPlace place, KeepingViewModel keeping, CompareViewModel comparing) {
        this.place = place;
        this.keeping = keeping;
        this.comparing = comparing;
    }

    List<TourStep> steps() {
        return List.of(
                TourStep.of("schemas-versions", text("schemas.registry.tour.versions"), stage -> {
                    place.model().choose(SUBJECT);
                    place.show().accept(RegistryTool.VERSIONS);
                }, stage -> keeping.keptProperty().get() != null && keeping.usesProperty().get() != null),
                TourStep.of("schemas-compare", text("schemas.registry.tour.compare"), stage -> {
                    String draft = place.model().draft().textProperty().get();
                    place.model().draft().textProperty().set(draft.replaceFirst("\"order_id\"", "\"order\""));
                    place.show().accept(RegistryTool.COMPARE);
                }, stage -> comparing.comparisonProperty().get() != null
                        && comparing.changeProperty().get() == 0
                        && !place.model().draft().pendingProperty().get()),
                TourStep.of("schemas-meaning", text("schemas.registry.tour.meaning"),
                        stage -> stage.toggle("#schemas-compare-meaning"),
                        stage -> stage.shows("#schemas-compare-meanings")),
                TourStep.of("schemas-compared", text("schemas.registry.tour.end"), stage -> {
                    stage.toggle("#schemas-compare-lines");
                    place.model().draft().revert();
                    place.show().accept("schemas-problems-tab");
                }, stage -> !place.model().draft().changedProperty().get()
                        && !place.model().draft().pendingProperty().get()));
    }
}
