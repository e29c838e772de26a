package tableflow.console.service.schemas.compat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import tableflow.console.domain.Progress;
import tableflow.console.domain.schema.SchemaFormat;

/// Which lines of a text went and which came: the fewest, found by Myers' greedy algorithm (1986). Texts that have
/// little in common are told as one that went and one that came. An interrupt ends it with a failure CANCELLED.
public final class LineDiff {

    /// Lines that may come and go before the search is given up: it takes their square.
    private static final int MOST_EDITS = 2_000;
    private static final ObjectMapper JSON = JsonMapper.builder()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES).build();

    private final List<String> before;
    private final List<String> after;
    private final List<int[]> rounds = new ArrayList<>();

    private LineDiff(List<String> before, List<String> after) {
        this.before = before;
        this.after = after;
    }

    /// What became of a line.
    public enum Change {
        SAME(' '),
        WENT('-'),
        CAME('+');

        private final char sign;

        Change(char sign) {
            this.sign = sign;
        }

        /// As patches mark it.
        public char sign() {
            return sign;
        }
    }

    /// A line.
    ///
    /// @param oldNumber counted from 1; 0 for one that came
    /// @param newNumber counted from 1; 0 for one that went
    public record Line(Change change, int oldNumber, int newNumber, String text) {
        @Override
        public String toString() {
            return change.sign() + text;
        }
    }

    /// The lines of two schemas. JSON that stands on one line, as registries keep it, is set out first, on both sides.
    public static List<Line> of(SchemaFormat format, String before, String after) {
        boolean flat = before.strip().lines().count() == 1 || after.strip().lines().count() == 1;
        return format != SchemaFormat.PROTOBUF && flat
            ? of(setOut(before), setOut(after)) : of(before, after);
    }

    private static String setOut(String text) {
        try {
            return JSON.writeValueAsString(JSON.readTree(text));
        } catch (JsonProcessingException none) {
            return text;
        }
    }

    /// The lines of two texts.
    public static List<Line> of(String before, String after) {
        return new LineDiff(before.lines().toList(), after.lines().toList()).lines();
    }

    private List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        int edits = search();
        if (edits < 0) {
            for (int i = 0; i < before.size(); i++) {
                lines.add(new Line(Change.WENT, i + 1, 0, before.get(i)));
            }
            for (int i = 0; i < after.size(); i++) {
                lines.add(new Line(Change.CAME, 0, i + 1, after.get(i)));
            }
            return lines;
        }
        // Back from the end, round by round.
        int x = before.size();
        int y = after.size();
        for (int round = edits; round >= 0; round--) {
            int[] reached = rounds.get(round);
            int diagonal = x - y;
            boolean down = round > 0 && (diagonal == -round || (diagonal != round
                && at(reached, round, diagonal - 1) < at(reached, round, diagonal + 1)));
            int previous = down ? diagonal + 1 : diagonal - 1;
            int fromX = round == 0 ? 0 : at(reached, round, previous);
            int fromY = round == 0 ? 0 : fromX - previous;
            while (x > fromX && y > fromY) {
                x--;
                y--;
                lines.add(new Line(Change.SAME, x + 1, y + 1, after.get(y)));
            }
            if (round > 0) {
                if (down) {
                    y--;
                    lines.add(new Line(Change.CAME, 0, y + 1, after.get(y)));
                } else {
                    x--;
                    lines.add(new Line(Change.WENT, x + 1, 0, before.get(x)));
                }
            }
        }
        Collections.reverse(lines);
        return lines;
    }

    /// How far the diagonals were reached before a round: those from `-round` to `round`, kept in the middle.
    private static int at(int[] reached, int round, int diagonal) {
        return reached[round + 1 + diagonal];
    }

    /// How many lines come and go; below zero when they are too many.
    private int search() {
        int most = Math.min(before.size() + after.size(), MOST_EDITS);
        int[] furthest = new int[2 * most + 3];
        int middle = most + 1;
        for (int round = 0; round <= most; round++) {
            Progress.throwIfCancelled("compare the texts");
            int[] kept = new int[2 * round + 3];
            System.arraycopy(furthest, middle - round - 1, kept, 0, kept.length);
            rounds.add(kept);
            for (int diagonal = -round; diagonal <= round; diagonal += 2) {
                boolean down = diagonal == -round || (diagonal != round
                    && furthest[middle + diagonal - 1] < furthest[middle + diagonal + 1]);
                int x = down ? furthest[middle + diagonal + 1] : furthest[middle + diagonal - 1] + 1;
                int y = x - diagonal;
                while (x < before.size() && y < after.size() && before.get(x).equals(after.get(y))) {
                    x++;
                    y++;
                }
                furthest[middle + diagonal] = x;
                if (x >= before.size() && y >= after.size()) {
                    return round;
                }
            }
        }
        return -1;
    }
}
