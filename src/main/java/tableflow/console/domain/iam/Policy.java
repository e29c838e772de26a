package tableflow.console.domain.iam;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// A policy document that has been read and found valid.
public final class Policy {
    private final List<Statement> statements;

    Policy(List<Statement> statements) {
        this.statements = List.copyOf(statements);
    }

    List<Statement> statements() {
        return statements;
    }

    /// The condition keys that this policy looks at, in lower case, those of `${...}` included.
    public Set<String> contextKeys() {
        Set<String> keys = new TreeSet<>();
        statements.forEach(s -> collect(s, keys));
        return keys;
    }

    /// The statements that deny `question` to `caller`, and those that may: it hangs on keys that are not known.
    public List<Denial> denials(Caller caller, Question question) {
        List<Denial> denials = new ArrayList<>();
        for (int i = 0; i < statements.size(); i++) {
            Statement statement = statements.get(i);
            Truth applies = statement.applies(question);
            if (!statement.allows() && applies != Truth.NO && statement.grant(caller) != Grant.NONE) {
                Set<String> keys = new TreeSet<>();
                collect(statement, keys);
                Set<String> open = new TreeSet<>(keys);
                open.removeIf(question.context()::knows);
                denials.add(new Denial(i, applies == Truth.YES, keys, open));
            }
        }
        return denials;
    }

    /// Whether any statement allows something, to whomever.
    public boolean allowsAnything() {
        return statements.stream().anyMatch(Statement::allows);
    }

    static void collect(Statement statement, Set<String> keys) {
        for (Condition condition : statement.conditions().all()) {
            keys.add(condition.key().toLowerCase(Locale.ROOT));
            keys.addAll(variables(condition.values()));
        }
        keys.addAll(variables(statement.resources().patterns()));
    }

    /// The keys of the variables in some texts, in lower case.
    static Set<String> variables(List<String> texts) {
        Set<String> keys = new TreeSet<>();
        texts.forEach(text -> variables(text, keys));
        return keys;
    }

    private static void variables(String text, Set<String> keys) {
        for (int at = text.indexOf("${"); at >= 0; at = text.indexOf("${", at + 2)) {
            int end = text.indexOf('}', at);
            if (end > at + 3) { // ${*}, ${?} and ${$} are characters
                keys.add(text.substring(at + 2, end).split(",", 2)[0].strip().toLowerCase(Locale.ROOT));
            }
        }
    }
}
