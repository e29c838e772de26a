package tableflow.console.ui;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/// Every text that a user reads, from `messages.properties` beside this class, which has one section for each pane.
///
/// A text with arguments is a [MessageFormat] pattern (`{0}`); one asked for without arguments is taken as it stands.
/// Numbers are formatted with grouping; pass identifiers, ports and exact values as strings.
public final class Messages {

    private static final ResourceBundle TEXTS =
            ResourceBundle.getBundle("tableflow.console.ui.messages", Locale.ROOT, Messages.class.getClassLoader());

    private Messages() {}

    /// The text of `key`. An unknown key shows itself, because a window with an odd label beats none; a test finds it.
    public static String text(String key, Object... arguments) {
        String pattern;
        try {
            pattern = TEXTS.getString(key);
        } catch (MissingResourceException e) {
            return key;
        }
        return arguments.length == 0 ? pattern : new MessageFormat(pattern, Locale.ENGLISH).format(arguments);
    }

    /// `phrase` with a capital at its start: jobs and failures are named by phrases ("read topics"), shown as titles.
    public static String sentence(String phrase) {
        return phrase.isEmpty() ? phrase : phrase.substring(0, 1).toUpperCase(Locale.ENGLISH) + phrase.substring(1);
    }

    /// Whether there is a text for `key`: for texts that only some values have, such as advice.
    public static boolean has(String key) {
        return TEXTS.containsKey(key);
    }
}
