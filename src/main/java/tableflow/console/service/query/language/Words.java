package tableflow.console.service.query.language;

import java.util.List;
import tableflow.console.domain.sql.Token;

/// The tokens of one statement, to be walked over by number; comments are left out.
record Words(List<Token> tokens) {

    /// An END for every number beyond the last.
    Token get(int at) {
        return tokens.get(at < 0 || at >= tokens.size() ? tokens.size() - 1 : at);
    }

    boolean is(int at, String... words) {
        return at >= 0 && get(at).isAny(words);
    }

    /// The first token that ends behind `offset`.
    int firstBehind(int offset) {
        int low = 0;
        int high = tokens.size() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (tokens.get(middle).to() > offset) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /// The partner of an open parenthesis; `end` when it is missing.
    int close(int open, int end) {
        int depth = 0;
        for (int at = open; at < end; at++) {
            depth += depth(at);
            if (depth == 0) {
                return at;
            }
        }
        return end;
    }

    int depth(int at) {
        Token token = tokens.get(at);
        return token.is("(") || token.is("[") ? 1 : token.is(")") || token.is("]") ? -1 : 0;
    }

    /// The innermost parenthesis that is open before a token; -1 for none.
    int enclosing(int at, int from) {
        int depth = 0;
        for (int i = at - 1; i >= from; i--) {
            depth += depth(i);
            if (depth == 1) {
                return i;
            }
        }
        return -1;
    }

    /// Whether a query begins behind an open parenthesis.
    boolean opensQuery(int open) {
        int at = open + 1;
        while (is(at, "(")) {
            at++;
        }
        return is(at, "SELECT", "WITH", "VALUES", "TABLE");
    }
}
