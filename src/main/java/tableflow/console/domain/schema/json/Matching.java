package tableflow.console.domain.schema.json;

import java.util.Arrays;

/// The largest set of pairs in a bipartite graph, each node in one pair at most (Kuhn's augmenting paths). Prefers the
/// diagonal, so that parts which stayed in their place are paired with themselves.
final class Matching {
    private final boolean[][] fits;
    private final int[] leftOf;

    private Matching(boolean[][] fits, int right) {
        this.fits = fits;
        this.leftOf = new int[right];
        Arrays.fill(leftOf, -1);
    }

    /// For each left node its partner's index, -1 for none.
    static int[] of(boolean[][] fits, int right) {
        Matching matching = new Matching(fits, right);
        for (int left = 0; left < fits.length; left++) {
            if (left < right && fits[left][left] && matching.leftOf[left] < 0) {
                matching.leftOf[left] = left;
            }
        }
        int[] partner = new int[fits.length];
        for (int left = 0; left < fits.length; left++) {
            if (!matching.hasPartner(left)) {
                matching.augment(left, new boolean[right]);
            }
        }
        Arrays.fill(partner, -1);
        for (int j = 0; j < right; j++) {
            if (matching.leftOf[j] >= 0) {
                partner[matching.leftOf[j]] = j;
            }
        }
        return partner;
    }

    private boolean hasPartner(int left) {
        return Arrays.stream(leftOf).anyMatch(other -> other == left);
    }

    private boolean augment(int left, boolean[] seen) {
        for (int right = 0; right < leftOf.length; right++) {
            if (fits[left][right] && !seen[right]) {
                seen[right] = true;
                if (leftOf[right] < 0 || augment(leftOf[right], seen)) {
                    leftOf[right] = left;
                    return true;
                }
            }
        }
        return false;
    }
}
