package tableflow.console.service.query.language;

import java.util.ArrayList;
import java.util.List;

/// A function of the language.
///
/// @param name in lower case
/// @param group such as `Aggregate`
/// @param signatures such as `substr(text, start [, length]) -> varchar`
/// @param about one line
/// @param word it is written without parentheses, such as `current_date`
public record SqlFunction(String name, String group, List<String> signatures, String about, boolean word) {
    public SqlFunction {
        signatures = List.copyOf(signatures);
    }

    /// The arguments of a signature, as it names them.
    ///
    /// @return ranges `from, to` in the signature's text
    static List<int[]> arguments(String signature) {
        int open = signature.indexOf('(');
        int depth = 0;
        int from = open + 1;
        List<int[]> arguments = new ArrayList<>();
        for (int at = open; at >= 0 && at < signature.length(); at++) {
            char c = signature.charAt(at);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0 || (depth == 1 && c == ',')) {
                add(signature, from, at, arguments);
                from = at + 1;
            }
            if (depth == 0) {
                break;
            }
        }
        return arguments;
    }

    /// Without blanks and the brackets around others.
    private static void add(String signature, int from, int to, List<int[]> arguments) {
        int first = from;
        int last = to;
        while (first < last && signature.charAt(first) == ' ') {
            first++;
        }
        while (last > first && " [".indexOf(signature.charAt(last - 1)) >= 0) {
            last--;
        }
        while (last > first && signature.charAt(last - 1) == ']' && signature.substring(first, last).indexOf('[') < 0) {
            last--;
        }
        if (first < last) {
            arguments.add(new int[] {first, last});
        }
    }
}
