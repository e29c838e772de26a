package tableflow.console.ui.messages.tools;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.messages.replay.Crossing;
import tableflow.console.service.messages.replay.Replay;
import tableflow.console.service.port.KafkaAdmin;
import tableflow.console.service.profile.OtherProfile;
import tableflow.console.service.profile.OtherProfiles.Opened;
import tableflow.console.service.schemas.registry.SchemaCopies;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Problem;

/// Where records are to be written: a profile, the open one unless another is chosen, and one of its topics. The other
/// profile is opened when it is first asked for. JavaFX thread only.
final class ReplayPlace {

    private final ToolDesk desk;
    private final OtherProfile<Replay.Systems> other;
    private final StringProperty profile;
    private final StringProperty topic = new SimpleStringProperty("");
    private final ObservableList<String> profiles = FXCollections.observableArrayList();
    private final ObservableList<String> topics = FXCollections.observableArrayList();
    private final LatestOnly naming = new LatestOnly();
    private final LatestOnly listing = new LatestOnly();

    /// A profile, open to be written to.
    ///
    /// @param copies registers schemas there; absent for the open profile, which has those that its records name
    record Target(Profile profile, Replay replay, KafkaAdmin admin, @Nullable SchemaCopies copies) {}

    ReplayPlace(ToolDesk desk) {
        this.desk = desk;
        other = new OtherProfile<>(desk.services().others());
        profile = new SimpleStringProperty(own());
        profiles.add(own());
    }

    private String own() {
        return desk.profile().name();
    }

    /// Asks for the names of the profiles and of the topics. From a profile that may not be written to, another one is
    /// chosen where there is one.
    ///
    /// @param onProblem gets what stands against it
    void load(Consumer<Problem> onProblem) {
        desk.work().job(text("messages.replay.job.profiles"), _ -> desk.services().others().names())
                .in(naming)
                .quiet()
                .onResult(names -> {
                    List<String> others = names.stream().filter(it -> !it.equals(own())).toList();
                    profiles.addAll(others);
                    if (desk.profile().readOnly() && !others.isEmpty()) {
                        profile.set(others.getFirst());
                    }
                })
                .onFailure(failure -> onProblem.accept(new Problem(failure, null)))
                .start();
        profile.subscribe(now -> list(now, onProblem));
    }

    private void list(String name, Consumer<Problem> onProblem) {
        topics.clear();
        desk.work().job(text("messages.replay.job.topics"), _ ->
                        List.copyOf(new TreeSet<>(open(name).admin().topicNames(false))))
                .in(listing)
                .quiet()
                .onResult(topics::addAll)
                .onFailure(failure -> onProblem.accept(new Problem(failure, () -> list(name, onProblem))))
                .start();
    }

    /// Opens a profile; blocks.
    Target open(String name) {
        if (name.equals(own())) {
            return new Target(desk.profile(), desk.messages().replay(desk.services().admin(), desk.guard()),
                    desk.services().admin().get(), null);
        }
        Opened<Replay.Systems> opened = other.open(name);
        Crossing crossing = desk.messages().crossing(desk.profile(), opened.profile(), opened.service());
        return new Target(opened.profile(), crossing.replay(), opened.service().admin().get(), crossing.copies());
    }

    StringProperty profileProperty() {
        return profile;
    }

    StringProperty topicProperty() {
        return topic;
    }

    /// The profiles to choose from, the open one first.
    ObservableList<String> profiles() {
        return profiles;
    }

    /// The topics of the chosen profile, once they are known.
    ObservableList<String> topics() {
        return topics;
    }

    /// Asks for nothing any more; what is open stays so.
    void leave() {
        naming.clear();
        listing.clear();
    }

    /// Closes the other profile.
    void close() {
        desk.work().job(text("messages.replay.job.close"), _ -> {
            other.close();
            return true;
        }).quiet().start();
    }
}
