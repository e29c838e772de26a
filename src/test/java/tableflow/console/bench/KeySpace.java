package tableflow.console.bench;

import tableflow.console.domain.storage.KeyOrder;
import tableflow.console.service.port.ObjectPage;
import tableflow.console.service.port.ObjectPages.Ask;

/// Many keys in order that nobody has to hold: tables in Tableflow's layout with files of random names, or a sink
/// connector's topics by day.
///
/// @param tables how many folders
/// @param each keys in each
/// @param byDay whether they are a sink connector's
record KeySpace(long tables, long each, boolean byDay) {

    private static final String ROOT = "1010001/10110010/6d9d30d4-16d8-41bf-a0ec-c0fb6c17c63a/env-bench/lkc-bench/v1/";
    private static final long SPREAD = 1L << 32;

    long size() {
        return tables * each;
    }

    String key(long index) {
        long table = index / each;
        long file = index % each;
        if (byDay) {
            long perHour = Math.max(1, each / (24 * 28));
            long hour = file / perHour;
            return "topics/topic-" + digits(table, 5) + "/year=2026/month=11/day=" + digits(hour / 24, 4) + "/hour="
                    + digits(hour % 24, 2) + "/topic+0+" + digits(file, 10) + ".json.gz";
        }
        return ROOT + hex(table * (SPREAD / tables)) + "-1111-4222-8333-444455556666/data/"
                + hex(file * (SPREAD / each)) + "-aaaa-4bbb-8ccc-ddddeeeeffff.parquet";
    }

    private static String hex(long value) {
        String text = Long.toHexString(value);
        return "00000000".substring(text.length()) + text;
    }

    private static String digits(long value, int count) {
        String text = Long.toString(value);
        return "0".repeat(Math.max(0, count - text.length())) + text;
    }

    long size(long index) {
        return 1_000 + index % 1_000_003 * 977;
    }

    /// The first key behind a text.
    long firstAfter(String text, boolean orAt) {
        long low = 0;
        long high = size();
        while (low < high) {
            long middle = (low + high) >>> 1;
            int order = KeyOrder.KEYS.compare(key(middle), text);
            if (order > 0 || (orAt && order == 0)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /// A page as S3 would give it.
    ///
    /// @param now milliseconds since 1970
    ObjectPage page(Ask ask, long now) {
        String prefix = ask.prefix().key();
        ObjectPage.Builder page = new ObjectPage.Builder();
        String start = ask.token().isEmpty() ? ask.after() : ask.token();
        long index = KeyOrder.KEYS.isAfter(prefix, start) ? firstAfter(prefix, true) : firstAfter(start, false);
        String last = start;
        for (int count = 0; index < size(); count++) {
            String key = key(index);
            if (!key.startsWith(prefix)) {
                return page.done(null);
            }
            if (count == 1_000) {
                return page.done(last);
            }
            int slash = ask.folded() ? key.indexOf('/', prefix.length()) : -1;
            if (slash < 0) {
                page.object(key, size(index), now - index % 1_000_000_000L, "STANDARD");
                last = key;
                index++;
            } else {
                String common = key.substring(0, slash + 1);
                page.prefix(common);
                last = KeyOrder.behind(common).orElseThrow();
                index = firstAfter(last, true);
            }
        }
        return page.done(null);
    }
}
