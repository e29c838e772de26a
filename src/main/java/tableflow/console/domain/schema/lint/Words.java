package tableflow.console.domain.schema.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What the name of a field lets one expect of it. English words, in `snake_case`, `camelCase` or however parted.
final class Words {

    private static final Set<String> IDS = Set.of("id", "uuid", "guid");
    private static final Set<String> MOMENTS = Set.of("timestamp", "datetime", "ts", "date");
    private static final Set<String> TIME_OF = Set.of("event", "created", "creation", "updated", "update", "modified",
            "start", "started", "end", "ended", "ingest", "ingestion", "order", "log", "record", "arrival",
            "departure", "expiry", "expiration", "create", "delete", "deleted");
    private static final Set<String> UNITS = Set.of("ms", "millis", "milliseconds", "us", "micros", "microseconds",
            "ns", "nanos", "s", "sec", "secs", "seconds", "epoch", "utc", "unix");
    private static final Set<String> MONEY = Set.of("price", "amount", "cost", "fee", "balance", "salary", "revenue",
            "tax", "vat", "discount", "money", "fare", "budget", "subtotal", "refund", "deposit", "wage", "payout");
    private static final Set<String> NO_MONEY = Set.of("count", "rate", "ratio", "percent", "percentage", "pct", "id",
            "type", "currency", "code", "factor", "share", "weight", "index");
    private static final Set<String> COUNTS = Set.of("count", "quantity", "qty", "version", "index", "offset", "year",
            "age", "rank", "position", "attempts", "retries");

    private Words() {}

    /// `orderId` is `order`, `id`; so are `order_id`, `order-id` and `OrderID`.
    static List<String> of(String name) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int at = 0; at < name.length(); at++) {
            char c = name.charAt(at);
            boolean letter = Character.isLetterOrDigit(c);
            boolean begins = letter && Character.isUpperCase(c) && at > 0
                    && (Character.isLowerCase(name.charAt(at - 1)) || Character.isDigit(name.charAt(at - 1))
                            || (at + 1 < name.length() && Character.isLowerCase(name.charAt(at + 1))));
            if ((begins || !letter) && !word.isEmpty()) {
                words.add(word.toString().toLowerCase(Locale.ROOT));
                word.setLength(0);
            }
            if (letter) {
                word.append(c);
            }
        }
        if (!word.isEmpty()) {
            words.add(word.toString().toLowerCase(Locale.ROOT));
        }
        return words;
    }

    /// `id`, `order_id`, `uuid`.
    static boolean identifier(String name) {
        List<String> words = of(name);
        return !words.isEmpty() && IDS.contains(words.getLast());
    }

    /// `created_at`, `eventTime`, `ts_ms`, `birth_date`; not `response_time`, which is a duration, nor `update`.
    static boolean moment(String name) {
        List<String> words = new ArrayList<>(of(name));
        while (words.size() > 1 && UNITS.contains(words.getLast())) {
            words.removeLast();
        }
        if (words.isEmpty()) {
            return false;
        }
        String last = words.getLast();
        String before = words.size() > 1 ? words.get(words.size() - 2) : "";
        return MOMENTS.contains(last)
                || (last.equals("at") && !before.isEmpty())
                || (last.equals("time") && TIME_OF.contains(before));
    }

    /// `unit_price`, `totalAmount`; not `discount_rate`, nor `amount_currency`.
    static boolean money(String name) {
        List<String> words = of(name);
        return words.stream().anyMatch(MONEY::contains) && words.stream().noneMatch(NO_MONEY::contains);
    }

    /// `quantity`, `retry_count`.
    static boolean count(String name) {
        List<String> words = of(name);
        return !words.isEmpty() && COUNTS.contains(words.getLast());
    }

    /// How many single characters have to be changed, added or taken away to make `b` of `a`; more than `most` is told
    /// as `most + 1`.
    static int distance(String a, String b, int most) {
        if (Math.abs(a.length() - b.length()) > most) {
            return most + 1;
        }
        int[] before = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], before[j]) + 1, before[j - 1] + change);
            }
            int[] swap = before;
            before = row;
            row = swap;
        }
        return Math.min(before[b.length()], most + 1);
    }
}
