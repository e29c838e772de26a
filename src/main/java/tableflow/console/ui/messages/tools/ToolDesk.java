package tableflow.console.ui.messages.tools;

import tableflow.console.domain.kafka.RecordPlace;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.messages.Messages;
import tableflow.console.service.profile.WriteGuard;
import tableflow.console.ui.dialog.Dialogs;
import tableflow.console.ui.shell.Navigation;
import tableflow.console.ui.shell.PaneContext;
import tableflow.console.ui.shell.Request;
import tableflow.console.ui.work.Work;

/// Where tools work: for one profile, in one window.
///
/// @param navigation takes people to a record
public record ToolDesk(
        Work work, Dialogs dialogs, Messages messages, ToolServices services, Profile profile, Navigation navigation) {

    static ToolDesk of(PaneContext context, Messages messages, ToolServices services) {
        return new ToolDesk(
                context.work(), context.dialogs(), messages, services, context.profile(), context.navigation());
    }

    WriteGuard guard() {
        return new WriteGuard(profile);
    }

    boolean canShowRecords() {
        return navigation.answers(Request.ShowRecord.class);
    }

    void show(String topic, RecordPlace place) {
        navigation.send(new Request.ShowRecord(topic, place.partition(), place.offset()));
    }
}
