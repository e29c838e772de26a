package tableflow.console.service.messages.compare;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tableflow.console.domain.Progress;

/// Which elements of two lists belong together: the longest run of elements that are the same in both, in order; what
/// stands between two of them is paired as it comes.
final class ListPairs {

    /// Longer stretches are paired place by place: effort and memory grow with the product of their lengths.
    private static final long MOST_EFFORT = 4_000_000;

    private ListPairs() {}

    /// @param left index in the first list; -1 for none
    /// @param right index in the second list; -1 for none
    record Pair(int left, int right) {}

    static List<Pair> of(JsonNode left, JsonNode right) {
        JsonKinds kinds = new JsonKinds();
        int[] one = kinds.of(left);
        int[] other = kinds.of(right);
        List<Pair> pairs = new ArrayList<>();
        int from = 0;
        int least = Math.min(one.length, other.length);
        while (from < least && one[from] == other[from]) {
            pairs.add(new Pair(from, from));
            from++;
        }
        int alike = 0;
        while (alike < least - from && one[one.length - alike - 1] == other[other.length - alike - 1]) {
            alike++;
        }
        between(Arrays.copyOfRange(one, from, one.length - alike),
                Arrays.copyOfRange(other, from, other.length - alike), from, pairs);
        for (int last = alike; last > 0; last--) {
            pairs.add(new Pair(one.length - last, other.length - last));
        }
        return pairs;
    }

    /// What differs between the same beginning and the same end.
    private static void between(int[] left, int[] right, int from, List<Pair> pairs) {
        int[][] longest = (long) left.length * right.length > MOST_EFFORT ? new int[0][] : longest(left, right);
        int one = 0;
        int other = 0;
        int lastOne = 0;
        int lastOther = 0;
        while (longest.length > 0 && one < left.length && other < right.length) {
            if (left[one] == right[other]) {
                between(from + lastOne, from + one, from + lastOther, from + other, pairs);
                pairs.add(new Pair(from + one++, from + other++));
                lastOne = one;
                lastOther = other;
            } else if (longest[one + 1][other] >= longest[one][other + 1]) {
                one++;
            } else {
                other++;
            }
        }
        between(from + lastOne, from + left.length, from + lastOther, from + right.length, pairs);
    }

    /// How many elements both lists have in common, in order, from two places on.
    private static int[][] longest(int[] left, int[] right) {
        int[][] longest = new int[left.length + 1][right.length + 1];
        for (int i = left.length - 1; i >= 0; i--) {
            Progress.throwIfCancelled(DifferenceLines.WHAT);
            for (int j = right.length - 1; j >= 0; j--) {
                longest[i][j] = left[i] == right[j]
                        ? longest[i + 1][j + 1] + 1
                        : Math.max(longest[i + 1][j], longest[i][j + 1]);
            }
        }
        return longest;
    }

    private static void between(int one, int oneEnd, int other, int otherEnd, List<Pair> pairs) {
        int left = one;
        int right = other;
        while (left < oneEnd && right < otherEnd) {
            pairs.add(new Pair(left++, right++));
        }
        while (left < oneEnd) {
            pairs.add(new Pair(left++, -1));
        }
        while (right < otherEnd) {
            pairs.add(new Pair(-1, right++));
        }
    }
}
