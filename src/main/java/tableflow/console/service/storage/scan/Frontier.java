package tableflow.console.service.storage.scan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.storage.KeyOrder;
import tableflow.console.service.port.ObjectPage;

/// What is still to be listed, and how it is shared out. A stream without work looks into the part of another: either
/// at the folders that follow, which costs a request and gives positions that are sure to hold keys, or by a guess
/// within a folder. Guarded by the lock of [Board].
final class Frontier {

    /// Less than this is left to the stream that has it.
    private static final double WORTH = 1_500;
    private static final int PIECES_EACH = 4;
    private static final int MOST_LOOKED_INTO = 50_000;

    private final int streams;
    private final Deque<Span> waiting = new ArrayDeque<>();
    private final Set<Span> listed = new LinkedHashSet<>();
    private final Set<String> lookedInto = new HashSet<>();
    private int looking;

    /// What a stream does next.
    sealed interface Task {}

    /// Lists a span, page by page.
    record Listing(Span span) implements Task {}

    /// Looks at the folders in `folder` that lie behind `after`.
    record Look(String folder, String after) implements Task {}

    Frontier(int streams) {
        this.streams = streams;
    }

    void add(Span span) {
        waiting.add(span);
    }

    /// Whether nothing is left.
    boolean isDone() {
        return waiting.isEmpty() && listed.isEmpty() && looking == 0;
    }

    /// Whether a part waits for a stream.
    boolean waits() {
        return !waiting.isEmpty();
    }

    int open() {
        return waiting.size() + listed.size();
    }

    /// All that is left.
    List<Span> left() {
        List<Span> all = new ArrayList<>(listed);
        all.addAll(waiting);
        return all;
    }

    /// About how many keys are left, very roughly; no number while most parts have not told anything.
    double keysLeft() {
        List<Span> known = listed.stream().filter(Span::isKnown).toList();
        if (known.size() * 2 < open()) {
            return Double.POSITIVE_INFINITY;
        }
        double sum = known.stream().mapToDouble(Span::left).sum();
        return known.isEmpty() ? 0 : sum * open() / known.size();
    }

    void finished(Span span) {
        listed.remove(span);
    }

    /// Work for a stream that has none; empty while there is none to share.
    ///
    /// @param maySpend whether a request may be spent on finding some
    Optional<Task> next(boolean maySpend) {
        Span ready = waiting.poll();
        if (ready == null && maySpend) {
            Optional<Task> look = share();
            if (look.isPresent()) {
                return look;
            }
            ready = waiting.poll();
        }
        if (ready == null) {
            return Optional.empty();
        }
        listed.add(ready);
        return Optional.of(new Listing(ready));
    }

    /// Either a look at folders, or spans that wait now.
    private Optional<Task> share() {
        List<Span> victims = listed.stream()
                .filter(span -> span.evident() && !span.folded && span.left() > WORTH)
                .sorted(Comparator.comparingDouble(Span::left).reversed())
                .toList();
        for (Span victim : victims) {
            Optional<Task> look = look(victim);
            if (look.isPresent()) {
                return look;
            }
            if (cut(Cuts.between(victim.prefix, victim.after(), victim.upTo()))) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private Optional<Task> look(Span span) {
        for (String folder : Cuts.foldersAbove(span.prefix, span.after())) {
            String behind = Cuts.behindChild(folder, span.after());
            if (span.holds(behind) && !lookedInto.contains(folder)) {
                if (lookedInto.size() >= MOST_LOOKED_INTO) {
                    lookedInto.clear();
                }
                lookedInto.add(folder);
                looking++;
                return Optional.of(new Look(folder, behind));
            }
        }
        return Optional.empty();
    }

    /// Splits whatever spans hold these positions.
    private boolean cut(List<String> positions) {
        boolean any = false;
        for (String position : positions) {
            for (Span span : left()) {
                if (!span.folded && span.holds(position)) {
                    waiting.add(span.cut(position));
                    any = true;
                    break;
                }
            }
        }
        return any;
    }

    /// Takes note of what a look has shown.
    ///
    /// @param page absent when it failed: then only the part behind the folder at hand becomes another's
    void looked(Look look, @Nullable ObjectPage page) {
        looking--;
        if (page == null) {
            cut(List.of(look.after()));
            return;
        }
        List<String> names = new ArrayList<>(page.prefixes());
        for (int i = 0; i < page.size(); i++) {
            names.add(page.key(i));
        }
        if (names.isEmpty() && !page.more()) {
            ends(look);
            return;
        }
        names.sort(KeyOrder.KEYS);
        int pieces = Math.min(names.size(), streams * PIECES_EACH);
        List<String> positions = new ArrayList<>();
        for (int i = 0; i < pieces; i++) {
            positions.add(names.get((int) ((long) i * names.size() / pieces)));
        }
        cut(positions);
    }

    /// Nothing lies between the folder at hand and the end of the one that was looked into.
    private void ends(Look look) {
        Optional<String> behind = KeyOrder.behind(look.folder());
        for (Span span : left()) {
            String upTo = span.upTo();
            if (span.holds(look.after())) {
                boolean within = behind.isEmpty()
                        || (upTo != null && !KeyOrder.KEYS.isAfter(upTo, behind.get()));
                if (within) {
                    span.endsAt(look.after());
                } else {
                    cut(List.of(look.after()));
                }
                return;
            }
        }
    }
}
