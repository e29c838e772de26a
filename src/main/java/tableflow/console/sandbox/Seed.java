package tableflow.console.sandbox;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// What a new sandbox holds. As text, and so on the command line: `empty`, `demo`, or `load:` with figures, such as
/// `load:topics=10000,partitions=4,objects=1000000`.
public sealed interface Seed {
    /// An environment, a cluster, its registry, an administrator, an operator and their keys; no topics.
    Seed EMPTY = new Empty();

    /// Besides, a shop that is open: topics with traffic, tables with a history, and troubles to look at.
    Seed DEMO = new Demo();

    record Empty() implements Seed {
        @Override
        public String toString() {
            return "empty";
        }
    }

    record Demo() implements Seed {
        @Override
        public String toString() {
            return "demo";
        }
    }

    /// Much of everything, for work on scale.
    ///
    /// @param topics how many topics the broker gets, 0 to 20,000
    /// @param partitions of each topic, 1 to 64; at most 60,000 in all, which is what one broker bears
    /// @param objects how many objects the bucket of the tables gets, 0 to 5,000,000
    record Load(int topics, int partitions, int objects) implements Seed {
        private static final int MOST_PARTITIONS = 60_000;

        public Load {
            inRange("topics", topics, 0, 20_000);
            inRange("partitions", partitions, 1, 64);
            inRange("objects", objects, 0, 5_000_000);
            if (topics == 0 && objects == 0) {
                throw new IllegalArgumentException("load: needs topics= or objects=");
            }
            if ((long) topics * partitions > MOST_PARTITIONS) {
                throw new IllegalArgumentException("load: " + topics + " topics with " + partitions
                        + " partitions are more than the " + MOST_PARTITIONS + " partitions that one broker bears");
            }
        }

        @Override
        public String toString() {
            return "load:topics=" + topics + ",partitions=" + partitions + ",objects=" + objects;
        }

        static Load parse(String figures) {
            Map<String, Integer> given = new HashMap<>(Map.of("topics", 0, "partitions", 1, "objects", 0));
            for (String pair : figures.split(",", -1)) {
                String key = pair.replaceFirst("=.*", "").strip();
                if (!given.containsKey(key)) {
                    throw new IllegalArgumentException(
                            "load: does not know \"" + key + "\"; it knows topics, partitions and objects");
                }
                given.put(key, number(key, pair));
            }
            return new Load(given.getOrDefault("topics", 0), given.getOrDefault("partitions", 1),
                    given.getOrDefault("objects", 0));
        }

        private static int number(String key, String pair) {
            int equals = pair.indexOf('=');
            String text = equals < 0 ? "" : pair.substring(equals + 1).strip();
            try {
                return Integer.parseInt(text);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(
                        "load: " + key + " must be a whole number, not \"" + text + "\"", e);
            }
        }

        private static void inRange(String key, int value, int least, int most) {
            if (value < least || value > most) {
                throw new IllegalArgumentException(
                        "load: " + key + " must be between " + least + " and " + most + ", not " + value);
            }
        }
    }

    /// Reads the text form.
    ///
    /// @throws IllegalArgumentException with a sentence for the user
    static Seed parse(String text) {
        String[] parts = text.strip().split(":", 2);
        String name = parts[0].toLowerCase(Locale.ROOT);
        if (name.equals("load")) {
            if (parts.length == 1 || parts[1].isBlank()) {
                throw new IllegalArgumentException("load: needs topics= or objects=");
            }
            return Load.parse(parts[1]);
        }
        return Arrays.asList(EMPTY, DEMO).stream()
                .filter(seed -> parts.length == 1 && seed.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no seed \"" + text
                        + "\"; the seeds are empty, demo and load:topics=N,partitions=N,objects=N"));
    }
}
