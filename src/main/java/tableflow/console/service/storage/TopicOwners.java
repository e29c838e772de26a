package tableflow.console.service.storage;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.confluent.TableflowTopic;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.domain.storage.TopicRoots;

/// Which prefix of a bucket belongs to which topic: the name of a topic is nowhere in the path of its table, so it has
/// to be asked for.
///
/// @param topics by the table's prefix, each ending with a slash
/// @param unknown why the topics could not be listed; absent when they could
public record TopicOwners(Map<String, String> topics, @Nullable RemoteFailure unknown) {

    /// Nobody was asked.
    public static final TopicOwners NONE = new TopicOwners(Map.of(), null);

    public TopicOwners {
        topics = Map.copyOf(topics);
    }

    /// Those of a bucket among all topics of Tableflow.
    public static TopicOwners of(List<TableflowTopic> all, String bucket) {
        Map<String, String> topics = new HashMap<>();
        for (TableflowTopic topic : all) {
            String path = topic.storage().tablePath();
            place(path == null ? "" : path).filter(place -> place.bucket().equals(bucket) && !place.key().isEmpty())
                    .ifPresent(place -> {
                        topics.put(place.key(), topic.name());
                        // A path is at times told with a double slash behind the bucket that its keys do not have.
                        topics.putIfAbsent(place.key().replaceFirst("^/+", ""), topic.name());
                    });
        }
        return new TopicOwners(topics, null);
    }

    /// Nothing where it is not in S3.
    private static Optional<S3Uri> place(String path) {
        try {
            return Optional.of(S3Uri.parse(path).asFolder());
        } catch (IllegalArgumentException elsewhere) {
            return Optional.empty();
        }
    }

    /// Nobody could tell.
    public static TopicOwners unknown(RemoteFailure why) {
        return new TopicOwners(Map.of(), why);
    }

    /// The prefixes, for a scan to count.
    public Set<String> roots() {
        return topics.keySet();
    }

    public Optional<String> topic(String root) {
        return Optional.ofNullable(topics.get(root));
    }

    /// What a root of a scan is called: its topic, by Tableflow's word or by a connector's folder, else as it is.
    public String name(String root) {
        return topic(root).orElseGet(() -> TopicRoots.isTable(root) ? root : TopicRoots.folderTopic(root));
    }
}
