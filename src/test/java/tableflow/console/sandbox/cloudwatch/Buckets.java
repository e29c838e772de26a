package tableflow.console.sandbox.cloudwatch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Buckets in memory.
final class Buckets implements BucketContents {
    private final Map<String, List<Item>> items = new TreeMap<>();

    Buckets bucket(String name) {
        items.putIfAbsent(name, new ArrayList<>());
        return this;
    }

    Buckets put(String bucket, long size, String storageClass, Instant since) {
        items.computeIfAbsent(bucket, b -> new ArrayList<>()).add(new Item(size, storageClass, since));
        return this;
    }

    @Override
    public Collection<String> buckets() {
        return items.keySet();
    }

    @Override
    public void scan(String bucket, Consumer<Item> to) {
        items.getOrDefault(bucket, List.of()).forEach(to);
    }
}
