package tableflow.console.service.review.report;

import java.util.function.UnaryOperator;
import tableflow.console.domain.review.Review;
import tableflow.console.service.report.ReportFormat;

/// Reviews as documents.
///
/// @param redact takes secrets out of every text
public record ReviewReport(UnaryOperator<String> redact) {

    /// A review in a format.
    public String of(Review review, ReportFormat format) {
        return switch (format) {
            case HTML -> new ReviewHtml(redact).of(review);
            case MARKDOWN -> new ReviewMarkdown(redact).of(review);
            case JSON -> new ReviewDocument(redact).of(review).toPrettyString();
        };
    }
}
