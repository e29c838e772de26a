package tableflow.console.service.storage.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.storage.Amount;
import tableflow.console.domain.storage.StorageReport;
import tableflow.console.service.storage.TopicOwners;
import tableflow.console.service.storage.scan.MemoryPages;
import tableflow.console.service.storage.scan.Scan;
import tableflow.console.service.storage.scan.ScanRequest;
import tableflow.console.service.storage.sums.Sums;
import tableflow.console.service.support.Waiter;

/// Each way to look at a scan adds up to all of it, at every level.
class UsageTreesTest {

    private static final TopicOwners OWNERS = new TopicOwners(Map.of("tables/t1/", "orders"), null);

    private static StorageReport report(Random random, int prefixes) {
        MemoryPages pages = new MemoryPages();
        for (int i = 0; i < 400; i++) {
            String key = switch (random.nextInt(5)) {
                case 0 -> "tables/t1/data/" + random.nextInt(50) + ".parquet";
                case 1 -> "topics/t%d/year=2026/month=%02d/x%d.json".formatted(
                        random.nextInt(3), 1 + random.nextInt(12), i);
                case 2 -> "lake/data/event_day=2026-11-%02d/%d.parquet".formatted(1 + random.nextInt(28), i);
                case 3 -> "a".repeat(random.nextInt(3)) + "/" + i + "/b/c";
                default -> "root" + i;
            };
            pages.put(key, random.nextInt(5) == 0 ? 0 : random.nextInt(1_000_000),
                    MemoryPages.now().toEpochMilli() - random.nextInt(1_000_000), "STANDARD");
        }
        ScanRequest request = new ScanRequest(MemoryPages.root(""), 2, OWNERS.roots(),
                OptionalLong.empty(), new Sums.Limits(prefixes, 20, 15));
        return new Scan(pages, Thread.ofVirtual().factory(), new Waiter() {
            @Override
            public Instant now() {
                return MemoryPages.now();
            }

            @Override
            public void pause(Duration time) {}
        }, request).run(progress -> {}).kept().report();
    }

    private static void addsUp(UsageNode node, String as) {
        if (!node.children().isEmpty()) {
            assertThat(node.children().stream().map(UsageNode::amount).reduce(Amount.NONE, Amount::plus))
                    .as("%s, %s", as, node.name()).isEqualTo(node.amount());
        }
        node.children().forEach(child -> addsUp(child, as));
    }

    @Test
    void eachViewAddsUpAtEveryLevel() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 20; round++) {
            StorageReport report = report(random, round % 2 == 0 ? 40 : 10_000);
            for (UsageView view : UsageView.values()) {
                UsageNode tree = new UsageTrees(report, OWNERS).tree(view);
                assertThat(tree.amount()).isEqualTo(report.total());
                addsUp(tree, "seed " + seed + ", " + view);
            }
        }
    }

    @Test
    void partitionsCountTogetherWhereverTheyStand() {
        UsageNode tree = new UsageTrees(report(new Random(3), 10_000), OWNERS).tree(UsageView.PARTITION);
        assertThat(tree.children()).extracting(UsageNode::name).contains("year=2026", "event_day=2026-11-05");
        UsageNode year = tree.children().stream().filter(node -> node.name().equals("year=2026")).findFirst()
                .orElseThrow();
        assertThat(year.children()).extracting(UsageNode::name).contains("month=01", "month=12").isSorted();
    }
}
