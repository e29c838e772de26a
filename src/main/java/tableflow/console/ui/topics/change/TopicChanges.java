package tableflow.console.ui.topics.change;

import static tableflow.console.ui.Messages.text;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Units;
import tableflow.console.domain.kafka.ConfigValue;
import tableflow.console.domain.kafka.compare.Line;
import tableflow.console.domain.kafka.config.Setting;
import tableflow.console.domain.kafka.group.ResetPlan;
import tableflow.console.domain.kafka.group.ResetTarget;
import tableflow.console.service.topics.change.GrowthPlan;
import tableflow.console.service.topics.change.PurgePlan;
import tableflow.console.service.topics.change.PurgeTarget;
import tableflow.console.service.topics.change.ResumePlan;
import tableflow.console.service.topics.change.Resuming;
import tableflow.console.service.topics.change.SettingsPlan;
import tableflow.console.service.topics.change.TopicEditing;
import tableflow.console.service.topics.compare.CopyPlan;
import tableflow.console.service.topics.compare.TopicCopying;
import tableflow.console.service.topics.groups.Groups;
import tableflow.console.ui.change.Change;
import tableflow.console.ui.change.Change.Doing;
import tableflow.console.ui.change.Change.Gravity;
import tableflow.console.ui.change.ChangeDesk;
import tableflow.console.ui.change.ChangeDialog;
import tableflow.console.ui.change.Review;
import tableflow.console.ui.change.Wish;

/// The changes of a topic, each as a dialog.
public final class TopicChanges {

    private final ChangeDesk desk;
    private final TopicEditing editing;
    private final Groups groups;
    private final Resuming resuming;
    private final Runnable onTouched;

    /// Who makes the changes.
    public record Makers(TopicEditing editing, Groups groups, Resuming resuming) {}

    /// @param onTouched runs once something may be another
    public TopicChanges(ChangeDesk desk, Makers makers, Runnable onTouched) {
        this.desk = desk;
        this.editing = makers.editing();
        this.groups = makers.groups();
        this.resuming = makers.resuming();
        this.onTouched = onTouched;
    }

    /// Another value for a setting.
    public void editSetting(String topic, Setting setting) {
        open(
                new Change<SettingsPlan>(
                        text("topics.change.setting", setting.name(), topic), text("topics.change.setting.action"),
                        topic, Gravity.ORDINARY, TopicChanges::review, silent(editing::apply)),
                new SettingWish(topic, setting, editing));
    }

    private static Review review(SettingsPlan plan) {
        List<List<String>> rows = plan.edits().stream()
                .map(edit -> List.of(edit.name(), words(edit.name(), edit.before()),
                        words(edit.name(), edit.effective())))
                .toList();
        return Review.of(
                text(rows.isEmpty() ? "topics.change.nothing" : "topics.change.accepted"),
                new Review.Rows(
                        List.of(text("topics.config.name"), text("topics.change.before"), text("topics.change.after")),
                        rows),
                plan.consequences(), !rows.isEmpty());
    }

    private static String words(String name, @Nullable String value) {
        return value == null
                ? text("topics.change.inherited")
                : ConfigValue.human(name, value).map(human -> value + " (" + human + ")").orElse(value);
    }

    /// More partitions.
    public void addPartitions(String topic, int now) {
        open(
                new Change<GrowthPlan>(
                        text("topics.change.growth", topic), text("topics.change.growth.action"), topic,
                        Gravity.LASTING,
                        plan -> Review.of(
                                text("topics.change.growth.summary", plan.from(), plan.to()), Review.Rows.NONE,
                                plan.consequences(), true),
                        silent(editing::apply)),
                new NumberWish<>(
                        text("topics.change.growth.total"), text("topics.change.growth.hint", now), now + 1,
                        total -> progress -> editing.planGrowth(topic, total)));
    }

    private enum PurgeChoice { TIME, OFFSET, ALL }

    /// Deletes records.
    public void purge(String topic) {
        Map<PurgeChoice, String> choices = new EnumMap<>(PurgeChoice.class);
        choices.put(PurgeChoice.TIME, text("topics.purge.time"));
        choices.put(PurgeChoice.OFFSET, text("topics.purge.offset"));
        choices.put(PurgeChoice.ALL, text("topics.purge.all"));
        open(
                new Change<PurgePlan>(
                        text("topics.change.purge", topic), text("topics.change.purge.action"), topic,
                        Gravity.LASTING, TopicChanges::review, silent(editing::apply)),
                new PlaceWish<PurgeChoice, PurgePlan>(
                        choices, choice -> choice != PurgeChoice.ALL, filled -> {
                            PurgeTarget target = target(filled);
                            return progress -> editing.planPurge(topic, target);
                        }));
    }

    private static PurgeTarget target(PlaceWish.Filled<PurgeChoice> filled) {
        if (filled.choice() == PurgeChoice.OFFSET) {
            if (filled.partitions().size() != 1) {
                throw new IllegalArgumentException(text("topics.purge.partition"));
            }
            return new PurgeTarget.Below(filled.partitions().iterator().next(), filled.number());
        }
        if (!filled.partitions().isEmpty()) {
            throw new IllegalArgumentException(text("topics.purge.whole"));
        }
        return filled.choice() == PurgeChoice.ALL
                ? new PurgeTarget.Everything()
                : new PurgeTarget.OlderThan(filled.time());
    }

    private static Review review(PurgePlan plan) {
        List<List<String>> rows = plan.cuts().stream()
                .filter(cut -> cut.records() > 0)
                .map(cut -> List.of(
                        Integer.toString(cut.partition()), Units.grouped(cut.earliest()), Units.grouped(cut.upTo()),
                        Units.grouped(cut.end()), Units.grouped(cut.records())))
                .toList();
        return Review.of(
                text(rows.isEmpty() ? "topics.purge.none" : "topics.purge.summary", Units.grouped(plan.records())),
                new Review.Rows(
                        List.of(text("topics.group.partition"), text("topics.partition.earliest"),
                                text("topics.purge.first"),
                                text("topics.partition.latest"), text("topics.purge.records")),
                        rows),
                plan.consequences(), !rows.isEmpty());
    }

    private enum ResetChoice { EARLIEST, LATEST, TIME, OFFSET, SHIFT }

    /// Other offsets for a group.
    public void reset(String group, String topic) {
        Map<ResetChoice, String> choices = new EnumMap<>(ResetChoice.class);
        choices.put(ResetChoice.EARLIEST, text("topics.reset.earliest"));
        choices.put(ResetChoice.LATEST, text("topics.reset.latest"));
        choices.put(ResetChoice.TIME, text("topics.reset.time"));
        choices.put(ResetChoice.OFFSET, text("topics.reset.offset"));
        choices.put(ResetChoice.SHIFT, text("topics.reset.shift"));
        open(
                new Change<ResetPlan>(
                        text("topics.change.reset", group), text("topics.change.reset.action"), group,
                        Gravity.LASTING, TopicChanges::review, silent(groups::reset)),
                new PlaceWish<ResetChoice, ResetPlan>(
                        choices, choice -> choice != ResetChoice.EARLIEST && choice != ResetChoice.LATEST,
                        filled -> {
                            ResetTarget target = switch (filled.choice()) {
                                case EARLIEST -> new ResetTarget.Earliest();
                                case LATEST -> new ResetTarget.Latest();
                                case TIME -> new ResetTarget.Time(filled.time());
                                case OFFSET -> new ResetTarget.Offset(filled.number());
                                case SHIFT -> new ResetTarget.Shift(filled.number());
                            };
                            return progress -> groups.plan(group, topic, target, filled.partitions());
                        }));
    }

    private static Review review(ResetPlan plan) {
        List<List<String>> rows = plan.moves().stream()
                .map(move -> List.of(
                        Integer.toString(move.partition()), offset(move.before()), Units.grouped(move.after()),
                        Units.grouped(move.again()), Units.grouped(move.skipped())))
                .toList();
        List<String> warnings = new ArrayList<>();
        if (plan.again() > 0) {
            warnings.add(text("topics.reset.again.warning", Units.grouped(plan.again())));
        }
        if (plan.skipped() > 0) {
            warnings.add(text("topics.reset.skipped.warning", Units.grouped(plan.skipped())));
        }
        if (plan.moves().stream().anyMatch(ResetPlan.Move::isKeptWithin)) {
            warnings.add(text("topics.reset.kept"));
        }
        boolean changes = !plan.changes().isEmpty();
        return Review.of(
                changes ? text("topics.reset.summary", plan.changes().size()) : text("topics.change.nothing"),
                new Review.Rows(
                        List.of(text("topics.group.partition"), text("topics.change.before"),
                                text("topics.change.after"),
                                text("topics.reset.again"), text("topics.reset.skipped")),
                        rows),
                warnings, changes);
    }

    private static String offset(@Nullable Long offset) {
        return offset == null ? text("topics.group.uncommitted") : Units.grouped(offset);
    }

    /// Lets a suspended table go on.
    public void resume(String topic) {
        open(
                new Change<ResumePlan>(
                        text("topics.change.resume", topic), text("topics.change.resume.action"), topic,
                        Gravity.ORDINARY,
                        plan -> Review.of(
                                text("topics.change.resume.summary"), Review.Rows.NONE,
                                plan.reason().isEmpty()
                                        ? List.of()
                                        : List.of(text("topics.change.resume.reason", plan.reason())),
                                true),
                        silent(resuming::apply)),
                Wish.settled(text("topics.change.resume.words"), progress -> resuming.plan(topic)));
    }

    /// Differences that are copied to a topic.
    ///
    /// @param topic the one that changes
    /// @param profile where that is
    public record Copied(String topic, String profile, List<Line> lines) {
        public Copied {
            lines = List.copyOf(lines);
        }
    }

    /// Copies differences to a topic, which may be of another profile than the open one: its own rules for changes
    /// count.
    public static void copy(ChangeDesk desk, TopicCopying copying, Copied copied, Runnable onTouched) {
        String topic = copied.topic();
        ChangeDialog.open(
                desk,
                new Change<CopyPlan>(
                        text("topics.change.copy", topic, copied.profile()), text("topics.change.copy.action"), topic,
                        Gravity.LASTING, TopicChanges::review, silent(copying::apply)),
                Wish.settled(
                        text("topics.change.copy.words", copied.lines().size()),
                        progress -> copying.plan(topic, copied.lines())),
                onTouched);
    }

    private static Review review(CopyPlan plan) {
        List<List<String>> rows = new ArrayList<>();
        SettingsPlan settings = plan.settings();
        if (settings != null) {
            rows.addAll(review(settings).rows().cells());
        }
        GrowthPlan growth = plan.growth();
        if (growth != null) {
            rows.add(List.of(text("topics.change.copy.partitions"),
                    Integer.toString(growth.from()), Integer.toString(growth.to())));
        }
        return Review.of(
                text(plan.changes() ? "topics.change.accepted" : "topics.change.nothing"),
                new Review.Rows(
                        List.of(text("topics.config.name"), text("topics.change.before"), text("topics.change.after")),
                        rows),
                plan.consequences(), plan.changes());
    }

    /// The pane shows by itself what has come of it.
    private static <P> Doing<P> silent(Consumer<P> doing) {
        return (plan, progress) -> {
            doing.accept(plan);
            return "";
        };
    }

    private <P> void open(Change<P> change, Wish<P> wish) {
        ChangeDialog.open(desk, change, wish, onTouched);
    }
}
