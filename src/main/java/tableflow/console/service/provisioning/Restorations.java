package tableflow.console.service.provisioning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Open;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.change.ChangeRequest;
import tableflow.console.domain.change.ChangeRequest.AlterTopicConfigs;
import tableflow.console.domain.change.ChangeRequest.ChangeTableflowTopic;
import tableflow.console.domain.change.ChangeRequest.SetCompatibility;
import tableflow.console.domain.change.ChangeRequest.TableSettings;
import tableflow.console.domain.confluent.ErrorHandling;
import tableflow.console.domain.confluent.MetadataColumnNaming;
import tableflow.console.domain.confluent.TableFormat;
import tableflow.console.domain.confluent.TableflowTopic;
import tableflow.console.domain.kafka.TopicConfig;
import tableflow.console.domain.provisioning.RemovalPlan.Kept;
import tableflow.console.domain.provisioning.RemovalPlan.Restoration;
import tableflow.console.domain.provisioning.RemovalPlan.Restored;
import tableflow.console.domain.provisioning.Step.Kind;
import tableflow.console.domain.schema.CompatibilityLevel;
import tableflow.console.service.provisioning.JournalState.Change;

/// Decides what undoing changes back: settings that runs changed and that still are as the runs left them.
final class Restorations {

    private final Site site;
    private final List<Restoration> restorations = new ArrayList<>();
    private final List<Kept> kept = new ArrayList<>();

    Restorations(Site site) {
        this.site = site;
    }

    List<Restoration> restorations() {
        return restorations;
    }

    /// What is not changed back, and why.
    List<Kept> kept() {
        return kept;
    }

    /// The changes of several runs to one object: from the first value before to the last one after.
    private static final class Changed {
        private final Change first;
        private final Set<String> runs = new HashSet<>();
        private final Map<String, Setting> settings = new LinkedHashMap<>();

        Changed(Change first) {
            this.first = first;
        }

        void add(String runId, Setting next) {
            runs.add(runId);
            settings.merge(next.name(), next, (a, b) -> new Setting(a.name(), a.before(), b.after()));
        }
    }

    /// Plans to change back what `runs` changed, where `wanted`.
    void plan(List<Journal> runs, Predicate<Change> wanted) {
        Map<String, Changed> objects = new LinkedHashMap<>();
        runs.stream().map(Journal::state).sorted(Comparator.comparing(JournalState::startedAt)).forEach(run ->
                run.changes().stream().filter(wanted).forEach(it -> objects
                        .computeIfAbsent(it.stepId() + "\n" + it.place().get("cluster"), key -> new Changed(it))
                        .add(run.runId(), it.setting())));
        objects.values().forEach(this::plan);
    }

    private void plan(Changed changed) {
        Map<String, String> now;
        try {
            Optional<Map<String, String>> found = now(site, changed.first);
            if (found.isEmpty()) {
                return;
            }
            now = found.get();
        } catch (RemoteFailure failure) {
            if (failure.is(RemoteFailure.Kind.CANCELLED)) {
                throw failure;
            }
            keep(changed, "what it is now could not be read: " + failure.getMessage());
            return;
        }
        List<Restored> settings = new ArrayList<>();
        for (Setting setting : changed.settings.values()) {
            plan(changed, setting, now.get(setting.name())).ifPresent(settings::add);
        }
        if (settings.isEmpty()) {
            return;
        }
        ChangeRequest request = request(changed.first, settings);
        restorations.add(new Restoration(
                changed.runs.stream().sorted().toList(), changed.first.stepId(), changed.first.kind(),
                changed.first.subject(), settings, request,
                List.of(site.connector().preview(
                        request, site.ground().endpoints(changed.first.place().get("cluster"))))));
    }

    private Optional<Restored> plan(Changed changed, Setting setting, @Nullable String now) {
        String before = setting.before();
        if (same(setting.name(), now, before)) {
            return Optional.empty();
        }
        String what = setting.name() + " was changed from " + words(before) + " to " + setting.after();
        if (setting.name().equals(Setting.PARTITIONS)) {
            keep(changed, what + ": partitions cannot be taken away");
        } else if (!same(setting.name(), now, setting.after())) {
            keep(changed, what + ", and is " + words(now) + " now: somebody changed it since");
        } else if (before == null && changed.first.kind() == Kind.TABLEFLOW_TOPIC) {
            keep(changed, what + ": a table's setting cannot be unset");
        } else if (!canBeSet(changed.first.kind(), setting.name(), before)) {
            keep(changed, what + ": this console does not know that value");
        } else {
            return Optional.of(new Restored(setting.name(), setting.after(), before));
        }
        return Optional.empty();
    }

    private void keep(Changed changed, String why) {
        kept.add(new Kept(changed.first.kind(), changed.first.subject(), why));
    }

    private static String words(@Nullable String value) {
        return value == null ? "the default" : value;
    }

    private static boolean same(String name, @Nullable String one, @Nullable String other) {
        return (one == null || other == null) ? Objects.equals(one, other) : TopicStep.same(name, one, other);
    }

    private static boolean canBeSet(Kind kind, String name, @Nullable String value) {
        if (value == null || kind == Kind.TOPIC) {
            return true;
        }
        return switch (name) {
            case Setting.LEVEL -> Open.of(CompatibilityLevel.class, value).known() != null;
            case Setting.COLUMNS -> Open.of(MetadataColumnNaming.class, value).known() != null;
            case Setting.FORMATS -> Arrays.stream(value.split(","))
                    .allMatch(it -> Open.of(TableFormat.class, it).known() != null);
            default -> true;
        };
    }

    /// What can be changed back, as it is now; a value that nobody set is absent.
    ///
    /// @return empty when the object is not there any more
    static Optional<Map<String, String>> now(Site site, Change change) {
        String cluster = change.place().getOrDefault("cluster", "");
        return switch (change.kind()) {
            case TOPIC -> Caller.kafka(site, cluster).topic(change.subject()).map(topic -> {
                Map<String, String> values = new TreeMap<>();
                for (TopicConfig it : Caller.kafka(site, cluster).configs(change.subject())) {
                    if (!it.isDefault() && it.value() != null) {
                        values.put(it.name(), it.value());
                    }
                }
                values.put(Setting.PARTITIONS, Integer.toString(topic.partitionCount()));
                return values;
            });
            case COMPATIBILITY -> Optional.of(Caller.registry(site).ownCompatibilityLevel(change.subject())
                    .map(it -> Map.of(Setting.LEVEL, it.text()))
                    .orElse(Map.of()));
            case TABLEFLOW_TOPIC -> Caller.tableflow(site)
                    .topic(change.place().getOrDefault("environment", ""), cluster, change.subject())
                    .map((TableflowTopic it) -> Setting.of(it));
            default -> Optional.empty();
        };
    }

    private static ChangeRequest request(Change change, List<Restored> settings) {
        String cluster = change.place().getOrDefault("cluster", "");
        Map<String, String> values = new TreeMap<>();
        Set<String> unset = new HashSet<>();
        for (Restored it : settings) {
            if (it.to() == null) {
                unset.add(it.name());
            } else {
                values.put(it.name(), it.to());
            }
        }
        return switch (change.kind()) {
            case TOPIC -> new AlterTopicConfigs(cluster, change.subject(), values, unset);
            case COMPATIBILITY -> new SetCompatibility(change.subject(), known(CompatibilityLevel.class,
                    values.get(Setting.LEVEL)));
            default -> new ChangeTableflowTopic(change.subject(), change.place().getOrDefault("environment", ""),
                    cluster, formats(values.get(Setting.FORMATS)),
                    new TableSettings(number(values.get(Setting.SNAPSHOTS)), number(values.get(Setting.ROWS)),
                            errors(values.get(Setting.ERRORS)),
                            known(MetadataColumnNaming.class, values.get(Setting.COLUMNS))),
                    false);
        };
    }

    private static <E extends Enum<E>> @Nullable E known(Class<E> constants, @Nullable String text) {
        return text == null ? null : Open.of(constants, text).known();
    }

    private static @Nullable Set<TableFormat> formats(@Nullable String text) {
        return text == null
                ? null
                : Arrays.stream(text.split(","))
                        .map(it -> TableFormat.valueOf(it))
                        .collect(Collectors.toSet());
    }

    private static @Nullable Long number(@Nullable String text) {
        return text == null ? null : Long.valueOf(text);
    }

    private static @Nullable ErrorHandling errors(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String[] parts = text.split(" into ", 2);
        return new ErrorHandling(Open.of(ErrorHandling.Mode.class, parts[0]), parts.length == 1 ? null : parts[1]);
    }
}
