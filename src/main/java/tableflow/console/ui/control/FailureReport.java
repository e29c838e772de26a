package tableflow.console.ui.control;

import static tableflow.console.ui.Messages.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;

/// A failure as text for the clipboard and for a support case.
///
/// A [RemoteFailure]'s texts hold no secret. Of the causes only the types and our own failures' texts are told: the
/// message of a library's exception may quote the request.
final class FailureReport {

    private FailureReport() {}

    static String of(RemoteFailure failure) {
        List<String> lines = new ArrayList<>();
        lines.add(text("error.what", failure.what()));
        add(lines, text("error.report.why"), failure.why());
        add(lines, text("error.report.advice"), failure.advice().orElse(""));
        add(lines, text("error.report.kind"), failure.kind().name());
        add(lines, text("error.report.status"), failure.status() == 0 ? "" : Integer.toString(failure.status()));
        add(lines, text("error.report.request"), failure.requestId().orElse(""));
        @Nullable Throwable cause = failure.getCause();
        for (int depth = 0; cause != null && depth < 8; depth++) {
            String told = cause instanceof RemoteFailure inner ? inner.getMessage() : cause.getClass().getName();
            add(lines, text("error.report.cause"), told);
            cause = cause.getCause();
        }
        return String.join("\n", lines) + "\n";
    }

    private static void add(List<String> lines, String label, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            lines.add(label + ": " + value);
        }
    }
}
