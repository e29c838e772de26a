package tableflow.console.ui.schemas.registry;

import static tableflow.console.ui.Messages.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.schema.RegisteredSchema;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.SchemaVersion;
import tableflow.console.service.schemas.registry.RegistryShelf.History;
import tableflow.console.service.schemas.registry.VersionComparer.Comparison;
import tableflow.console.service.schemas.registry.VersionComparer.Side;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Problem;

/// Two versions side by side, or a version beside the draft, and where in them one stands. JavaFX thread only.
public final class CompareViewModel {

    private final RegistryKit kit;
    private final LatestOnly slot = new LatestOnly();
    private final ObservableList<Choice> choices = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable Choice> left = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Choice> right = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<@Nullable Comparison> comparison = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyIntegerWrapper change = new ReadOnlyIntegerWrapper(-1);
    private Optional<DraftInHand> draft = Optional.empty();
    private boolean choosing;
    private @Nullable Sides shown;

    /// What the comparison is of.
    private record Sides(@Nullable Choice left, @Nullable Choice right) {}

    /// What can be one of the two.
    ///
    /// @param version absent for the draft
    public record Choice(String name, Optional<RegisteredSchema> version) {
        @Override
        public String toString() {
            return name;
        }
    }

    public CompareViewModel(RegistryKit kit) {
        this.kit = kit;
        choices.add(draftChoice());
        left.subscribe((before, now) -> compare());
        right.subscribe((before, now) -> compare());
    }

    private static Choice draftChoice() {
        return new Choice(text("schemas.registry.draft"), Optional.empty());
    }

    /// Offers the versions of a subject, the newest beside the draft.
    ///
    /// @param history null for a draft that stands alone
    public void offer(@Nullable History history) {
        List<Choice> all = new ArrayList<>(List.of(draftChoice()));
        if (history != null) {
            history.versions().reversed().forEach(version -> all.add(new Choice(
                    text(version.deleted() ? "schemas.registry.version.deleted" : "schemas.registry.version",
                            version.number()), Optional.of(version))));
        }
        choosing = true;
        choices.setAll(all);
        left.set(all.size() > 1 ? all.get(1) : null);
        right.set(all.getFirst());
        choosing = false;
        compare();
    }

    /// Chooses what is compared.
    ///
    /// @param after null for the draft
    public void choose(int before, @Nullable Integer after) {
        choosing = true;
        left.set(find(before));
        right.set(after == null ? choices.getFirst() : find(after));
        choosing = false;
        compare();
    }

    private @Nullable Choice find(int number) {
        return choices.stream().filter(it -> it.version().filter(one -> one.number() == number).isPresent())
                .findFirst().orElse(null);
    }

    /// The draft is another now.
    public void draft(DraftInHand now) {
        draft = Optional.of(now);
        boolean shown = isDraft(left.get()) || isDraft(right.get());
        if (shown) {
            compare();
        }
    }

    private static boolean isDraft(@Nullable Choice choice) {
        return choice != null && choice.version().isEmpty();
    }

    private void compare() {
        if (choosing) {
            return;
        }
        slot.clear();
        problem.set(null);
        Side before = side(left.get());
        Side after = side(right.get());
        Sides now = new Sides(left.get(), right.get());
        if (!now.equals(shown)) {
            // What was found of others would stand there as if it were of these.
            comparison.set(null);
            change.set(-1);
        }
        if (before == null || after == null) {
            comparison.set(null);
            change.set(-1);
            return;
        }
        kit.work().job(text("schemas.registry.job.compare", before.name(), after.name()),
                        progress -> kit.services().comparer().compare(before, after))
                .in(slot)
                .quiet()
                .onResult(found -> {
                    shown = now;
                    comparison.set(found);
                    change.set(found.lines().changes().isEmpty() ? -1 : 0);
                })
                .onFailure(failure -> {
                    comparison.set(null);
                    change.set(-1);
                    problem.set(new Problem(failure, this::compare));
                })
                .start();
    }

    private @Nullable Side side(@Nullable Choice choice) {
        if (choice == null) {
            return null;
        }
        if (choice.version().isEmpty()) {
            return draft.map(it -> new Side(choice.name(), it.format(), it.text(), it.references())).orElse(null);
        }
        SchemaVersion version = choice.version().get().version();
        SchemaFormat format = version.format().known();
        return format == null ? null : new Side(choice.name(), format, version.text(), version.references());
    }

    /// Goes to the next run of changed lines, or back; stays at either end.
    public void step(int by) {
        Comparison found = comparison.get();
        int most = found == null ? 0 : found.lines().changes().size();
        if (most > 0) {
            change.set(Math.clamp((long) change.get() + by, 0, most - 1));
        }
    }

    public ObservableList<Choice> choices() {
        return choices;
    }

    public ObjectProperty<@Nullable Choice> leftProperty() {
        return left;
    }

    public ObjectProperty<@Nullable Choice> rightProperty() {
        return right;
    }

    public ReadOnlyObjectProperty<@Nullable Comparison> comparisonProperty() {
        return comparison.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Which run of changed lines one stands at, counted from 0; below 0 when there is none.
    public ReadOnlyIntegerProperty changeProperty() {
        return change.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return slot.busyProperty();
    }

    public void close() {
        slot.clear();
    }
}
