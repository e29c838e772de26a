package tableflow.console.ui.topics.compare;

import static tableflow.console.ui.Messages.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.kafka.compare.Comparison;
import tableflow.console.domain.kafka.compare.Line;
import tableflow.console.domain.kafka.compare.Line.Copying;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.profile.OtherProfile;
import tableflow.console.service.profile.OtherProfiles;
import tableflow.console.service.profile.OtherProfiles.Opened;
import tableflow.console.service.profile.WriteGuard;
import tableflow.console.service.topics.Topics;
import tableflow.console.service.topics.compare.Comparing;
import tableflow.console.service.topics.compare.TopicCopying;
import tableflow.console.service.topics.compare.TopicPlace;
import tableflow.console.ui.change.ChangeDesk;
import tableflow.console.ui.topics.change.TopicChanges;
import tableflow.console.ui.work.Job;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Problem;
import tableflow.console.ui.work.Work;

/// One topic beside another: which one, what is different, and which differences shall be copied. JavaFX thread only.
public final class CompareViewModel {

    /// A comparison that has ended.
    ///
    /// @param profile of the right topic
    public record Compared(TopicPlace left, TopicPlace right, Profile profile, Comparison comparison) {}

    /// Where it stands.
    ///
    /// @param profile the open one
    /// @param left the topic that is compared with another
    public record Place(Profile profile, TopicPlace left) {}

    private final Comparing comparing;
    private final OtherProfile<Topics> otherSide;
    private final ChangeDesk desk;
    private final Place place;
    private final Work work;
    private final LatestOnly slot = new LatestOnly();
    private final LatestOnly naming = new LatestOnly();
    private final ObservableList<String> profiles = FXCollections.observableArrayList();
    private final StringProperty profile;
    private final StringProperty topic;
    private final BooleanProperty onlyDifferences = new SimpleBooleanProperty(true);
    private final ObservableList<Line> shown = FXCollections.observableArrayList();
    private final Set<Line> chosen = new LinkedHashSet<>();
    private final ReadOnlyObjectWrapper<Set<Line>> chosenNow = new ReadOnlyObjectWrapper<>(Set.of());
    private final ReadOnlyObjectWrapper<@Nullable Compared> compared = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Job<Compared>> job = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<String> wrong = new ReadOnlyObjectWrapper<>("");

    /// @param desk of the open profile
    public CompareViewModel(Comparing comparing, OtherProfiles<Topics> others, ChangeDesk desk, Place place) {
        this.comparing = comparing;
        this.otherSide = new OtherProfile<>(others);
        this.desk = desk;
        this.place = place;
        this.work = desk.work();
        String own = place.profile().name();
        profiles.add(own);
        profile = new SimpleStringProperty(own);
        topic = new SimpleStringProperty(place.left().topic());
        onlyDifferences.subscribe(this::show);
        work.job(text("topics.compare.job.profiles"), progress -> others.names())
                .in(naming)
                .quiet()
                .onResult(names -> names.stream().filter(name -> !name.equals(own)).forEach(profiles::add))
                .onFailure(this::failed)
                .start();
    }

    /// Compares; a comparison that still runs is given up.
    public void compare() {
        String name = topic.get().strip();
        String where = profile.get();
        boolean own = where.equals(place.profile().name());
        if (name.isEmpty() || (own && name.equals(place.left().topic()))) {
            wrong.set(text(name.isEmpty() ? "topics.compare.noname" : "topics.compare.itself"));
            return;
        }
        wrong.set("");
        problem.set(null);
        compared.set(null);
        choose(Set.of());
        show();
        Job<Compared> started = work.job(
                        text("topics.compare.job", place.left().topic(), name),
                        progress -> {
                            TopicPlace right = new TopicPlace(where, name, place.left().topics());
                            Profile rightProfile = place.profile();
                            if (!own) {
                                progress.report(text("topics.compare.opening", where));
                                Opened<Topics> opened = otherSide.open(where);
                                right = new TopicPlace(where, name, opened.service());
                                rightProfile = opened.profile();
                            }
                            return new Compared(
                                    place.left(), right, rightProfile,
                                    comparing.compare(place.left(), right, progress));
                        })
                .in(slot)
                .onResult(result -> {
                    compared.set(result);
                    show();
                })
                .onFailure(this::failed)
                .onEnd(() -> job.set(null))
                .start();
        job.set(started.state().isEnded() ? null : started);
    }

    private void failed(RemoteFailure failure) {
        problem.set(new Problem(failure, null));
    }

    /// Gives up a comparison.
    public void cancel() {
        slot.cancel();
    }

    private void show() {
        Compared now = compared.get();
        List<Line> lines = now == null ? List.of() : now.comparison().lines();
        shown.setAll(onlyDifferences.get() ? lines.stream().filter(line -> !line.isSame()).toList() : lines);
    }

    /// Marks a difference for copying, or takes the mark away; what cannot be copied is left as it is.
    public void toggle(Line line) {
        Set<Line> next = new LinkedHashSet<>(chosen);
        if (line.copying() == Copying.POSSIBLE && !next.remove(line)) {
            next.add(line);
        }
        choose(next);
    }

    /// Marks every difference that can be copied; none where all are marked.
    public void toggleAll() {
        Compared now = compared.get();
        Set<Line> all = new LinkedHashSet<>();
        if (now != null) {
            now.comparison().lines().stream().filter(it -> it.copying() == Copying.POSSIBLE).forEach(all::add);
        }
        choose(all.equals(chosen) ? Set.of() : all);
    }

    private void choose(Set<Line> next) {
        chosen.clear();
        chosen.addAll(next);
        chosenNow.set(Set.copyOf(next));
    }

    /// Opens the review of copying what is marked to the right topic; once it is done, both are compared again.
    public void copy() {
        Compared now = compared.get();
        if (now == null || chosen.isEmpty()) {
            return;
        }
        Profile target = now.profile();
        TopicChanges.copy(
                new ChangeDesk(work, desk.dialogs(), target.readOnly(), target.isProduction()),
                new TopicCopying(now.right().topics().editing(new WriteGuard(target))),
                new TopicChanges.Copied(now.right().topic(), target.name(), new ArrayList<>(chosen)),
                this::compare);
    }

    /// Gives up what runs and closes the other profile.
    public void close() {
        slot.clear();
        naming.clear();
        work.job(text("topics.compare.job.close"), progress -> {
            otherSide.close();
            return true;
        }).quiet().start();
    }

    /// The profiles to choose from, the open one first.
    public ObservableList<String> profiles() {
        return profiles;
    }

    public StringProperty profileProperty() {
        return profile;
    }

    public StringProperty topicProperty() {
        return topic;
    }

    public BooleanProperty onlyDifferencesProperty() {
        return onlyDifferences;
    }

    /// The lines, without those that are the same where only differences are wanted.
    public ObservableList<Line> shown() {
        return shown;
    }

    /// What is marked for copying.
    public ReadOnlyObjectProperty<Set<Line>> chosenProperty() {
        return chosenNow.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Compared> comparedProperty() {
        return compared.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// The comparison that runs.
    public ReadOnlyObjectProperty<@Nullable Job<Compared>> jobProperty() {
        return job.getReadOnlyProperty();
    }

    /// What is wrong with what is filled in; empty when nothing is.
    public ReadOnlyObjectProperty<String> wrongProperty() {
        return wrong.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return slot.busyProperty();
    }

    TopicPlace left() {
        return place.left();
    }
}
