package tableflow.console.service.messages.filter;

import tableflow.console.domain.RemoteFailure;

/// A text that a regular expression can be stopped in: some take longer than anybody waits, and `java.util.regex`
/// itself pays no heed to interrupts.
final class EndableText implements CharSequence {

    private static final int CHECK_EACH = (1 << 14) - 1;

    private final String text;
    private int looks;

    EndableText(String text) {
        this.text = text;
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        if ((++looks & CHECK_EACH) == 0 && Thread.currentThread().isInterrupted()) {
            throw RemoteFailure.cancelled("search records");
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
