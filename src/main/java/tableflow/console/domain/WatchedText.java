package tableflow.console.domain;

/// A text that a matcher can be stopped in: some regular expressions take longer than anybody waits, and
/// `java.util.regex` itself pays no heed to interrupts. For one matcher at a time.
public final class WatchedText implements CharSequence {

    private final String text;
    private final int each;
    private final Runnable check;
    private long looks;
    private int left;

    /// @param each so many looks at a character lie between two checks; 1 or more
    /// @param check throws what shall end the search
    public WatchedText(String text, int each, Runnable check) {
        this.text = text;
        this.each = each;
        this.check = check;
        this.left = each;
    }

    /// A text that can no longer be read once its thread is interrupted.
    ///
    /// @param what is being done, for the failure: "search records"
    public static WatchedText endable(String text, String what) {
        return new WatchedText(text, 1 << 14, () -> Progress.throwIfCancelled(what));
    }

    /// How often a character was looked at, as far as it was checked.
    public long looks() {
        return looks + each - left;
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        if (--left == 0) {
            left = each;
            looks += each;
            check.run();
        }
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
