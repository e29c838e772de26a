package tableflow.console.service.query.language;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tableflow.console.service.query.catalog.Fuzzy;

/// Collects proposals that fit what is typed, best first.
final class Candidates {
    /// More than anybody reads; what is missing comes with the next letter.
    static final int MOST = 200;
    private static final int GROUP = 2_000;

    private final String typed;
    private final int from;
    private final int to;
    private final List<Scored> found = new ArrayList<>();
    private final Set<String> known = new HashSet<>();

    private record Scored(Proposal proposal, int score) {}

    /// @param typed so far; any case
    Candidates(String typed, int from, int to) {
        this.typed = typed.toLowerCase(Locale.ROOT);
        this.from = from;
        this.to = to;
    }

    /// @param weight 0 and up; of two that fit alike, the heavier comes first
    void add(Proposal.Kind kind, String label, String detail, String about, String insert, int weight) {
        int score = Fuzzy.score(typed, label);
        if (score != Fuzzy.NONE && known.add(kind + "\n" + insert)) {
            int caret = insert.endsWith("()") ? insert.length() - 1 : insert.length();
            found.add(new Scored(new Proposal(label, detail, about, kind, insert, from, to, caret),
                    score + weight * (typed.isEmpty() ? GROUP : 40)));
        }
    }

    /// A text whose `|` is where the caret goes.
    void addSnippet(String label, String text) {
        int score = Fuzzy.score(typed, label);
        if (score != Fuzzy.NONE) {
            int caret = text.indexOf('|');
            String insert = text.substring(0, caret) + text.substring(caret + 1);
            String first = insert.lines().findFirst().orElse("");
            found.add(new Scored(
                    new Proposal(label, first, insert, Proposal.Kind.SNIPPET, insert, from, to, caret), score));
        }
    }

    /// Whether a name fits, before work is put into what belongs to it.
    boolean fits(String label) {
        return Fuzzy.score(typed, label) != Fuzzy.NONE;
    }

    List<Proposal> best() {
        return found.stream()
                .sorted(Comparator.comparingInt(Scored::score).reversed())
                .limit(MOST)
                .map(Scored::proposal)
                .toList();
    }
}
