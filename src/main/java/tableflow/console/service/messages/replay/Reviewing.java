package tableflow.console.service.messages.replay;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.kafka.Bytes;
import tableflow.console.domain.kafka.KafkaRecord;
import tableflow.console.domain.kafka.TopicConfig;
import tableflow.console.service.port.KafkaAdmin;
import tableflow.console.service.port.KafkaAdmin.PerTopic;

/// Holds chosen records against the topic that they are to be written to.
final class Reviewing {

    private static final int TELL_EVERY = 1_000;

    /// What the broker counts for a record besides its bytes, at most, when it is alone in its batch.
    private static final int OVERHEAD = 100;

    private final Supplier<KafkaAdmin> cluster;
    private final SchemaLook schemas;
    private final boolean ownCluster;
    private final InstantSource clock;

    /// @param cluster of the topic that is written to
    /// @param ownCluster whether the records come from there too
    Reviewing(Supplier<KafkaAdmin> cluster, SchemaLook schemas, boolean ownCluster, InstantSource clock) {
        this.cluster = cluster;
        this.schemas = schemas;
        this.ownCluster = ownCluster;
        this.clock = clock;
    }

    /// What is known of the topic.
    ///
    /// @param settings by name; absent when they may not be read, for the reason `why`
    private record Target(int partitions, @Nullable Map<String, String> settings, String why) {

        long number(String name, long otherwise) {
            String value = settings == null ? null : settings.get(name);
            return value == null || !value.matches("-?\\d{1,18}") ? otherwise : Long.parseLong(value);
        }

        boolean says(String name, String value) {
            return settings != null && value.equals(settings.get(name));
        }
    }

    /// What is counted over all records.
    private static final class Counts {
        private final Map<Integer, Long> sources = new TreeMap<>();
        private final SchemaLook.Counts schemas = SchemaLook.Counts.none();
        private long bytes;
        private long keyless;
        private long tooLarge;
        private long tooOld;
        private long noPartition;
        private boolean same;
        private @Nullable Instant first;
        private @Nullable Instant last;
    }

    ReplayReview review(ReplayRequest request, Progress progress) {
        Target target = target(request.topic());
        Counts counts = new Counts();
        int count = request.records().count();
        for (int index = 0; index < count; index++) {
            if (index % TELL_EVERY == 0) {
                Progress.throwIfCancelled("look at the records");
                progress.report("", index, count);
            }
            look(request, target, request.records().get(index), counts);
        }
        List<Concern> concerns = new ArrayList<>();
        plain(request, target, counts, concerns);
        SchemaPlan plan = schemas.look(counts.schemas, request.topic(), concerns, progress);
        return new ReplayReview(request, counts.bytes, counts.first, counts.last, counts.sources,
                target.partitions(), plan, concerns);
    }

    private Target target(String topic) {
        KafkaAdmin admin = cluster.get();
        PerTopic<KafkaAdmin.Description> described = admin.describe(List.of(topic));
        RemoteFailure failed = described.failed().get(topic);
        KafkaAdmin.Description description = described.found().get(topic);
        if (description == null) {
            throw failed != null ? failed : RemoteFailure.of(
                    RemoteFailure.Kind.NOT_FOUND, "write to topic " + topic, "there is no such topic");
        }
        PerTopic<List<TopicConfig>> configs = admin.configs(List.of(topic));
        List<TopicConfig> found = configs.found().get(topic);
        if (found == null) {
            RemoteFailure why = configs.failed().get(topic);
            return new Target(description.partitions().size(), null, why == null ? "" : why.why());
        }
        Map<String, String> settings = new HashMap<>();
        for (TopicConfig config : found) {
            String value = config.value();
            if (value != null) {
                settings.put(config.name(), value);
            }
        }
        return new Target(description.partitions().size(), settings, "");
    }

    private void look(ReplayRequest request, Target target, KafkaRecord record, Counts counts) {
        counts.sources.merge(record.partition(), 1L, Long::sum);
        counts.same |= ownCluster && record.topic().equals(request.topic());
        long size = size(record);
        counts.bytes += size;
        Instant time = record.timestamp();
        counts.first = counts.first == null || time.isBefore(counts.first) ? time : counts.first;
        counts.last = counts.last == null || time.isAfter(counts.last) ? time : counts.last;
        counts.schemas.add(record);
        if (record.key() == null) {
            counts.keyless++;
        }
        if (size + OVERHEAD > target.number("max.message.bytes", Long.MAX_VALUE)) {
            counts.tooLarge++;
        }
        if (request.keepPartitions() && record.partition() >= target.partitions()) {
            counts.noPartition++;
        }
        long retention = target.number("retention.ms", -1);
        if (request.keepTimes() && retention >= 0 && !target.says("cleanup.policy", "compact")
                && !target.says("message.timestamp.type", "LogAppendTime")
                && time.plusMillis(retention).isBefore(clock.instant())) {
            counts.tooOld++;
        }
    }

    private static void plain(ReplayRequest request, Target target, Counts counts, List<Concern> concerns) {
        if (counts.noPartition > 0) {
            concerns.add(new Concern.NoPartition(counts.noPartition, target.partitions()));
        }
        if (counts.same) {
            concerns.add(new Concern.SameTopic());
        }
        if (target.settings() == null) {
            concerns.add(new Concern.NoSettings(target.why()));
            return;
        }
        if (counts.keyless > 0 && target.settings().getOrDefault("cleanup.policy", "").contains("compact")) {
            concerns.add(new Concern.KeyNeeded(counts.keyless));
        }
        if (counts.tooLarge > 0) {
            concerns.add(new Concern.TooLarge(counts.tooLarge, target.number("max.message.bytes", 0)));
        }
        if (request.keepTimes() && target.says("message.timestamp.type", "LogAppendTime")) {
            concerns.add(new Concern.BrokersTime());
        }
        if (counts.tooOld > 0) {
            concerns.add(new Concern.TooOld(counts.tooOld, target.number("retention.ms", 0)));
        }
    }

    private static long size(KafkaRecord record) {
        long size = size(record.key()) + size(record.value());
        for (KafkaRecord.Header header : record.headers()) {
            size += header.key().length() + size(header.value());
        }
        return size;
    }

    private static long size(@Nullable Bytes bytes) {
        return bytes == null ? 0 : bytes.size();
    }
}
