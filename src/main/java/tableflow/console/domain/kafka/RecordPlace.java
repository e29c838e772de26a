package tableflow.console.domain.kafka;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a record is, as failures tell it: `partition 3 offset 4711`, `offset 4711 of partition 3`,
/// `orders-3 at offset 4711`.
///
/// @param offset from 0, within the partition
public record RecordPlace(int partition, long offset) {

    private static final Pattern PARTITION_FIRST = Pattern.compile(
            "(?i)\\bpartition\\W{1,4}(\\d{1,9})\\b\\W{1,4}(?:(?:at|and|with|,)\\W{1,2})?offset\\W{1,4}(\\d{1,18})\\b");
    private static final Pattern OFFSET_FIRST = Pattern.compile(
            "(?i)\\boffset\\W{1,4}(\\d{1,18})\\b\\W{1,4}(?:(?:of|in|and|,)\\W{1,2})?partition\\W{1,4}(\\d{1,9})\\b");
    private static final Pattern KAFKA = Pattern.compile(
            "(?i)[a-z0-9._]-(\\d{1,9})\\b\\W{1,4}(?:(?:at|@)\\W{0,2})?offset\\W{1,4}(\\d{1,18})\\b");

    /// The first place in a text; empty when it names none.
    public static Optional<RecordPlace> in(String text) {
        for (Pattern pattern : List.of(PARTITION_FIRST, OFFSET_FIRST, KAFKA)) {
            Matcher found = pattern.matcher(text);
            if (found.find()) {
                boolean turned = pattern.equals(OFFSET_FIRST);
                return Optional.of(new RecordPlace(
                        Integer.parseInt(found.group(turned ? 2 : 1)), Long.parseLong(found.group(turned ? 1 : 2))));
            }
        }
        return Optional.empty();
    }
}
