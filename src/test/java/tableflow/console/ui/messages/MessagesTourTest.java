package tableflow.console.ui.messages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tableflow.console.service.profile.OtherProfiles;
import tableflow.console.ui.messages.tools.MessageTools;
import tableflow.console.ui.messages.tools.ToolServices;
import tableflow.console.ui.tour.TourReport;
import tableflow.console.ui.tour.TourRun;

class MessagesTourTest extends MessagesWindow {

    @Test
    void itsPartOfTheTourHolds() {
        cluster.topic("orders", 3).topic("inventory", 1);
        open(1280, 760, MessageTools.factory(
                new ToolServices(cluster.sources().kafka(), OtherProfiles.none())));
        TourReport report = TourRun.of(
                work.work(), stage().getScene(), folder.resolve("tour"), fx(() -> pane().tour()));

        assertThat(report.entries())
                .hasSize(9)
                .allSatisfy(entry -> assertThat(entry.failure()).as(entry.step().name()).isNull());
    }
}
