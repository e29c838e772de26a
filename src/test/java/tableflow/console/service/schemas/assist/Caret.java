package tableflow.console.service.schemas.assist;

import java.util.List;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.schema.Referenced;

/// A text with a caret, which `\u2038` marks.
record Caret(SchemaFormat format, String text, int at, List<Referenced> references) {

    private static final char MARK = '\u2038';

    static Caret of(SchemaFormat format, String marked, Referenced... references) {
        int at = marked.indexOf(MARK);
        if (at < 0) {
            throw new IllegalArgumentException("no caret in " + marked);
        }
        return new Caret(format, marked.substring(0, at) + marked.substring(at + 1), at, List.of(references));
    }

    SchemaAssist assist() {
        return SchemaAssist.of(format, text, references);
    }

    List<String> proposed() {
        return assist().complete(at).proposals().stream().map(Proposals.Proposal::label).toList();
    }

    /// The text after the first proposal of this label was taken, with a mark for the caret where it says so.
    String taken(String label) {
        Proposals proposals = assist().complete(at);
        Proposals.Proposal chosen = proposals.proposals().stream().filter(it -> it.label().equals(label)).findFirst()
                .orElseThrow(() -> new AssertionError(label + " is not among " + proposed()));
        String before = text.substring(0, proposals.replaced().from());
        return chosen.besides()
                .map(it -> before.substring(0, it.at()) + it.text() + before.substring(it.at())).orElse(before)
                + chosen.insert().replace(Proposals.Proposal.CARET, "" + MARK)
                + text.substring(proposals.replaced().to());
    }

    String explained() {
        return assist().explain(at).map(it -> it.title() + "\n" + it.text()).orElse("");
    }

    /// What the name at the caret leads to, as the text has it; `NAME!` before it for a reference's.
    String definition() {
        return assist().definition(at).map(it -> it.isHere() ? told(text, it.range())
                : it.document() + "!" + told(references.stream().filter(one -> one.name().equals(it.document()))
                        .findFirst().orElseThrow().text(), it.range())).orElse("");
    }

    List<String> uses() {
        return assist().uses(at).stream().map(it -> it.from() + " " + told(text, it)).toList();
    }

    private static String told(String text, Range range) {
        return text.substring(range.from(), range.to());
    }
}
