package tableflow.console.ui.messages.tools;

/// Two texts beside each other: which part of them is shown, so that what differs is in it.
///
/// @param from the first character that differs; the length of the shorter text where that is all of it
/// @param leftTo behind the last character of the left one that differs
/// @param rightTo behind the last character of the right one that differs
record TextPair(String left, String right, int from, int leftTo, int rightTo) {

    /// A line of a table shows so many beside what differs.
    static final int CELL = 160;
    private static final int BEFORE_IN_CELL = 12;
    /// What fits into a narrow cell in any case.
    private static final int NARROW = 36;

    /// A text area lays out all of its text at once.
    static final int AREA = 20_000;
    private static final int BEFORE_IN_AREA = 2_000;

    static TextPair of(String left, String right) {
        int least = Math.min(left.length(), right.length());
        int from = 0;
        while (from < least && left.charAt(from) == right.charAt(from)) {
            from++;
        }
        int alike = 0;
        while (alike < least - from
                && left.charAt(left.length() - alike - 1) == right.charAt(right.length() - alike - 1)) {
            alike++;
        }
        return new TextPair(left, right, from, left.length() - alike, right.length() - alike);
    }

    /// A part of one of them.
    ///
    /// @param text of it, without the dots that stand for the rest
    /// @param start of the part in the whole
    /// @param before whether something stands before it
    /// @param behind whether something stands behind it
    record Part(String text, int start, boolean before, boolean behind) {

        /// With a sign where something is left out.
        String dotted() {
            return (before ? "\u2026" : "") + text + (behind ? "\u2026" : "");
        }

        boolean isWhole() {
            return !before && !behind;
        }
    }

    /// Where only one of them says anything, or both the same, its beginning counts.
    private boolean differsWithin() {
        return !left.isEmpty() && !right.isEmpty() && (leftTo > from || rightTo > from);
    }

    /// What a cell shows of the left one.
    String leftCell() {
        return part(left, differsWithin() && from > NARROW ? from - BEFORE_IN_CELL : 0, CELL).dotted();
    }

    /// What a cell shows of the right one.
    String rightCell() {
        return part(right, differsWithin() && from > NARROW ? from - BEFORE_IN_CELL : 0, CELL).dotted();
    }

    /// What an area shows of the left one.
    Part leftArea() {
        return area(left);
    }

    /// What an area shows of the right one.
    Part rightArea() {
        return area(right);
    }

    private Part area(String text) {
        return part(text, differsWithin() && from > AREA / 2 ? from - BEFORE_IN_AREA : 0, AREA);
    }

    /// No character of two parts is taken apart.
    private static Part part(String text, int wanted, int most) {
        if (wanted == 0 && text.length() <= most) {
            return new Part(text, 0, false, false);
        }
        int start = within(text, Math.min(wanted, text.length()));
        int end = within(text, Math.min(text.length(), start + most));
        return new Part(text.substring(start, end), start, start > 0, end < text.length());
    }

    private static int within(String text, int at) {
        boolean apart = at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at))
                && Character.isHighSurrogate(text.charAt(at - 1));
        return apart ? at - 1 : at;
    }
}
