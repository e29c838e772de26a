package tableflow.console.service.messages.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.schema.SchemaVersion;
import tableflow.console.domain.schema.SubjectName;
import tableflow.console.domain.schema.SubjectName.Part;
import tableflow.console.service.messages.SchemaName;
import tableflow.console.service.messages.replay.SchemaPlan.Fate;
import tableflow.console.service.messages.replay.SchemaPlan.Line;
import tableflow.console.service.port.SchemaRegistry;

/// Holds the schemas that records name against another registry than their own: by text and what it refers to, as ids
/// are given by each registry for itself.
final class SchemaMatching implements SchemaLook {

    /// Schemas of one part that are asked for. Bytes that are no frame, such as keys that are numbers, name a new one
    /// with almost every record.
    static final int MOST_ASKED = 500;

    private final Supplier<SchemaRegistry> own;
    private final Supplier<SchemaRegistry> other;

    /// @param own of the records
    /// @param other of the topic that they are to be written to
    SchemaMatching(Supplier<SchemaRegistry> own, Supplier<SchemaRegistry> other) {
        this.own = own;
        this.other = other;
    }

    @Override
    public SchemaPlan look(Counts counts, String topic, List<Concern> concerns, Progress progress) {
        Run run = new Run(topic, concerns, progress);
        long keysWithout = run.part(true, counts.keys());
        long valuesWithout = run.part(false, counts.values());
        return new SchemaPlan(run.lines, keysWithout, valuesWithout, false);
    }

    /// One look at both registries. What one of them has not answered, it is not asked again.
    private final class Run {

        private final String topic;
        private final List<Concern> concerns;
        private final Progress progress;
        private final List<Line> lines = new ArrayList<>();
        private @Nullable SchemaTwins twins;
        private @Nullable String silent;

        Run(String topic, List<Concern> concerns, Progress progress) {
            this.topic = topic;
            this.concerns = concerns;
            this.progress = progress;
        }

        /// @return how many records name no schema
        long part(boolean key, Map<Optional<SchemaName>, Long> named) {
            String subject = topic + (key ? "-key" : "-value");
            long without = 0;
            Map<String, Named> inOrder = new TreeMap<>();
            for (Map.Entry<Optional<SchemaName>, Long> one : named.entrySet()) {
                SchemaName name = one.getKey().filter(SchemaMatching::canBe).orElse(null);
                if (name == null) {
                    without += one.getValue();
                } else {
                    inOrder.put(String.format("%d %10d %s", name.guid() == null ? 0 : 1, name.id(), name.guid()),
                            new Named(name, one.getValue()));
                }
            }
            Optional<SchemaVersion> newest = named.isEmpty() ? Optional.empty() : newest(subject);
            if (without > 0 && newest.isPresent()) {
                concerns.add(new Concern.NoSchema(subject, without));
            }
            int asked = 0;
            for (Named one : inOrder.values()) {
                Progress.throwIfCancelled("look at the schemas");
                progress.report("", asked, (long) inOrder.size());
                lines.add(asked++ < MOST_ASKED ? line(key, one, subject, newest)
                        : new Line(key, one.name(), null, subject, one.records(), new Fate.NotAsked(
                                "more than " + MOST_ASKED + " schemas are named, so most are none")));
            }
            return without;
        }

        private SchemaTwins twins() {
            SchemaTwins known = twins;
            if (known == null) {
                known = new SchemaTwins(own.get(), other.get());
                twins = known;
            }
            return known;
        }

        private Optional<SchemaVersion> newest(String subject) {
            try {
                return silent == null ? twins().other().latest(subject) : Optional.empty();
            } catch (RemoteFailure failed) {
                silenced(failed);
                return Optional.empty();
            }
        }

        private void silenced(RemoteFailure failed) {
            if (failed.is(Kind.CANCELLED)) {
                throw failed;
            }
            silent = String.valueOf(failed.getMessage());
        }

        private Line line(boolean key, Named named, String subject, Optional<SchemaVersion> newest) {
            SchemaVersion version = null;
            if (silent == null) {
                try {
                    version = twins().own(named.name(), key ? Part.KEY : Part.VALUE).orElse(null);
                    String under = version == null ? subject : under(version, subject);
                    Fate fate = fate(named, version, subject, newest);
                    return new Line(key, named.name(), version, under, named.records(), fate);
                } catch (RemoteFailure failed) {
                    silenced(failed);
                }
            }
            return new Line(key, named.name(), version, subject, named.records(),
                    new Fate.NotAsked(silent == null ? "" : silent));
        }

        private Fate fate(
                Named named, @Nullable SchemaVersion version, String subject, Optional<SchemaVersion> newest) {
            SchemaTwins both = twins();
            Part part = subject.endsWith("-key") ? Part.KEY : Part.VALUE;
            Optional<SchemaVersion> byName = both.other(named.name());
            boolean byGuid = named.name().guid() != null;
            if (version == null) {
                // A GUID is made of the schema itself: it stands for the same one everywhere.
                return byGuid && byName.isPresent() ? new Fate.Same(byName.get())
                        : new Fate.Unknown(byName.map(it -> both.placed(it, part)).orElse(null));
            }
            Optional<SchemaVersion> twin = both.find(version, subject);
            boolean same = byName.isPresent() && (byGuid || both.same(version, byName.get())
                    || (twin.isPresent() && twin.get().id() == named.name().id()));
            Optional<SchemaVersion> anywhere = twin.isPresent() || same ? twin : elsewhere(version, subject);
            if (same || anywhere.isPresent()) {
                expected(named, subject, twin, newest);
                return same ? new Fate.Same(twin.orElse(byName.get())) : new Fate.Renamed(anywhere.get());
            }
            return byName.<Fate>map(it -> new Fate.Taken(both.placed(it, part))).orElseGet(Fate.Missing::new);
        }

        /// Under its own subject's name, or that of the topic's other part.
        private Optional<SchemaVersion> elsewhere(SchemaVersion version, String subject) {
            return Stream.of(version.subject(), topic + "-key", topic + "-value")
                    .filter(it -> !it.isEmpty() && !it.equals(subject))
                    .flatMap(it -> twins().find(version, it).stream())
                    .findFirst();
        }

        /// Whether who reads the topic expects such a schema there.
        private void expected(
                Named named, String subject, Optional<SchemaVersion> twin, Optional<SchemaVersion> newest) {
            String name = named.name().toString();
            if (twin.isEmpty()) {
                concerns.add(new Concern.ForeignSchema(name, subject, named.records()));
            } else if (newest.isPresent() && twin.get().version() < newest.get().version()) {
                concerns.add(new Concern.OlderSchema(
                        name, subject, twin.get().version(), newest.get().version(), named.records()));
            }
        }
    }

    private record Named(SchemaName name, long records) {}

    /// Ids begin at 1: a small number as a key in eight bytes, say, only looks like a frame.
    static boolean canBe(SchemaName name) {
        return name.guid() != null || name.id() > 0;
    }

    /// A subject that is named after a topic becomes the one of the other topic; another strategy's keeps its name.
    private static String under(SchemaVersion version, String subject) {
        return version.subject().isEmpty() || SubjectName.of(version.subject()).topic().isPresent()
                ? subject : version.subject();
    }
}
