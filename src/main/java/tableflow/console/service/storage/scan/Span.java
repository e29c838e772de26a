package tableflow.console.service.storage.scan;

import org.jspecify.annotations.Nullable;
import tableflow.console.domain.storage.KeyOrder;
import tableflow.console.service.port.ObjectPage;

/// A part of the keys that one stream lists at a time: those that begin with `prefix`, lie behind `after` and not
/// behind `upTo`. Every key belongs to one span; a split makes two of one and loses none. Guarded by the lock of
/// [Board].
final class Span {

    final String prefix;
    final boolean folded;
    private String first;
    private String after;
    private @Nullable String upTo;
    private String token = "";
    private long keys;
    private boolean evident;

    /// @param folded whether only what lies directly under the prefix belongs to it; its folders become spans
    Span(String prefix, String after, @Nullable String upTo, boolean folded) {
        this.prefix = prefix;
        this.first = after;
        this.after = after;
        this.upTo = upTo;
        this.folded = folded;
    }

    String after() {
        return after;
    }

    /// Absent for no end.
    @Nullable String upTo() {
        return upTo;
    }

    String token() {
        return token;
    }

    /// Whether more was known to be there when its last page came.
    boolean evident() {
        return evident;
    }

    /// Whether a page of it has come.
    boolean isKnown() {
        return keys > 0;
    }

    /// About how many keys are left; very many while nothing is known.
    double left() {
        double done = Cuts.share(first, after, upTo);
        return keys == 0 ? 0 : keys * (1 - done) / Math.max(done, 1e-6);
    }

    /// Whether `position` lies within, so that both sides of it may hold keys.
    boolean holds(String position) {
        return position.startsWith(prefix)
                && KeyOrder.KEYS.isAfter(position, after)
                && (upTo == null || KeyOrder.KEYS.isAfter(upTo, position));
    }

    /// Gives up what lies behind `position`, and returns it.
    Span cut(String position) {
        Span right = new Span(prefix, position, upTo, folded);
        upTo = position;
        return right;
    }

    /// Nothing lies behind `position`.
    void endsAt(String position) {
        upTo = position;
    }

    /// How many objects at the start of a page belong to it.
    int own(ObjectPage page) {
        String end = upTo;
        int size = page.size();
        if (end == null || size == 0 || !KeyOrder.KEYS.isAfter(page.key(size - 1), end)) {
            return size;
        }
        int low = 0;
        int high = size - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (KeyOrder.KEYS.isAfter(page.key(middle), end)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /// Takes note of a page of which `own` objects were counted.
    ///
    /// @return whether there may be more
    boolean advance(ObjectPage page, int own) {
        if (own > 0) {
            first = keys == 0 ? page.key(0) : first;
            after = page.key(own - 1);
            keys += own;
        }
        if (folded && !page.prefixes().isEmpty() && KeyOrder.KEYS.isAfter(page.prefixes().getLast(), after)) {
            after = page.prefixes().getLast();
        }
        String next = page.next();
        token = next == null ? "" : next;
        evident = next != null && own == page.size() && (upTo == null || KeyOrder.KEYS.isAfter(upTo, after));
        return evident;
    }
}
