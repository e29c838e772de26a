package tableflow.console.sandbox.kafkarest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/// Topics as the broker describes them to one caller.
final class TopicSource {
    private static final int MOST_LOOKS = 200;
    private static final int PAUSE_MILLIS = 10;

    private TopicSource() {}

    /// The topics that the caller may describe, by name; the broker's own are left out, as the real service hides
    /// them. A topic that is deleted meanwhile is left out too.
    static List<TopicDescription> all(Admin admin) throws ExecutionException, InterruptedException {
        var found = new ArrayList<TopicDescription>();
        for (KafkaFuture<TopicDescription> topic
                : admin.describeTopics(admin.listTopics().names().get()).topicNameValues().values()) {
            try {
                found.add(topic.get());
            } catch (ExecutionException failure) {
                if (!(failure.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw failure;
                }
            }
        }
        found.sort(Comparator.comparing(TopicDescription::name));
        return found;
    }

    /// Waits until the broker has heard of a topic that its controller has made, a few milliseconds as a rule: what
    /// pace does not ask for should not make a caller stumble.
    static void awaitVisible(Admin admin, String name) throws ExecutionException, InterruptedException {
        for (int i = 0; i < MOST_LOOKS && !admin.listTopics().names().get().contains(name); i++) {
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    static TopicDescription one(Admin admin, String name) throws Exception {
        return one(admin, name, new DescribeTopicsOptions());
    }

    /// @throws RestFailure 404 if there is no such topic, or none that the caller may see
    static TopicDescription one(Admin admin, String name, DescribeTopicsOptions options) throws Exception {
        TopicDescription topic = admin.describeTopics(List.of(name), options).allTopicNames().get().get(name);
        if (topic == null) {
            throw RestFailure.unknownTopic();
        }
        return topic;
    }
}
