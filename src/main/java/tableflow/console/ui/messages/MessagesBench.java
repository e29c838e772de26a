package tableflow.console.ui.messages;

import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import tableflow.console.service.messages.Messages;
import tableflow.console.service.messages.RecordDecoder;
import tableflow.console.ui.shell.PaneContext;

/// What tools of the pane see of it. JavaFX thread only.
public final class MessagesBench {

    private final MessagesViewModel model;
    private final MessagesServices services;
    private final PaneContext context;

    MessagesBench(MessagesViewModel model, MessagesServices services, PaneContext context) {
        this.model = model;
        this.services = services;
        this.context = context;
    }

    public PaneContext context() {
        return context;
    }

    public Messages messages() {
        return services.messages();
    }

    /// The names of all topics; blocking.
    public Supplier<List<String>> topics() {
        return services.topics();
    }

    /// The topic that the pane shows; empty before one is chosen.
    public ReadOnlyStringProperty topicProperty() {
        return model.topicProperty();
    }

    /// The records of the reading; another object means another reading, none was begun yet when it is absent. It
    /// grows while the reading goes on.
    public ReadOnlyObjectProperty<@Nullable HeldRecords> heldProperty() {
        return model.reading().heldProperty();
    }

    /// Where the reading is.
    public ReadOnlyObjectProperty<ReadingState> stateProperty() {
        return model.reading().stateProperty();
    }

    /// How far the reading is; told some times a second while it goes on, and at its end.
    public ObservableValue<?> progressProperty() {
        return model.reading().figuresProperty();
    }

    /// The rows that are chosen.
    public ChosenRecords chosen() {
        return model.chosen();
    }

    /// Only records of this time are shown; to be set by who lets people choose it. Absent for all. It
    /// stays for other readings of the topic.
    public ObjectProperty<@Nullable TimeWindow> windowProperty() {
        return model.rows().windowProperty();
    }

    /// Reads keys and values as the user wants them read now.
    public RecordDecoder decoder() {
        return model.columns().decoderProperty().get();
    }

    /// Reads again what is being shown, as after something was written; a live tail shows it by itself.
    public void readAgain() {
        if (!model.reading().stateProperty().get().isGoing()) {
            model.read();
        }
    }
}
