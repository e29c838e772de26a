package tableflow.console.sandbox.sql.statement;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tableflow.console.domain.sql.Identifiers;
import tableflow.console.domain.sql.Token;
import tableflow.console.domain.sql.Tokens;

/// Reads Athena's SQL. Queries and all else that Athena takes from Trino goes through Trino's own parser; Athena's
/// inheritance from Hive (tables, databases, `SHOW`, `DESCRIBE`) and its own statements (`UNLOAD`, `OPTIMIZE`,
/// `VACUUM`) are read here and put into the engine's words.
public final class AthenaStatements {
    /// Largest query of the API in bytes. Source: Athena user guide, "Service Quotas".
    public static final int LONGEST = 262_144;

    private AthenaStatements() {}

    /// Checks the syntax and says what is to be done.
    ///
    /// @param sql one statement; a semicolon at its end is allowed
    /// @throws SyntaxError in Athena's sentence
    public static AthenaStatement parse(String sql) throws SyntaxError {
        List<Token> tokens = Tokens.meaning(sql);
        String one = single(sql, tokens);
        TokenReader reader = new TokenReader(one, Tokens.meaning(one));
        Optional<AthenaStatement> own = reader.lookingAt("UNLOAD")
                ? Optional.of(UnloadGrammar.parse(reader))
                : HiveGrammar.parse(reader);
        return own.isPresent() ? own.get() : TrinoGrammar.parse(one);
    }

    /// Cuts a last semicolon off.
    private static String single(String sql, List<Token> tokens) throws SyntaxError {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).is(";")) {
                if (i + 2 < tokens.size() && !tokens.subList(i, tokens.size() - 1).stream().allMatch(t -> t.is(";"))) {
                    throw SyntaxError.whole("Only one sql statement is allowed. Got: " + sql);
                }
                return sql.substring(0, tokens.get(i).from());
            }
        }
        return sql;
    }

    /// A value for a `?` as SQL may write it: Athena takes literals of SQL as they are and everything else as text.
    ///
    /// @param value such as `42`, `'text'`, `DATE '2026-01-01'` or `plain text`
    public static String parameter(String value) {
        return TrinoGrammar.isExpression(value) && !Tokens.meaning(value).getFirst().is("(") && !bareWord(value)
                ? value
                : Identifiers.literal(value);
    }

    private static boolean bareWord(String value) {
        List<Token> tokens = Tokens.meaning(value);
        return tokens.size() == 2
                && tokens.getFirst().isWord()
                && !List.of("true", "false", "null").contains(value.strip().toLowerCase(Locale.ROOT));
    }
}
