package tableflow.console.service.messages.compare;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// Which elements of two lists belong together: the longest run of elements that are the same in both, in order; what
/// stands between two of them is paired as it comes.
final class ListPairs {

    /// Longer lists are paired place by place: the effort grows with the product of their lengths.
    private static final long MOST_EFFORT = 250_000;

    private ListPairs() {}

    /// @param left index in the first list; -1 for none
    /// @param right index in the second list; -1 for none
    record Pair(int left, int right) {}

    static List<Pair> of(JsonNode left, JsonNode right) {
        List<Pair> pairs = new ArrayList<>();
        int from = 0;
        int least = Math.min(left.size(), right.size());
        while (from < least && JsonCompare.same(left.get(from), right.get(from))) {
            pairs.add(new Pair(from, from));
            from++;
        }
        int[][] longest = (long) (left.size() - from) * (right.size() - from) > MOST_EFFORT
                ? new int[0][]
                : longest(left, right, from);
        int one = from;
        int other = from;
        int lastOne = from;
        int lastOther = from;
        while (longest.length > 0 && one < left.size() && other < right.size()) {
            if (JsonCompare.same(left.get(one), right.get(other))) {
                between(lastOne, one, lastOther, other, pairs);
                pairs.add(new Pair(one++, other++));
                lastOne = one;
                lastOther = other;
            } else if (longest[one - from + 1][other - from] >= longest[one - from][other - from + 1]) {
                one++;
            } else {
                other++;
            }
        }
        between(lastOne, left.size(), lastOther, right.size(), pairs);
        return pairs;
    }

    /// How many elements both lists have in common, in order, from two places on.
    private static int[][] longest(JsonNode left, JsonNode right, int from) {
        int[][] longest = new int[left.size() - from + 1][right.size() - from + 1];
        for (int i = left.size() - from - 1; i >= 0; i--) {
            for (int j = right.size() - from - 1; j >= 0; j--) {
                longest[i][j] = JsonCompare.same(left.get(from + i), right.get(from + j))
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
