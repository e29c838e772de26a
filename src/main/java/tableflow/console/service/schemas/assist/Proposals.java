package tableflow.console.service.schemas.assist;

import java.util.List;
import java.util.Optional;

/// What could stand at the caret, best first.
///
/// @param replaced what a proposal takes the place of
public record Proposals(Range replaced, List<Proposal> proposals) {

    public Proposals {
        proposals = List.copyOf(proposals);
    }

    static Proposals none(int caret) {
        return new Proposals(new Range(caret, caret), List.of());
    }

    /// One of the things that could stand there.
    ///
    /// @param insert what is written; [#CARET] in it, if anywhere, is where the caret goes
    /// @param detail behind the label, such as a type; may be empty
    /// @param about what it means; may be empty
    /// @param besides what it needs elsewhere
    public record Proposal(
            Kind kind, String label, String insert, String detail, String about, Optional<Insertion> besides) {

        Proposal(Kind kind, String label, String insert, String detail, String about) {
            this(kind, label, insert, detail, about, Optional.empty());
        }

        /// The caret goes here.
        public static final String CARET = "$0";
    }

    /// Something that is written at another place before the caret.
    public record Insertion(int at, String text) {}

    /// What a proposal is; each has an icon.
    public enum Kind {
        KEYWORD,
        TYPE,
        /// Defined in this document or in one that it refers to.
        NAME,
        VALUE
    }
}
