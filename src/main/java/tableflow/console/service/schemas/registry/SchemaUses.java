package tableflow.console.service.schemas.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.confluent.TableflowTopic;
import tableflow.console.domain.schema.SubjectName;
import tableflow.console.domain.schema.SubjectName.Part;
import tableflow.console.domain.schema.SubjectName.TopicPart;
import tableflow.console.service.port.RegistryAdmin;
import tableflow.console.service.port.RegistryAdmin.SubjectVersion;
import tableflow.console.service.topics.TopicSources.TableflowScope;

/// Who uses a subject: topics by the naming of their subjects, tables of Tableflow, and schemas that refer to it.
/// Calls block, and end with CANCELLED when they are interrupted. A system that cannot be asked is told of, and the
/// others are asked all the same.
public final class SchemaUses {

    private final RegistryDesk desk;
    private final Topics topics;
    private final Tables tables;

    /// The topics of the profile's cluster.
    @FunctionalInterface
    public interface Topics {
        /// Their names, without internal ones; may throw a [RemoteFailure].
        Set<String> names();
    }

    /// The profile's Tableflow API.
    @FunctionalInterface
    public interface Tables {
        /// May throw a [RemoteFailure].
        TableflowScope open();
    }

    public SchemaUses(RegistryDesk desk, Topics topics, Tables tables) {
        this.desk = desk;
        this.topics = topics;
        this.tables = tables;
    }

    /// Whether there is such a thing.
    public enum There {
        YES,
        NO,
        NOT_KNOWN
    }

    /// A topic whose records name the subject's schemas, under the usual naming.
    public record TopicUse(TopicPart topic, There there) {}

    /// A schema that refers to a version of the subject.
    ///
    /// @param number of the version that is referred to
    public record Referrer(int number, SubjectName subject, int version) {}

    /// Who uses a subject.
    ///
    /// @param topic absent when the name follows no topic's
    /// @param table what Tableflow makes of the topic's values; absent when it makes none, or that is not known
    /// @param unknown what could not be found out, one sentence each
    public record Uses(
            SubjectName subject,
            Optional<TopicUse> topic,
            Optional<TableflowTopic> table,
            List<Referrer> referrers,
            List<String> unknown) {
        public Uses {
            referrers = List.copyOf(referrers);
            unknown = List.copyOf(unknown);
        }

        public List<Referrer> referrersOf(int number) {
            return referrers.stream().filter(it -> it.number() == number).toList();
        }
    }

    /// Finds out who uses a subject.
    ///
    /// @param numbers of the versions whose referrers are asked for: a call each
    public Uses of(SubjectName subject, List<Integer> numbers, Progress progress) {
        List<String> unknown = new ArrayList<>();
        Optional<TopicUse> topic = subject.topic().map(it -> new TopicUse(it, there(it.topic(), unknown)));
        Optional<TableflowTopic> table = topic.filter(it -> it.topic().part() == Part.VALUE)
                .filter(it -> it.there() != There.NO)
                .flatMap(it -> Optional.ofNullable(table(it.topic().topic(), unknown)));
        List<Referrer> referrers = new ArrayList<>();
        try {
            for (int number : numbers) {
                Progress.throwIfCancelled("read who refers to " + subject);
                progress.report("Read who refers to version " + number, referrers.size(), (long) numbers.size());
                referrers.addAll(referrers(desk.admin(), subject, number));
            }
        } catch (RemoteFailure failure) {
            note(unknown, "Who refers to it is not known", failure);
        }
        return new Uses(subject, topic, table, referrers, unknown);
    }

    /// The versions that refer to one. Deleted ones do not count: they hold nothing any more.
    static List<Referrer> referrers(RegistryAdmin admin, SubjectName subject, int number) {
        List<Referrer> found = new ArrayList<>();
        for (int id : admin.referencedBy(subject.toString(), number)) {
            for (SubjectVersion holder : admin.holders(subject.context(), id)) {
                found.add(new Referrer(number, SubjectName.of(holder.subject()), holder.version()));
            }
        }
        return found;
    }

    private There there(String topic, List<String> unknown) {
        try {
            return topics.names().contains(topic) ? There.YES : There.NO;
        } catch (RemoteFailure failure) {
            note(unknown, "Whether topic " + topic + " exists is not known", failure);
            return There.NOT_KNOWN;
        }
    }

    private @Nullable TableflowTopic table(String topic, List<String> unknown) {
        try {
            TableflowScope scope = tables.open();
            return scope.api().topic(scope.environmentId(), scope.clusterId(), topic).orElse(null);
        } catch (RemoteFailure failure) {
            note(unknown, "Whether Tableflow makes a table of " + topic + " is not known", failure);
            return null;
        }
    }

    private static void note(List<String> unknown, String what, RemoteFailure failure) {
        if (failure.is(Kind.CANCELLED)) {
            throw failure;
        }
        unknown.add(what + ": " + failure.why() + ".");
    }
}
