package tableflow.console.sandbox.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.storage.KeyOrder;

/// Listings against a model that looks at every key.
class ListingTest {
    private static final String[] PIECES = {"a", "b", "/", "//", "-", "é", "\uD83D\uDE00", "\uFF5E", "z", "0", "ab"};

    @Test
    void everyPageIsWhatTheModelSays() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            NavigableMap<String, StoredObject> index = new TreeMap<>(KeyOrder.KEYS);
            for (int i = random.nextInt(60); i >= 0; i--) {
                index.put("k" + text(random, 6), object());
            }
            Listing.Query query = new Listing.Query(prefix(random), random.nextInt(3) == 0 ? "" : delimiter(random),
                    Listing.Start.after(random.nextBoolean() ? "" : "k" + text(random, 4)), 1 + random.nextInt(7));
            List<String> seen = new ArrayList<>();
            Listing.Query page = query;
            while (true) {
                Listing got = Listing.of(index, page);
                List<String> both = new ArrayList<>();
                got.objects().forEach(one -> both.add(one.key()));
                both.addAll(got.prefixes());
                assertThat(both.size()).as("seed %d", seed).isLessThanOrEqualTo(query.max());
                both.sort(KeyOrder.KEYS);
                seen.addAll(both);
                if (got.next().isEmpty()) {
                    break;
                }
                assertThat(both).as("a page before another is full, seed %d", seed).hasSize(query.max());
                page = page.from(got.next().get());
            }
            assertThat(seen).as("seed %d, round %d, %s of %s", seed, round, query, index.keySet())
                    .isEqualTo(model(index, query));
        }
    }

    /// What all pages together must show.
    private static List<String> model(NavigableMap<String, StoredObject> index, Listing.Query query) {
        TreeSet<String> all = new TreeSet<>(KeyOrder.KEYS);
        for (String key : index.keySet()) {
            boolean behind = query.start().after().isEmpty()
                    || bytewise(key, query.start().after()) > 0;
            if (key.startsWith(query.prefix()) && behind) {
                String rest = key.substring(query.prefix().length());
                int at = query.delimiter().isEmpty() ? -1 : rest.indexOf(query.delimiter());
                all.add(at < 0 ? key : query.prefix() + rest.substring(0, at) + query.delimiter());
            }
        }
        return new ArrayList<>(all);
    }

    @Test
    void versionsOfAllKeysComeOnceWhateverThePage() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            Index index = new Index();
            List<String> expected = new ArrayList<>();
            TreeSet<String> keys = new TreeSet<>(KeyOrder.KEYS);
            for (int i = random.nextInt(20); i >= 0; i--) {
                keys.add("k" + text(random, 4));
            }
            for (String key : keys) {
                List<StoredObject> versions = new ArrayList<>();
                for (int v = random.nextInt(4); v >= 0; v--) {
                    String id = key + ":" + v;
                    versions.add(random.nextInt(4) == 0
                            ? StoredObject.marker(Instant.EPOCH, id)
                            : new StoredObject(object().content(), Instant.EPOCH, id, Attributes.PLAIN, null));
                    expected.add(id);
                }
                index.set(key, versions);
            }
            List<String> seen = new ArrayList<>();
            VersionListing.Query query = new VersionListing.Query("", "", Optional.empty(),
                    1 + random.nextInt(5));
            VersionListing page = VersionListing.of(index, query);
            page.versions().forEach(one -> seen.add(one.version().versionId()));
            while (page.next().isPresent()) {
                page = VersionListing.of(index, new VersionListing.Query("", "", page.next(), query.max()));
                page.versions().forEach(one -> seen.add(one.version().versionId()));
            }
            assertThat(seen).as("seed %d, round %d", seed, round).isEqualTo(expected);
        }
    }

    @Test
    void keysAreInTheOrderOfTheirBytes() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 5000; i++) {
            String one = text(random, 4);
            String other = text(random, 4);
            assertThat(Integer.signum(KeyOrder.KEYS.compare(one, other))).as("seed %d: %s, %s", seed, one, other)
                    .isEqualTo(Integer.signum(bytewise(one, other)));
        }
    }

    @Test
    void behindAPrefixComesTheFirstTextThatDoesNotHaveIt() {
        assertThat(KeyOrder.behind("a/")).hasValue("a0");
        assertThat(KeyOrder.behind("\uD7FF")).hasValue("\uE000");
        assertThat(KeyOrder.behind("a" + Character.toString(Character.MAX_CODE_POINT))).hasValue("b");
        assertThat(KeyOrder.behind(Character.toString(Character.MAX_CODE_POINT))).isEmpty();
        assertThat(KeyOrder.behind("")).isEmpty();
    }

    private static int bytewise(String one, String other) {
        return Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static String delimiter(Random random) {
        return new String[] {"/", "//", "a", "\uD83D\uDE00"}[random.nextInt(4)];
    }

    private static String prefix(Random random) {
        return random.nextInt(3) == 0 ? "" : "k" + text(random, 2);
    }

    private static String text(Random random, int pieces) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(pieces + 1); i > 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    private static StoredObject object() {
        return new StoredObject(new StoredObject.Content(StoredObject.SYNTHETIC, 1, 2, 3, 0), Instant.EPOCH, null,
                Attributes.PLAIN, null);
    }
}
