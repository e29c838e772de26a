package tableflow.console.ui.control.code;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Something wrong with the text.
///
/// @param from the first character concerned
/// @param to the one after the last; never before `from`, and equal to it where something is missing
/// @param error otherwise a warning
/// @param fix what would mend it; absent where that is not clear
public record CodeProblem(int from, int to, boolean error, String message, @Nullable Fix fix) {

    /// Another text for a part of the text.
    ///
    /// @param from the first character that goes
    /// @param to the one after the last; `from` where nothing goes
    /// @param title what it does, such as `Quote it: "a-b"`
    public record Fix(int from, int to, String text, String title) {}

    /// An error.
    public static CodeProblem error(int from, int to, String message) {
        return new CodeProblem(from, to, true, message, null);
    }

    /// A warning.
    public static CodeProblem warning(int from, int to, String message) {
        return new CodeProblem(from, to, false, message, null);
    }

    /// The same with what would mend it.
    public CodeProblem mendedBy(Fix mends) {
        return new CodeProblem(from, to, error, message, mends);
    }

    /// The same as many characters farther on.
    public CodeProblem shifted(int by) {
        Fix mends = fix;
        return new CodeProblem(from + by, to + by, error, message,
                mends == null ? null : new Fix(mends.from() + by, mends.to() + by, mends.text(), mends.title()));
    }

    /// Where it stands after a change of the text; what would mend it is known no more when its place was changed.
    CodeProblem moved(CodeText.Change change) {
        Fix mends = fix;
        boolean touched = mends == null || (change.from() < mends.to() && change.to() > mends.from())
                || (change.from() >= mends.from() && change.from() <= mends.to());
        return new CodeProblem(change.moved(from), change.moved(to), error, message,
                touched || mends == null
                        ? null
                        : new Fix(change.moved(mends.from()), change.moved(mends.to()), mends.text(), mends.title()));
    }

    /// What would mend it.
    Optional<Fix> mending() {
        return Optional.ofNullable(fix);
    }
}
